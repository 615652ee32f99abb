import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestProgram, type TestProgram, testNow } from '../../../../test/program.ts';
import type { LicensingDb } from '../database.ts';
import { signalLimits } from './limits.ts';
import { raiseReviews } from './raise.ts';

let avow: TestProgram;
let db: LicensingDb;
beforeAll(async () => {
  avow = await openTestProgram();
  db = avow.program.pools.database('licensing');
});
beforeEach(async () => {
  avow.clock.set(testNow);
  await avow.admin.query(
    'TRUNCATE licensing.review, licensing.network, licensing.seat, licensing.licence CASCADE',
  );
});
afterAll(() => avow.close());

/** Licences with the same number of seats. @returns their ids */
async function licences(count: number, seats: number): Promise<string[]> {
  const { rows } = await avow.admin.query<{ id: string }>(
    `INSERT INTO licensing.licence (id, prefix, key_hash, product, edition, seats, grace_days, entitlements, state, source,
       issued_at, changed_at)
     SELECT gen_random_uuid(), 'ABCDE', uuid_send(gen_random_uuid()), 'promt-21', 'professional', $2, 0, '{}', 'active', 'import',
       '2026-01-01', '2026-01-01' FROM generate_series(1, $1) RETURNING id`,
    [count, seats],
  );
  return rows.map(({ id }) => id);
}

/** Machines of a licence that took a seat at a time, and gave it back an hour later. */
const machines = (licence: string, count: number, at: string, mark = 'random()::text') =>
  avow.admin.query(
    `INSERT INTO licensing.seat (id, licence_id, machine, nonce, product, edition, manner, key_id, issued_on, grace_days,
       entitlements, signature, activated_at, ended_at, ended_by)
     SELECT gen_random_uuid(), $1, substr(sha256((${mark} || n)::bytea), 1, 8), '\\x0000000000', 'promt-21', 'professional', 'manual', 1,
       $3::timestamptz, 0, '{}', '\\x00', $3, $3::timestamptz + interval '1 hour', 'machine' FROM generate_series(1, $2) AS n`,
    [licence, count, at],
  );

/** Different networks of a licence on a day. */
const networks = (licence: string, count: number, at: string) =>
  avow.admin.query(
    `INSERT INTO licensing.network (licence_id, day, network_hash, activated_at)
     SELECT $1, $3::timestamptz::date, int4send(n), $3 FROM generate_series(1, $2) AS n`,
    [licence, count, at],
  );

async function raised() {
  await raiseReviews(db, avow.program.services);
  const { rows } = await avow.admin.query(
    'SELECT licence_id, signal, counted, allowed, since::text FROM licensing.review ORDER BY signal',
  );
  return rows;
}

const today = '2026-11-25T09:00:00Z';

test('as many machines as the policy allows for each seat raise nothing, one more does', async () => {
  const [few = '', many = ''] = await licences(2, 2);
  await machines(few, 8, today);
  await machines(many, 9, today);
  expect(await raised()).toEqual([
    { licence_id: many, signal: 'machines', counted: 9, allowed: 8, since: '2026-08-27' },
  ]);
});

test('a machine that comes back counts once', async () => {
  const [one = ''] = await licences(1, 1);
  for (let hour = 10; hour < 20; hour += 1) await machines(one, 1, `2026-11-24T${hour}:00:00Z`, "'same'");
  expect(await raised()).toEqual([]);
});

test('what lies before the window does not count, its first day does', async () => {
  const { since } = signalLimits(avow.program.services.policy, avow.clock.now());
  expect(since).toBe('2026-08-27');
  const [before = '', within = ''] = await licences(2, 1);
  await machines(before, 4, '2026-08-26T23:59:59Z');
  await machines(before, 1, today);
  await machines(within, 4, '2026-08-27T00:00:00Z');
  await machines(within, 1, today);
  expect(await raised()).toMatchObject([{ licence_id: within, counted: 5 }]);
});

test('networks are summed day by day', async () => {
  const [few = '', many = ''] = await licences(2, 1);
  for (const day of ['10', '12', '14', '16', '18']) {
    for (const licence of [few, many]) await networks(licence, 4, `2026-11-${day}T09:00:00Z`);
  }
  await machines(few, 1, today);
  await networks(many, 1, today);
  expect(await raised()).toMatchObject([{ licence_id: many, signal: 'networks', counted: 21, allowed: 20 }]);
});

test('networks of a day are held against the machines that had a seat on it', async () => {
  const [one = '', two = '', before = ''] = await licences(3, 5);
  await machines(one, 1, today);
  await machines(two, 2, today);
  await machines(before, 2, '2026-11-23T09:00:00Z');
  await machines(before, 1, today);
  for (const licence of [one, two, before]) await networks(licence, 5, today);
  expect(await raised()).toEqual(
    expect.arrayContaining([
      { licence_id: one, signal: 'overlap', counted: 5, allowed: 4, since: '2026-11-25' },
      { licence_id: before, signal: 'overlap', counted: 5, allowed: 4, since: '2026-11-25' },
    ]),
  );
  expect(await raised()).toHaveLength(2);
});

test('an open question grows with its count; licences that are not active raise none', async () => {
  const [one = '', suspended = ''] = await licences(2, 1);
  await avow.admin.query(`UPDATE licensing.licence SET state = 'suspended' WHERE id = $1`, [suspended]);
  for (const licence of [one, suspended]) await machines(licence, 5, today);
  expect(await raised()).toMatchObject([{ licence_id: one, counted: 5 }]);
  await machines(one, 2, today);
  expect(await raised()).toMatchObject([{ licence_id: one, counted: 7 }]);
  for (let run = 0; run < 8; run += 1) {
    await machines(one, 1, today);
    expect(await raised()).toHaveLength(1);
  }
});

/** Blocks of tables and indexes that one run touches. */
async function blocksOfRun(): Promise<number> {
  const touched = async () => {
    const { rows } = await avow.admin.query<{ blocks: string }>(
      `SELECT sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit) AS blocks FROM pg_statio_all_tables
       WHERE schemaname = 'licensing'`,
    );
    return Number(rows[0]?.blocks);
  };
  const flush = () => sql`SELECT pg_stat_force_next_flush()`.execute(db);
  await flush();
  const before = await touched();
  await raiseReviews(db, avow.program.services);
  await flush();
  return (await touched()) - before;
}

test('a run costs what a day brought, however many licences there are', async () => {
  const used = await licences(100, 1);
  for (const licence of used) await machines(licence, 2, today);
  const costs: number[] = [];
  for (const more of [1_000, 40_000]) {
    for (const licence of await licences(more / 100, 1)) await machines(licence, 100, '2026-10-01T09:00:00Z');
    await avow.admin.query('ANALYZE licensing.seat, licensing.licence, licensing.network');
    costs.push(await blocksOfRun());
  }
  const [few = 0, many = 0] = costs;
  expect(few).toBeGreaterThan(100);
  expect(many).toBeLessThan(2 * few);
}, 60_000);
