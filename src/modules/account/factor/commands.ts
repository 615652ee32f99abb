/** The second factor of an account: an authenticator app, set up and taken away by its owner, and codes for the day it is lost. */
import { DomainError } from '../../../platform/fault.ts';
import {
  acceptedStep,
  authenticatorTime,
  newRecoveryCodes,
  newSealedSecret,
  openSecret,
  recoveryMac,
} from '../../../platform/second-factor.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { AccountDb, AccountServices, AccountTx } from '../database.ts';
import { requirePassword, tell } from '../home/commands.ts';
import { lockAccount } from '../opening/commands.ts';
import {
  beginProvenSession,
  endSession,
  endSessions,
  type FoundSession,
  waitingSession,
} from '../sessions.ts';

const codeLimit = { name: 'account code', points: 10, seconds: 900 } as const;

const totpOfPerson = (db: AccountDb, personId: string) =>
  db
    .selectFrom('account.totp')
    .select(['secret', 'step', 'proven_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst();

/** Whether signing in asks for a code. */
export const hasTotp = async (db: AccountDb, personId: string): Promise<boolean> =>
  Boolean((await totpOfPerson(db, personId))?.proven_at);

/**
 * Begins to set up an authenticator: its secret counts once its first code was right.
 * @throws DomainError `wrongPassword`, `tooMany`, `factorThere` where there is one
 */
export async function beginTotp(
  db: AccountDb,
  services: AccountServices,
  { person_id: personId }: FoundSession,
  password: string,
): Promise<void> {
  await requirePassword(db, services, personId, password);
  const secret = newSealedSecret(services.keys, 'account', personId);
  await db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId);
    if ((await totpOfPerson(tx, personId))?.proven_at) throw new DomainError('factorThere');
    await tx.deleteFrom('account.totp').where('person_id', '=', personId).execute();
    await tx
      .insertInto('account.totp')
      .values({ person_id: personId, policy_version: services.policyVersion, secret, step: 0 })
      .execute();
  });
}

/** The secret that is being set up; `null` where none is. */
export async function pendingSecret(
  db: AccountDb,
  { keys }: AccountServices,
  personId: string,
): Promise<Buffer | null> {
  const totp = await totpOfPerson(db, personId);
  return totp && !totp.proven_at ? openSecret(keys, 'account', personId, totp.secret) : null;
}

/**
 * The first right code makes the authenticator count; every other browser is signed out, and the address is told.
 * @returns the recovery codes, which are shown now and never again
 * @throws DomainError `wrongCode`, `tooMany`
 */
export async function proveTotp(
  db: AccountDb,
  services: AccountServices,
  session: FoundSession,
  { code, language }: { readonly code: string; readonly language: Language },
): Promise<string[]> {
  const { person_id: personId, id } = session;
  const { clock, keys, limiter, policyVersion } = services;
  await limiter.use(codeLimit, personId);
  const secret = await pendingSecret(db, services, personId);
  const step = secret && acceptedStep(secret, code, authenticatorTime(services), 0);
  if (!secret || step === null) throw new DomainError('wrongCode');
  await limiter.clear(codeLimit, personId);
  const codes = newRecoveryCodes();
  await db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId);
    const { numUpdatedRows } = await tx
      .updateTable('account.totp')
      .set({ step, proven_at: clock.now() })
      .where('person_id', '=', personId)
      .where('proven_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new DomainError('wrongCode');
    const rows = codes.flatMap((one) => recoveryMac(keys, 'account', personId, one) ?? []);
    await tx
      .insertInto('account.recovery_code')
      .values(rows.map((code_hash) => ({ person_id: personId, policy_version: policyVersion, code_hash })))
      .execute();
    await endSessions(tx, personId, id);
    await tell(tx, services, session, { name: 'factorAdded', path: '/contact', language });
  });
  return codes;
}

/**
 * Takes the authenticator away, by all that signing in asks for, and tells the address.
 * @throws DomainError `wrongPassword`, `wrongCode`, `tooMany`
 */
export async function removeTotp(
  db: AccountDb,
  services: AccountServices,
  session: FoundSession,
  {
    password,
    code,
    language,
  }: { readonly password: string; readonly code: string; readonly language: Language },
): Promise<void> {
  const { person_id: personId } = session;
  await requirePassword(db, services, personId, password);
  await requireCode(db, services, personId, code);
  await db.transaction().execute(async (tx) => {
    await dropFactor(tx, personId);
    await tell(tx, services, session, { name: 'factorRemoved', path: '/account/forgotten', language });
  });
}

async function dropFactor(tx: AccountTx, personId: string): Promise<void> {
  await tx.deleteFrom('account.totp').where('person_id', '=', personId).execute();
  await tx.deleteFrom('account.recovery_code').where('person_id', '=', personId).execute();
}

/**
 * The second step of signing in: a code of the authenticator, or a recovery code, each of which works once.
 * @returns the token of the signed-in session, which is another one (OWASP ASVS 5, 7.2.4)
 * @throws DomainError `signInExpired`, `wrongCode`, `tooMany`
 */
export async function giveCode(
  db: AccountDb,
  services: AccountServices,
  token: string,
  code: string,
): Promise<string> {
  const waiting = await waitingSession(db, services, token);
  if (!waiting) throw new DomainError('signInExpired');
  await requireCode(db, services, waiting.person_id, code);
  return db.transaction().execute(async (tx) => {
    await endSession(tx, waiting.person_id, waiting.id);
    return beginProvenSession(tx, services, waiting.person_id);
  });
}

/** @throws DomainError `wrongCode`, `tooMany` */
export async function requireCode(
  db: AccountDb,
  services: AccountServices,
  personId: string,
  code: string,
): Promise<void> {
  await services.limiter.use(codeLimit, personId);
  const isRight =
    (await useTotp(db, services, personId, code)) || (await useRecovery(db, services, personId, code));
  if (!isRight) throw new DomainError('wrongCode');
  await services.limiter.clear(codeLimit, personId);
}

/** Takes a code if it is right and later than the last one; of two who send the same code, one comes too late. */
async function useTotp(
  db: AccountDb,
  services: AccountServices,
  personId: string,
  code: string,
): Promise<boolean> {
  const totp = await totpOfPerson(db, personId);
  if (!totp?.proven_at) return false;
  const secret = openSecret(services.keys, 'account', personId, totp.secret);
  const step = acceptedStep(secret, code, authenticatorTime(services), totp.step);
  if (step === null) return false;
  const { numUpdatedRows } = await db
    .updateTable('account.totp')
    .set({ step })
    .where('person_id', '=', personId)
    .where('step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function useRecovery(
  db: AccountDb,
  { keys }: AccountServices,
  personId: string,
  code: string,
): Promise<boolean> {
  const mac = recoveryMac(keys, 'account', personId, code);
  if (mac === null) return false;
  const { numDeletedRows } = await db
    .deleteFrom('account.recovery_code')
    .where('person_id', '=', personId)
    .where('code_hash', '=', mac)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
