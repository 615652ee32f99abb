/** Applies the plan of an erasure to the rows of one person, table by table. */
import { sql } from 'kysely';
import { openHolds } from '../answer/queries.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import type { OwnedTable } from '../tables.ts';
import { type Planned, planErasure, type Verdict } from './queries.ts';

/**
 * Applies the plan to every table. Nobody is left who could end a pause, so no restriction outlives it: what is kept is
 * hidden by an open hold or not at all, and retention finds it on its day.
 * @returns what was done, for tables in which there was something
 */
export async function eraseRows(
  tx: RightsDb,
  services: RightsServices,
  personId: string,
): Promise<Verdict[]> {
  const holds = await openHolds(tx, personId);
  const verdicts: Verdict[] = [];
  await closeRequests(tx, services, personId);
  await closeRestrictions(tx, services, personId);
  for (const planned of planErasure(services, holds)) {
    const rows = await applyFate(tx, services, planned, personId, holds.length > 0);
    if (rows > 0) verdicts.push({ ...planned, rows });
  }
  if (holds.length > 0)
    await tx
      .updateTable('rights.hold')
      .set({ erase_at_end: true })
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .execute();
  return verdicts;
}

async function applyFate(
  tx: RightsDb,
  { clock }: RightsServices,
  { table, fate }: Planned,
  personId: string,
  isHolding: boolean,
): Promise<number> {
  if (fate.do === 'delete') return deleteRows(tx, table, personId);
  if (fate.do === 'hold') return updateRows(tx, table, personId, ['restricted = true']);
  const emptied = ['restricted = false', ...fate.clear.map((column) => `"${column}" = NULL`)];
  // Open holds are what keeps the rest: they end on their own day.
  if (isHolding && table.activity === 'hold') return updateRows(tx, table, personId, emptied);
  const now = `'${clock.now().toISOString()}'::timestamptz`;
  const anchored = Object.values(table.table.anchors ?? {}).map(
    (column) => `"${column}" = coalesce("${column}", ${now})`,
  );
  return updateRows(tx, table, personId, [...emptied, ...anchored]);
}

/** Deletes a person's rows of one table. @returns how many */
export async function deleteRows(db: RightsDb, { full }: OwnedTable, personId: string): Promise<number> {
  const { numAffectedRows } =
    await sql`DELETE FROM ${sql.table(full)} WHERE person_id = ${personId}::uuid`.execute(db);
  return Number(numAffectedRows ?? 0);
}

async function updateRows(
  db: RightsDb,
  { full }: OwnedTable,
  personId: string,
  changes: readonly string[],
): Promise<number> {
  const set = sql.raw(changes.join(', '));
  const { numAffectedRows } =
    await sql`UPDATE ${sql.table(full)} SET ${set} WHERE person_id = ${personId}::uuid`.execute(db);
  return Number(numAffectedRows ?? 0);
}

const closeRequests = (tx: RightsDb, { clock }: RightsServices, personId: string) =>
  tx
    .updateTable('rights.request')
    .set({ state: 'closed', closed_at: clock.now(), decision: 'erased' })
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .execute();

/** Also where a hold keeps the record of restrictions: it keeps what was, and does not go on pausing. */
const closeRestrictions = (tx: RightsDb, { clock }: RightsServices, personId: string) =>
  tx
    .updateTable('rights.restriction')
    .set({ ended_at: clock.now() })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
