import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { createPartitions } from '../../../platform/db/partitions.ts';
import { createStore } from '../log.ts';
import { storeBatch } from './batch.ts';
import { foldDay } from './fold.ts';
import { lineOf } from './line.ts';
import { medianOf } from './seen-times.ts';

let avow: TestProgram;
let store: ReturnType<typeof createStore>;
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

/** Five visitors, each of whom looked at a page of their own for a time. */
async function look(pages: string, seenMs: number): Promise<void> {
  const lines = Array.from({ length: 5 }, (_, visitor) => ({
    ...lineOf(
      {
        time: avow.clock.now(),
        address: `192.0.2.${visitor}`,
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        acceptLanguage: 'de',
        referrer: undefined,
        landing: '',
        method: 'POST',
        route: '/v',
        status: 204,
        durationMs: 1,
        bytes: 0,
        view: null,
      },
      null,
    ),
    page: `/${pages}/${visitor}`,
    seen_ms: seenMs,
  }));
  await storeBatch(store, { lines, transaction: null });
}

test('a day folded a second time keeps the median of what was folded before and what came since', async () => {
  await look('short', 1_500);
  await foldDay(store, '2026-11-25');
  await look('long', 50_000);
  await look('longer', 50_000);
  await foldDay(store, '2026-11-25');
  const { rows } = await avow.admin.query<{ seen_times: number[]; seen_ms: number }>(
    `SELECT seen_times, seen_ms::integer FROM accesslog.daily WHERE dimension = 'page' AND key = ''`,
  );
  const [other] = rows;
  expect(other?.seen_ms).toBe(5 * 1_500 + 10 * 50_000);
  expect(other?.seen_times.reduce((sum, count) => sum + count, 0)).toBe(15);
  expect(medianOf(other?.seen_times ?? [])).toBeGreaterThan(45_000);
});
