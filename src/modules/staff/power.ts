/** Who may give which role. */
import { DomainError } from '../../platform/fault.ts';
import type { SignedInStaff } from '../../platform/module.ts';
import type { StaffRole } from '../../policy/vocabulary.ts';
import type { StaffServices } from './database.ts';

/** Nobody gives, or takes away, a role that may do more than they may. @throws DomainError `roleBeyond` */
export function requirePower(services: StaffServices, by: SignedInStaff | null, role: StaffRole): void {
  if (by && !mayGive(services, by, role)) throw new DomainError('roleBeyond');
}

/** Whether somebody may give a role: it must allow nothing that they may not do themselves. */
export const mayGive = ({ policy }: StaffServices, by: SignedInStaff, role: StaffRole): boolean =>
  policy.staffRoles[role].every((permission) => by.may(permission));
