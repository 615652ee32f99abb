/** What a browser answers for a passkey, read and verified (WebAuthn 3, 7.1 and 7.2). */
import type { WebAuthnCredential } from '@simplewebauthn/server';
import { z } from 'zod';
import type { AccountServices } from '../database.ts';

/** Loaded with the first passkey: it knows every kind of attestation, and its parsers take half a second and 50 MB. */
export const webauthn = () => import('@simplewebauthn/server');

/** For whom passkeys are made: the host of this site, and pages of this site alone. */
export function relyingParty({ env }: Pick<AccountServices, 'env'>): {
  readonly id: string;
  readonly origin: string;
} {
  const { hostname: id, origin } = new URL(env.publicUrl);
  return { id, origin };
}

/** EdDSA, ES256, RS256 (COSE): what authenticators have, and the runtime knows well. */
export const algorithms = [-8, -7, -257];

const text = z.string().max(20_000);
const head = { id: text, rawId: text, type: z.literal('public-key') };

const createdAnswer = z.object({
  ...head,
  response: z.object({ clientDataJSON: text, attestationObject: text }),
});
const usedAnswer = z.object({
  ...head,
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text }),
});

export type CreatedAnswer = z.infer<typeof createdAnswer>;
export type UsedAnswer = z.infer<typeof usedAnswer>;

/** @returns `null` for what no browser sends */
export const readCreated = (json: string): CreatedAnswer | null => read(createdAnswer, json);
export const readUsed = (json: string): UsedAnswer | null => read(usedAnswer, json);

function read<T>(schema: z.ZodType<T>, json: string): T | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

const clientData = z.object({ challenge: text });

/** The challenge that an answer says it answers; an empty text where it says none. */
export function challengeOf({ response }: CreatedAnswer | UsedAnswer): string {
  const json = Buffer.from(response.clientDataJSON, 'base64url').toString();
  return read(clientData, json)?.challenge ?? '';
}

/**
 * A new passkey: made on our pages, for our host, for this challenge, by an authenticator that verified its user.
 * @returns `null` where any of it is not so
 */
export async function verifyCreated(
  services: AccountServices,
  answer: CreatedAnswer,
  challenge: string,
): Promise<WebAuthnCredential | null> {
  const { id, origin } = relyingParty(services);
  const { verifyRegistrationResponse } = await webauthn();
  const verified = await verifyRegistrationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => null);
  return verified?.registrationInfo?.credential ?? null;
}

/**
 * The use of a passkey: signed by its key for our pages, our host and this challenge, after its user was verified.
 * @returns its counter now; `null` where any of it is not so, or the counter did not go on, as with a copied key
 */
export async function verifyUsed(
  services: AccountServices,
  answer: UsedAnswer,
  challenge: string,
  credential: WebAuthnCredential,
): Promise<number | null> {
  const { id, origin } = relyingParty(services);
  const { verifyAuthenticationResponse } = await webauthn();
  const result = await verifyAuthenticationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential,
    requireUserVerification: true,
  }).catch(() => null);
  return result?.verified ? result.authenticationInfo.newCounter : null;
}
