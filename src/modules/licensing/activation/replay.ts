/** Answers that are given again, word for word, to whoever repeats a request (the header "Idempotency-Key"). */
import { DomainError } from '../../../platform/fault.ts';
import type { Policy } from '../../../policy/language.ts';
import { addPeriod } from '../../../policy/period.ts';
import type { LicensingDb, LicensingTx, SigningServices } from '../database.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Until when the answer to an activation is given again to whoever repeats it. */
export const replayEnd = ({ licensing }: Policy, givenAt: Date): Date =>
  addPeriod(givenAt, licensing.replayFor);

export interface ReplayHashes {
  readonly keyHash: Buffer;
  readonly bodyHash: Buffer;
}

export const hashesOf = (
  { keys }: Pick<SigningServices, 'keys'>,
  { key, body }: { readonly key: string; readonly body: string },
): ReplayHashes => ({
  keyHash: keys.mac('licences', 'replay key', key),
  bodyHash: keys.mac('licences', 'replay body', body),
});

/** The answer that was given under a key. @throws DomainError `idempotencyMismatch` */
export async function findReplay(
  db: LicensingDb | LicensingTx,
  { policy, clock }: Pick<SigningServices, 'policy' | 'clock'>,
  { keyHash, bodyHash }: ReplayHashes,
): Promise<Answer | null> {
  const found = await db
    .selectFrom('licensing.replay')
    .select(['body_hash', 'status', 'answer', 'given_at'])
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  if (!found || replayEnd(policy, found.given_at) <= clock.now()) return null;
  if (!found.body_hash.equals(bodyHash)) throw new DomainError('idempotencyMismatch');
  return { status: found.status, body: found.answer };
}

export interface KeptAnswer {
  /** Its place among those that are answered together. */
  readonly at: number;
  readonly replay: ReplayHashes;
  readonly answer: Answer;
}

/**
 * Keeps answers, in the order of their keys, so that two who keep the same ones wait for each other one way only.
 * @returns those under whose key another answer was given meanwhile, with that one. @throws DomainError `idempotencyMismatch`
 */
export async function keepReplays(
  tx: LicensingTx,
  services: SigningServices,
  answers: readonly KeptAnswer[],
): Promise<KeptAnswer[]> {
  if (answers.length === 0) return [];
  const given_at = services.clock.now();
  const values = answers
    .map(({ replay, answer }) => ({
      key_hash: replay.keyHash,
      body_hash: replay.bodyHash,
      status: answer.status,
      answer: answer.body,
      given_at,
    }))
    .toSorted((one, other) => one.key_hash.compare(other.key_hash));
  const kept = await tx
    .insertInto('licensing.replay')
    .values(values)
    .onConflict((conflict) => conflict.doNothing())
    .returning('key_hash')
    .execute();
  const isKept = new Set(kept.map(({ key_hash }) => key_hash.toString('hex')));
  const changed: KeptAnswer[] = [];
  for (const one of answers) {
    // Of several under the same key, the first one was kept.
    if (isKept.delete(one.replay.keyHash.toString('hex'))) continue;
    const answer = await findReplay(tx, services, one.replay);
    if (answer) changed.push({ ...one, answer });
  }
  return changed;
}
