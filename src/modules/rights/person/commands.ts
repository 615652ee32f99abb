/** What other modules may do with persons: find or make the person of an address, and record that staff looked. */

import { domainToASCII } from 'node:url';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import { subsetOf } from '../../../platform/db/subset.ts';
import { DomainError } from '../../../platform/fault.ts';
import { hashedId, newId } from '../../../platform/ids.ts';
import type { Services, SignedInStaff } from '../../../platform/module.ts';
import type { DatabaseOf } from '../../../policy/declare.ts';
import type { rightsData } from '../data.ts';
import type { RightsTx } from '../database.ts';

/** Declare these in `uses` to call the functions of this file. */
export const personUses = [{ call: 'rights.person_for' }, { insert: 'rights.consultation' }] as const;
export type PersonTables = Pick<DatabaseOf<typeof rightsData>, 'rights.consultation'>;

/** One spelling for one mailbox: trimmed, NFC, lower case, the domain in ASCII (RFC 5890). */
export function normaliseAddress(address: string): string {
  const text = address.trim().normalize('NFC').toLowerCase();
  const at = text.lastIndexOf('@');
  return `${text.slice(0, at)}@${domainToASCII(text.slice(at + 1)) || text.slice(at + 1)}`;
}

type PersonServices = Pick<Services, 'clock' | 'policyVersion'>;

/** The person of an address, for a statement that does more with it at once; a new one where the address is new. */
export const personOf = ({ clock, policyVersion }: PersonServices, address: string): RawBuilder<string> =>
  sql<string>`rights.person_for(${normaliseAddress(address)}, ${newId(clock)}::uuid, ${policyVersion}, ${clock.now()}::timestamptz)`;

/** The person known by an address; a new one where the address is new. */
export async function personFor<DB extends PersonTables>(
  db: Kysely<DB> | Transaction<DB>,
  services: PersonServices,
  address: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`SELECT ${personOf(services, address)} AS id`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('rights.person_for returned no row.');
  return row.id;
}

/**
 * Waits for whoever acts on the same person, so that nothing about them slips in behind an erasure, and nothing is done
 * twice. @returns their addresses; none where they were erased meanwhile
 */
export async function lockPerson(tx: RightsTx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('rights.address')
    .select('address')
    .where('person_id', '=', personId)
    .forUpdate()
    .execute();
  return rows.map(({ address }) => address);
}

/** @throws DomainError `notFound` where the person was erased since they were recognised: nobody could find the request */
export async function requirePerson(tx: RightsTx, personId: string): Promise<void> {
  if ((await lockPerson(tx, personId)).length === 0) throw new DomainError('notFound');
}

/** Enters into the register of consultations that a member of staff looked at data of a person: once per page or export. */
export async function recordConsultation<DB extends PersonTables>(
  caller: Kysely<DB> | Transaction<DB>,
  { clock, policyVersion }: PersonServices,
  look: { readonly staff: SignedInStaff; readonly personId: string; readonly reason: string },
): Promise<void> {
  const db: Kysely<PersonTables> = subsetOf(caller);
  await db
    .insertInto('rights.consultation')
    .values({
      person_id: look.personId,
      policy_version: policyVersion,
      id: newId(clock),
      staff_id: look.staff.staffId,
      reader: look.staff.name,
      reason: look.reason,
      consulted_at: clock.now(),
    })
    .execute();
}

/**
 * The same for a list that shows something of many persons: one entry for each of them, member of staff and UTC day, however
 * often the list is opened, so that the person can still read the register.
 */
export async function recordListing<DB extends PersonTables>(
  caller: Kysely<DB> | Transaction<DB>,
  { clock, keys, policyVersion }: PersonServices & Pick<Services, 'keys'>,
  look: { readonly staff: SignedInStaff; readonly personIds: readonly string[]; readonly reason: string },
): Promise<void> {
  const db: Kysely<PersonTables> = subsetOf(caller);
  const { staffId, name } = look.staff;
  const day = clock.now().toISOString().slice(0, 10);
  const rows = [...new Set(look.personIds)].map((personId) => ({
    person_id: personId,
    policy_version: policyVersion,
    id: hashedId(keys.mac('tokens', 'listing', [day, staffId, personId, look.reason].join(' '))),
    staff_id: staffId,
    reader: name,
    reason: look.reason,
    consulted_at: clock.now(),
  }));
  if (rows.length === 0) return;
  await db
    .insertInto('rights.consultation')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
