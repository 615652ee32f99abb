/** What members of staff do with their own access. */

import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { checkPassword, fitsPassword, hashPassword } from '../../../platform/passwords.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { StaffDatabase, StaffServices } from '../database.ts';
import { endSession, endSessions } from '../sessions.ts';
import { requireCode } from '../sign-in/commands.ts';
import { guessableWords } from '../sign-up/commands.ts';
import { issueLink, linkPath, roleOf } from '../sign-up/links.ts';

/** Tries at one's own password by somebody who found an open browser. */
const ownPasswordLimit = { name: 'staff own password', points: 5, seconds: 900 } as const;

/** Who asks, as the session knows them. */
interface Self {
  readonly staffId: string;
  readonly sessionId: string;
}

/**
 * Changes the password and ends the member's other sessions.
 * @throws DomainError `wrongPassword`, `tooMany`, and those of `checkPassword`
 */
export async function changePassword(
  db: StaffDatabase,
  services: StaffServices,
  { staffId, sessionId }: Self,
  { current, fresh }: { current: string; fresh: string },
): Promise<void> {
  const member = await requirePassword(db, services, staffId, current);
  await checkPassword(fresh, guessableWords(services, member));
  const password_hash = await hashPassword(fresh);
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('staff.member').set({ password_hash }).where('staff_id', '=', staffId).execute();
    await endSessions(tx, staffId, sessionId);
    await recordAct(tx, services, { act: 'staff.passwordChanged', staffId });
  });
}

/**
 * Ends sessions of a member: one of them, or all but the one that asks (OWASP ASVS 5, 7.5.2).
 * @param id the session to end; `null` for all others
 * @throws DomainError `wrongPassword`, `tooMany`
 */
export async function endOwnSessions(
  db: StaffDatabase,
  services: StaffServices,
  { staffId, sessionId }: Self,
  { id, password }: { id: string | null; password: string },
): Promise<void> {
  await requirePassword(db, services, staffId, password);
  await db.transaction().execute(async (tx) => {
    if (id === null) await endSessions(tx, staffId, sessionId);
    else if (!(await endSession(tx, staffId, id))) return;
    await recordAct(tx, services, { act: 'staff.sessionsEnded', staffId, subjectId: staffId });
  });
}

/**
 * Begins the change of the second factor; the present one works until the new one has proven itself. It asks for all
 * that signing in asks for (OWASP ASVS 5, 7.5.1).
 * @returns the path where it is set up
 * @throws DomainError `wrongPassword`, `wrongCode`, `tooMany`
 */
export async function beginSecondFactor(
  db: StaffDatabase,
  services: StaffServices,
  staffId: string,
  { password, code }: { password: string; code: string },
): Promise<string> {
  const { email, name, role } = await requirePassword(db, services, staffId, password);
  await requireCode(db, services, staffId, code);
  const { token } = await issueLink(db, services, {
    purpose: 'secondFactor',
    staffId,
    email,
    name,
    role: roleOf(role),
  });
  return `${linkPath(token)}/second-factor`;
}

async function requirePassword(
  db: StaffDatabase,
  { limiter }: StaffServices,
  staffId: string,
  password: string,
) {
  await limiter.use(ownPasswordLimit, staffId);
  const member = await db
    .selectFrom('staff.member')
    .select(['email', 'name', 'role', 'password_hash'])
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!member || !(await fitsPassword(password, member.password_hash)))
    throw new DomainError('wrongPassword');
  await limiter.clear(ownPasswordLimit, staffId);
  return member;
}

/** Sets the console's language; `null` follows the browser. */
export async function chooseLanguage(
  db: StaffDatabase,
  staffId: string,
  language: Language | null,
): Promise<void> {
  await db.updateTable('staff.member').set({ language }).where('staff_id', '=', staffId).execute();
}
