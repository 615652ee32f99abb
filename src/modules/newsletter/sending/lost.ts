/** Which process holds which rows, and what becomes of the rows of one that is no more. */
import { randomInt } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

/** The lock of a sender is bound to its connection: it is free as soon as the process has ended, however it ended. */
const lock = (number: string) => `hashtext('avow newsletter sender'), ${number}`;

export interface SenderLock {
  readonly number: number;
  /** The connection that holds it, on which rounds are planned once and look rows up by their keys. */
  readonly client: PoolClient;
  /** The connection was lost, and the lock with it. */
  readonly isLost: () => boolean;
  release(): void;
}

/**
 * A round touches as many rows as connections are open, whatever the planner makes of its parameters: planned for a tenth of
 * the table, it read the whole ledger each time (3,600 mails/s fell to 1,100 after five campaigns of 100,000).
 */
const steadyPlans = `SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_bitmapscan = off;
  SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_sort = off; SET jit = off`;

/** Takes a number that no other process has. */
export async function takeNumber(pool: Pool): Promise<SenderLock> {
  const client: PoolClient = await pool.connect();
  try {
    await client.query(steadyPlans);
    for (;;) {
      const number = randomInt(1, 2 ** 31 - 1);
      const { rows } = await client.query<{ got: boolean }>(
        `SELECT pg_try_advisory_lock(${lock('$1')}) AS got`,
        [number],
      );
      if (rows[0]?.got) return heldBy(client, number);
    }
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function heldBy(client: PoolClient, number: number): SenderLock {
  let lost = false;
  const onLoss = () => {
    lost = true;
  };
  client.on('error', onLoss);
  client.on('end', onLoss);
  return {
    number,
    client,
    isLost: () => lost,
    // Closing the connection gives the lock back.
    release: () => client.release(true),
  };
}

/**
 * Rows that a process held when it ended may have been handed over or not: nobody knows, so they become `unknown`, and no
 * machine repeats them.
 * @param own number of this process, whose rows are in good hands
 * @returns how many
 */
export async function giveUpLost(pool: Pool, own: number, now: Date): Promise<number> {
  const { rows } = await pool.query<{ campaign_id: string; sender: number }>(
    `/* newsletter.lost */ SELECT DISTINCT campaign_id, sender FROM newsletter.delivery WHERE state = 'sending' AND sender <> $1`,
    [own],
  );
  let lost = 0;
  for (const row of rows) lost += await giveUp(pool, row, now);
  return lost;
}

async function giveUp(
  pool: Pool,
  { campaign_id, sender }: { readonly campaign_id: string; readonly sender: number },
  now: Date,
): Promise<number> {
  const { rowCount } = await pool.query(
    `/* newsletter.giveUp */ UPDATE newsletter.delivery
     SET state = 'unknown', reason = 'programEnded', sender = NULL, attempts = attempts + 1, noted_at = $3
     WHERE campaign_id = $1 AND state = 'sending' AND sender = $2
       AND (SELECT pg_try_advisory_xact_lock(${lock('$2')}))`,
    [campaign_id, sender, now],
  );
  return rowCount ?? 0;
}
