import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId, proveAddress } from '../../../../test/person.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { signInStaff } from '../../../../test/staff.ts';
import { declarations } from '../../../app.ts';
import type { RightsTables } from '../database.ts';
import { openRequest } from './commands.ts';

let avow: TestProgram;
let officer: { cookie: string };
beforeAll(async () => {
  avow = await openTestProgram({ now: '2027-01-31T10:00:00Z' });
  officer = await signInStaff(avow, 'privacyOfficer');
});
afterAll(() => avow.close());

async function request(address: string): Promise<string> {
  await avow.submit('/de/privacy/my-data', { email: address });
  const services = { ...avow.program.services, declarations };
  const db = avow.program.pools.database<RightsTables>('rights');
  const who = await personId(avow, address);
  return db.transaction().execute((tx) =>
    openRequest(tx, services, {
      personId: who,
      kind: 'access',
      source: 'mail',
      language: 'de',
      reasons: 'Bitte',
    }),
  );
}

const row = async (id: string) =>
  (
    await avow.admin.query('SELECT state, due_at, decision, extension FROM rights.request WHERE id = $1', [
      id,
    ])
  ).rows[0];
const lastMail = async (address: string) =>
  (
    await avow.admin.query(
      `SELECT body_text FROM mail.outbox WHERE recipient = $1 AND kind = 'rights.answer' ORDER BY xmin::text::bigint DESC LIMIT 1`,
      [address],
    )
  ).rows[0]?.body_text;

/** Sessions of staff end while the clock moves. */
const signedIn = async () => {
  officer = await signInStaff(avow, 'privacyOfficer');
  return officer;
};

test('the month ends on the last day of a shorter month, and a decision is mailed in the language of the person', async () => {
  const id = await request('due@example.com');
  expect((await row(id)).due_at.toISOString()).toBe('2027-02-28T10:00:00.000Z');
  await avow.submit(`/console/requests/${id}/answer`, { decision: 'Hier ist alles.' }, officer);
  expect(await row(id)).toMatchObject({ state: 'closed', decision: 'Hier ist alles.' });
  expect(await lastMail('due@example.com')).toMatch(/Hier ist alles\.[\s\S]*Datenschutzbehörde/);
  expect((await avow.submit(`/console/requests/${id}/answer`, { decision: 'again' }, officer)).status).toBe(
    422,
  );
});

test('an extension is told with its reason inside the first month, once; a later one is rejected', async () => {
  const id = await request('long@example.com');
  expect(
    (await avow.submit(`/console/requests/${id}/extend`, { reason: 'Sehr viele Daten.' }, officer)).status,
  ).toBe(303);
  expect((await row(id)).due_at.toISOString()).toBe('2027-04-28T10:00:00.000Z');
  expect(await lastMail('long@example.com')).toContain('Sehr viele Daten.');
  expect(
    (await avow.submit(`/console/requests/${id}/extend`, { reason: 'Noch mehr.' }, officer)).status,
  ).toBe(422);
  const late = await request('late@example.com');
  avow.clock.set('2027-02-28T10:00:00.001Z');
  expect(
    (await avow.submit(`/console/requests/${late}/extend`, { reason: 'Zu spät.' }, await signedIn())).status,
  ).toBe(422);
  expect((await row(late)).extension).toBeNull();
});

test('the deadline waits exactly while a proof of identity is open', async () => {
  const id = await request('who@example.com');
  const before = (await row(id)).due_at.getTime();
  await avow.submit(`/console/requests/${id}/identity`, { question: 'Sind Sie es?' }, officer);
  expect((await row(id)).state).toBe('identity');
  avow.clock.advance(3 * 86_400_000);
  await avow.submit(`/console/requests/${id}/confirmed`, {}, await signedIn());
  expect(await row(id)).toMatchObject({ state: 'open', due_at: new Date(before + 3 * 86_400_000) });
});

/** How often a form was taken that several send at the same time. */
const taken = async (id: string, forms: readonly [string, Record<string, string>][]) =>
  (
    await Promise.all(
      forms.map(([act, form]) => avow.submit(`/console/requests/${id}/${act}`, form, officer)),
    )
  ).filter(({ status }) => status === 303).length;
const answersTo = async (address: string) =>
  (
    await avow.admin.query(
      `SELECT count(*)::int AS mails FROM mail.outbox WHERE recipient = $1 AND kind = 'rights.answer'`,
      [address],
    )
  ).rows[0].mails;

test('a decision pressed twice is mailed once', async () => {
  const id = await request('twice@example.com');
  expect(await taken(id, Array(4).fill(['answer', { decision: 'Hier ist alles.' }]))).toBe(1);
  expect(await answersTo('twice@example.com')).toBe(1);
});

test('a decision and an extension at the same time do not overwrite each other', async () => {
  const id = await request('both@example.com');
  const done = await taken(id, [
    ['extend', { reason: 'Sehr viele Daten.' }],
    ['answer', { decision: 'Hier ist alles.' }],
    ['extend', { reason: 'Sehr viele Daten.' }],
  ]);
  const { state, extension, decision } = await row(id);
  expect([state, decision]).toEqual(['closed', 'Hier ist alles.']);
  expect(done).toBe(extension === null ? 1 : 2);
  expect(await answersTo('both@example.com')).toBe(done);
});

