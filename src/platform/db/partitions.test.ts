import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { createPartitions, type Partitions } from './partitions.ts';

const table = 'accesslog.line';
let avow: TestProgram;
let partitions: Partitions;

beforeAll(async () => {
  avow = await openTestProgram();
  partitions = createPartitions(avow.program.pools.pool('owner'));
});
afterAll(() => avow.close());

const log = () => avow.program.pools.pool('accesslog');
const insert = (time: string) =>
  log().query(`INSERT INTO ${table} (time, method) VALUES ($1, 'GET')`, [new Date(time)]);

/** A transaction that has read the table and stays open until it is let go. */
async function openReport(): Promise<() => Promise<void>> {
  const client = await log().connect();
  await client.query('BEGIN');
  await client.query(`SELECT count(*) FROM ${table}`);
  return async () => {
    await client.query('COMMIT');
    client.release();
  };
}

test('a day takes its lines, and no other day does', async () => {
  await partitions.ensure(table, '2030-03-01');
  await partitions.ensure(table, '2030-03-01');
  await insert('2030-03-01T00:00:00Z');
  await insert('2030-03-01T23:59:59.999Z');
  await expect(insert('2030-03-02T00:00:00Z')).rejects.toThrow(/no partition/);
  expect(await partitions.days(table)).toContain('2030-03-01');
});

test('a new day is made while a report is open, and lines come in meanwhile', async () => {
  const end = await openReport();
  await partitions.ensure(table, '2030-03-03');
  await insert('2030-03-03T12:00:00Z');
  await end();
});

test('a day is unseen at once and gone when the last report that may read it ends; lines come in meanwhile', async () => {
  await partitions.ensure(table, '2030-03-04');
  await partitions.ensure(table, '2030-03-05');
  await insert('2030-03-04T12:00:00Z');
  const end = await openReport();
  let gone = false;
  const dropping = partitions.drop(table, '2030-03-04').then(() => {
    gone = true;
  });
  const seen = async () =>
    (await log().query(`SELECT 1 FROM ${table} WHERE time >= $1 AND time < $2`, ['2030-03-04', '2030-03-05']))
      .rowCount;
  while ((await seen()) !== 0) await insert('2030-03-05T12:00:00Z');
  await insert('2030-03-05T12:00:00Z');
  expect(gone).toBe(false);
  await end();
  await dropping;
  expect(await partitions.days(table)).not.toContain('2030-03-04');
});

test('a drop that was killed while it waited is finished', async () => {
  await partitions.ensure(table, '2030-03-06');
  const end = await openReport();
  const dropping = partitions.drop(table, '2030-03-06').catch(() => 'killed');
  const waiting = `SELECT pid FROM pg_stat_activity WHERE query LIKE '%DETACH%CONCURRENTLY%' AND wait_event_type = 'Lock'
    AND datname = current_database() AND pid <> pg_backend_pid()`;
  while ((await avow.admin.query(waiting)).rowCount === 0);
  await avow.admin.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) w`);
  expect(await dropping).toBe('killed');
  await end();
  await partitions.finishPending();
  const { rows } = await avow.admin.query(`SELECT to_regclass('accesslog.line_2030_03_06') AS left`);
  expect(rows[0]).toEqual({ left: null });
});
