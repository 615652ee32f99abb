import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestProgram, type TestProgram, testNow } from '../../../../test/program.ts';
import { codeOf, joinStaff } from '../../../../test/staff.ts';
import type { StaffDatabase } from '../database.ts';
import { startReset } from '../member/commands.ts';
import { inviteMember } from '../member/invitations.ts';
import { chooseCredentials } from './commands.ts';
import { findLink, firstSignUpPath, issueLink, linkEnd, linkPath } from './links.ts';

let avow: TestProgram;
let db: StaffDatabase;
beforeAll(async () => {
  avow = await openTestProgram();
  db = avow.program.pools.database('staff');
});
beforeEach(async () => {
  avow.clock.set(testNow);
  await avow.admin.query('TRUNCATE staff.member, staff.link, staff.act CASCADE');
});
afterAll(() => avow.close());

const ada = { name: 'Ada Lind', email: 'Ada.Lind@Example.com', password: 'quiet paper, one ink' };
const services = () => avow.program.services;

async function secretOf(path: string): Promise<Buffer> {
  const link = await findLink(db, services(), path.split('/')[3] ?? '');
  if (!link) throw new Error('The link is not open.');
  return link.totpSecret;
}
const sendCode = async (path: string, secret: Buffer) =>
  avow.submit(`${path}/second-factor`, { code: codeOf(secret, avow.clock.now()) });

test('the first owner signs up by the printed link, in two steps, and is signed in', async () => {
  const path = (await firstSignUpPath(db, services())) ?? '';
  expect(path).toMatch(/^\/console\/sign-up\/[\w-]{43}$/);
  expect((await avow.request(path)).status).toBe(200);
  expect((await avow.submit(path, ada)).headers.get('location')).toBe(`${path}/second-factor`);

  const secret = await secretOf(path);
  const factor = await (await avow.request(`${path}/second-factor`)).text();
  expect(factor).toContain('src="data:image/svg+xml;base64,');
  const done = await sendCode(path, secret);
  expect(done.status).toBe(200);
  expect(done.headers.get('cache-control')).toBe('no-store');
  const codes = [...(await done.text()).matchAll(/<code>([0-9A-Z]{5}(?:-[0-9A-Z]{5}){4})<\/code>/g)];
  expect(new Set(codes.map((match) => match[1])).size).toBe(8);

  const cookie = done.headers.get('set-cookie')?.split(';')[0] ?? '';
  const overview = await avow.request('/console', { headers: { cookie } });
  expect(overview.status).toBe(200);
  expect(await overview.text()).toContain('Ada Lind');
  const { rows } = await avow.admin.query('SELECT email, role FROM staff.member');
  expect(rows).toEqual([{ email: 'ada.lind@example.com', role: 'owner' }]);
});

test('a link works once, and the first one is printed only until somebody has signed up', async () => {
  const path = (await firstSignUpPath(db, services())) ?? '';
  await avow.submit(path, ada);
  const secret = await secretOf(path);
  await sendCode(path, secret);
  avow.clock.advance(60_000);
  expect((await avow.request(path)).status).toBe(410);
  expect((await sendCode(path, secret)).status).toBe(410);
  expect(await firstSignUpPath(db, services())).toBeNull();
});

