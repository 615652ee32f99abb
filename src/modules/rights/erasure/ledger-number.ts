/** The number of the last erasure in the database, which the ledger outside of it is compared with. */
import { sql } from 'kysely';
import type { RightsDb } from '../database.ts';

/** One erasure at a time over all processes: numbers follow each other in file and database. */
export const lockErasures = (tx: RightsDb) =>
  sql`SELECT pg_advisory_xact_lock(hashtext('avow'), hashtext('erasure'))`.execute(tx);

/** Number of the last erasure that the database knows. */
export async function knownNumber(db: RightsDb): Promise<number> {
  const row = await db
    .selectFrom('rights.ledger')
    .select('number')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return row.number;
}

export const setNumber = (tx: RightsDb, number: number) =>
  tx.updateTable('rights.ledger').set({ number }).where('id', '=', 1).execute();
