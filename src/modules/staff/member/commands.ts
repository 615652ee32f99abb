/** Who works here: given another role, dismissed, let in again. */

import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import type { StaffRole } from '../../../policy/vocabulary.ts';
import { normaliseAddress } from '../../rights/module.ts';
import type { StaffDatabase, StaffServices } from '../database.ts';
import { endSessions } from '../sessions.ts';
import { issueLink, linkPath, roleOf } from '../sign-up/links.ts';
import { requirePower } from './power.ts';

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
