/** Challenges of passkeys: random numbers that are good for one answer, to one question, for minutes (WebAuthn 3, 13.4.3). */
import { newToken } from '../../../platform/ids.ts';
import { passkeyEnd } from '../access.ts';
import type { AccountDb, AccountServices } from '../database.ts';
import { tokenHash } from '../tokens.ts';

/** What a challenge is given for; an answer to another question does not fit. */
export type Question =
  | { readonly ask: 'signIn' }
  /** A new passkey, in this session alone, under this handle of the account. */
  | { readonly ask: 'add'; readonly sessionId: string; readonly handle: string };

/** @returns the challenge in base64url; the database holds its keyed hash, and nobody's name */
export async function giveChallenge(
  db: AccountDb,
  services: AccountServices,
  question: Question,
): Promise<string> {
  const challenge = newToken();
  await db
    .insertInto('account.challenge')
    .values({
      challenge_hash: hashOf(services, question, challenge),
      expires_at: passkeyEnd(services.policy, services.clock.now()),
    })
    .execute();
  return challenge;
}

/** Takes a challenge away. @returns whether it was there, for this question and in time; of two answers, one comes too late */
export async function takeChallenge(
  db: AccountDb,
  services: AccountServices,
  question: Question,
  challenge: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('account.challenge')
    .where('challenge_hash', '=', hashOf(services, question, challenge))
    .where('expires_at', '>', services.clock.now())
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

function hashOf(services: AccountServices, question: Question, challenge: string): Buffer {
  const bound = question.ask === 'add' ? `add ${question.sessionId} ${question.handle}` : question.ask;
  return tokenHash(services, 'challenge', `${bound} ${challenge}`);
}

/** Deletes challenges that nobody answered in time. */
export async function removeEndedChallenges(db: AccountDb, { clock }: AccountServices): Promise<void> {
  await db.deleteFrom('account.challenge').where('expires_at', '<=', clock.now()).execute();
}
