/** What programs read below `/api/`: errors as problem details (RFC 9457), from any site, for no cookie counts there. */
import type { RequestContext } from '../module.ts';
import { errorText } from './pages.tsx';

export const isApi = ({ req }: RequestContext): boolean => /^\/api(\/|$)/.test(req.path);

/** Lets scripts of other sites read the answer (Fetch, "CORS protocol"). */
export const anyOrigin = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Retry-After',
} as const;

/** The answer to a browser that asks before it sends JSON from another site. */
export const preflight = (methods: string): Record<string, string> => ({
  ...anyOrigin,
  'Access-Control-Allow-Methods': methods,
  'Access-Control-Allow-Headers': 'Content-Type',
  'Access-Control-Max-Age': '86400',
});

/** What is wrong with one member of the JSON that was sent. */
export interface MemberFault {
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string;
  readonly code: string;
  /** Of `tooLong`, `passwordShort` and `passwordLong`: how many characters are allowed. */
  readonly limit?: number;
}

/** Where a program needs other words than a person before a form. Always in English, as the names of members are. */
const ownWords: Readonly<
  Record<string, { status: number; title: string; detail: string; remedy?: 'manual' } | undefined>
> = {
  notFound: { status: 404, title: 'Not found', detail: '/api/openapi.json lists what there is.' },
  wrongMethod: { status: 405, title: 'Method not allowed', detail: 'The header Allow names those that are.' },
  badJson: {
    status: 400,
    title: 'Not JSON',
    detail: 'The body is no JSON text in UTF-8 (RFC 8259): send one.',
  },
  notJson: {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the body as application/json, in UTF-8.',
  },
  tokenMissing: {
    status: 401,
    title: 'A token is needed',
    detail:
      'Send a token that is in force as “Authorization: Bearer …”. Staff make one under Console, Interface.',
  },
  tokenScope: {
    status: 403,
    title: 'This token may not do that',
    detail: 'It lacks the scope that /api/openapi.json names for this path. Staff can make another one.',
  },
  fieldsRefused: {
    status: 422,
    title: 'Members that this version may not carry',
    detail:
      'Nothing was stored. Leave out the members that fields names: the policy does not take them for this version, or the person did not agree to their purpose.',
  },
  consentMissing: {
    status: 422,
    title: 'The consent to the check of the licence is missing',
    detail:
      'Nothing was stored. Without it the product is activated manually: offer the page that the description of this version names as manual.',
    remedy: 'manual',
  },
  consentUnknown: {
    status: 422,
    title: 'A consent to a text that is not in force',
    detail:
      'Nothing was stored. Fetch the sentences of just this version of the product, show them, and send their hashes.',
  },
  versionUnlisted: {
    status: 422,
    title: 'A product or version that is not listed',
    detail:
      'Nothing was stored. The policy of the vendor names the products and versions that can be activated.',
  },
  licenceRefused: {
    status: 403,
    title: 'This licence cannot be activated',
    detail:
      'Compare the key with what came with the product. It may be mistyped, for another product, over, or stopped; whoever sold it can tell.',
  },
  seatsTaken: {
    status: 409,
    title: 'All seats of this licence are taken',
    detail:
      'Free the seat of a computer that no longer needs it: in the product there, in the account, or by the support.',
  },
  requestOfOther: {
    status: 422,
    title: 'A request of another product',
    detail:
      'No product that is listed here has shown this code. Look whether it was read off the right program.',
  },
  nonceUsed: {
    status: 409,
    title: 'This request was answered before',
    detail: 'The seat was given back since. Let the product make a new request.',
  },
  clientTooOld: {
    status: 409,
    title: 'This version of the product cannot read a certificate of today',
    detail: 'Update the product, then activate it.',
  },
  idempotencyMismatch: {
    status: 422,
    title: 'Another request under the same Idempotency-Key',
    detail: 'Nothing was stored. Make a new key for a new request; repeat the old one word for word.',
  },
  badIdempotencyKey: {
    status: 400,
    title: 'No Idempotency-Key',
    detail: 'It has 1 to 200 characters: send a random one, such as a UUID, or none.',
  },
  referenceTaken: {
    status: 409,
    title: 'This sale has its licence already',
    detail:
      'Nothing was issued. The key was in the first answer and is kept nowhere: staff find the licence by its reference, and can give it a new key.',
  },
  productUnknown: {
    status: 422,
    title: 'A product that is not listed',
    detail: 'Nothing was issued. Name it as the policy of the vendor does.',
  },
  editionUnknown: {
    status: 422,
    title: 'An edition that this product does not have',
    detail: 'Nothing was issued. Name it as the policy of the vendor does.',
  },
  entitlementUnknown: {
    status: 422,
    title: 'An entitlement that this product does not have',
    detail: 'Nothing was issued. Leave out what the policy of the vendor does not list for this product.',
  },
  termTwice: {
    status: 422,
    title: 'Two ends',
    detail: 'Nothing was issued. Send endsOn or termMonths, not both.',
  },
  badValues: {
    status: 422,
    title: 'Some values cannot be taken',
    detail: 'Nothing was stored. Mend each member that errors names by its pointer, and send it again.',
  },
  unknownField: {
    status: 422,
    title: 'An unknown member',
    detail: 'Nothing was stored. Leave out the members that /api/openapi.json does not describe.',
  },
};

/**
 * An error as problem details. Nothing of what was sent is repeated in it: the name of a member may be an address as well.
 * @param code of a DomainError; it is the problem's `code`
 * @param more further members that the interface describes
 */
export function problem(
  code: string,
  facts: Readonly<Record<string, string | number>> = {},
  errors?: readonly MemberFault[],
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const { title, text, status, headers } = errorText('en', code, facts);
  const words = ownWords[code] ?? { status, title, detail: text };
  return new Response(`${JSON.stringify({ type: 'about:blank', ...words, code, errors, ...more })}\n`, {
    status: words.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': 'en',
      'Cache-Control': 'no-store',
      ...anyOrigin,
      ...(code === 'tokenMissing' && { 'WWW-Authenticate': 'Bearer' }),
      ...headers,
    },
  });
}
