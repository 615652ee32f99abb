import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf, customerPassword, openAccount } from '../test/customer.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';

const email = 'session.owner@example.com';
let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
});
afterAll(() => avow.close());

const home = (headers: { cookie: string }) => avow.request('/en/account', { headers });
const signIn = async () =>
  cookieOf(await avow.submit('/en/account/sign-in', { email, password: customerPassword }));
const day = 86_400_000;

test('10.1 a session row holds no address and no browser', async () => {
  await avow.submit(
    '/en/account/sign-in',
    { email: 'nobody@example.com', password: 'x' },
    { 'x-forwarded-for': '192.0.2.77', 'user-agent': 'Canary/1.0' },
  );
  await openAccount(avow, email);
  await avow.submit(
    '/en/account/sign-in',
    { email, password: customerPassword },
    { 'x-forwarded-for': '192.0.2.77', 'user-agent': 'Canary/1.0' },
  );
  const { rows } = await avow.admin.query<Record<string, unknown>>('SELECT * FROM account.session');
  expect(rows).toHaveLength(2);
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
    [
      'person_id',
      'restricted',
      'policy_version',
      'id',
      'token_hash',
      'proven_at',
      'issued_at',
      'seen_at',
    ].sort(),
  );
  expect(JSON.stringify(rows)).not.toMatch(/192\.0\.2|Canary/);
});

test('10.1 a session ends unused after 14 days, used after 30, and its row goes', async () => {
  const { idle, total } = avow.program.services.policy.cookies.account;
  expect([idle, total]).toEqual([{ days: 14 }, { days: 30 }]);
  avow.clock.set(testNow);
  const [used, unused] = [await signIn(), await signIn()];
  avow.clock.advance(13 * day);
  expect((await home(used)).status).toBe(200);
  avow.clock.advance(day);
  expect((await home(unused)).status).toBe(303);
  avow.clock.advance(12 * day);
  expect((await home(used)).status).toBe(200);
  avow.clock.advance(4 * day);
  expect((await home(used)).status).toBe(303);
  await avow.runTask('account.tidy');
  expect((await avow.admin.query('SELECT FROM account.session')).rowCount).toBe(0);
});

test('10.1 the oldest session is measured on the running site', async () => {
  const probe = avow.part('account').probes?.find(({ id }) => id === 'account.sessions');
  await signIn();
  avow.clock.advance(29 * day);
  expect(await probe?.measure()).toMatchObject({ kept: true });
  avow.clock.advance(2 * day);
  expect(await probe?.measure()).toMatchObject({ kept: false });
  await avow.runTask('retention.run');
  expect(await probe?.measure()).toMatchObject({ kept: true });
});

test('10.1 other browsers are signed out by their owner, and by a change of password', async () => {
  const [mine, other, single] = [await signIn(), await signIn(), await signIn()];
  expect(await (await home(mine)).text()).toContain('another one');
  const { rows } = await avow.admin.query<{ id: string }>(
    'SELECT id FROM account.session ORDER BY id DESC LIMIT 1',
  );
  await avow.submit('/en/account/end-session', { id: rows[0]?.id ?? '' }, mine);
  expect((await home(single)).status).toBe(303);
  expect((await home(other)).status).toBe(200);
  await avow.submit('/en/account/end-sessions', {}, mine);
  expect((await home(other)).status).toBe(303);
  const third = await signIn();
  const fields = { current: customerPassword, fresh: 'an autumn in Omsk' };
  expect((await avow.submit('/en/account/password', { ...fields, current: 'wrong' }, mine)).status).toBe(422);
  expect((await avow.submit('/en/account/password', fields, mine)).status).toBe(303);
  expect((await home(third)).status).toBe(303);
  expect((await home(mine)).status).toBe(200);
  const out = await avow.submit('/en/account/sign-out', {}, mine);
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await home(mine)).status).toBe(303);
});

test('10.1 tries are limited by client and address, and the owner still gets in from elsewhere', async () => {
  const guess = (client: string, password = 'wrong') =>
    avow.submit('/en/account/sign-in', { email, password }, { 'x-forwarded-for': client });
  for (let i = 0; i < 10; i++) await guess('192.0.2.99');
  const late = await guess('192.0.2.99', 'an autumn in Omsk');
  expect(await late.text()).toContain('Too many tries. Wait 15 minutes');
  expect((await guess('198.51.100.9', 'an autumn in Omsk')).status).toBe(303);
});
