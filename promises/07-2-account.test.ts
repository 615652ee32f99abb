import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { prepareAccount } from '../src/modules/account/module.ts';
import type { PersonTables } from '../src/modules/rights/module.ts';
import { newId } from '../src/platform/ids.ts';
import { hashPassword } from '../src/platform/passwords.ts';
import {
  accountLink,
  cookieOf,
  customerPassword,
  openAccount,
  runAccountJobs,
  wantAccount,
} from '../test/customer.ts';
import { personId } from '../test/person.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';
import { type Asked, listen } from '../test/queries.ts';
import { everythingStored } from '../test/stored.ts';
import { mailsTo } from '../test/subscriber.ts';

let avow: TestProgram;
/** Every statement of the modules since it was last emptied. */
let asked: Map<string, Asked>;
let number = 0;
let email = '';
beforeAll(async () => {
  avow = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
  asked = listen(avow);
});
beforeEach(() => {
  number += 1;
  email = `customer.${number}@example.com`;
  avow.clock.set(testNow);
});
afterAll(() => avow.close());

const from = () => ({ 'x-forwarded-for': `192.0.2.${number}` });
const home = (headers: { cookie: string }) => avow.request('/en/account', { headers });
const signIn = (password = customerPassword) =>
  avow.submit('/en/account/sign-in', { email, password }, from());
const count = async (table: string) =>
  (
    await avow.admin.query(
      `SELECT FROM ${table} t JOIN rights.address a USING (person_id) WHERE a.address = $1`,
      [email],
    )
  ).rowCount;
const prepare = async (password: string): Promise<string> => {
  const licenceId = newId(avow.clock);
  const passwordHash = await hashPassword(password);
  await prepareAccount(avow.program.pools.database<PersonTables>('licensing'), avow.program.services, {
    email,
    passwordHash,
    language: 'en',
    wording: 'I agree.',
    licenceId,
  });
  await runAccountJobs(avow);
  return licenceId;
};
const claims = async () =>
  (
    await avow.admin.query<{ licence_id: string }>(
      'SELECT licence_id FROM account.claim c JOIN account.account a USING (person_id) WHERE a.email = $1',
      [email],
    )
  ).rows.map(({ licence_id }) => licence_id);

test('7.2 an account opens by the link and the password, and not before', async () => {
  const page = await (await avow.request('/en/account/open')).text();
  expect(page).toContain('I agree that');
  expect(page).not.toContain('checked');
  expect((await wantAccount(avow, email)).headers.get('location')).toBe('/en/account/sent');
  await runAccountJobs(avow);
  const link = await accountLink(avow, email, 'confirm');
  expect((await avow.request(link)).status).toBe(200);
  expect(await count('account.account')).toBe(0);
  expect((await signIn()).status).toBe(422);
  const opened = await avow.submit(link, { password: customerPassword });
  expect(opened.headers.get('location')).toBe('/en/account?done=opened');
  const shown = await (await home(cookieOf(opened))).text();
  expect(shown).toContain(email);
  expect(await count('account.preparation')).toBe(0);
  const { rows } = await avow.admin.query(
    "SELECT c.wording FROM rights.consent c JOIN rights.address a USING (person_id) WHERE a.address = $1 AND activity = 'account' AND c.ended_at IS NULL",
    [email],
  );
  expect(rows).toMatchObject([{ wording: expect.stringContaining('opens an account for me') }]);
});

test('7.2 without the tick there is no account, and nothing is stored', async () => {
  const refused = await avow.submit('/en/account/open', { email, password: customerPassword });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('An account needs your consent');
  expect(await everythingStored(avow)).not.toContain(email);
});

test('7.2 the link works once, until its time, and tells nothing of the person', async () => {
  await wantAccount(avow, email);
  await runAccountJobs(avow);
  const link = await accountLink(avow, email, 'confirm');
  expect(link).toMatch(/^\/en\/account\/confirm\/[\w-]{43}$/);
  expect((await avow.submit(link, { password: customerPassword })).status).toBe(303);
  expect((await avow.submit(link, { password: customerPassword })).status).toBe(410);
  email = `late.${email}`;
  await wantAccount(avow, email);
  await runAccountJobs(avow);
  const late = await accountLink(avow, email, 'confirm');
  avow.clock.set('2026-11-27T12:00:00Z');
  expect((await avow.submit(late, { password: customerPassword })).status).toBe(410);
});

test('7.2 the licence activated with the same password is in the account', async () => {
  const licenceId = await prepare(customerPassword);
  await avow.submit(await accountLink(avow, email, 'confirm'), { password: customerPassword });
  expect(await claims()).toEqual([licenceId]);
});

test('7.2 what somebody else prepared with the address is worthless once its owner proves it', async () => {
  await prepare('the attacker knows this');
  const opened = await avow.submit(await accountLink(avow, email, 'confirm'), { password: customerPassword });
  expect(opened.status).toBe(303);
  expect(await claims()).toEqual([]);
  expect(await count('account.preparation')).toBe(0);
  expect((await signIn('the attacker knows this')).status).toBe(422);
  expect((await signIn()).status).toBe(303);
});

