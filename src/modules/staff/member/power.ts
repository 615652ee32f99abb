/** Who may do what, and who may give which role. */
import { DomainError } from '../../../platform/fault.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import type { Policy } from '../../../policy/language.ts';
import type { Permission, StaffRole } from '../../../policy/vocabulary.ts';
import type { StaffServices } from '../database.ts';

/** Whether the policy lets a role do something. */
export const mayDo = ({ staffRoles }: Policy, role: StaffRole, permission: Permission): boolean =>
  staffRoles[role].includes(permission);

/** Nobody gives, or takes away, a role that may do more than they may. @throws DomainError `roleBeyond` */
export function requirePower(services: StaffServices, by: SignedInStaff | null, role: StaffRole): void {
  if (by && !mayGive(services, by, role)) throw new DomainError('roleBeyond');
}

/** Whether somebody may give a role: it must allow nothing that they may not do themselves. */
export const mayGive = ({ policy }: StaffServices, by: SignedInStaff, role: StaffRole): boolean =>
  policy.staffRoles[role].every((permission) => by.may(permission));
