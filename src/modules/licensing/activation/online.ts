/** An activation over the net: answered once, and again word for word to whoever repeats it. */
import { formatCertificate } from '../../../../client/src/certificate.ts';
import { DomainError } from '../../../platform/fault.ts';
import { checkPassword, hashPassword } from '../../../platform/passwords.ts';
import { prepareAccount } from '../../account/module.ts';
import type { LicensingDb, LicensingTx, SigningServices } from '../database.ts';
import { activate } from './commands.ts';
import { guessed } from './limits.ts';
import { replayEnd } from './replay.ts';
import type { ReadActivation } from './request.ts';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Asked {
  readonly activation: ReadActivation;
  readonly address: string;
  /** Idempotency-Key, and the body as it came; null where no key was sent. */
  readonly repeatable: { readonly key: string; readonly body: string } | null;
}

/**
 * @throws DomainError `licenceRefused`, `seatsTaken`, `nonceUsed`, `clientTooOld`, `tooMany`; `idempotencyMismatch` for another body
 * under a key that was used
 */
export async function activateOnline(
  db: LicensingDb,
  services: SigningServices,
  { activation, address, repeatable }: Asked,
): Promise<Answer> {
  const replay = repeatable && hashesOf(services, repeatable);
  const before = replay && (await findReplay(db, services, replay));
  if (before) return before;
  const wish = await wishOf(activation);
  const keepsAddress = activation.given.licenceVerification !== undefined;
  const given = { ...activation, address: keepsAddress ? address : null };
  return guessed(services, activation.licenceKey, () =>
    db.transaction().execute(async (tx) => {
      const { certificate, licenceId, fresh, taken, total } = await activate(tx, services, given);
      if (wish) await prepareAccount(tx, services, { ...wish, licenceId });
      const answer = {
        status: fresh ? 201 : 200,
        body: `{"certificate":${formatCertificate(certificate).trim()},"seats":{"taken":${taken},"total":${total}}}\n`,
      };
      return replay ? keepReplay(tx, services, replay, answer) : answer;
    }),
  );
}

/**
 * The account that somebody wants with their activation: worth nothing until its address is proven.
 * @throws DomainError of `checkPassword`
 */
async function wishOf({ given, password, language }: ReadActivation) {
  const email = given.account?.fields.email;
  if (!given.account || email === undefined || password === null) return null;
  await checkPassword(password, [email]);
  const passwordHash = await hashPassword(password);
  return { email, passwordHash, language: language ?? 'en', wording: given.account.wording };
}

interface ReplayHashes {
  readonly keyHash: Buffer;
  readonly bodyHash: Buffer;
}

const hashesOf = (
  { keys }: Pick<SigningServices, 'keys'>,
  { key, body }: { readonly key: string; readonly body: string },
): ReplayHashes => ({
  keyHash: keys.mac('licences', 'replay key', key),
  bodyHash: keys.mac('licences', 'replay body', body),
});

/** The answer that was given under a key. @throws DomainError `idempotencyMismatch` */
async function findReplay(
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

/** Keeps an answer; where the same request was answered meanwhile, that answer is the one. */
async function keepReplay(
  tx: LicensingTx,
  services: SigningServices,
  replay: ReplayHashes,
  answer: Answer,
): Promise<Answer> {
  const now = services.clock.now();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('licensing.replay')
    .values({
      key_hash: replay.keyHash,
      body_hash: replay.bodyHash,
      status: answer.status,
      answer: answer.body,
      given_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 0n) return answer;
  return (await findReplay(tx, services, replay)) ?? answer;
}
