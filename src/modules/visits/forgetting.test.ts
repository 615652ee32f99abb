import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { Forgetting } from './forgetting.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('visits that wait are deleted together, each once; what a failure leaves is tried again', async () => {
  const begun: string[][] = [];
  const failures: unknown[] = [];
  let broken = false;
  const forgetting = new Forgetting(
    async (visitIds) => {
      begun.push([...visitIds]);
      await Promise.resolve();
      if (broken) throw new Error('refused');
    },
    (error) => failures.push(error),
  );
  for (const visitId of ['a', 'a', 'b', 'c', 'b']) forgetting.add(visitId);
  await forgetting.end();
  expect(begun.splice(0)).toEqual([['a'], ['a', 'b', 'c']]);
  broken = true;
  forgetting.add('d');
  await vi.waitFor(() => expect(failures).toHaveLength(1));
  broken = false;
  await forgetting.end();
  expect(begun).toEqual([['d'], ['d']]);
});

test('a visit that comes just as a deletion ends waits for no other', async () => {
  for (let turns = 0; turns < 8; turns += 1) {
    const begun: string[] = [];
    const forgetting = new Forgetting(
      async (visitIds) => begun.push(...visitIds),
      () => {},
    );
    forgetting.add('a');
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    forgetting.add('b');
    await new Promise(setImmediate);
    expect(begun, `after ${turns} turns`).toEqual(['a', 'b']);
  }
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