test('an identity confirmed twice moves the deadline once', async () => {
  const id = await request('sure@example.com');
  const before = (await row(id)).due_at.getTime();
  await avow.submit(`/console/requests/${id}/identity`, { question: 'Sind Sie es?' }, officer);
  avow.clock.advance(60_000);
  expect(await taken(id, Array(4).fill(['confirmed', {}]))).toBe(1);
  expect((await row(id)).due_at.getTime()).toBe(before + 60_000);
});

test('an objection sent twice is one, and reasons given later join it', async () => {
  const address = 'objects@example.com';
  await avow.submit('/en/contact', { message: 'Hello', email: address });
  const headers = await proveAddress(avow, address);
  const object = (reasons: string) =>
    avow.submit('/en/privacy/my-data/object', { activity: 'contact', reasons }, headers);
  const statuses = (await Promise.all([object(''), object(''), object('')])).map(({ status }) => status);
  expect(statuses).toEqual([303, 303, 303]);
  expect(await answersTo(address)).toBe(1);
  await object('I moved away.');
  await object('I moved away.');
  const id = await personId(avow, address);
  for (const table of ['objection', 'request']) {
    const { rows } = await avow.admin.query(`SELECT reasons FROM rights.${table} WHERE person_id = $1`, [id]);
    expect(rows).toEqual([{ reasons: 'I moved away.' }]);
  }
});

test('an objection decided twice at once is answered once', async () => {
  const { rows } = await avow.admin.query(
    `SELECT id FROM rights.request WHERE kind = 'objection' AND closed_at IS NULL`,
  );
  const form = { outcome: 'rejected', decision: 'We must keep it.' };
  expect(await taken(rows[0].id, Array(4).fill(['objection', form]))).toBe(1);
  expect(await answersTo('objects@example.com')).toBe(2);
});

test('each look of staff at a person is entered, and the person reads who looked and why', async () => {
  await avow.submit('/en/contact', { message: 'Hello', email: 'looked@example.com' });
  const page = await avow.submit(
    '/console/persons',
    { address: 'LOOKED@example.com', reason: 'asked by phone' },
    officer,
  );
  expect(await page.text()).toContain('Messages to us');
  const own = await (
    await avow.request('/en/privacy/my-data', { headers: await proveAddress(avow, 'looked@example.com') })
  ).text();
  expect(own).toContain('Ada privacyOfficer, asked by phone');
  expect(await (await avow.request('/console/consultations', { headers: officer })).text()).toContain(
    'asked by phone',
  );
});

test('a look at the person behind a request is a code in the register, worded for whoever reads it', async () => {
  const id = await request('behind@example.com');
  const russian = { ...officer, 'accept-language': 'ru' };
  const page = await (await avow.request(`/console/requests/${id}`, { headers: russian })).text();
  const reason = /name="reason" value="([^"]*)"/.exec(page)?.[1] ?? '';
  const who = await personId(avow, 'behind@example.com');
  expect((await avow.submit(`/console/persons/${who}`, { reason }, russian)).status).toBe(200);
  const { rows } = await avow.admin.query('SELECT reason FROM rights.consultation WHERE person_id = $1', [
    who,
  ]);
  expect(rows).toEqual([{ reason: 'rights request: access' }, { reason: 'rights request: access' }]);
});

test.each(['support', 'editor', 'sales', 'viewer'] as const)('%s sees no rights page', async (role) => {
  const headers = await signInStaff(avow, role);
  for (const path of ['requests', 'persons', 'holds', 'consultations', 'disclosures'])
    expect((await avow.request(`/console/${path}`, { headers })).status, path).toBe(403);
});

test('the record of an address ends a while after the last thing taken with it, whatever the registers say, and lives again when it is used', async () => {
  await avow.submit('/en/privacy/my-data', { email: 'fleeting@example.com' });
  const id = await personId(avow, 'fleeting@example.com');
  await avow.runTask('rights.tidy');
  const ended = async () =>
    (await avow.admin.query('SELECT ended_at FROM rights.address WHERE person_id = $1', [id])).rows[0]
      ?.ended_at;
  expect(await ended()).toBeNull();
  for (const table of ['mail.outbox', 'rights.proof'])
    await avow.admin.query(`DELETE FROM ${table} WHERE person_id = $1`, [id]);
  await avow.runTask('rights.tidy');
  expect(await ended()).toEqual(avow.clock.now());
  await avow.submit('/en/privacy/my-data', { email: 'fleeting@example.com' });
  expect(await ended()).toBeNull();
});

test('staff erase a person with the same preview, and get the receipt for them', async () => {
  await avow.submit('/en/contact', { message: 'Hello', email: 'by-staff@example.com' });
  const id = await personId(avow, 'by-staff@example.com');
  expect(await (await avow.request(`/console/persons/${id}/erase`, { headers: officer })).text()).toContain(
    'deleted',
  );
  const done = await (await avow.submit(`/console/persons/${id}/erase`, {}, officer)).text();
  expect(done).toMatch(/href="\/en\/privacy\/receipt\/[\w-]{43}"/);
  await expect(personId(avow, 'by-staff@example.com')).rejects.toThrow('not known');
  const { rows } = await avow.admin.query(
    "SELECT act, subject_id FROM staff.act WHERE act NOT LIKE 'staff.%' ORDER BY id DESC LIMIT 1",
  );
  expect(rows).toEqual([{ act: 'person.erased', subject_id: null }]);
});
