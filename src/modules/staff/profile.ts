/** What members of staff do with their own access. */
import { DomainError } from '../../platform/fault.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { recordAct } from './acts.ts';
import type { StaffDatabase, StaffServices } from './database.ts';
import { issueLink, linkPath, roleOf } from './links.ts';
import { checkPassword, fitsPassword, hashPassword } from './passwords.ts';
import { endSessions } from './sessions.ts';
import { guessableWords } from './sign-up.ts';

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
 * Begins the change of the second factor; the present one works until the new one has proven itself.
 * @returns the path where it is set up
 * @throws DomainError `wrongPassword`, `tooMany`
 */
export async function beginSecondFactor(
  db: StaffDatabase,
  services: StaffServices,
  staffId: string,
  password: string,
): Promise<string> {
  const { email, name, role } = await requirePassword(db, services, staffId, password);
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
