import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { createPartitions } from '../../../platform/db/partitions.ts';
import { createStore } from '../log.ts';
import { type Batch, type Store, storeBatch } from './batch.ts';
import { type LogLine, lineOf } from './line.ts';

let avow: TestProgram;
let store: Store;
beforeAll(async () => {
  avow = await openTestProgram();
  const { services, pools, parts } = avow.program;
  store = createStore({
    ...services,
    pool: pools.pool('accesslog'),
    partitions: createPartitions(pools.pool('owner')),
    wiring: { parts: () => parts },
  });
});
afterAll(() => avow.close());

const lineWith = (values: Partial<LogLine>): LogLine => ({
  ...lineOf(
    {
      time: avow.clock.now(),
      address: '192.0.2.1',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      acceptLanguage: 'de',
      referrer: undefined,
      landing: '',
      method: 'GET',
      route: '/',
      status: 200,
      durationMs: 1,
      bytes: 1,
      view: null,
    },
    null,
  ),
  ...values,
});
const lines = async (route: string) =>
  (await avow.admin.query('SELECT * FROM accesslog.line WHERE route = $1', [route])).rows;
const requests = async () =>
  (
    await avow.admin.query(
      `SELECT sum(requests)::integer AS sum FROM accesslog.daily WHERE dimension = 'total'`,
    )
  ).rows[0]?.sum;

test('whatever a text holds comes out as it went in', async () => {
  const phrases = fc
    .sample(fc.string({ unit: 'binary', maxLength: 50 }), 500)
    .map((text) => text.toWellFormed().replaceAll('\0', ''));
  const lines = phrases.map((phrase, at) => lineWith({ search_phrase: phrase, duration_ms: at }));
  await storeBatch(store, { lines, transaction: null });
  const { rows } = await avow.admin.query<{ search_phrase: string }>(
    'SELECT search_phrase FROM accesslog.line ORDER BY duration_ms',
  );
  expect(rows.map((row) => row.search_phrase)).toEqual(phrases);
});

test('a batch whose commit got through unheard is not stored twice', async () => {
  const batch: Batch = { lines: [lineWith({ route: '/once' })], transaction: null };
  await storeBatch(store, batch);
  const before = await requests();
  expect(batch.transaction).not.toBeNull();
  await storeBatch(store, batch);
  expect(await lines('/once')).toHaveLength(1);
  expect(await requests()).toBe(before);
});

test('a batch that fails midway leaves neither lines nor counts, and is stored by the next try', async () => {
  const batch: Batch = { lines: [lineWith({ route: '/again' })], transaction: null };
  const before = await requests();
  await avow.admin.query('ALTER TABLE accesslog.daily ADD CONSTRAINT none CHECK (false) NOT VALID');
  await expect(storeBatch(store, batch)).rejects.toThrow('violates check constraint');
  expect([await lines('/again'), await requests()]).toEqual([[], before]);
  await avow.admin.query('ALTER TABLE accesslog.daily DROP CONSTRAINT none');
  await storeBatch(store, batch);
  expect(await lines('/again')).toHaveLength(1);
});

test('a line of a day without partition makes it; one of a day that was dropped meanwhile does too', async () => {
  const time = new Date('2026-11-22T10:00:00Z');
  await storeBatch(store, { lines: [lineWith({ route: '/late', time })], transaction: null });
  await avow.admin.query('DROP TABLE accesslog.line_2026_11_22');
  const batch: Batch = { lines: [lineWith({ route: '/later', time })], transaction: null };
  await expect(storeBatch(store, batch)).rejects.toThrow('no partition');
  await storeBatch(store, batch);
  expect(await lines('/later')).toHaveLength(1);
});
