import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const stored = () => avow.part('accesslog').stop?.();
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

test('a request becomes one line with what the policy names, and nothing else', async () => {
  await avow.request('/de?utm_term=offline+%C3%BCbersetzer&token=secret', {
    headers: {
      'user-agent': firefox,
      'accept-language': 'de-AT,de;q=0.8',
      referer: 'https://www.google.com/',
    },
  });
  await stored();
  const { rows } = await avow.admin.query('SELECT * FROM accesslog.line');
  expect(rows).toEqual([
    {
      time: new Date('2026-11-25T12:00:00Z'),
      ip_address: '127.0.0.1',
      search_phrase: 'offline übersetzer',
      browser: 'Firefox',
      browser_major: 140,
      system: 'Linux',
      system_major: null,
      language: 'de-AT',
      provider: null,
      robot: null,
      method: 'GET',
      route: '/',
      status: 200,
      duration_ms: expect.any(Number),
      bytes: expect.any(Number),
      visit_id: null,
      page: null,
      link: null,
      seen_ms: null,
    },
  ]);
});

test('the counts of the day are written with the line', async () => {
  const { rows } = await avow.admin.query(
    `SELECT dimension, key, requests, sources FROM accesslog.daily WHERE NOT robots ORDER BY dimension`,
  );
  expect(rows).toContainEqual({ dimension: 'page', key: '/', requests: 1, sources: 1 });
  expect(rows).toContainEqual({ dimension: 'browser', key: 'Firefox 140', requests: 1, sources: 1 });
});
