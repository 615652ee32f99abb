import { afterAll, beforeAll, expect, test } from 'vitest';
import { asStaff } from '../test/console.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram({ now: '2026-11-25T12:00:00Z' });
});
afterAll(() => avow.close());

const days = async () => (await avow.admin.query('SELECT * FROM satisfaction.daily ORDER BY day')).rows;
const question = 'Did our answer help you?';

test('10.8 after an answer, and not before, the writer may rate it with one click', async () => {
  const sent = await avow.submit('/en/contact', { message: 'Which systems does it run on?' });
  const page = sent.headers.get('location') ?? '';
  const read = async () => (await avow.request(page)).text();
  expect(await read()).not.toContain(question);
  const { rows } = await avow.admin.query('SELECT id FROM contact.conversation');
  await asStaff(avow).submit(`/console/messages/${rows[0]?.id}/answer`, { message: 'Windows 10 and 11.' });
  expect(await read()).toContain(question);
});

test('10.8 a rating is counted without name, address or time', async () => {
  await avow.submit(
    '/en/rate',
    { rating: '2' },
    { cookie: 'avow_visit=1', 'user-agent': 'Mozilla/5.0', referer: 'http://localhost:8080/r/CODE' },
  );
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
