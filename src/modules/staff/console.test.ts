import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openTestProgram, type TestProgram, testNow } from '../../../test/program.ts';
import { codeOf, joinStaff, type TestMember } from '../../../test/staff.ts';
import type { SignedInStaff } from '../../platform/module.ts';
import { type Permission, type StaffRole, staffRoles } from '../../policy/vocabulary.ts';
import type { StaffDatabase } from './database.ts';
import { changeRole } from './member/commands.ts';
import { inviteMember } from './member/invitations.ts';
import { beginSession } from './sessions.ts';
import { findLink } from './sign-up/links.ts';

let avow: TestProgram;
let owner: TestMember;
beforeAll(async () => {
  avow = await openTestProgram();
});
beforeEach(async () => {
  avow.clock.set(testNow);
  await avow.admin.query('TRUNCATE staff.member, staff.link, staff.act CASCADE');
  owner = await joinStaff(avow);
});
afterAll(() => avow.close());

const db = (): StaffDatabase => avow.program.pools.database('staff');
const open = (path: string, member = owner) => avow.request(path, { headers: member.headers });
const send = (path: string, fields: Record<string, string>, member = owner) =>
  avow.submit(path, fields, member.headers);
/** Asks for a new second factor, a minute after the last code was used. */
function beginFactor(member = owner, given: { password?: string; code?: string } = {}) {
  avow.clock.advance(60_000);
  const { password = member.password, code = codeOf(member.secret, avow.clock.now()) } = given;
  return send('/console/profile/second-factor', { password, code }, member);
}
const statusOf = async (path: string, member: TestMember) => (await open(path, member)).status;

test('every route of the console states what is needed for it, but for the doors', () => {
  const routes = [...avow.program.parts.values()].flatMap((part) => part.routes ?? []);
  const inside = routes.filter((route) => route.path.startsWith('/console'));
  expect(inside.length).toBeGreaterThan(15);
  const doors = inside.filter((route) => !route.permission).map((route) => `${route.method} ${route.path}`);
  expect(doors.sort()).toEqual([
    'GET /console/sign-in',
    'GET /console/sign-in/code',
    'GET /console/sign-up/:token',
    'GET /console/sign-up/:token/second-factor',
    'POST /console/sign-in',
    'POST /console/sign-in/code',
    'POST /console/sign-up/:token',
    'POST /console/sign-up/:token/second-factor',
  ]);
});

test('no page of the console, whatever module it is of, opens without signing in', async () => {
  const routes = [...avow.program.parts.values()].flatMap((part) => part.routes ?? []);
  for (const route of routes.filter((one) => one.permission)) {
    const path = route.path.replace(/:\w+(\{[^/]*\})?/g, '0193a000-0000-7000-8000-000000000000');
    const answer =
      route.method === 'GET' ? await avow.request(path) : await avow.submit(path, { any: 'thing' });
    expect([route.path, answer.status]).toEqual([route.path, 303]);
  }
});

test('each role sees in the menu, and opens, only what the policy gives it', async () => {
  const entries = [...avow.program.parts.values()].flatMap((part) => part.console ?? []);
  for (const role of staffRoles) {
    const member = role === 'owner' ? owner : await joinStaff(avow, role);
    const menu = await (await open('/console', member)).text();
    const allowed = avow.program.services.policy.staffRoles[role];
    for (const entry of entries) {
      const may = allowed.includes(entry.permission);
      expect([role, entry.path, menu.includes(`href="${entry.path}"`)]).toEqual([role, entry.path, may]);
      expect([role, entry.path, await statusOf(entry.path, member)]).toEqual([
        role,
        entry.path,
        may ? 200 : 403,
      ]);
    }
  }
});

test('who reads the staff pages without managing is refused what changes something', async () => {
  const officer = await joinStaff(avow, 'privacyOfficer');
  expect(await (await open('/console/staff', officer)).text()).not.toContain(
    'action="/console/staff/invite"',
  );
  const invite = await send('/console/staff/invite', { email: 'eve@example.com', role: 'owner' }, officer);
  expect(invite.status).toBe(403);
  const role = await send(`/console/staff/${officer.staffId}/role`, { role: 'owner' }, officer);
  expect(role.status).toBe(403);
});

