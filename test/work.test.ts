/** Several processes on one database: one serves, others share its work, commands change nothing beneath it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../src/platform/clock.ts';
import { runQueue } from '../src/platform/jobs/runner.ts';
import { silentLog } from '../src/platform/log.ts';
import { openProgram, type Program, type ProgramOptions } from '../src/program.ts';
import { openTestProgram, type TestProgram } from './program.ts';

let avow: TestProgram;
const opened: Program[] = [];
const open = async (as: ProgramOptions['as']) => {
  const program = await openProgram(avow.adminUrl, {
    env: avow.env,
    log: silentLog,
    clock: systemClock(),
    as,
  });
  opened.push(program);
  return program;
};

beforeAll(async () => {
  avow = await openTestProgram();
  await open('server');
});
afterAll(async () => {
  for (const program of opened) await program.close();
  await avow.close();
});

test('a second server is refused with the way to share the work', async () => {
  await expect(open('server')).rejects.toThrow('avow work');
});

test('what is queued is done by a process that does not serve', async () => {
  const { pools } = await open('command');
  const { promise: done, resolve } = Promise.withResolvers<string | null>();
  const task = { name: 'test.note', purpose: 'a test', run: async (id: string | null) => resolve(id) };
  const queue = await runQueue({ tasks: [task], ownerPool: pools.pool('owner'), log: silentLog });
  const id = '01890000-0000-7000-8000-000000000001';
  await avow.admin.query(`SELECT jobs.enqueue('test.note', $1, 5::smallint)`, [id]);
  expect(await done).toBe(id);
  await queue.stop();
});

test('a command beside a server does not repair what the next start would have to', async () => {
  const { rows } = await avow.admin.query<{ role: string }>(
    `SELECT rolname AS role FROM pg_roles WHERE rolname LIKE '%_contact'`,
  );
  const grants = `SELECT has_table_privilege('${rows[0]?.role}', 'contact.conversation', 'TRUNCATE') AS may`;
  await avow.admin.query(`GRANT TRUNCATE ON contact.conversation TO "${rows[0]?.role}"`);
  await open('command');
  expect((await avow.admin.query(grants)).rows).toEqual([{ may: true }]);
});
