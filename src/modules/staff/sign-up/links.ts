/** One-time links: for the first owner, for who is invited, and for who lost password or second factor. */
import { newId, newToken } from '../../../platform/ids.ts';
import { newSealedSecret, openSecret } from '../../../platform/second-factor.ts';
import type { Policy } from '../../../policy/language.ts';
import { addPeriod } from '../../../policy/period.ts';
import { type StaffRole, staffRoles } from '../../../policy/vocabulary.ts';
import type { StaffDatabase, StaffServices } from '../database.ts';
import { tokenMac } from '../secrets.ts';

export type LinkPurpose = 'first' | 'signUp' | 'reset' | 'secondFactor';

const lifeOf = {
  first: 'firstLink',
  signUp: 'invitation',
  reset: 'resetLink',
  secondFactor: 'secondFactorLink',
} as const satisfies Readonly<Record<LinkPurpose, keyof Policy['staffAccess']>>;

/** When a link of a purpose stops working that is issued at a time. */
export const linkEnd = ({ staffAccess }: Policy, purpose: LinkPurpose, issuedAt: Date): Date =>
  addPeriod(issuedAt, staffAccess[lifeOf[purpose]]);

export interface NewLink {
  readonly purpose: LinkPurpose;
  readonly role: StaffRole;
  /** The member it is for; a new id for a sign-up. */
  readonly staffId?: string;
  readonly email?: string;
  readonly name?: string;
}

/**
 * Makes a link; an earlier one for the same member stops working.
 * @returns its token and the id of the member that it is, or will be, for
 */
export async function issueLink(
  db: StaffDatabase,
  { clock, keys, policy }: StaffServices,
  link: NewLink,
): Promise<{ token: string; staffId: string }> {
  const token = newToken();
  const staffId = link.staffId ?? newId(clock);
  const now = clock.now();
  await db.deleteFrom('staff.link').where('staff_id', '=', staffId).execute();
  await db
    .insertInto('staff.link')
    .values({
      staff_id: staffId,
      token_mac: tokenMac(keys, 'link', token),
      purpose: link.purpose,
      role: link.role,
      email: link.email ?? null,
      name: link.name ?? null,
      totp_secret: newSealedSecret(keys, 'staff', staffId),
      issued_at: now,
      ends_at: linkEnd(policy, link.purpose, now),
    })
    .execute();
  return { token, staffId };
}

/** An open link with what was entered through it so far. */
export interface Link {
  readonly staffId: string;
  readonly purpose: LinkPurpose;
  readonly role: StaffRole;
  readonly email: string | null;
  readonly name: string | null;
  readonly passwordHash: string | null;
  readonly totpSecret: Buffer;
}

/** The open link of a token; `null` when it was used, replaced, or its time is over. */
export async function findLink(
  db: StaffDatabase,
  { clock, keys }: StaffServices,
  token: string,
): Promise<Link | null> {
  const row = await db
    .selectFrom('staff.link')
    .select(['staff_id', 'purpose', 'role', 'email', 'name', 'password_hash', 'totp_secret', 'ends_at'])
    .where('token_mac', '=', tokenMac(keys, 'link', token))
    .executeTakeFirst();
  if (!row || row.ends_at <= clock.now()) return null;
  return {
    staffId: row.staff_id,
    purpose: purposeOf(row.purpose),
    role: roleOf(row.role),
    email: row.email,
    name: row.name,
    passwordHash: row.password_hash,
    totpSecret: openSecret(keys, 'staff', row.staff_id, row.totp_secret),
  };
}

function purposeOf(text: string): LinkPurpose {
  const found = (['first', 'signUp', 'reset', 'secondFactor'] as const).find((purpose) => purpose === text);
  if (!found) throw new Error('staff.link has a purpose that the program does not know.');
  return found;
}

/** A stored role as the policy's word. */
export function roleOf(text: string): StaffRole {
  const found = staffRoles.find((role) => role === text);
  if (!found) throw new Error('staff has a role that the program does not know.');
  return found;
}

/** Deletes links whose time is over, with what was entered through them. */
export async function removeEndedLinks(
  db: StaffDatabase,
  { clock }: Pick<StaffServices, 'clock'>,
): Promise<void> {
  await db.deleteFrom('staff.link').where('ends_at', '<=', clock.now()).execute();
}

/** Whether somebody works here already. */
export async function hasMembers(db: StaffDatabase): Promise<boolean> {
  const row = await db
    .selectFrom('staff.member')
    .select('staff_id')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The path of the link with which the first owner signs up; `null` once somebody has. Each call makes a fresh one and
 * ends the one before.
 */
export async function firstSignUpPath(db: StaffDatabase, services: StaffServices): Promise<string | null> {
  if (await hasMembers(db)) return null;
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('staff.link').where('purpose', '=', 'first').execute();
    const { token } = await issueLink(tx, services, { purpose: 'first', role: 'owner' });
    return linkPath(token);
  });
}

export const linkPath = (token: string): string => `/console/sign-up/${token}`;