test('an owner invites somebody, who then signs up under that role', async () => {
  const response = await send('/console/staff/invite', { email: 'bo@example.com', role: 'editor' });
  const page = await response.text();
  const path = /\/console\/sign-up\/[\w-]{43}/.exec(page)?.[0] ?? '';
  expect(page).toContain('No mail server is set');
  expect(await (await avow.request(path)).text()).toContain('Your role: editor');
  expect(await (await open('/console/staff')).text()).toContain('bo@example.com');
  const again = await send('/console/staff/invite', { email: 'BO@example.com', role: 'editor' });
  expect(again.status).toBe(200);
  expect((await avow.request(path)).status).toBe(410);
});

test('an invitation that is withdrawn works no more', async () => {
  const page = await (
    await send('/console/staff/invite', { email: 'bo@example.com', role: 'editor' })
  ).text();
  const path = /\/console\/sign-up\/[\w-]{43}/.exec(page)?.[0] ?? '';
  const list = await (await open('/console/staff')).text();
  const id = /name="id" value="([\w-]+)"/.exec(list)?.[1] ?? '';
  const officer = await joinStaff(avow, 'privacyOfficer');
  expect((await send('/console/staff/withdraw', { id }, officer)).status).toBe(403);
  expect((await send('/console/staff/withdraw', { id })).status).toBe(303);
  expect((await avow.request(path)).status).toBe(410);
  expect((await send('/console/staff/withdraw', { id })).status).toBe(404);
  expect((await send('/console/staff/withdraw', { id: owner.staffId })).status).toBe(404);
});

test('an invitation without address or of a member is refused beside its field', async () => {
  const broken = await send('/console/staff/invite', { email: 'bo@', role: 'editor' });
  expect(broken.status).toBe(422);
  const text = await broken.text();
  expect(text).toContain('href="#field-email"');
  const taken = await send('/console/staff/invite', { email: owner.email, role: 'editor' });
  expect(await taken.text()).toContain('already works here');
});

test('a new role holds from the next page', async () => {
  const member = await joinStaff(avow, 'viewer');
  expect(await statusOf('/console/staff', member)).toBe(403);
  const response = await send(`/console/staff/${member.staffId}/role`, { role: 'privacyOfficer' });
  expect(response.status).toBe(303);
  expect(await statusOf('/console/staff', member)).toBe(200);
});

test('the last owner can neither leave nor become something else', async () => {
  const path = `/console/staff/${owner.staffId}`;
  const role = await send(`${path}/role`, { role: 'viewer' });
  expect(role.status).toBe(422);
  expect(await role.text()).toContain('last owner');
  expect((await send(`${path}/end`, {})).status).toBe(422);
  const second = await joinStaff(avow);
  expect((await send(`${path}/role`, { role: 'viewer' }, second)).status).toBe(303);
});

test('two owners who dismiss each other at the same time leave one behind', async () => {
  const second = await joinStaff(avow);
  await Promise.all([
    send(`/console/staff/${second.staffId}/end`, {}),
    send(`/console/staff/${owner.staffId}/end`, {}, second),
  ]);
  const { rows } = await avow.admin.query('SELECT 1 FROM staff.member WHERE ended_at IS NULL');
  expect(rows).toHaveLength(1);
});

/** Somebody who manages staff and may do nothing else. */
const manager = ({ staffId }: TestMember): SignedInStaff => ({
  staffId,
  name: 'Bo',
  role: 'viewer',
  may: (one) => one === 'staff:manage',
});

test('nobody replaces an invitation to a role that may do more than they may', async () => {
  const invite = (role: StaffRole, by: SignedInStaff | null) =>
    inviteMember(db(), avow.program.services, {
      email: 'cy@example.com',
      role,
      by,
      origin: 'https://www.example.com',
      language: 'en',
    });
  await invite('owner', null);
  const { rows: before } = await avow.admin.query('SELECT token_mac FROM staff.link');
  const member = await joinStaff(avow, 'viewer');
  const by = { ...manager(member), may: () => true };
  const weak = {
    ...by,
    may: (one: Permission) => avow.program.services.policy.staffRoles.viewer.includes(one),
  };
  await expect(invite('viewer', weak)).rejects.toMatchObject({ code: 'roleBeyond' });
  const { rows: after } = await avow.admin.query('SELECT token_mac FROM staff.link');
  expect(after).toEqual(before);
  await invite('viewer', by);
  expect((await avow.admin.query('SELECT role FROM staff.link')).rows).toEqual([{ role: 'viewer' }]);
});

