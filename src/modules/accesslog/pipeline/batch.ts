/** Stores a batch of lines and their counts in one transaction: all of it, once, or nothing. */
import type { Pool, PoolClient } from 'pg';
import type { Days } from '../days.ts';
import { copyLines } from './copy.ts';
import { countLines, dayOf, storeCounts } from './counts.ts';
import type { IsPage } from './groups.ts';
import type { LineColumn, LogLine } from './line.ts';
import type { Sources } from './sources.ts';

export interface Batch {
  readonly lines: readonly LogLine[];
  /** Id of the transaction that may have stored it, once there was one. */
  transaction: string | null;
}

export interface Store {
  readonly pool: Pool;
  readonly columns: readonly LineColumn[];
  readonly days: Days;
  readonly sources: Sources;
  readonly isPage: IsPage;
}

/**
 * Stores a batch. After a failure it may be called again with the same batch: where a lost connection left open whether
 * the first try was committed, the database is asked (pg_xact_status), so that no line is stored twice.
 * @returns how many lines were stored; those of days that are due are not
 */
export async function storeBatch(store: Store, batch: Batch): Promise<number> {
  const held = new Map(
    [...new Set(batch.lines.map((line) => dayOf(line.time)))].map((day) => [day, !store.days.isDue(day)]),
  );
  const lines = batch.lines.filter((line) => held.get(dayOf(line.time)));
  if (lines.length === 0) return 0;
  for (const [day, isHeld] of held) if (isHeld) await store.days.ensure(day);
  const client = await store.pool.connect();
  let failed = true;
  try {
    if (!(await isCommitted(client, batch))) await writeLines(client, store, batch, lines);
    failed = false;
    return lines.length;
  } catch (error) {
    if (isMissingPartition(error)) store.days.forget();
    throw error;
  } finally {
    // a connection that failed within a transaction is not used again
    client.release(failed);
  }
}

async function writeLines(
  client: PoolClient,
  store: Store,
  batch: Batch,
  lines: readonly LogLine[],
): Promise<void> {
  await client.query('BEGIN');
  await copyLines(client, store.columns, lines);
  batch.transaction = await storeCounts(client, countLines(lines, store.sources, store.isPage));
  await client.query('COMMIT');
}

async function isCommitted(client: PoolClient, { transaction }: Batch): Promise<boolean> {
  if (transaction === null) return false;
  const { rows } = await client.query<{ status: string | null }>(
    'SELECT pg_xact_status($1::xid8) AS status',
    [transaction],
  );
  const status = rows[0]?.status;
  if (status === 'in progress') throw new Error('The outcome of a transaction is not known yet.');
  return status === 'committed';
}

/** Check violation: "no partition of relation found for row". */
const isMissingPartition = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '23514';
