/** The server's side of an activation, asked over HTTPS: only while somebody activates, gives back or withdraws. */
import { type Certificate, readCertificate } from './certificate.ts';
import type { Purpose } from './consent.ts';
import { ActivationFault, type MemberFault } from './fault.ts';

/** One tick of an installer, in the words in force. */
export interface ConsentOffer {
  readonly purpose: Purpose;
  readonly text: string;
  readonly hash: string;
  readonly version: string;
}

/** What the policy rules for a version of the product. */
export interface Offer {
  readonly product: string;
  readonly version: string;
  readonly collects: 'none' | 'consent';
  readonly fields: Partial<Readonly<Record<Purpose, readonly string[]>>>;
  readonly consents: readonly ConsentOffer[];
  /** The page for manual activation. */
  readonly manual: string;
}

/** What somebody may give; each member only for a purpose that they agreed to. */
export interface Given {
  readonly userName?: string;
  readonly firstName?: string;
  readonly surname?: string;
  readonly email?: string;
  readonly purchaseDate?: string;
  readonly purchasePlace?: string;
  readonly password?: string;
}

/** The body of an activation: exactly what would be sent. */
export interface ActivationBody extends Given {
  readonly licenceKey: string;
  readonly product: string;
  readonly version: string;
  readonly machine: string;
  readonly nonce: string;
  readonly keyId: number;
  readonly language: string;
  readonly consents?: Partial<Readonly<Record<Purpose, { readonly hash: string; readonly version: string }>>>;
}

export type Fetch = typeof fetch;

const timeoutMs = 20_000;

export interface Server {
  readonly offer: (version: string, language: string) => Promise<Offer>;
  /** @param key repeated with the same body, it gives the same answer */
  readonly activate: (body: ActivationBody, key: string) => Promise<Certificate>;
  readonly deactivate: (body: object) => Promise<void>;
  readonly withdraw: (body: object) => Promise<void>;
}

/** @throws ActivationFault (each call) `serverAway` where nothing answers, `serverRefused` with the server's code and sentence */
export function serverAt(origin: string, product: string, ask: Fetch): Server {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    answerOf(ask, `${origin}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    offer: async (version, language) => {
      const path = `products/${encodeURIComponent(product)}/versions/${encodeURIComponent(version)}/activation`;
      const response = await answerOf(
        ask,
        `${origin}/api/v1/${path}?language=${encodeURIComponent(language)}`,
        {},
      );
      return readOffer(await jsonOf(response));
    },
    activate: async (body, key) => {
      const send = () => post('activations', body, { 'idempotency-key': key });
      // A lost answer is asked for once more: the same key gives the same one, and no second seat.
      const response = await send().catch((error: unknown) => {
        if (error instanceof ActivationFault && error.code === 'serverAway') return send();
        throw error;
      });
      const said = await jsonOf(response);
      return readCertificate(isObject(said) ? said.certificate : said);
    },
    deactivate: async (body) => {
      await post('deactivations', body);
    },
    withdraw: async (body) => {
      await post('activations/withdrawals', body);
    },
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A network that one has to sign in to answers in the server's place, with a page of its own. */
const noServer = (): ActivationFault =>
  new ActivationFault(
    'serverAway',
    'What answers is not the server: sign in to this network first, or activate manually with a code.',
  );

const jsonOf = (response: Response): Promise<unknown> =>
  response.json().catch(() => {
    throw noServer();
  });

function readOffer(said: unknown): Offer {
  const isOffer =
    isObject(said) &&
    (said.collects === 'none' || said.collects === 'consent') &&
    Array.isArray(said.consents) &&
    isObject(said.fields);
  if (!isOffer) throw noServer();
  return said as unknown as Offer;
}

function membersOf(errors: unknown): MemberFault[] {
  return (Array.isArray(errors) ? errors : []).filter(isObject).map(({ pointer, code, limit }) => ({
    name: String(pointer).replace(/^\//, ''),
    code: String(code),
    limit: typeof limit === 'number' ? limit : null,
  }));
}

async function answerOf(ask: Fetch, url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await ask(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  } catch {
    throw new ActivationFault(
      'serverAway',
      'The server cannot be reached: look whether this computer is online, or activate manually with a code.',
    );
  }
  if (response.ok) return response;
  const said = await response.json().catch(() => null);
  if (response.status >= 500 || !isObject(said) || !('code' in said && 'detail' in said))
    throw new ActivationFault(
      'serverAway',
      `The server has trouble of its own (${response.status}): try again later, or activate manually with a code.`,
    );
  const server = { code: String(said.code), members: membersOf(said.errors) };
  throw new ActivationFault('serverRefused', String(said.detail), [], server);
}
