/** Day partitions: made ahead, dropped as a whole. Works as the owner; modules only name the table and the day. */
import type { ClientBase, Pool } from 'pg';
import { Fault } from '../fault.ts';

export interface Partitions {
  /** Makes the partition of a UTC day (`YYYY-MM-DD`) of a declared table if it is missing. */
  ensure(table: string, day: string): Promise<void>;
  /** Days of a table for which a partition exists, in order. */
  days(table: string): Promise<string[]>;
  /**
   * Drops the partition of a day without holding up inserts: detached concurrently, then dropped. A plain DROP would wait
   * behind a running report and block every insert behind itself for as long.
   */
  drop(table: string, day: string): Promise<void>;
  /** Finishes detaches that a killed program left pending. */
  finishPending(): Promise<void>;
}

export function createPartitions(owner: Pool): Partitions {
  return {
    ensure: (table, day) => ensureDay(owner, table, nameOf(table, day), day),
    days: async (table) => (await partitionsOf(owner, table)).map((name) => dayOf(name)),
    drop: (table, day) => dropDay(owner, table, nameOf(table, day)),
    finishPending: () => finishPending(owner),
  };
}

function nameOf(table: string, day: string): string {
  if (!/^\w+\.\w+$/.test(table) || !/^\d{4}-\d{2}-\d{2}$/.test(day))
    throw new Fault(`${table} ${day} names no day partition.`);
  return `${table}_${day.replaceAll('-', '_')}`;
}

const dayOf = (name: string): string => name.slice(-10).replaceAll('_', '-');

/**
 * Made apart and then attached: CREATE TABLE … PARTITION OF locks the whole table against everyone, so that behind a
 * running report every insert would wait, while ATTACH holds up neither.
 */
async function ensureDay(owner: Pool, table: string, partition: string, day: string): Promise<void> {
  if (await isThere(owner, partition)) return;
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  try {
    // One string of statements is one transaction: a killed program leaves no table without its place.
    await owner.query(
      `CREATE TABLE ${partition} (LIKE ${table} INCLUDING ALL);
       ALTER TABLE ${table} ATTACH PARTITION ${partition} FOR VALUES FROM ('${day}T00:00:00Z') TO ('${next.toISOString()}')`,
    );
  } catch (error) {
    // Another process made the same day meanwhile.
    if (!(await isThere(owner, partition))) throw error;
  }
}

async function isThere(owner: Pool, partition: string): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [
    partition,
  ]);
  return rows[0]?.there ?? false;
}

async function partitionsOf(owner: Pool, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `/* partitionsOf */ SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = $1::regclass ORDER BY 1`,
    [table],
  );
  return rows.map((row) => row.name);
}

async function dropDay(owner: Pool, table: string, partition: string): Promise<void> {
  const client = await owner.connect();
  try {
    // Detaching waits for every query that may still read the day; the pool's time limits do not apply to that wait.
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0');
    await client.query(`ALTER TABLE ${table} DETACH PARTITION ${partition} CONCURRENTLY`);
    await client.query(`DROP TABLE IF EXISTS ${partition}`);
  } finally {
    client.release(true);
  }
}

async function finishPending(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ parent: string; partition: string }>(
    `/* finishPending */ SELECT i.inhparent::regclass::text AS parent, i.inhrelid::regclass::text AS partition FROM pg_inherits i WHERE i.inhdetachpending`,
  );
  for (const { parent, partition } of rows) {
    await owner.query(`ALTER TABLE ${parent} DETACH PARTITION ${partition} FINALIZE`);
    await owner.query(`DROP TABLE IF EXISTS ${partition}`);
  }
}

/**
 * Drops days that a killed program had detached and not yet dropped: nothing reads them any more, and no one would
 * remove them. Called before the database is compared with the declarations.
 * @param tables the tables declared with day partitions
 * @param ownerRole only its tables are touched
 */
export async function dropLeftOver(
  admin: ClientBase,
  tables: readonly string[],
  ownerRole: string,
): Promise<void> {
  const { rows } = await admin.query<{ full: string }>(
    `/* dropLeftOver */ SELECT n.nspname || '.' || c.relname AS full
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
     WHERE c.relkind = 'r' AND NOT c.relispartition AND r.rolname = $2
       AND regexp_replace(n.nspname || '.' || c.relname, '_\\d{4}_\\d{2}_\\d{2}$', '') = ANY($1) AND c.relname ~ '_\\d{4}_\\d{2}_\\d{2}$'`,
    [tables, ownerRole],
  );
  for (const { full } of rows) await admin.query(`DROP TABLE IF EXISTS ${full}`);
}
