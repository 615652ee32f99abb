import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const prepared = `SELECT count(*) AS n FROM pg_prepared_statements WHERE name LIKE 'avow %'`;

test('a statement with parameters is prepared once, however often it runs, and answers each time', async () => {
  const client = await avow.program.pools.pool('site').connect();
  for (const n of [1, 2, 3]) {
    const { rows } = await client.query('SELECT $1::int + 1 AS sum', [n]);
    expect(rows).toEqual([{ sum: n + 1 }]);
  }
  expect((await client.query(prepared)).rows).toEqual([{ n: 1 }]);
  client.release(true);
});

test('statements of ever new texts do not pile up', async () => {
  const client = await avow.program.pools.pool('site').connect();
  for (let n = 0; n < 250; n++) {
    const { rows } = await client.query(`SELECT ${n} + $1::int AS sum`, [1]);
    expect(rows).toEqual([{ sum: n + 1 }]);
  }
  expect((await client.query(prepared)).rows).toEqual([{ n: 200 }]);
  client.release(true);
});

test('a statement that fails does so again, and the connection goes on', async () => {
  const client = await avow.program.pools.pool('site').connect();
  for (const divisor of [0, 0, 2]) {
    const asked = client.query('SELECT 4 / $1::int AS part', [divisor]);
    if (divisor === 0) await expect(asked).rejects.toThrow('division by zero');
    else expect((await asked).rows).toEqual([{ part: 2 }]);
  }
  await expect(client.query('SELECT $1::int FROM nowhere', [1])).rejects.toThrow('nowhere');
  await expect(client.query('SELECT $1::int FROM nowhere', [1])).rejects.toThrow('nowhere');
  client.release(true);
});
