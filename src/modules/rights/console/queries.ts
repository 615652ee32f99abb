/** What the console asks that no page of a person does. */
import type { RightsDb } from '../database.ts';
import { normaliseAddress } from '../person/commands.ts';

/** The person of an address, `null` where nothing is held under it. */
export async function findPerson(db: RightsDb, address: string): Promise<string | null> {
  const found = await db
    .selectFrom('rights.address')
    .select('person_id')
    .where('address', '=', normaliseAddress(address))
    .executeTakeFirst();
  return found?.person_id ?? null;
}

/** Holds that have not ended, the next to end first. */
export const listHolds = (db: RightsDb) =>
  db
    .selectFrom('rights.hold')
    .select(['id', 'person_id', 'law', 'ground', 'activity', 'placed_by', 'until'])
    .where('ended_at', 'is', null)
    .orderBy('until')
    .execute();

/** The latest entries of the register of consultations. */
export const latestLooks = (db: RightsDb, most: number) =>
  db
    .selectFrom('rights.consultation')
    .select(['person_id', 'reader', 'reason', 'consulted_at'])
    .orderBy('consulted_at', 'desc')
    .limit(most)
    .execute();
