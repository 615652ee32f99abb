import { afterAll, beforeAll, expect, test } from 'vitest';

import { asStaff } from '../../../test/console.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { policy } from '../../../test/reference.ts';
import { RatingForm } from './module.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const stored = async () =>
  (await avow.admin.query('SELECT day, rating, times FROM satisfaction.daily ORDER BY day, rating')).rows;

test('the question has three buttons and works in every language', async () => {
  for (const [path, answer] of [
    ['/en/rate', 'In part'],
    ['/de/rate', 'Zum Teil'],
    ['/ru/rate', 'Отчасти'],
  ] as const) {
    const page = await (await avow.request(path)).text();
    expect(page.match(/<button/g)?.length).toBe(3);
    expect(page).toContain(answer);
  }
});

test('a click is counted for its day, and two clicks are one row', async () => {
  const first = await avow.submit('/en/rate', { rating: '3' });
  expect([first.status, first.headers.get('location')]).toEqual([303, '/en/rate/thanks']);
  await avow.submit('/de/rate', { rating: '3' });
  await avow.submit('/ru/rate', { rating: '1' });
  expect(await stored()).toEqual([
    { day: '2026-11-25', rating: 1, times: 1 },
    { day: '2026-11-25', rating: 3, times: 2 },
  ]);
});

test.each([
  ['none chosen', {}],
  ['a rating that is none of the three', { rating: '9' }],
])('%s: the question again, and nothing stored', async (_, fields) => {
  const before = await stored();
  const answer = await avow.submit('/en/rate', fields);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Please choose one of the three answers.');
  expect(await stored()).toEqual(before);
});

test('a field that the policy does not take is refused by its name, and nothing is stored', async () => {
  const before = await stored();
  const answer = await avow.submit('/en/rate', { rating: '3', email: 'ada@example.com' });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('“email”');
  expect(await stored()).toEqual(before);
});

test('staff see months that are over, and of enough ratings only', async () => {
  const page = async () => (await asStaff(avow, 'support').request('/console/ratings')).text();
  expect(await page()).toContain('No month with ratings is over yet');
  avow.clock.set('2026-12-15T12:00:00Z');
  expect(await page()).toContain('fewer than 5');
  for (const rating of ['2', '3', '3', '1', '1']) await avow.submit('/en/rate', { rating });
  expect(await page()).not.toContain('Dec 2026');
  avow.clock.set('2027-01-01T00:00:00Z');
  expect(await page()).toMatch(/Dec 2026.*>5</s);
  expect((await asStaff(avow, 'editor').request('/console/ratings')).status).toBe(403);
});

test('one visitor cannot turn the figures', async () => {
  for (let click = 0; click < 12; click += 1) await avow.submit('/en/rate', { rating: '1' });
  const answer = await avow.submit('/en/rate', { rating: '1' });
  expect(answer.status).toBe(429);
});

test('where the policy takes no rating there is no question', () => {
  const { rating, ...data } = policy.activities.satisfaction.data;
  expect(rating).toBe('optional');
  const activities = { ...policy.activities, satisfaction: { ...policy.activities.satisfaction, data } };
  expect(RatingForm({ language: 'en', policy: { ...policy, activities } })).toBeNull();
  expect(RatingForm({ language: 'en', policy })).not.toBeNull();
});
