import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram({ now: '2026-11-25T12:00:00Z' });
});
afterAll(() => avow.close());

const days = async () =>
  (await avow.admin.query('SELECT * FROM satisfaction.daily ORDER BY day')).rows;

test('10.8 a rating is counted without name, address or time', async () => {
  await avow.request('/en/rate', {
    method: 'POST',
    body: new URLSearchParams({ rating: '2' }),
    headers: { cookie: 'avow_visit=1', 'x-forwarded-for': '192.0.2.7' },
  });
  expect(await days()).toEqual([{ day: '2026-11-25', rating: 2, times: 1 }]);
});

test('10.8 a rating is gone 24 months after its day, not before', async () => {
  avow.clock.set('2028-11-24T23:30:00Z');
  await avow.runTask('retention.run');
  expect(await days()).toHaveLength(1);
  avow.clock.set('2028-11-25T00:00:00Z');
  await avow.runTask('retention.run');
  expect(await days()).toEqual([]);
});
