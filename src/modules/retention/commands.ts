/** Removes what is due: rows in batches, days as a whole. */
import type { PoolClient } from 'pg';
import { newId } from '../../platform/ids.ts';
import { errorFacts } from '../../platform/log.ts';
import type { RetentionRule } from '../../policy/retention.ts';
import { linesOfDay } from './queries.ts';
import { dayDue, dueBefore, horizonAt, type RetentionServices, rulesOf } from './rules.ts';

/** What one run removed from one table; `days` are the partitions dropped. */
export interface Removal {
  readonly table: string;
  readonly activity: string;
  readonly removed: number;
  readonly days: readonly string[];
  /** Seconds by which the oldest of the days outlived its period, after the program was down; 0 in time. */
  readonly lateSeconds: number;
}

/** Rows deleted in one transaction: about 50 ms of work, so that no lock is held long. */
const batchRows = 5_000;
/** Removals that the console remembers. */
const removalsKept = 1_000;

/**
 * Removes everything that falls due before the next run would come. A killed run leaves nothing half: the next one
 * goes on where it ended. Restricted rows stay, for the database hides them from this role.
 * @param whenBusy another process is at it: `wait` for it and look again, or `skip` this time
 * @returns what was removed, tables without any left out; `null` when skipped
 * @throws Error after all tables were tried, when one of them failed
 */
export async function removeDue(
  services: RetentionServices,
  whenBusy: 'wait' | 'skip',
): Promise<Removal[] | null> {
  const client = await services.pool.connect();
  try {
    return (await takeTurn(client, whenBusy)) ? await removeAll(services, client) : null;
  } finally {
    await giveTurnBack(client);
  }
}

/** The turn is bound to the connection, and goes with one that is lost. */
const turn = `hashtext('avow'), hashtext('retention')`;

/**
 * Given back before the connection is: a closed one may hold its turn for a moment longer, and the next run would skip
 * what is due.
 */
async function giveTurnBack(client: PoolClient): Promise<void> {
  const given = await client.query('SELECT pg_advisory_unlock_all()').then(
    () => true,
    () => false,
  );
  client.release(!given);
}

async function takeTurn(client: PoolClient, whenBusy: 'wait' | 'skip'): Promise<boolean> {
  if (whenBusy === 'wait') {
    await client.query('SET statement_timeout = 0; SET lock_timeout = 0');
    await client.query(`SELECT pg_advisory_lock(${turn})`);
    await client.query('RESET statement_timeout; RESET lock_timeout');
    return true;
  }
  const { rows } = await client.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${turn}) AS got`);
  return rows[0]?.got ?? false;
}

async function removeAll(services: RetentionServices, client: PoolClient): Promise<Removal[]> {
  const horizon = horizonAt(services.clock.now());
  const removals: Removal[] = [];
  const failed: string[] = [];
  for (const rule of rulesOf(services)) {
    try {
      const removal = await (rule.dayPartitions ? dropDays : deleteRows)(services, client, rule, horizon);
      if (removal.removed > 0 || removal.days.length > 0) removals.push(removal);
    } catch (error) {
      // One table that fails must not keep the others beyond their periods.
      services.log.error(
        { table: rule.table, ...errorFacts(error) },
        'retention could not remove what is due',
      );
      failed.push(rule.table);
    }
  }
  await remember(services, client, removals);
  if (failed.length > 0) throw new Error(`Retention failed on ${failed.join(', ')}.`);
  return removals;
}

type Remove = (
  services: RetentionServices,
  client: PoolClient,
  rule: RetentionRule,
  horizon: Date,
) => Promise<Removal>;

const deleteRows: Remove = async (_, client, rule, horizon) => {
  let removed = 0;
  for (const step of rule.steps) {
    const statement = {
      name: `removeDue ${rule.table} ${step.anchor}`,
      text: deletionSql(rule, step.column),
      values: [dueBefore(step, horizon), batchRows],
    };
    let batch: number;
    do {
      batch = (await client.query(statement)).rowCount ?? 0;
      removed += batch;
    } while (batch === batchRows);
  }
  return { table: rule.table, activity: rule.activity, removed, days: [], lateSeconds: 0 };
};

/** The condition stands twice: a row that someone reopens between finding and deleting it stays. */
function deletionSql({ table, key }: RetentionRule, column: string): string {
  const keys = key.map((name) => `"${name}"`);
  return `/* removeDue */ DELETE FROM ${table} AS gone
    USING (SELECT ${keys.join(', ')} FROM ${table} WHERE "${column}" <= $1::timestamptz ORDER BY "${column}" LIMIT $2) AS due
    WHERE ${keys.map((name) => `gone.${name} = due.${name}`).join(' AND ')} AND gone."${column}" <= $1::timestamptz`;
}

const dropDays: Remove = async (services, client, rule, horizon) => {
  const days = await services.partitions.days(rule.table);
  const due = days.filter((day) => (dayDue(rule, day)?.at ?? horizon) < horizon);
  const now = services.clock.now().getTime();
  let [removed, lateSeconds] = [0, 0];
  for (const day of due) {
    const lines = await linesOfDay(client, rule.table, day);
    removed += lines;
    const lateMs = lines === 0 ? 0 : now - (dayDue(rule, day)?.at.getTime() ?? now);
    lateSeconds = Math.max(lateSeconds, Math.floor(lateMs / 1_000));
    await beforeDrop(services, rule.table, day);
    await services.partitions.drop(rule.table, day);
  }
  return { table: rule.table, activity: rule.activity, removed, days: due, lateSeconds };
};

/** Modules may still need something of the day; but the promise to remove it stands above what they make of it. */
async function beforeDrop({ wiring, log }: RetentionServices, table: string, day: string): Promise<void> {
  for (const part of wiring.parts().values()) {
    try {
      await part.beforeDayDrop?.(table, day);
    } catch (error) {
      log.error(
        { table, day, ...errorFacts(error) },
        'a day is dropped though its statistics could not be finished',
      );
    }
  }
}

async function remember(
  { clock }: RetentionServices,
  client: PoolClient,
  removals: readonly Removal[],
): Promise<void> {
  for (const { table, activity, removed, lateSeconds } of removals) {
    await client.query(
      'INSERT INTO retention.removal (id, table_name, activity, removed, removed_at, late_seconds) VALUES ($1, $2, $3, $4, $5, $6)',
      [newId(clock), table, activity, removed, clock.now(), lateSeconds || null],
    );
  }
  await client.query(
    `DELETE FROM retention.removal WHERE id IN (SELECT id FROM retention.removal ORDER BY removed_at DESC, id DESC OFFSET $1)`,
    [removalsKept],
  );
}