test('nobody gives a role that may do more than they may', async () => {
  const member = await joinStaff(avow, 'viewer');
  const by = manager(member);
  const change = changeRole(db(), avow.program.services, { staffId: member.staffId, role: 'owner', by });
  await expect(change).rejects.toMatchObject({ code: 'roleBeyond' });
});

test('whoever leaves is out at once, their links and codes are gone, and the row goes 30 days later', async () => {
  const member = await joinStaff(avow, 'support');
  await beginFactor(member);
  const path = `/console/staff/${member.staffId}`;
  expect(await (await open(`${path}/end`)).text()).toContain('End the access of Ada support?');
  expect((await send(`${path}/end`, {})).status).toBe(303);
  expect(await statusOf('/console', member)).toBe(303);
  const { email, password } = member;
  expect((await avow.submit('/console/sign-in', { email, password })).status).toBe(422);
  for (const table of ['session', 'recovery_code', 'link']) {
    const { rows } = await avow.admin.query(`SELECT 1 FROM staff.${table} WHERE staff_id = $1`, [
      member.staffId,
    ]);
    expect([table, rows]).toEqual([table, []]);
  }
  expect(await (await open('/console/staff')).text()).toContain('data is deleted on 25 Dec 2026');

  // A run takes what falls due before the next one, so that nothing is late.
  avow.clock.advance(29 * 86_400_000);
  await avow.runTask('retention.run');
  const rowsOf = (table: string) =>
    avow.admin.query(`SELECT 1 FROM staff.${table} WHERE staff_id = $1`, [member.staffId]);
  expect((await rowsOf('member')).rows).toHaveLength(1);
  avow.clock.advance(86_400_000);
  await avow.runTask('retention.run');
  expect((await rowsOf('member')).rows).toEqual([]);
  expect((await rowsOf('act')).rows).not.toEqual([]);
  avow.clock.set('2027-11-25T12:00:00Z');
  await avow.runTask('retention.run');
  expect((await rowsOf('act')).rows).toEqual([]);
});

test('the log names members, and of those whose row is gone only a number', async () => {
  const member = await joinStaff(avow, 'support');
  expect(await (await open('/console/staff-log')).text()).toContain('Ada support');
  await avow.admin.query('DELETE FROM staff.member WHERE staff_id = $1', [member.staffId]);
  const log = await (await open('/console/staff-log')).text();
  expect(log).not.toContain('Ada support');
  expect(log).toContain(`Former member ${member.staffId.slice(-12)}`);
});

test('the module can neither change nor delete what is in the log', async () => {
  const pool = avow.program.pools.pool('staff');
  for (const statement of ["UPDATE staff.act SET act = 'x'", 'DELETE FROM staff.act'])
    await expect(pool.query(statement)).rejects.toMatchObject({ code: '42501' });
});

test('a member signed out everywhere by an owner must sign in again', async () => {
  const member = await joinStaff(avow, 'support');
  await send(`/console/staff/${member.staffId}/sign-out`, {});
  expect(await statusOf('/console', member)).toBe(303);
});

test('an address that is no member is not found, whatever stands in the path', async () => {
  for (const id of ['0193a000-0000-7000-8000-000000000000', 'x', "'; DROP TABLE staff.member"])
    expect((await open(`/console/staff/${encodeURIComponent(id)}`)).status).toBe(404);
});

test('a new password needs the present one and ends the other sessions', async () => {
  avow.clock.advance(60_000);
  const { email, password } = owner;
  const waiting = await avow.submit('/console/sign-in', { email, password });
  const halfway = waiting.headers.get('set-cookie')?.split(';')[0] ?? '';
  const code = codeOf(owner.secret, avow.clock.now());
  const other = await avow.submit('/console/sign-in/code', { code }, { cookie: halfway });
  const cookie = other.headers.get('set-cookie')?.split(';')[0] ?? '';

  const change = (current: string) =>
    send('/console/profile/password', { current, fresh: 'a fresher quiet paper' });
  expect((await change('not the password')).status).toBe(422);
  expect((await change(password)).status).toBe(303);
  expect((await open('/console')).status).toBe(200);
  expect((await avow.request('/console', { headers: { cookie } })).status).toBe(303);
  expect((await avow.submit('/console/sign-in', { email, password })).status).toBe(422);
});

