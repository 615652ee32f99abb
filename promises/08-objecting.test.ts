import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { fillPerson } from '../test/rows.ts';
import { signInStaff } from '../test/staff.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

async function free(address: string): Promise<string> {
  const { personId: id } = await fillPerson(avow, address);
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
  await avow.admin.query('UPDATE rights.restriction SET ended_at = since');
  return id;
}

const conversations = async (id: string) =>
  (await avow.admin.query('SELECT restricted FROM contact.conversation WHERE person_id = $1', [id])).rows;
const objections = async (id: string) =>
  (
    await avow.admin.query(
      `SELECT id, due_at, received_at, state FROM rights.request WHERE person_id = $1 AND kind = 'objection' AND activity = 'contact' ORDER BY id DESC`,
      [id],
    )
  ).rows;

test('8.1 an objection restricts what it concerns while a person weighs it, and is due within one month', async () => {
  const id = await free('objector@example.com');
  const headers = await proveAddress(avow, 'objector@example.com');
  const sent = await avow.submit(
    '/en/privacy/my-data/object',
    { activity: 'contact', reasons: 'I moved.' },
    headers,
  );
  expect(sent.headers.get('location')).toContain('done=objected');
  expect(await conversations(id)).toEqual([{ restricted: true }]);
  const [request] = await objections(id);
  expect(request.due_at.toISOString()).toBe('2026-12-25T12:00:00.000Z');
});

test('8.1 missing reasons prompt a question, not a refusal', async () => {
  const id = await free('silent@example.com');
  const headers = await proveAddress(avow, 'silent@example.com');
  await avow.submit('/en/privacy/my-data/object', { activity: 'contact', reasons: '' }, headers);
  expect(await conversations(id)).toEqual([{ restricted: true }]);
  const { rows } = await avow.admin.query(
    `SELECT body_text, restricted FROM mail.outbox WHERE person_id = $1 AND kind = 'rights.answer'`,
    [id],
  );
  expect(rows).toMatchObject([
    { restricted: false, body_text: expect.stringContaining('what in your situation') },
  ]);
  expect((await objections(id))[0].state).toBe('open');
});

test('8.1 upheld: the data goes; rejected: the grounds are told first, and use begins again after that', async () => {
  const staff = await signInStaff(avow, 'privacyOfficer');
  const upheld = await free('upheld@example.com');
  await avow.submit(
    '/en/privacy/my-data/object',
    { activity: 'contact', reasons: 'x' },
    await proveAddress(avow, 'upheld@example.com'),
  );
  const [first] = await objections(upheld);
  await avow.submit(
    `/console/requests/${first.id}/objection`,
    { outcome: 'upheld', decision: 'You are right.' },
    staff,
  );
  expect(await conversations(upheld)).toEqual([]);

  const rejected = await free('rejected@example.com');
  await avow.submit(
    '/en/privacy/my-data/object',
    { activity: 'contact', reasons: 'x' },
    await proveAddress(avow, 'rejected@example.com'),
  );
  const [second] = await objections(rejected);
  await avow.submit(
    `/console/requests/${second.id}/objection`,
    { outcome: 'rejected', decision: 'A claim is pending.' },
    staff,
  );
  expect(await conversations(rejected)).toEqual([{ restricted: true }]);
  const { rows } = await avow.admin.query(
    `SELECT body_text FROM mail.outbox WHERE person_id = $1 AND kind = 'rights.answer'`,
    [rejected],
  );
  expect(rows[0].body_text).toContain('A claim is pending.');
  await avow.runTask('rights.deadlines');
  expect(await conversations(rejected)).toEqual([{ restricted: false }]);
});

const mail = (from: string, subject: string, authenticated: boolean) => ({
  recipient: avow.program.services.policy.controller.emails.privacy,
  from,
  authenticated,
  subject,
  text: '',
  automatic: false,
  messageId: null,
  inReplyTo: null,
  attachments: [],
  raw: Buffer.from(''),
});

const receive = (incoming: ReturnType<typeof mail>) => {
  const route = avow.part('rights').inbox?.find(({ matches }) => matches(incoming.recipient));
  if (!route) throw new Error('Nobody takes mail to the privacy address.');
  return route.receive(incoming);
};

async function agree(address: string): Promise<string> {
  const id = await free(address);
  await avow.admin.query(
    `INSERT INTO rights.consent (person_id, policy_version, id, activity, decision, wording, given_at)
     VALUES ($1, 'x', gen_random_uuid(), 'newsletter', 'granted', 'Yes', $2)`,
    [id, avow.clock.now()],
  );
  return id;
}
const openConsents = async (id: string) =>
  (
    await avow.admin.query(
      `SELECT FROM rights.consent WHERE person_id = $1 AND activity = 'newsletter' AND ended_at IS NULL`,
      [id],
    )
  ).rows.length;

test.each([
  ['Withdrawal of my consent', 'en'],
  ['Hiermit widerrufe ich meine Einwilligung', 'de'],
  ['Отзываю согласие', 'ru'],
])('8.3 a mail "%s" from a proven sender withdraws at once, without staff', async (subject, language) => {
  const id = await agree(`proven-${language}@example.com`);
  expect(await receive(mail(`proven-${language}@example.com`, subject, true))).toBe('stored');
  expect(await openConsents(id)).toBe(0);
  const { rows } = await avow.admin.query(
    `SELECT state, decision FROM rights.request WHERE person_id = $1 AND kind = 'withdrawal' AND source = 'mail'`,
    [id],
  );
  expect(rows).toEqual([{ state: 'closed', decision: 'withdrawn' }]);
});

test('8.3 a mail that proves no sender is answered with a link; its button withdraws', async () => {
  const id = await agree('unproven@example.com');
  await receive(mail('unproven@example.com', 'Withdraw consent', false));
  expect(await openConsents(id)).toBe(1);
  const { mailedLink } = await import('../test/person.ts');
  const done = await avow.submit(await mailedLink(avow, 'unproven@example.com'), {});
  expect(done.status).toBe(303);
  expect(await openConsents(id)).toBe(0);
});

test('8.3 what is not understood becomes a request for a person; automatic answers do not', async () => {
  await receive(mail('riddle@example.com', 'Good morning', true));
  const id = await personId(avow, 'riddle@example.com');
  const { rows } = await avow.admin.query(
    `SELECT kind, state, reasons FROM rights.request WHERE person_id = $1`,
    [id],
  );
  expect(rows).toEqual([{ kind: 'other', state: 'open', reasons: 'Good morning' }]);
  await receive({ ...mail('robot@example.com', 'Out of office', true), automatic: true });
  await expect(personId(avow, 'robot@example.com')).rejects.toThrow('not known');
});

test('4.1 a mail that asks for information is answered with the link to the page', async () => {
  await receive(mail('asker@example.com', 'Auskunft nach Art. 15', true));
  const { rows } = await avow.admin.query(
    `SELECT subject FROM mail.outbox WHERE recipient = 'asker@example.com'`,
  );
  expect(rows).toEqual([{ subject: 'Ihre Anfrage: was wir über Sie gespeichert haben' }]);
});
