import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addPeriod, type Period } from '../src/policy/period.ts';
import type { Anchor } from '../src/policy/vocabulary.ts';
import { asStaff } from '../test/console.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
let desk: ReturnType<typeof asStaff>;
beforeAll(async () => {
  avow = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
  desk = asStaff(avow);
});
afterAll(() => avow.close());

/** Each test stands on a day of its own, years after what the others left. */
let year = 2026;
beforeEach(async () => {
  year += 1;
  avow.clock.set(`${year}-01-10T09:00:00Z`);
  await avow.runTask('retention.run');
});

let sender = 0;
async function send(fields: Readonly<Record<string, string>>, file?: string): Promise<string> {
  sender += 1;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file) form.append('attachment', new File([file], 'note.txt'));
  const response = await avow.submit('/en/contact', form, { 'x-forwarded-for': `203.0.113.${sender}` });
  expect(response.status).toBe(303);
  return /\/r\/([^?]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
}

const newest = async (): Promise<{ id: string; person_id: string }> =>
  (await avow.admin.query('SELECT id, person_id FROM contact.conversation ORDER BY id DESC LIMIT 1')).rows[0];
const act = (id: string, what: string, fields = {}) => desk.submit(`/console/messages/${id}/${what}`, fields);

/** Every row of every table, the queue's included, and every file of the data directory. */
async function everythingStored(): Promise<string> {
  const { rows } = await avow.admin.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const found = await avow.admin.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM ${name} t`,
    );
    texts.push(...found.rows.map(({ row }) => row));
  }
  const files = readdirSync(avow.env.dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(avow.env.dataDir, name))
    .filter((file) => statSync(file).isFile());
  return [...texts, ...files.map((file) => readFileSync(file, 'latin1'))].join('\n');
}

const periodFrom = (anchor: Anchor): Period => {
  const step = avow.program.services.policy.activities.contact.keep.find(({ from }) => from === anchor);
  if (!step) throw new Error(`No period of contact runs from ${anchor}.`);
  return step.for;
};

describe('1.3 a message is gone everywhere when its time is over, and not before', () => {
  const nobody = async () => {};
  test.each<[Anchor, (id: string) => Promise<unknown>]>([
    ['received', nobody],
    ['answered', (id) => act(id, 'answer', { message: 'canary-answer' })],
    ['closed', (id) => act(id, 'close')],
  ])('%s', async (anchor, reach) => {
    const hex = Buffer.from('canary-file').toString('hex');
    const code = await send(
      { message: 'canary-message', email: 'canary@example.com', name: 'canary-name', phone: 'canary-phone' },
      'canary-file',
    );
    await reach((await newest()).id);
    const end = addPeriod(avow.clock.now(), periodFrom(anchor));
    avow.clock.set(new Date(end.getTime() - 3_600_000));
    await avow.runTask('retention.run');
    expect(await (await avow.request(`/en/r/${code}`)).text()).toContain('canary-message');
    avow.clock.set(end);
    await avow.runTask('retention.run');
    await avow.runTask('rights.tidy');
    avow.clock.advance(2 * 86_400_000);
    await avow.runTask('retention.run');
    const left = await everythingStored();
    expect(left).not.toMatch(/canary[-@]/);
    expect(left).not.toContain(hex);
    expect((await avow.request(`/en/r/${code}`)).status).toBe(404);
  });
});

test('1.3 any address that works will do, a throw-away one too; name, number and address may stay away', async () => {
  await send({ message: 'an anonymous address', email: 'x7f3@mailinator.example.com' });
  const { rows } = await avow.admin.query(
    'SELECT email, name, phone FROM contact.conversation WHERE id = $1',
    [(await newest()).id],
  );
  expect(rows).toEqual([{ email: 'x7f3@mailinator.example.com', name: null, phone: null }]);
});

test('1.3 without an address the receipt code opens the answer, without a cookie', async () => {
  const code = await send({ message: 'nobody in particular' });
  await act((await newest()).id, 'answer', { message: 'an answer for nobody in particular' });
  const page = await avow.request(`/en/r/${code}`);
  expect(await page.text()).toContain('an answer for nobody in particular');
  expect(page.headers.get('set-cookie')).toBeNull();
  const { rows } = await avow.admin.query(
    "SELECT 1 FROM mail.outbox WHERE kind = 'contact.answer' AND queued_at = $1",
    [avow.clock.now()],
  );
  expect(rows).toEqual([]);
});

test('1.3 under a hold a message cannot be read in ordinary work, and goes when the hold ends', async () => {
  const code = await send({ message: 'held message', email: 'held@example.com' });
  const { id } = await newest();
  const until = addPeriod(avow.clock.now(), { months: 10 });
  const hold = {
    address: 'held@example.com',
    law: 'section 147 of the tax code',
    ground: 'b',
    activity: 'contact',
    reasons: '',
    until: until.toISOString().slice(0, 10),
  };
  expect((await desk.submit('/console/holds', hold)).status).toBe(303);
  expect((await desk.request(`/console/messages/${id}`)).status).toBe(404);
  expect(await (await desk.request('/console/messages?state=all')).text()).not.toContain('held message');
  expect((await avow.request(`/en/r/${code}`)).status).toBe(404);
  const stored = async () =>
    (await avow.admin.query('SELECT 1 FROM contact.conversation WHERE id = $1', [id])).rows.length;
  avow.clock.set(new Date(until.getTime() - 2 * 86_400_000));
  await avow.runTask('retention.run');
  expect(await stored()).toBe(1);
  avow.clock.set(addPeriod(until, { days: 1 }));
  await avow.runTask('rights.deadlines');
  await avow.runTask('retention.run');
  expect(await stored()).toBe(0);
});

test('1.3 the probe measures the oldest closed message, and finds one that was forgotten', async () => {
  await send({ message: 'closed long ago' });
  await act((await newest()).id, 'close');
  const probe = avow.part('contact').probes?.find(({ id }) => id === 'contact.closed');
  avow.clock.advance(10 * 86_400_000);
  const found = await probe?.measure();
  expect(found).toMatchObject({ kept: true });
  expect(found?.value.en).toContain('10 days');
  avow.clock.advance(21 * 86_400_000);
  expect(await probe?.measure()).toMatchObject({ kept: false });
});

test('6.1.3 a logged call has no field for the number, and none is stored', async () => {
  const call = { message: 'asked for a price', phone: '555-0100' };
  expect((await desk.submit('/console/messages/call', call)).status).toBe(422);
  expect((await desk.submit('/console/messages/call', { message: call.message })).status).toBe(303);
  expect(await everythingStored()).not.toContain('555-0100');
});
