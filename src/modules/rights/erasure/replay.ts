/** Brings ledger and database together: a restored backup is cleared of those who were erased after it was made. */
import { sql } from 'kysely';
import { Fault } from '../../../platform/fault.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { ownedTables } from '../tables.ts';
import { createLedger, isUncreated, type Ledger, type LedgerEntry, openLedger } from './ledger.ts';
import { knownNumber, lockErasures, setNumber } from './ledger-number.ts';
import { eraseRows } from './rows.ts';

/**
 * Opens the ledger of this deployment and replays into the database what it does not know.
 * @throws Fault when ledger or key is missing, damaged or older than the database: erased people could come back
 */
export async function settleLedger(db: RightsDb, services: RightsServices): Promise<Ledger> {
  const file = services.env.ledgerFile;
  if (isUncreated(file)) await createFirst(db, file);
  const known = await knownNumber(db);
  const ledger = openLedger(file);
  if (ledger.last() < known)
    throw new Fault(
      `The database knows ${known} erasures, the ledger ${file} only ${ledger.last()}: put back the newest copy of the ledger, or set AVOW_LEDGER to where it is.`,
    );
  if (known < ledger.base())
    throw new Fault(
      `This database is older than what the erasure ledger remembers (it knows ${known} erasures, the ledger begins after ${ledger.base()}): erased people would return. Restore a younger backup.`,
    );
  if (ledger.last() > known) {
    await db.transaction().execute(async (tx) => {
      await lockErasures(tx);
      await replayMissing(tx, services, ledger);
    });
  }
  return ledger;
}

/** Makes the ledger where no erasure is known; of two programs that start at once, one does. */
const createFirst = (db: RightsDb, file: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await lockErasures(tx);
    if ((await knownNumber(tx)) === 0 && isUncreated(file)) createLedger(file);
  });

/** Erases again whom the ledger names and the database still knows, entry by entry. @returns how many persons */
export async function replayMissing(tx: RightsDb, services: RightsServices, ledger: Ledger): Promise<number> {
  const missing = ledger.after(await knownNumber(tx));
  if (missing.length === 0) return 0;
  const persons = await personsOf(tx, services, ledger, missing);
  // As of then: the receipt named the ends of what is kept, and a restore must not move them.
  for (const [personId, at] of persons)
    await eraseRows(tx, { ...services, clock: { now: () => at } }, personId);
  await setNumber(tx, ledger.last());
  services.log.info({ entries: missing.length, persons: persons.size }, 'erasures replayed from the ledger');
  return persons.size;
}

/**
 * The persons behind hashes: hashes cannot be turned back, so every address and every person of the database is hashed
 * and compared (about a second for a million). Who signed up again after the erasure is somebody new.
 * @returns the time of the erasure for each of them
 */
async function personsOf(
  tx: RightsDb,
  { declarations }: RightsServices,
  ledger: Ledger,
  entries: readonly LedgerEntry[],
): Promise<Map<string, Date>> {
  const wanted = new Map(entries.flatMap(({ at, hashes }) => hashes.map((hash) => [hash, at] as const)));
  const found = new Map<string, Date>();
  const addresses = await tx
    .selectFrom('rights.address')
    .select(['person_id', 'address', 'known_since'])
    .execute();
  for (const { person_id, address, known_since } of addresses) {
    const erasedAt = wanted.get(ledger.hash('address', address));
    if (erasedAt && known_since <= erasedAt) found.set(person_id, erasedAt);
  }
  const union = ownedTables(declarations).map(({ full }) => sql`SELECT person_id FROM ${sql.table(full)}`);
  const { rows } = await sql<{ person_id: string }>`${sql.join(union, sql` UNION `)}`.execute(tx);
  for (const { person_id } of rows) {
    const erasedAt = wanted.get(ledger.hash('person', person_id));
    if (erasedAt) found.set(person_id, erasedAt);
  }
  return found;
}
