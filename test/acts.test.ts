/** What staff do and its entry in their log are one transaction: without the entry the act does not happen. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameOf } from '../src/platform/names.ts';
import { makeCampaign } from './campaign.ts';
import { personId } from './person.ts';
import { openTestProgram, type TestProgram } from './program.ts';
import { whileRefused } from './refused.ts';
import { joinStaff, type TestMember } from './staff.ts';

let avow: TestProgram;
let owner: TestMember;
beforeAll(async () => {
  avow = await openTestProgram({ environment: { SMTP_URL: 'smtp://127.0.0.1:9' } });
  owner = await joinStaff(avow);
});
afterAll(() => avow.close());

/** All that the acts below change. */
const tables = [
  'contact.conversation',
  'contact.message',
  'mail.outbox',
  'rights.address',
  'rights.request',
  'rights.objection',
  'rights.restriction',
  'rights.hold',
  'rights.consultation',
  'rights.erasure',
  'accesslog.block',
  'staff.session',
  'newsletter.campaign',
  'mail.pace',
];

async function everything(): Promise<unknown[]> {
  const rows = [];
  for (const table of tables)
    rows.push((await avow.admin.query(`SELECT t::text FROM ${table} t ORDER BY 1`)).rows);
  return rows;
}

const idOf = async (query: string): Promise<string> => (await avow.admin.query(query)).rows[0]?.id;
const newest = (table: string, where = 'true') =>
  idOf(`SELECT id FROM ${table} WHERE ${where} ORDER BY id DESC LIMIT 1`);

type Form = Readonly<Record<string, string>>;

/** Sends a form while the log of staff takes no entry, and then again. @returns the entries of the second time */
async function sentTwice(path: string, form: Form): Promise<string[]> {
  const before = await everything();
  const refused = await whileRefused(avow, 'staff.act', () => avow.submit(path, form, owner.headers));
  expect([path, refused.status]).toEqual([path, 500]);
  expect(await everything(), path).toEqual(before);
  const last = (await newest('staff.act')) ?? '00000000-0000-0000-0000-000000000000';
  const done = await avow.submit(path, form, owner.headers);
  expect([200, 303], path).toContain(done.status);
  const { rows } = await avow.admin.query('SELECT act, staff_id FROM staff.act WHERE id > $1', [last]);
  return rows.map(({ act, staff_id: by }) => (by === owner.staffId ? act : `${act} by nobody`));
}

test('messages: a call is logged, answered, closed and opened again', async () => {
  const call = { message: 'Please call back.', email: 'call@example.com', name: '' };
  expect(await sentTwice('/console/messages/call', call)).toEqual(['contact.callLogged']);
  const path = `/console/messages/${await newest('contact.conversation')}`;
  expect(await sentTwice(`${path}/answer`, { message: 'We did.' })).toEqual(['contact.answered']);
  expect(await sentTwice(`${path}/close`, {})).toEqual(['contact.closed']);
  expect(await sentTwice(`${path}/reopen`, {})).toEqual(['contact.reopened']);
});

async function mailed(subject: string): Promise<string> {
  const recipient = avow.program.services.policy.controller.emails.privacy;
  await avow
    .part('rights')
    .inbox?.find(({ matches }) => matches(recipient))
    ?.receive({
      recipient,
      from: 'asks@example.com',
      authenticated: true,
      subject,
      text: '',
      automatic: false,
      messageId: null,
      inReplyTo: null,
      attachments: [],
      raw: Buffer.alloc(0),
    });
  return `/console/requests/${await newest('rights.request')}`;
}

