/** Takes what a person brought from another installation (Art. 20): under our policy, all of it or nothing. */
import { sql } from 'kysely';
import { Fault } from '../../../platform/fault.ts';
import { hashedId } from '../../../platform/ids.ts';
import { roleOf } from '../../../policy/access.ts';
import type { ActivityName } from '../../../policy/vocabulary.ts';
import { endsOf, heldRow, type RawRow, type Value } from '../answer/held.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import type { Ledger } from '../erasure/ledger.ts';
import { normaliseAddress, personFor } from '../person/commands.ts';
import { ownedTables } from '../tables.ts';
import { type ImportedRow, type ReadFile, readExport } from './file.ts';

export interface Imported {
  readonly read: number;
  readonly stored: number;
  /** How many rows were left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

/**
 * Stores the rows of a file under its person here. Each row is written by its own module's role, so the database itself
 * refuses what the policy does not take. Ids are made anew from those of the file: no file can lay its hands on rows of
 * somebody else, and the same file comes in once.
 * @throws Fault naming what is refused: an unknown table or column, what the policy does not take, an erased person,
 * a missing consent, a file that came before
 */
export async function importPerson(
  db: RightsDb,
  services: RightsServices,
  ledger: Ledger,
  text: string,
): Promise<Imported> {
  const file = readExport(services, text);
  const address = normaliseAddress(file.address);
  return db.transaction().execute(async (tx) => {
    const personId = await personFor(tx, services, address);
    const rows = file.rows.map((row) => adopt(services, personId, row));
    refuseErased(file, rows, ledger.erasedAt(address));
    const kept = stillKept(services, rows);
    for (const activity of new Set(kept.map(({ table }) => table.activity)))
      await requireConsent(tx, services, personId, activity);
    for (const { full } of ownedTables(services.declarations).reverse())
      await insertRows(
        tx,
        full,
        kept.filter(({ table }) => table.full === full),
      );
    const skipped = {
      'records of the other controller': file.ofOtherController,
      'its time is over': rows.length - kept.length,
    };
    return {
      read: rows.length + file.ofOtherController,
      stored: kept.length,
      skipped: Object.fromEntries(Object.entries(skipped).filter(([, count]) => count > 0)),
    };
  });
}

/** The row as ours: of our person, under our policy, with ids that only this person's file can make. */
function adopt({ keys, policyVersion }: RightsServices, personId: string, row: ImportedRow): ImportedRow {
  const { columns } = row.table.table;
  const raw = Object.entries(row.raw).map(([name, value]): [string, Value] => {
    if (columns[name]?.type !== 'uuid' || typeof value !== 'string') return [name, value];
    return [name, hashedId(keys.mac('tokens', 'imported id', `${personId} ${value.toLowerCase()}`))];
  });
  return {
    table: row.table,
    raw: { ...Object.fromEntries(raw), person_id: personId, policy_version: policyVersion },
  };
}

/** What was collected before an erasure must not come back; what came after it is the person's new wish. */
function refuseErased(file: ReadFile, rows: readonly ImportedRow[], erasedAt: Date | null): void {
  if (!erasedAt) return;
  const isBefore = ({ table, raw }: ImportedRow) =>
    (heldRow(table, raw, null).since ?? file.exportedAt) <= erasedAt;
  if (rows.some(isBefore))
    throw new Fault(
      `The person of this file was erased on ${erasedAt.toISOString().slice(0, 10)}, and it holds what was collected before: nothing was taken.`,
    );
}

/** Rows whose period is over here would go with the next run of retention: they do not come in. */
function stillKept({ policy, declarations, clock }: RightsServices, rows: readonly ImportedRow[]) {
  const raws = Map.groupBy(rows, ({ table }) => table.full);
  const byTable = new Map([...raws].map(([full, same]) => [full, same.map(({ raw }): RawRow => raw)]));
  const end = endsOf(policy, ownedTables(declarations), byTable);
  return rows.filter(({ table, raw }) => {
    const until = end(table, raw);
    return until === null || until > clock.now();
  });
}

/** A consent to the other controller is none to us. */
async function requireConsent(
  tx: RightsDb,
  { policy }: RightsServices,
  personId: string,
  activity: ActivityName,
): Promise<void> {
  if (policy.activities[activity].basis !== 'consent') return;
  const given = await tx
    .selectFrom('rights.consent')
    .select('id')
    .where('person_id', '=', personId)
    .where('activity', '=', activity)
    .where('decision', '=', 'granted')
    .where('recipient', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!given)
    throw new Fault(
      `"${activity}" rests on consent here, and the person of this file has given none: nothing was taken. Let them consent first.`,
    );
}

/** Writes as the role of the table's module, and works as ours again after it. */
async function insertRows(tx: RightsDb, full: string, rows: readonly ImportedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const own = await currentRole(tx);
  const prefix = own.slice(0, own.lastIndexOf('_'));
  await sql`SET LOCAL ROLE ${sql.id(roleOf(prefix, full.slice(0, full.indexOf('.'))))}`.execute(tx);
  for (const { table, raw } of rows) {
    const names = Object.keys(raw);
    const values = names.map((name) => parameter(table.table.columns[name]?.type, raw[name] ?? null));
    await sql`
      INSERT INTO ${sql.table(full)} (${sql.join(names.map((name) => sql.ref(name)))}) VALUES (${sql.join(values)})
    `
      .execute(tx)
      .catch((error: unknown) => refuseRow(full, error));
  }
  await sql`SET LOCAL ROLE ${sql.id(own)}`.execute(tx);
}

async function currentRole(tx: RightsDb): Promise<string> {
  const { rows } = await sql<{ role: string }>`SELECT current_user::text AS role`.execute(tx);
  return rows[0]?.role ?? '';
}

const parameter = (type: string | undefined, value: Value) =>
  type === 'jsonb' && value !== null ? JSON.stringify(value) : value;

/** Says what the database refused without its message, which quotes values. */
function refuseRow(full: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '23505') throw new Fault('This file was taken before: nothing was taken again.');
  if (code === '23503')
    throw new Fault(`A row of ${full} belongs to one that is not in the file: nothing was taken.`);
  if (/^(22|23|42501)/.test(code))
    throw new Fault(`The database refuses a row of ${full} (${code}): nothing was taken.`);
  throw error;
}