test('7.2 an activation for an account that is there adds its licence by the password of the account alone', async () => {
  await openAccount(avow, email);
  avow.clock.advance(601_000);
  const licenceId = await prepare(customerPassword);
  const link = await accountLink(avow, email, 'confirm');
  expect((await mailsTo(avow, email))[0]?.kind).toBe('account.known');
  expect((await avow.submit(link, { password: 'not the password' })).status).toBe(422);
  expect(await claims()).toEqual([]);
  expect((await avow.submit(link, { password: customerPassword })).status).toBe(303);
  expect(await claims()).toEqual([licenceId]);
});

test('7.2 opening, signing in and a new password tell nobody whether an address has an account', async () => {
  const known = email;
  await openAccount(avow, known);
  const unknown = `stranger.${number}@example.com`;
  const tell = async (address: string, path: string, fields: Record<string, string>) => {
    asked.clear();
    const answer = await avow.submit(path, { ...fields, email: address }, from());
    const text = (await answer.text()).replaceAll(address, '');
    return { status: answer.status, to: answer.headers.get('location'), text, statements: [...asked.keys()] };
  };
  for (const [path, fields] of [
    ['/en/account/open', { password: customerPassword, consent: 'yes' }],
    ['/en/account/forgotten', {}],
    ['/en/account/sign-in', { password: 'not the password' }],
  ] as const) {
    const answer = await tell(known, path, fields);
    expect(answer.statements.length, path).toBeGreaterThan(0);
    expect(await tell(unknown, path, fields), path).toEqual(answer);
  }
  await runAccountJobs(avow);
  expect(await mailsTo(avow, unknown)).toMatchObject([{ kind: 'account.confirm' }]);
});

test('7.2 whoever has an account and asks for another gets a mail that says so', async () => {
  await openAccount(avow, email);
  avow.clock.advance(601_000);
  await wantAccount(avow, email, 'another long password');
  await runAccountJobs(avow);
  expect((await mailsTo(avow, email))[0]).toMatchObject({ kind: 'account.exists', holds_token: false });
  expect((await signIn('another long password')).status).toBe(422);
});

test.each([
  ['x', 'The password is too short: use at least 8 characters.'],
  ['long '.repeat(2_000), 'The password is too long: use at most 1000 characters.'],
  ['a summer\0in Kazan', 'The password has a control character'],
  ['password1', 'This password is on the lists that attackers try first.'],
])(
  '7.2 a password that cannot be taken is refused in one sentence, and nothing is stored (%#)',
  async (password, sentence) => {
    const refused = await wantAccount(avow, email, password);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(sentence);
    expect(page).not.toContain(`value="${password}"`);
    expect(await everythingStored(avow)).not.toContain(email);
  },
);

test('7.2 a password of emoji is a password', async () => {
  await openAccount(avow, email, '🌻🌲🐻🎈🏔️🍀🌙⭐');
  expect((await signIn('🌻🌲🐻🎈🏔️🍀🌙⭐')).status).toBe(303);
});

test('7.2 a new password ends every session, and its link works once', async () => {
  const before = await openAccount(avow, email);
  await avow.submit('/en/account/forgotten', { email }, from());
  await runAccountJobs(avow);
  const link = await accountLink(avow, email, 'reset');
  expect((await avow.request(link)).status).toBe(200);
  const changed = await avow.submit(link, { fresh: 'an autumn in Omsk' });
  expect(changed.status).toBe(303);
  expect((await home(before)).status).toBe(303);
  expect((await home(cookieOf(changed))).status).toBe(200);
  expect((await avow.submit(link, { fresh: 'a winter in Perm' })).status).toBe(410);
  expect((await signIn()).status).toBe(422);
  expect((await signIn('an autumn in Omsk')).status).toBe(303);
});

test('7.2 a closed account lets nobody in at once, its rows go after 7 days, and until then its owner may come back', async () => {
  const first = await openAccount(avow, email);
  const other = cookieOf(await signIn());
  expect((await avow.submit('/en/account/close', { password: 'wrong' }, first)).status).toBe(422);
  const closed = await avow.submit('/en/account/close', { password: customerPassword }, first);
  expect(closed.headers.get('location')).toBe('/en/account/closed');
  for (const cookie of [first, other]) expect((await home(cookie)).status).toBe(303);
  expect(await count('account.session')).toBe(0);
  expect((await signIn()).status).toBe(422);
  avow.clock.set('2026-12-02T11:00:00Z');
  await avow.runTask('retention.run');
  expect(await count('account.account')).toBe(1);
  const back = await openAccount(avow, email, 'an autumn in Omsk');
  expect((await home(back)).status).toBe(200);
  await avow.submit('/en/account/close', { password: 'an autumn in Omsk' }, back);
  avow.clock.set('2026-12-10T12:00:00Z');
  await avow.runTask('retention.run');
  expect(await count('account.account')).toBe(0);
});