test('requests: each step of an answer', async () => {
  const path = await mailed('A question');
  const identity = { question: 'Is it you?' };
  expect(await sentTwice(`${path}/identity`, identity)).toEqual(['rights.identityAsked']);
  expect(await sentTwice(`${path}/confirmed`, {})).toEqual(['rights.identityConfirmed']);
  expect(await sentTwice(`${path}/extend`, { reason: 'So much.' })).toEqual(['rights.extended']);
  expect(await sentTwice(`${path}/answer`, { decision: 'Here it is.' })).toEqual(['rights.decided']);
  await avow.submit('/en/contact', { message: 'Hello', email: 'asks@example.com' });
  const objection = await mailed('I object');
  const upheld = { outcome: 'upheld', decision: 'You are right.' };
  expect(await sentTwice(`${objection}/objection`, upheld)).toEqual(['rights.decided']);
});

test('persons: exported, restricted, released, held, and erased', async () => {
  await avow.submit('/en/contact', { message: 'Hello', email: 'person@example.com' });
  const id = await personId(avow, 'person@example.com');
  const path = `/console/persons/${id}`;
  expect(await sentTwice(`${path}/export`, {})).toEqual(['person.exported']);
  expect(await sentTwice(`${path}/restrict`, {})).toEqual(['person.restricted']);
  const request = await newest('rights.request', `person_id = '${id}'`);
  expect(await sentTwice(`/console/requests/${request}/lift`, {})).toEqual(['person.released']);
  const hold = {
    address: 'person@example.com',
    law: 'Section 1 of a law',
    ground: 'b',
    activity: '',
    until: '2027-11-25',
    reasons: '',
  };
  expect(await sentTwice('/console/holds', hold)).toEqual(['hold.placed']);
  const held = await newest('rights.hold', 'ended_at IS NULL');
  expect(await sentTwice(`/console/holds/${held}/lift`, {})).toEqual(['hold.ended']);
  expect(await sentTwice(`${path}/erase`, {})).toEqual(['person.erased']);
});

test('addresses are blocked and released', async () => {
  const block = { address: '192.0.2.7' };
  expect(await sentTwice('/console/health/block', block)).toEqual(['address.blocked']);
  expect(await sentTwice('/console/health/lift', block)).toEqual(['address.released']);
});

test('newsletter: each order to the sender', async () => {
  const { services } = avow.program;
  const id = await makeCampaign(avow.admin, services, { state: 'draft', body: 'News, without links.' });
  const path = `/console/newsletter/${id}/send`;
  const become = (state: string) =>
    avow.admin.query('UPDATE newsletter.campaign SET state = $2 WHERE id = $1', [id, state]);
  expect(await sentTwice(`${path}/schedule`, { at: '2030-01-01T10:00' })).toEqual(['newsletter.scheduled']);
  expect(await sentTwice(`${path}/withdraw`, {})).toEqual(['newsletter.unscheduled']);
  expect(await sentTwice(`${path}/start`, {})).toEqual(['newsletter.started']);
  await become('sending');
  expect(await sentTwice(`${path}/pause`, {})).toEqual(['newsletter.paused']);
  expect(await sentTwice(`${path}/resume`, {})).toEqual(['newsletter.resumed']);
  expect(await sentTwice(`${path}/retry`, {})).toEqual(['newsletter.retried']);
  expect(await sentTwice(`${path}/send-again`, {})).toEqual(['newsletter.unknownRepeated']);
  expect(await sentTwice(`${path}/count-sent`, {})).toEqual(['newsletter.unknownSettled']);
  expect(await sentTwice(`${path}/cancel`, {})).toEqual(['newsletter.cancelled']);
  expect(await sentTwice(`${path}/pace`, { domain: '', perMinute: '60' })).toEqual(['newsletter.paceSet']);
});

test('every act has a name for the register', async () => {
  const { rows } = await avow.admin.query<{ act: string }>('SELECT DISTINCT act FROM staff.act');
  const wiring = { parts: () => avow.program.parts };
  expect(rows.filter(({ act }) => nameOf(wiring, 'en', act) === act)).toEqual([]);
});

test('whoever signs out is signed out with the entry, and signed in without it', async () => {
  expect(await sentTwice('/console/sign-out', {})).toEqual(['staff.signedOut']);
});
