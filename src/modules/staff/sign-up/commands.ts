/** What is done through a one-time link: password first, then the second factor. Only then does the member exist. */

import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { checkPassword, hashPassword } from '../../../platform/passwords.ts';
import {
  acceptedStep,
  authenticatorTime,
  newRecoveryCodes,
  recoveryMac,
  sealSecret,
} from '../../../platform/second-factor.ts';
import { normaliseAddress } from '../../rights/module.ts';
import type { StaffDatabase, StaffServices } from '../database.ts';
import { tokenMac } from '../secrets.ts';
import { beginSession, endSessions } from '../sessions.ts';
import { findLink, hasMembers, type Link } from './links.ts';

export interface Credentials {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** The words that an attacker would try for this person at this site. */
export const guessableWords = ({ policy }: StaffServices, person: { email: string; name: string }) => [
  policy.controller.name,
  'avow',
  person.email,
  person.name,
];

/**
 * First step of a sign-up or a reset: keeps what was chosen with the link until the second factor is set. In a reset,
 * address and name stay as they are; in an invitation, the address does.
 * @throws DomainError `linkExpired`, `addressTaken`, and those of `checkPassword`
 */
export async function chooseCredentials(
  db: StaffDatabase,
  services: StaffServices,
  token: string,
  given: Credentials,
): Promise<void> {
  const link = await requireLink(db, services, token);
  const chosen = isSignUp(link)
    ? { email: keepsAddress(link) ? link.email : normaliseAddress(given.email), name: given.name }
    : { email: link.email ?? '', name: link.name ?? '' };
  if (isSignUp(link) && (await isTaken(db, chosen.email))) throw new DomainError('addressTaken');
  await checkPassword(given.password, guessableWords(services, chosen));
  await db
    .updateTable('staff.link')
    .set({ ...chosen, password_hash: await hashPassword(given.password) })
    .where('token_mac', '=', tokenMac(services.keys, 'link', token))
    .execute();
}

/** An open link. @throws DomainError `linkExpired` */
export async function requireLink(db: StaffDatabase, services: StaffServices, token: string): Promise<Link> {
  const link = await findLink(db, services, token);
  if (!link) throw new DomainError('linkExpired');
  return link;
}

export const isSignUp = ({ purpose }: Link): boolean => purpose === 'first' || purpose === 'signUp';

/** Whether the address was chosen by who made the link: an invitation is for nobody else. */
export const keepsAddress = (link: Link): link is Link & { email: string } =>
  link.purpose !== 'first' && link.email !== null;

export async function isTaken(db: StaffDatabase, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff.member')
    .select('staff_id')
    .where('email', '=', email)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Completed {
  readonly staffId: string;
  /** For the session's cookie. */
  readonly sessionToken: string;
  /** To be shown once: the database keeps keyed hashes only. */
  readonly recoveryCodes: readonly string[];
}

/**
 * Last step: the code proves that the second factor works; then the link is used up and the member signed in.
 * @throws DomainError `linkExpired`, `credentialsMissing` when the first step was left out, `wrongCode`, `addressTaken`
 */
export async function completeLink(
  db: StaffDatabase,
  services: StaffServices,
  token: string,
  code: string,
): Promise<Completed> {
  const link = await requireLink(db, services, token);
  if (link.purpose !== 'secondFactor' && link.passwordHash === null)
    throw new DomainError('credentialsMissing');
  await services.limiter.use(codeLimit, link.staffId);
  const step = acceptedStep(link.totpSecret, code, authenticatorTime(services), 0);
  if (step === null) throw new DomainError('wrongCode');
  return db.transaction().execute(async (tx) => {
    await useUp(tx, link);
    if (isSignUp(link)) await addMember(tx, services, link, step);
    else await renewMember(tx, services, link, step);
    const recoveryCodes = await replaceRecoveryCodes(tx, services, link.staffId);
    const sessionToken = await beginSession(tx, services, link.staffId, { proven: true });
    return { staffId: link.staffId, sessionToken, recoveryCodes };
  });
}

/** Tries at a second factor: three of a million codes fit, so ten an hour leave a guesser one chance in 1,400 days. */
export const codeLimit = { name: 'staff code', points: 10, seconds: 3_600 } as const;

/** Deletes the link; of two who use it at the same time, one finds it gone. */
async function useUp(db: StaffDatabase, { staffId }: Link): Promise<void> {
  const gone = await db.deleteFrom('staff.link').where('staff_id', '=', staffId).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new DomainError('linkExpired');
}

async function addMember(
  db: StaffDatabase,
  services: StaffServices,
  link: Link,
  step: number,
): Promise<void> {
  const { staffId, email, name, passwordHash, role } = link;
  if (email === null || name === null) throw new DomainError('credentialsMissing');
  if (link.purpose === 'first' && (await hasMembers(db))) throw new DomainError('linkExpired');
  if (await isTaken(db, email)) throw new DomainError('addressTaken');
  await db
    .insertInto('staff.member')
    .values({
      staff_id: staffId,
      email,
      name,
      password_hash: passwordHash,
      totp_secret: sealSecret(services.keys, 'staff', staffId, link.totpSecret),
      totp_step: step,
      role,
      joined_at: services.clock.now(),
    })
    .execute();
  await recordAct(db, services, { act: 'staff.joined', staffId });
}

async function renewMember(
  db: StaffDatabase,
  services: StaffServices,
  { staffId, purpose, passwordHash, totpSecret }: Link,
  step: number,
): Promise<void> {
  const updated = await db
    .updateTable('staff.member')
    .set({
      totp_secret: sealSecret(services.keys, 'staff', staffId, totpSecret),
      totp_step: step,
      ...(purpose === 'reset' && { password_hash: passwordHash }),
    })
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new DomainError('linkExpired');
  await endSessions(db, staffId);
  const act = purpose === 'reset' ? 'staff.resetDone' : 'staff.secondFactorChanged';
  await recordAct(db, services, { act, staffId });
}

async function replaceRecoveryCodes(
  db: StaffDatabase,
  { keys }: StaffServices,
  staffId: string,
): Promise<string[]> {
  const codes = newRecoveryCodes();
  const macs = codes.flatMap((code) => recoveryMac(keys, 'staff', staffId, code) ?? []);
  await db.deleteFrom('staff.recovery_code').where('staff_id', '=', staffId).execute();
  await db
    .insertInto('staff.recovery_code')
    .values(macs.map((code_mac) => ({ staff_id: staffId, code_mac })))
    .execute();
  return codes;
}