test('of two who finish a link at the same time, one becomes a member', async () => {
  const path = (await firstSignUpPath(db, services())) ?? '';
  await avow.submit(path, ada);
  const secret = await secretOf(path);
  const answers = await Promise.all([sendCode(path, secret), sendCode(path, secret)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  const { rows } = await avow.admin.query('SELECT 1 FROM staff.member');
  expect(rows).toHaveLength(1);
});

test('each start makes a fresh first link and ends the one before, though it was begun', async () => {
  const before = (await firstSignUpPath(db, services())) ?? '';
  await avow.submit(before, ada);
  const after = (await firstSignUpPath(db, services())) ?? '';
  expect(after).not.toBe(before);
  expect((await avow.request(before)).status).toBe(410);
  expect((await avow.request(after)).status).toBe(200);
});

test('opening a link does not use it up, and time does', async () => {
  const path = (await firstSignUpPath(db, services())) ?? '';
  for (let i = 0; i < 3; i++) expect((await avow.request(path)).status).toBe(200);
  avow.clock.advance(24 * 3_600_000);
  expect((await avow.request(path)).status).toBe(410);
  expect((await avow.submit(path, ada)).status).toBe(410);
});

test('nobody is a member before the second factor has shown a code', async () => {
  const path = (await firstSignUpPath(db, services())) ?? '';
  expect((await avow.request(`${path}/second-factor`)).headers.get('location')).toBe(path);
  const early = await avow.submit(`${path}/second-factor`, {
    code: codeOf(await secretOf(path), avow.clock.now()),
  });
  expect(early.status).toBe(303);
  await avow.submit(path, ada);
  const wrong = await avow.submit(`${path}/second-factor`, { code: '000000' });
  expect(wrong.status).toBe(422);
  expect(wrong.headers.get('set-cookie')).toBeNull();
  const { rows } = await avow.admin.query('SELECT 1 FROM staff.member');
  expect(rows).toEqual([]);
});

test.each([
  ['seven77', 'too short'],
  ['x'.repeat(1_001), 'too long'],
  ['Password1', 'on the lists'],
  ['ＰＡＳＳＷＯＲＤ１', 'on the lists'],
  ['AdaLind-promt', 'made of your name'],
  ['adalind@example.com', 'made of your name'],
])('the password %s is refused: it is %s', async (password, reason) => {
  const path = (await firstSignUpPath(db, services())) ?? '';
  const response = await avow.submit(path, { ...ada, password });
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain(reason);
  expect(page).not.toContain(`value="${password}"`);
});

test.each(['abcdefgh tulip', 'пароль из слов', '🌲🌲🌲🌲🌷🌷🌷🌷', `long ${'ä'.repeat(900)}`])(
  'the password %s is good enough',
  async (password) => {
    const path = (await firstSignUpPath(db, services())) ?? '';
    expect((await avow.submit(path, { ...ada, password })).status).toBe(303);
  },
);

test('a field beyond those of the policy, or a broken one, is refused by name', async () => {
  const path = (await firstSignUpPath(db, services())) ?? '';
  expect((await avow.submit(path, { ...ada, role: 'owner' })).status).toBe(422);
  const response = await avow.submit(path, { ...ada, name: 'Ada\r\nBcc: all@example.com' });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('in one line');
});

test('an address can be a member only once', async () => {
  const member = await joinStaff(avow);
  const { token } = await issueLink(db, services(), { purpose: 'signUp', role: 'viewer' });
  const response = await avow.submit(linkPath(token), { ...ada, email: member.email.toUpperCase() });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('already works here');
});

test('an invitation is for its address only, and shows it', async () => {
  const invitation = {
    email: 'bo@example.com',
    role: 'editor',
    by: null,
    origin: '',
    language: 'en',
  } as const;
  const { href } = await inviteMember(db, services(), invitation);
  expect(await (await avow.request(href)).text()).toContain('<strong>bo@example.com</strong>');
  await avow.submit(href, { ...ada, email: 'eve@example.com' });
  await sendCode(href, await secretOf(href));
  const { rows } = await avow.admin.query('SELECT email, name FROM staff.member');
  expect(rows).toEqual([{ email: 'bo@example.com', name: 'Ada Lind' }]);
});

test('a link for a second factor changes no password', async () => {
  const member = await joinStaff(avow);
  const { staffId, email } = member;
  const { token } = await issueLink(db, services(), {
    purpose: 'secondFactor',
    role: 'owner',
    staffId,
    email,
  });
  const path = linkPath(token);
  expect((await avow.request(path)).headers.get('location')).toBe(`${path}/second-factor`);
  await avow.submit(path, { email, password: 'another quiet paper' });
  await sendCode(path, await secretOf(path));
  const signIn = (password: string) => avow.submit('/console/sign-in', { email, password });
  expect((await signIn('another quiet paper')).status).toBe(422);
  expect((await signIn(member.password)).status).toBe(303);
});

test('a reset ends password, sessions and recovery codes at once; its link sets them anew', async () => {
  const member = await joinStaff(avow, 'support');
  const path = await startReset(db, services(), member.email);
  const signIn = (password: string) => avow.submit('/console/sign-in', { email: member.email, password });
  expect((await avow.request('/console', { headers: member.headers })).status).toBe(303);
  expect((await signIn(member.password)).status).toBe(422);

  const page = await (await avow.request(path)).text();
  expect(page).not.toContain('name="name"');
  const fresh = 'another quiet paper';
  await avow.submit(path, { email: member.email, password: fresh });
  const secret = await secretOf(path);
  expect(secret.equals(member.secret)).toBe(false);
  expect((await sendCode(path, secret)).status).toBe(200);
  expect((await signIn(member.password)).status).toBe(422);
  expect((await signIn(fresh)).status).toBe(303);
  const { rows } = await avow.admin.query('SELECT staff_id, role FROM staff.member');
  expect(rows).toEqual([{ staff_id: member.staffId, role: 'support' }]);
});

test('an invitation goes by mail where mail is sent, in the language of who invites', async () => {
  const mailing = await openTestProgram({ environment: { SMTP_URL: 'smtp://127.0.0.1:1' } });
  try {
    const invitation = {
      email: 'bo@example.com',
      role: 'editor',
      by: null,
      origin: 'https://x.example',
      language: 'de',
    } as const;
    const staff: StaffDatabase = mailing.program.pools.database('staff');
    const { href, mailed } = await inviteMember(staff, mailing.program.services, invitation);
    expect(mailed).toBe(true);
    const { rows } = await mailing.admin.query<Record<string, unknown>>(
      'SELECT recipient, body_text, body_html, holds_token, kind FROM mail.outbox',
    );
    expect(rows).toMatchObject([
      { recipient: 'bo@example.com', holds_token: true, kind: 'staff.invitation' },
    ]);
    expect(rows[0]?.body_text).toContain(href);
    expect(rows[0]?.body_text).toContain('3 Tage');
    expect(rows[0]?.body_html).toContain(href);
  } finally {
    await mailing.close();
  }
});

test('a sign-up that was never finished leaves nothing behind once its link has ended', async () => {
  const { token, staffId } = await issueLink(db, services(), { purpose: 'signUp', role: 'viewer' });
  await chooseCredentials(db, services(), token, ada);
  const rows = async () =>
    (await avow.admin.query('SELECT email FROM staff.link WHERE staff_id = $1', [staffId])).rows;
  await avow.runTask('staff.tidy');
  expect(await rows()).toEqual([{ email: 'ada.lind@example.com' }]);
  avow.clock.set(linkEnd(services().policy, 'signUp', avow.clock.now()));
  await avow.runTask('staff.tidy');
  expect(await rows()).toEqual([]);
});