test('7.2 an account goes 24 months after its owner was last seen', async () => {
  const { keep } = avow.program.services.policy.activities.account;
  expect(keep[0]).toMatchObject({ for: { months: 24 }, from: 'lastSeen' });
  await openAccount(avow, email);
  avow.clock.set('2027-03-01T10:00:00Z');
  expect((await signIn()).status).toBe(303);
  avow.clock.set('2029-03-01T08:00:00Z');
  await avow.runTask('retention.run');
  expect(await count('account.account')).toBe(1);
  avow.clock.set('2029-03-01T10:00:00Z');
  await avow.runTask('retention.run');
  expect(await count('account.account')).toBe(0);
});

test('7.2 erasing everything ends the session in less than a second', async () => {
  const cookie = await openAccount(avow, email);
  const proven = cookieOf(await avow.submit('/en/privacy/my-data/account', {}, cookie));
  const data = await (await avow.request('/en/privacy/my-data', { headers: proven })).text();
  expect(data).toContain(email);
  const started = performance.now();
  await avow.submit('/en/privacy/my-data/erase', {}, proven);
  expect((await home(cookie)).status).toBe(303);
  expect(performance.now() - started).toBeLessThan(1_000);
  const { rows } = await avow.admin.query('SELECT FROM account.account WHERE email = $1', [email]);
  expect(rows).toEqual([]);
});

test('7.2 withdrawing the consent deletes the account and signs everybody out', async () => {
  const cookie = await openAccount(avow, email);
  const proven = cookieOf(await avow.submit('/en/privacy/my-data/account', {}, cookie));
  await avow.submit('/en/privacy/my-data/withdraw', { activity: 'account' }, proven);
  expect((await home(cookie)).status).toBe(303);
  expect(await count('account.account')).toBe(0);
});

test('7.2 the address of an account is not changed by a correction: the new one is not proven', async () => {
  const cookie = await openAccount(avow, email);
  const proven = cookieOf(await avow.submit('/en/privacy/my-data/account', {}, cookie));
  const page = await (await avow.request('/en/privacy/my-data/correct', { headers: proven })).text();
  expect(page).not.toContain('account.account.email');
  expect(await personId(avow, email)).toBeTruthy();
});

test('7.2 the cookie is kept from scripts and other sites, and no statement needs its token in clear', async () => {
  await openAccount(avow, email);
  const signedIn = await signIn();
  const header = signedIn.headers.get('set-cookie') ?? '';
  for (const part of ['Path=/', 'SameSite=Lax', 'HttpOnly', 'Max-Age=2592000'])
    expect(header).toContain(part);
  expect(await everythingStored(avow)).not.toContain(cookieOf(signedIn).cookie.split('=')[1]);
});

test('7.2 a new address counts once it is proven; the old one is told, and can undo it', async () => {
  const before = await openAccount(avow, email);
  const fresh = `moved.${email}`;
  const ask = (address: string, password = customerPassword) =>
    avow.submit('/en/account/address', { email: address, movePassword: password }, { ...before, ...from() });
  expect((await ask(fresh, 'wrong')).status).toBe(422);
  expect((await ask(fresh)).headers.get('location')).toBe('/en/account?done=asked');
  await runAccountJobs(avow);
  expect((await signIn()).status).toBe(303);
  const link = await accountLink(avow, fresh, 'address');
  expect(await (await avow.request(link)).text()).not.toContain(email);
  expect((await avow.submit(link, { password: 'a stranger has none' })).status).toBe(422);
  const moved = await avow.submit(link, { password: customerPassword });
  expect(moved.headers.get('location')).toBe('/en/account?done=moved');
  expect((await home(before)).status).toBe(303);
  expect(await (await home(cookieOf(moved))).text()).toContain(fresh);
  expect((await signIn()).status).toBe(422);
  expect((await avow.submit(link, { password: customerPassword })).status).toBe(410);

  const undo = await accountLink(avow, email, 'undo');
  expect((await mailsTo(avow, email))[0]?.body_text).not.toContain(fresh);
  const back = await avow.submit(undo, {});
  expect(back.headers.get('location')).toMatch(/^\/en\/account\/reset\//);
  expect((await home(cookieOf(moved))).status).toBe(303);
  expect((await signIn()).status).toBe(422);
  const reset = await avow.submit(back.headers.get('location') ?? '', { fresh: 'an autumn in Omsk' });
  expect(await (await home(cookieOf(reset))).text()).toContain(email);
  expect((await avow.submit(undo, {})).status).toBe(410);
});

test('7.2 a change to an address that has an account is told to its owner alone', async () => {
  const taken = `taken.${email}`;
  await openAccount(avow, taken);
  const mine = await openAccount(avow, email);
  avow.clock.advance(1_000);
  const free = `free.${email}`;
  const answers = [];
  for (const address of [taken, free])
    answers.push(
      await avow.submit(
        '/en/account/address',
        { email: address, movePassword: customerPassword },
        { ...mine, ...from() },
      ),
    );
  expect(answers.map(({ headers }) => headers.get('location'))).toEqual(
    Array(2).fill('/en/account?done=asked'),
  );
  await runAccountJobs(avow);
  expect((await mailsTo(avow, taken))[0]).toMatchObject({ kind: 'account.taken', holds_token: false });
  expect((await mailsTo(avow, free))[0]).toMatchObject({ kind: 'account.address' });
});
