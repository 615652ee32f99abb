/** Signing in: the password opens a session that can do nothing, the second factor exchanges it for one that can. */

import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { fitsPassword } from '../../../platform/passwords.ts';
import { acceptedStep, authenticatorTime, openSecret, recoveryMac } from '../../../platform/second-factor.ts';
import { normaliseAddress } from '../../rights/module.ts';
import type { StaffDatabase, StaffServices } from '../database.ts';
import { beginSession, endSession, endSessionOf, unprovenSession } from '../sessions.ts';
import { codeLimit } from '../sign-up/commands.ts';

/**
 * Tries from one client over all addresses, of one client at one address, and at one address over all clients. The
 * last is wide, so that a single stranger cannot keep a member out, and still leaves guessing hopeless.
 */
const clientLimit = { name: 'staff sign-in client', points: 30, seconds: 900 } as const;
const pairLimit = { name: 'staff sign-in pair', points: 10, seconds: 900 } as const;
const addressLimit = { name: 'staff sign-in address', points: 100, seconds: 3_600 } as const;

/**
 * First step. An unknown address, one that waits for a reset and a wrong password get the same answer after the same work.
 * @returns the token of a session that waits for the second factor
 * @throws DomainError `wrongSignIn`, `tooMany`
 */
export async function givePassword(
  db: StaffDatabase,
  services: StaffServices,
  given: { readonly email: string; readonly password: string; readonly client: string },
): Promise<string> {
  const { limiter } = services;
  const email = normaliseAddress(given.email);
  await limiter.use(clientLimit, given.client);
  await limiter.use(pairLimit, `${given.client} ${email}`);
  await limiter.use(addressLimit, email);
  const member = await db
    .selectFrom('staff.member')
    .select(['staff_id', 'password_hash'])
    .where('email', '=', email)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!(await fitsPassword(given.password, member?.password_hash ?? null)) || !member) {
    await recordAct(db, services, { act: 'staff.signInFailed', staffId: member?.staff_id ?? null });
    throw new DomainError('wrongSignIn');
  }
  await limiter.clear(pairLimit, `${given.client} ${email}`);
  await limiter.clear(addressLimit, email);
  return beginSession(db, services, member.staff_id, { proven: false });
}

/**
 * Second step: a code of the authenticator, or one of the recovery codes, each of which works once.
 * @param token of the session that waits
 * @returns the token of the signed-in session, which is another one (OWASP ASVS 5, 7.2.4)
 * @throws DomainError `signInExpired`, `wrongCode`, `tooMany`
 */
export async function giveCode(
  db: StaffDatabase,
  services: StaffServices,
  token: string,
  code: string,
): Promise<string> {
  const waiting = await unprovenSession(db, services, token);
  if (!waiting) throw new DomainError('signInExpired');
  await requireCode(db, services, waiting.staff_id, code);
  return db.transaction().execute(async (tx) => {
    if (!(await endSession(tx, waiting.staff_id, waiting.id))) throw new DomainError('signInExpired');
    await recordAct(tx, services, { act: 'staff.signedIn', staffId: waiting.staff_id });
    return beginSession(tx, services, waiting.staff_id, { proven: true });
  });
}

/** Ends the session of a token by its member's wish. */
export async function signOutOf(
  db: StaffDatabase,
  services: StaffServices,
  { staffId, token }: { readonly staffId: string; readonly token: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await endSessionOf(tx, services, token);
    await recordAct(tx, services, { act: 'staff.signedOut', staffId });
  });
}

/**
 * Uses up a code of the authenticator, or a recovery code, of a member.
 * @throws DomainError `wrongCode`, `tooMany`
 */
export async function requireCode(
  db: StaffDatabase,
  services: StaffServices,
  staffId: string,
  code: string,
): Promise<void> {
  await services.limiter.use(codeLimit, staffId);
  if (!(await useTotp(db, services, staffId, code)) && !(await useRecovery(db, services, staffId, code))) {
    await recordAct(db, services, { act: 'staff.codeFailed', staffId });
    throw new DomainError('wrongCode');
  }
  await services.limiter.clear(codeLimit, staffId);
}

/** Takes a code if it is right and later than the last one; of two who send the same code, one comes too late. */
async function useTotp(
  db: StaffDatabase,
  services: StaffServices,
  staffId: string,
  code: string,
): Promise<boolean> {
  const member = await db
    .selectFrom('staff.member')
    .select(['totp_secret', 'totp_step'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  if (!member) return false;
  const secret = openSecret(services.keys, 'staff', staffId, member.totp_secret);
  const step = acceptedStep(secret, code, authenticatorTime(services), member.totp_step);
  if (step === null) return false;
  const { numUpdatedRows } = await db
    .updateTable('staff.member')
    .set({ totp_step: step })
    .where('staff_id', '=', staffId)
    .where('totp_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function useRecovery(
  db: StaffDatabase,
  services: StaffServices,
  staffId: string,
  code: string,
): Promise<boolean> {
  const mac = recoveryMac(services.keys, 'staff', staffId, code);
  if (mac === null) return false;
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('staff.recovery_code')
      .where('staff_id', '=', staffId)
      .where('code_mac', '=', mac)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await recordAct(tx, services, { act: 'staff.recoveryCodeUsed', staffId });
    return true;
  });
}
