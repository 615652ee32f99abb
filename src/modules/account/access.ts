/** How long what lets a customer in works; the policy says so. */
import type { Policy } from '../../policy/language.ts';
import { addPeriod } from '../../policy/period.ts';

/** Until when a mailed link proves the address of an account. */
export const confirmEnd = ({ accountAccess }: Policy, issuedAt: Date): Date =>
  addPeriod(issuedAt, accountAccess.confirmLink);

/** Until when a mailed link leads to a new password. */
export const resetEnd = ({ accountAccess }: Policy, issuedAt: Date): Date =>
  addPeriod(issuedAt, accountAccess.resetLink);

/** Until when a passkey may answer a challenge. */
export const passkeyEnd = ({ accountAccess }: Policy, givenAt: Date): Date =>
  addPeriod(givenAt, accountAccess.passkeyWithin);

/** Until when the second factor may follow the password. */
export const customerCodeEnd = ({ accountAccess }: Policy, issuedAt: Date): Date =>
  addPeriod(issuedAt, accountAccess.codeWithin);
