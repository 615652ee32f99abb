/** An operator edits one value, and page, schedule, permissions, forms and answers follow. */
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { declarations } from '../src/app.ts';
import { registerPolicy } from '../src/commands/policy.ts';
import { registerRegister } from '../src/commands/register.ts';
import { readEnvironment } from '../src/platform/env.ts';
import { createApplication } from '../src/platform/http/application.ts';
import { silentLog } from '../src/platform/log.ts';
import { addPeriod, days, type Period } from '../src/policy/period.ts';
import { compileRetention } from '../src/policy/retention.ts';
import { dayName } from '../src/policy/values.ts';
import { openProgram, type Program } from '../src/program.ts';
import { type EditedPolicy, editPolicy } from './edited-policy.ts';
import { openTestProgram, type TestProgram, testNow } from './program.ts';

const sooner = [
  "{ for: days(30), from: 'closed', do: 'erase' },\n        { for: days(90)",
  "{ for: days(10), from: 'closed', do: 'erase' },\n        { for: days(90)",
] as const;
const noPhone = ["phone: 'optional',\n", ''] as const;

let avow: TestProgram;
let edited: EditedPolicy;
beforeAll(async () => {
  avow = await openTestProgram();
  edited = editPolicy(sooner, noPhone);
  await avow.submit('/contact', { message: 'A question', phone: '+1 555 0100' });
  await avow.admin.query(
    `UPDATE contact.conversation SET state = 'closed', closed_at = $1::timestamptz - interval '15 days'`,
    [testNow],
  );
});
afterAll(async () => {
  edited.remove();
  await avow.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The day so long after the clock of the tests, as the command writes it. */
const dayAfter = (period: Period): string =>
  dayName(addPeriod(new Date(testNow), period).toISOString().slice(0, 10), 'en');

/** What a command prints, run on this database with the edited policy. */
async function run(...args: string[]): Promise<string> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.stubEnv('DATABASE_URL', avow.adminUrl);
  vi.stubEnv('AVOW_DATA', avow.env.dataDir);
  vi.stubEnv('AVOW_TRIAL', '1');
  vi.stubEnv('AVOW_POLICY', process.env.AVOW_POLICY || edited.file);
  const program = new Command().exitOverride();
  registerPolicy(program);
  registerRegister(program);
  await program.parseAsync(args, { from: 'user' });
  return printed;
}

const openEdited = (file = edited.file): Promise<Program> =>
  openProgram(avow.adminUrl, {
    env: readEnvironment({ AVOW_DATA: avow.env.dataDir, AVOW_POLICY: file }),
    log: silentLog,
    clock: avow.clock,
    as: 'only',
  });

test('the check passes the edited file, and names what is wrong with a broken one', async () => {
  expect(await run('policy', 'check')).toMatch(/holds together/);
  const broken = editPolicy(["clause: '2.1'", "clause: '2.2'"]);
  vi.stubEnv('AVOW_POLICY', broken.file);
  await expect(run('policy', 'check', '--json')).rejects.toThrow(/1 problem/);
  broken.remove();
});

test('the difference is told in plain words, with what it does to data already held', async () => {
  const text = await run('policy', 'diff');
  expect(text).toContain('deleted 10 days after closing instead of 30 days');
  expect(text).toContain('removes 1 row of contact.conversation');
  expect(text).toContain('locks the column phone of 1 row of contact.conversation away');
});

test('rows that are held and not due yet are told where their end moves, either way', async () => {
  const moved = editPolicy([sooner[0], sooner[1].replace('days(10)', 'days(20)')]);
  vi.stubEnv('AVOW_POLICY', moved.file);
  // Closed fifteen days ago: it would have ended after fifteen more, and then ends after five.
  const shorter = await run('policy', 'diff');
  expect(shorter).toContain(
    `1 row of contact.conversation then ends earlier, the first on ${dayAfter(days(5))}`,
  );
  expect(shorter).not.toContain('nothing about data already held');
  moved.remove();
  const longer = editPolicy([sooner[0], sooner[1].replace('days(10)', 'days(40)')]);
  vi.stubEnv('AVOW_POLICY', longer.file);
  const text = await run('policy', 'diff');
  expect(text).toContain(`1 row of contact.conversation then ends later, the first on ${dayAfter(days(25))}`);
  longer.remove();
});

test('a start with the edited policy waits for a person, and says for what', async () => {
  await expect(openEdited()).rejects.toThrow(/10 days.*\n?.*avow policy accept [0-9a-f]{16}/s);
});

test('only the hash of the file itself is accepted', async () => {
  await expect(run('policy', 'accept', '12345')).rejects.toThrow(/at least 8/);
  await expect(run('policy', 'accept', '0123456789abcdef')).rejects.toThrow(/not 0123456789abcdef/);
  await expect(openEdited()).rejects.toThrow();
});

test('once accepted, page, schedule, permissions, form and answer follow', async () => {
  const { accept } = JSON.parse(await run('policy', 'diff', '--json')) as { accept: string };
  await run('policy', 'accept', accept.slice(0, 8));
  const program = await openEdited();
  try {
    const app = createApplication(program.services, [...program.parts.values()]);
    const page = await (await app.request('/en/privacy')).text();
    expect(page).toContain('is deleted 10 days after it was closed');
    expect(page).not.toContain('is deleted 30 days after it was closed');

    const rule = compileRetention(
      program.services.policy,
      declarations.filter((one) => one.name === 'contact'),
    );
    expect(rule[0]?.steps[0]).toMatchObject({ column: 'closed_at', period: { days: 10 } });

    const contact = program.pools.pool('contact');
    await expect(contact.query('SELECT phone FROM contact.conversation')).rejects.toThrow(
      /permission denied/,
    );
    await contact.query('SELECT name FROM contact.conversation');

    const form = await (await app.request('/en/contact')).text();
    expect(form).not.toContain('name="phone"');
    expect(form).toContain('name="message"');
  } finally {
    await program.close();
  }
});

test('an acceptance is used up: going back and coming again asks again', async () => {
  const { policyFile } = avow.env;
  await expect(openEdited(policyFile)).rejects.toThrow(/avow policy accept/);
  vi.stubEnv('AVOW_POLICY', policyFile);
  expect(await run('policy', 'diff')).toContain(
    'opens the column phone of 1 row of contact.conversation again',
  );
  const { accept } = JSON.parse(await run('policy', 'diff', '--json')) as { accept: string };
  await run('policy', 'accept', accept);
  await (await openEdited(policyFile)).close();
  await expect(openEdited()).rejects.toThrow(/avow policy accept/);
});

test('the policy and its register are printed in each language', async () => {
  expect(await run('policy', 'show', '--language', 'de')).toContain('10 Tage');
  expect(await run('register', '--csv')).toMatch(/^activity,title,clause/);
  expect(JSON.parse(await run('register', '--json'))).toMatchObject({ controller: { name: 'PROMT LLC' } });
});
