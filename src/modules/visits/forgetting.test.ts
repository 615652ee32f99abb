import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { Forgetting } from './forgetting.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('visits are deleted one after the other, a waiting one once, and a failure does not end the others', async () => {
  const begun: string[] = [];
  const failures: unknown[] = [];
  let atOnce = 0;
  let most = 0;
  const forgetting = new Forgetting(
    async (visitId) => {
      begun.push(visitId);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await Promise.resolve();
      atOnce -= 1;
      if (visitId === 'bad') throw new Error('refused');
    },
    (error) => failures.push(error),
  );
  for (const visitId of ['a', 'a', 'bad', 'b', 'a', 'b']) forgetting.add(visitId);
  await forgetting.end();
  expect([begun, most, failures.length]).toEqual([['a', 'bad', 'b'], 1, 1]);
  forgetting.add('a');
  await forgetting.end();
  expect(begun).toEqual(['a', 'bad', 'b', 'a']);
});

test('the program ends only after the visits of those who objected are deleted', async () => {
  const opened = await avow.request('/v', {
    method: 'POST',
    body: JSON.stringify({ p: '/en/privacy/cookies' }),
    headers: {
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'content-type': 'application/json',
    },
  });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const pages = Array.from({ length: 20 }, () =>
    avow.request('/en/privacy', { headers: { cookie, 'sec-gpc': '1' } }),
  );
  await Promise.all(pages);
  await avow.part('visits').stop?.();
  await avow.part('accesslog').stop?.();
  const { rows } = await avow.admin.query('SELECT FROM accesslog.line WHERE visit_id = $1', [
    cookie.split('=')[1],
  ]);
  expect([cookie.length > 40, rows]).toEqual([true, []]);
});
