/** Everything held about one person, read from the declared tables: no table is named here. */
import { type Kysely, sql } from 'kysely';
import type { Table } from '../../../policy/declare.ts';
import type { Policy } from '../../../policy/language.ts';
import { dueAt } from '../../../policy/retention.ts';
import type { ActivityName, Anchor, DataCategory } from '../../../policy/vocabulary.ts';
import type { RightsServices } from '../database.ts';
import { type OwnedTable, ownedTables } from '../tables.ts';

export type Value = string | number | boolean | Date | Buffer | null | readonly Value[] | object;
export type RawRow = Readonly<Record<string, Value>>;

export interface HeldValue {
  readonly column: string;
  readonly category: DataCategory;
  readonly value: Value;
}

export interface HeldRow {
  readonly table: string;
  /** Every declared column. */
  readonly raw: RawRow;
  /** What is personal in it, in the order of declaration. */
  readonly values: readonly HeldValue[];
  readonly since: Date | null;
  /** When it goes by its period; `null` while nothing has begun to count. */
  readonly until: Date | null;
  readonly restricted: boolean;
}

export interface HeldActivity {
  readonly activity: ActivityName;
  readonly rows: readonly HeldRow[];
  readonly since: Date | null;
  /** The last of its rows' ends; `null` where one has no day yet. */
  readonly until: Date | null;
}

/** All that is held about a person, by activity, in one consistent reading. */
export async function heldAbout<DB>(
  db: Kysely<DB>,
  { policy, declarations }: Pick<RightsServices, 'policy' | 'declarations'>,
  personId: string,
): Promise<HeldActivity[]> {
  const tables = ownedTables(declarations).reverse();
  const raws = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const found = new Map<string, readonly RawRow[]>();
      for (const table of tables) found.set(table.full, await rowsOf(tx, table, personId));
      return found;
    });
  const ends = endsOf(policy, tables, raws);
  const rows = tables.flatMap((table) =>
    (raws.get(table.full) ?? []).map((raw) => ({
      activity: table.activity,
      row: heldRow(table, raw, ends(table, raw)),
    })),
  );
  const names = [...new Set(rows.map(({ activity }) => activity))];
  return names.map((activity) =>
    heldActivity(
      activity,
      rows.filter((one) => one.activity === activity).map(({ row }) => row),
    ),
  );
}

async function rowsOf<DB>(db: Kysely<DB>, { full, table }: OwnedTable, personId: string): Promise<RawRow[]> {
  const columns = Object.keys(table.columns).map((name) => sql.ref(name));
  const order = table.key.map((name) => sql.ref(name));
  const { rows } = await sql<RawRow>`
    SELECT ${sql.join(columns)} FROM ${sql.table(full)} WHERE person_id = ${personId}::uuid ORDER BY ${sql.join(order)}
  `.execute(db);
  return rows;
}

type EndOf = (table: OwnedTable, raw: RawRow) => Date | null;

/** A row ends by its own anchors; a row of a child table that has none ends with its parent's. */
export function endsOf(
  policy: Policy,
  tables: readonly OwnedTable[],
  raws: ReadonlyMap<string, readonly RawRow[]>,
): EndOf {
  const end: EndOf = (table, raw) => {
    const parent = tables.find((one) => one.full === table.parent);
    if (!parent || table.table.anchors) return dueAt(policy, table.activity, reached(table.table, raw));
    const idColumn = parent.table.key.find((name) => name !== 'person_id') ?? 'id';
    const column = table.parentColumn;
    const owner = raws.get(parent.full)?.find((row) => column !== null && row[idColumn] === raw[column]);
    return owner ? end(parent, owner) : null;
  };
  return end;
}

const dateOf = (value: Value | undefined): Date | null => (value instanceof Date ? value : null);

function reached(table: Table, raw: RawRow): { [A in Anchor]?: Date | null } {
  return Object.fromEntries(
    Object.entries(table.anchors ?? {}).map(([anchor, column]) => [anchor, dateOf(raw[column])]),
  );
}

/** A row as a person is shown it. */
export function heldRow({ full, table }: OwnedTable, raw: RawRow, until: Date | null): HeldRow {
  const values = Object.entries(table.columns).flatMap(([column, { holds }]): HeldValue[] =>
    holds === 'none' ? [] : [{ column, category: holds, value: raw[column] ?? null }],
  );
  const times = values.flatMap(({ category, value }) => (category === 'time' ? (dateOf(value) ?? []) : []));
  return { table: full, raw, values, since: earliest(times), until, restricted: raw.restricted === true };
}

function heldActivity(activity: ActivityName, rows: readonly HeldRow[]): HeldActivity {
  const ends = rows.map((row) => row.until);
  return {
    activity,
    rows,
    since: earliest(rows.flatMap((row) => row.since ?? [])),
    until: ends.includes(null)
      ? null
      : new Date(Math.max(...ends.flatMap((end) => (end ? end.getTime() : [])))),
  };
}

const earliest = (times: readonly Date[]): Date | null =>
  times.length > 0 ? new Date(Math.min(...times.map((time) => time.getTime()))) : null;
