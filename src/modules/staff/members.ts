/** Who works here: invited, given another role, dismissed, let in again. */
import { DomainError } from '../../platform/fault.ts';
import { queueMail } from '../../platform/mail/queue.ts';
import type { SignedInStaff } from '../../platform/module.ts';
import type { Language, StaffRole } from '../../policy/vocabulary.ts';
import { normaliseAddress, personFor } from '../rights/module.ts';
import { recordAct } from './acts.ts';
import type { StaffDatabase, StaffServices } from './database.ts';
import { issueLink, linkPath, roleOf } from './links.ts';
import { invitationMail } from './mails.tsx';
import { endSessions } from './sessions.ts';
import { isTaken } from './sign-up.ts';

export interface Invitation {
  readonly email: string;
  readonly role: StaffRole;
  /** Who invites; `null` is the operator at the command line, who may give every role. */
  readonly by: SignedInStaff | null;
  /** Origin of the link, such as `https://www.example.com`. */
  readonly origin: string;
  readonly language: Language;
}

/**
 * Makes a link with which somebody signs up under a role, and mails it where mail is really sent. An earlier invitation
 * of the same address stops working.
 * @returns the link, and whether it was mailed
 * @throws DomainError `addressTaken`, `roleBeyond`
 */
export async function inviteMember(
  db: StaffDatabase,
  services: StaffServices,
  { email: typed, role, by, origin, language }: Invitation,
): Promise<{ href: string; mailed: boolean }> {
  const email = normaliseAddress(typed);
  requirePower(services, by, role);
  if (await isTaken(db, email)) throw new DomainError('addressTaken');
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('staff.link').where('purpose', '=', 'signUp').where('email', '=', email).execute();
    const { token, staffId } = await issueLink(tx, services, { purpose: 'signUp', role, email });
    await recordAct(tx, services, {
      act: 'staff.invited',
      staffId: by?.staffId ?? null,
      subjectId: staffId,
    });
    const href = `${origin}${linkPath(token)}`;
    const mailed = services.env.smtpUrl !== null;
    if (mailed) {
      const personId = await personFor(tx, services, email);
      const mail = invitationMail(services, language, { href, role });
      await queueMail(tx, services, { ...mail, personId, to: email });
    }
    return { href, mailed };
  });
}

/**
 * Withdraws an invitation: its link stops working.
 * @throws DomainError `notFound` when it was taken up or is over, `roleBeyond`
 */
export async function withdrawInvitation(
  db: StaffDatabase,
  services: StaffServices,
  { staffId, by }: { staffId: string; by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const link = await tx
      .selectFrom('staff.link')
      .select('role')
      .where('staff_id', '=', staffId)
      .where('purpose', '=', 'signUp')
      .executeTakeFirst();
    if (!link) throw new DomainError('notFound');
    requirePower(services, by, roleOf(link.role));
    await tx.deleteFrom('staff.link').where('staff_id', '=', staffId).execute();
    await recordAct(tx, services, { act: 'staff.withdrawn', staffId: by.staffId, subjectId: staffId });
  });
}

/** Nobody gives, or takes away, a role that may do more than they may. @throws DomainError `roleBeyond` */
function requirePower(services: StaffServices, by: SignedInStaff | null, role: StaffRole): void {
  if (by && !mayGive(services, by, role)) throw new DomainError('roleBeyond');
}

/** Whether somebody may give a role: it must allow nothing that they may not do themselves. */
export const mayGive = ({ policy }: StaffServices, by: SignedInStaff, role: StaffRole): boolean =>
  policy.staffRoles[role].every((permission) => by.may(permission));

/**
 * Gives a member another role; it holds from the next request.
 * @throws DomainError `notFound`, `roleBeyond`, `lastOwner`
 */
export async function changeRole(
  db: StaffDatabase,
  services: StaffServices,
  { staffId, role, by }: { staffId: string; role: StaffRole; by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, staffId);
    requirePower(services, by, member.role);
    requirePower(services, by, role);
    if (role === member.role) return;
    if (member.isLastOwner) throw new DomainError('lastOwner');
    await tx.updateTable('staff.member').set({ role }).where('staff_id', '=', staffId).execute();
    await recordAct(tx, services, { act: 'staff.roleChanged', staffId: by.staffId, subjectId: staffId });
  });
}

/**
 * Ends somebody's work here: no session and no link of theirs works any more. The row goes when the policy says.
 * @throws DomainError `notFound`, `roleBeyond`, `lastOwner`
 */
export async function endMember(
  db: StaffDatabase,
  services: StaffServices,
  { staffId, by }: { staffId: string; by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const member = await lockMember(tx, staffId);
    requirePower(services, by, member.role);
    if (member.isLastOwner) throw new DomainError('lastOwner');
    await tx
      .updateTable('staff.member')
      .set({ ended_at: services.clock.now(), password_hash: null })
      .where('staff_id', '=', staffId)
      .execute();
    await endSessions(tx, staffId);
    await tx.deleteFrom('staff.link').where('staff_id', '=', staffId).execute();
    await tx.deleteFrom('staff.recovery_code').where('staff_id', '=', staffId).execute();
    await recordAct(tx, services, { act: 'staff.left', staffId: by.staffId, subjectId: staffId });
  });
}

/** The member, with all owners locked, so that two owners cannot dismiss each other at the same time. */
async function lockMember(db: StaffDatabase, staffId: string) {
  const owners = await db
    .selectFrom('staff.member')
    .select('staff_id')
    .where('role', '=', 'owner')
    .where('ended_at', 'is', null)
    .orderBy('staff_id')
    .forUpdate()
    .execute();
  const member = await db
    .selectFrom('staff.member')
    .select('role')
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!member) throw new DomainError('notFound');
  return {
    role: roleOf(member.role),
    isLastOwner: member.role === 'owner' && owners.length === 1,
  };
}

/**
 * Lets somebody in again who lost the password or the second factor. From now on neither the old password nor any
 * session works; the link sets both anew.
 * @returns the path of the link
 * @throws DomainError `notFound` when nobody of that address works here
 */
export async function startReset(
  db: StaffDatabase,
  services: StaffServices,
  address: string,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const member = await tx
      .selectFrom('staff.member')
      .select(['staff_id', 'role', 'email', 'name'])
      .where('email', '=', normaliseAddress(address))
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!member) throw new DomainError('notFound');
    const { staff_id: staffId, email, name, role } = member;
    await tx
      .updateTable('staff.member')
      .set({ password_hash: null })
      .where('staff_id', '=', staffId)
      .execute();
    await endSessions(tx, staffId);
    await tx.deleteFrom('staff.recovery_code').where('staff_id', '=', staffId).execute();
    const { token } = await issueLink(tx, services, {
      purpose: 'reset',
      staffId,
      email,
      name,
      role: roleOf(role),
    });
    await recordAct(tx, services, { act: 'staff.resetStarted', staffId: null, subjectId: staffId });
    return linkPath(token);
  });
}

/** Signs a member out in all browsers. @throws DomainError `notFound`, `roleBeyond` */
export async function signOutEverywhere(
  db: StaffDatabase,
  services: StaffServices,
  { staffId, by }: { staffId: string; by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    requirePower(services, by, (await lockMember(tx, staffId)).role);
    await endSessions(tx, staffId);
    await recordAct(tx, services, { act: 'staff.sessionsEnded', staffId: by.staffId, subjectId: staffId });
  });
}
