/** Invitations to the console. */

import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import type { Language, StaffRole } from '../../../policy/vocabulary.ts';
import { normaliseAddress, personFor } from '../../rights/module.ts';
import type { StaffDatabase, StaffServices } from '../database.ts';
import { invitationMail } from '../mails.tsx';
import { isTaken } from '../sign-up/commands.ts';
import { issueLink, linkPath, roleOf } from '../sign-up/links.ts';
import { requirePower } from './power.ts';

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
 * of the same address stops working, if whoever invites might have given its role.
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
    const replaced = await tx
      .deleteFrom('staff.link')
      .where('purpose', '=', 'signUp')
      .where('email', '=', email)
      .returning('role')
      .execute();
    for (const earlier of replaced) requirePower(services, by, roleOf(earlier.role));
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
