import { Secret } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountLink, cookieOf, customerPassword, openAccount, runAccountJobs } from '../test/customer.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { codeOf } from '../test/staff.ts';
import { everythingStored } from '../test/stored.ts';
import { mailsTo } from '../test/subscriber.ts';

const email = 'factor.owner@example.com';
let avow: TestProgram;
let owner: { cookie: string };
let secret: Buffer;
let codes: string[];
beforeAll(async () => {
  avow = await openTestProgram();
  owner = await openAccount(avow, email);
});
afterAll(() => avow.close());

const home = (headers: { cookie: string }) => avow.request('/en/account', { headers });
const signIn = async () =>
  cookieOf(await avow.submit('/en/account/sign-in', { email, password: customerPassword }));
const give = (headers: { cookie: string }, code: string) =>
  avow.submit('/en/account/code', { code }, headers);
const now = () => codeOf(secret, avow.clock.now());

test('10.1 an authenticator is set up with the password and its first code, and its secret is stored sealed', async () => {
  const other = await signIn();
  expect((await avow.submit('/en/account/factor', { factorPassword: 'wrong' }, owner)).status).toBe(422);
  expect((await avow.submit('/en/account/factor', { factorPassword: customerPassword }, owner)).status).toBe(
    303,
  );
  const page = await (await avow.request('/en/account/factor', { headers: owner })).text();
  const typed = /class="account-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '';
  secret = Buffer.from(Secret.fromBase32(typed.replaceAll(' ', '')).bytes);
  expect(
    await signIn()
      .then(home)
      .then(({ status }) => status),
  ).toBe(200);
  expect((await avow.submit('/en/account/factor/prove', { code: '000000' }, owner)).status).toBe(422);
  const proven = await avow.submit('/en/account/factor/prove', { code: now() }, owner);
  codes = [...(await proven.text()).matchAll(/<code>([\w-]{29})<\/code>/g)].map(([, code = '']) => code);
  expect(codes).toHaveLength(8);
  expect((await home(owner)).status).toBe(200);
  expect((await home(other)).status).toBe(303);
  expect((await mailsTo(avow, email)).map(({ kind }) => kind)).toContain('account.factorAdded');
  const stored = await everythingStored(avow);
  for (const value of [secret.toString('hex'), typed, ...codes]) expect(stored).not.toContain(value);
});

test('10.1 the password alone opens nothing, and no code works twice', async () => {
  avow.clock.advance(60_000);
  const waiting = await signIn();
  expect((await home(waiting)).headers.get('location')).toBe('/en/account/code');
  expect((await give(waiting, '000000')).status).toBe(422);
  const code = now();
  const signedIn = await give(waiting, code);
  expect(cookieOf(signedIn)).not.toEqual(waiting);
  expect((await home(cookieOf(signedIn))).status).toBe(200);
  expect((await home(waiting)).status).toBe(303);
  expect((await give(await signIn(), code)).status).toBe(422);
});

test('10.1 a recovery code stands in once, and the code must follow within ten minutes', async () => {
  const [first = '', second = ''] = codes;
  expect((await give(await signIn(), first.toLowerCase())).status).toBe(303);
  expect((await give(await signIn(), first)).status).toBe(422);
  const late = await signIn();
  avow.clock.advance(600_000);
  expect((await give(late, second)).status).toBe(422);
});

test('10.1 a new password by mail does not pass by the second factor', async () => {
  await avow.submit('/en/account/forgotten', { email });
  await runAccountJobs(avow);
  const reset = await avow.submit(await accountLink(avow, email, 'reset'), { fresh: customerPassword });
  expect((await home(cookieOf(reset))).headers.get('location')).toBe('/en/account/code');
  avow.clock.advance(60_000);
  owner = cookieOf(await give(cookieOf(reset), now()));
});

test('10.1 it moves with the account, and is taken away by password and code', async () => {
  const fresh = 'factor.moved@example.com';
  await avow.submit('/en/account/address', { email: fresh, movePassword: customerPassword }, owner);
  await runAccountJobs(avow);
  const link = await accountLink(avow, fresh, 'address');
  const moved = cookieOf(await avow.submit(link, { password: customerPassword }));
  avow.clock.advance(60_000);
  const signedIn = cookieOf(await give(moved, now()));
  expect((await home(signedIn)).status).toBe(200);
  avow.clock.advance(60_000);
  const remove = (fields: Record<string, string>) =>
    avow.submit('/en/account/factor/remove', fields, signedIn);
  expect((await remove({ factorPassword: customerPassword, code: '000000' })).status).toBe(422);
  expect((await remove({ factorPassword: customerPassword, code: now() })).status).toBe(303);
  expect((await mailsTo(avow, fresh)).map(({ kind }) => kind)).toContain('account.factorRemoved');
  const { rows } = await avow.admin.query('SELECT FROM account.totp');
  expect(rows).toEqual([]);
});