test('a new second factor needs password and code, and the present one works until it is proven', async () => {
  expect((await beginFactor(owner, { password: 'wrong' })).status).toBe(422);
  expect((await beginFactor(owner, { code: '000000' })).status).toBe(422);
  const begun = await beginFactor();
  const path = begun.headers.get('location') ?? '';
  expect(path).toMatch(/^\/console\/sign-up\/[\w-]{43}\/second-factor$/);
  expect((await avow.request(path)).status).toBe(200);
  expect(await statusOf('/console', owner)).toBe(200);
  const link = await findLink(db(), avow.program.services, path.split('/')[3] ?? '');
  avow.clock.advance(60_000);
  const signIn = async (secret: Buffer) => {
    const { email, password } = owner;
    const waiting = await avow.submit('/console/sign-in', { email, password });
    const cookie = waiting.headers.get('set-cookie')?.split(';')[0] ?? '';
    const code = codeOf(secret, avow.clock.now());
    return (await avow.submit('/console/sign-in/code', { code }, { cookie })).status;
  };
  const fresh = link?.totpSecret ?? Buffer.alloc(20);
  expect([await signIn(fresh), await signIn(owner.secret)]).toEqual([422, 303]);
  const done = await avow.submit(path, { code: codeOf(fresh, avow.clock.now()) });
  expect(done.status).toBe(200);
  expect(await statusOf('/console', owner)).toBe(303);
  avow.clock.advance(60_000);
  expect([await signIn(owner.secret), await signIn(fresh)]).toEqual([422, 303]);
});

test('an open browser does not let its finder guess the password for long', async () => {
  for (let i = 0; i < 5; i++) await beginFactor(owner, { password: `guess ${i}` });
  expect((await beginFactor()).status).toBe(429);
});

/** Another browser in which a member is signed in. */
async function otherBrowser(member = owner): Promise<TestMember> {
  const token = await beginSession(db(), avow.program.services, member.staffId, { proven: true });
  return { ...member, headers: { cookie: `avow_staff=${token}` } };
}
const sessionOf = async ({ staffId }: TestMember) => {
  const { rows } = await avow.admin.query<{ id: string }>(
    'SELECT id FROM staff.session WHERE staff_id = $1 ORDER BY issued_at DESC LIMIT 1',
    [staffId],
  );
  return rows[0]?.id ?? '';
};

test('a member ends another session of theirs with the password, and nobody else’s', async () => {
  const stranger = await joinStaff(avow, 'viewer');
  avow.clock.advance(60_000);
  const other = await otherBrowser();
  const id = await sessionOf(owner);
  const sessionPassword = owner.password;
  const end = (fields: { id: string; sessionPassword: string }, member = owner) =>
    send('/console/profile/end-session', fields, member);
  await end({ id, sessionPassword }, stranger);
  expect((await end({ id, sessionPassword: 'wrong' })).status).toBe(422);
  expect(await statusOf('/console', other)).toBe(200);
  await end({ id, sessionPassword });
  expect(await statusOf('/console', other)).toBe(303);

  const [second, third] = [await otherBrowser(), await otherBrowser()];
  await end({ id: 'others', sessionPassword });
  expect(await statusOf('/console', second)).toBe(303);
  expect(await statusOf('/console', third)).toBe(303);
  expect(await statusOf('/console', owner)).toBe(200);
  expect(await statusOf('/console', stranger)).toBe(200);
});

test('the console speaks the language that a member chose, else the browser’s', async () => {
  const headers = { ...owner.headers, 'accept-language': 'ru' };
  expect(await (await avow.request('/console', { headers })).text()).toContain('Обзор');
  await send('/console/profile/language', { language: 'de' });
  const page = await avow.request('/console', { headers });
  expect(page.headers.get('content-language')).toBe('de');
  expect(await page.text()).toContain('Übersicht');
});
