import { Secret } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAuthenticator, type Oddity } from '../test/authenticator.ts';
import { accountLink, cookieOf, customerPassword, openAccount, runAccountJobs } from '../test/customer.ts';
import { editPolicy } from '../test/edited-policy.ts';
import { addPasskey, askForPasskey, beginPasskey, homeAfter, usePasskey } from '../test/passkey.ts';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';
import { codeOf } from '../test/staff.ts';
import { everythingStored } from '../test/stored.ts';
import { mailsTo } from '../test/subscriber.ts';

let avow: TestProgram;
let number = 0;
let email = '';
let owner: { cookie: string };
beforeAll(async () => {
  const program = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
  const { submit } = program;
  // Each test is a client of its own, whose tries are counted apart.
  const from = () => ({ 'x-forwarded-for': `192.0.2.${number}` });
  avow = { ...program, submit: (path, fields, headers) => submit(path, fields, { ...from(), ...headers }) };
});
beforeEach(async () => {
  number += 1;
  email = `passkey.${number}@example.com`;
  avow.clock.set(testNow);
  owner = await openAccount(avow, email);
});
afterAll(() => avow.close());

const passkeys = async () =>
  (
    await avow.admin.query<Record<string, unknown>>(
      'SELECT p.* FROM account.passkey p JOIN rights.address a USING (person_id) WHERE a.address = $1',
      [email],
    )
  ).rows;
const removal = async () => `/en/account/passkey/${(await passkeys())[0]?.id}/remove`;
const home = async (headers: { cookie: string }) => (await avow.request('/en/account', { headers })).text();
const kinds = async () => (await mailsTo(avow, email)).map(({ kind }) => kind);

test('10.1 a passkey is added with the password, named by its owner, and its address is told', async () => {
  const wrong = await avow.submit('/en/account/passkey', { passkeyPassword: 'wrong' }, owner);
  expect(wrong.status).toBe(422);
  const { added } = await addPasskey(avow, owner, 'Laptop <b>');
  expect(added.headers.get('location')).toBe('/en/account?done=passkeyAdded');
  expect(await home(owner)).toMatch(/Laptop &lt;b&gt;.*25 November 2026/s);
  expect(await kinds()).toContain('account.passkeyAdded');
});

test('10.1 a passkey signs in without address, password and code, and the day of its use is all that is noted', async () => {
  const { device } = await addPasskey(avow, owner, 'Phone');
  avow.clock.advance(86_400_000);
  const signedIn = await usePasskey(avow, device);
  expect(signedIn.headers.get('location')).toBe('/en/account');
  expect(await home(cookieOf(signedIn))).toContain(email);
  const [row = {}] = await passkeys();
  expect([row.added_on, row.used_on, Number(row.counter)]).toEqual(['2026-11-25', '2026-11-26', 1]);
  expect(Object.keys(row).filter((name) => !/^(person_id|restricted|policy_version|id)$/.test(name))).toEqual(
    ['name', 'credential_id', 'user_handle', 'public_key', 'counter', 'added_on', 'used_on'],
  );
});

test('10.1 an authenticator learns a random number as its account’s, the same for each of its passkeys', async () => {
  const options = await beginPasskey(avow, owner);
  const handle = Buffer.from(options.user.id, 'base64url');
  expect(handle).toHaveLength(32);
  expect(handle.toString('hex')).not.toContain((await personId(avow, email)).replaceAll('-', ''));
  await addPasskey(avow, owner, 'One');
  const second = await beginPasskey(avow, owner);
  const [first = {}] = await passkeys();
  expect(Buffer.from(second.user.id, 'base64url')).toEqual(first.user_handle);
  expect(second.excludeCredentials).toMatchObject([{ id: first.credential_id }]);
  expect(second).toMatchObject({
    rp: { id: 'localhost' },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
});

test.each<[string, Oddity]>([
  ['another site', { origin: 'https://promt.example.org' }],
  ['another host', { rpId: 'example.org' }],
  ['another challenge', { challenge: 'A'.repeat(43) }],
  ['a user who is not verified', { unverified: true }],
])('10.1 a new passkey of %s is refused', async (_, oddity) => {
  const device = createAuthenticator(avow.env.publicUrl);
  const { added } = await addPasskey(avow, owner, 'Odd', device, oddity);
  expect(added.status).toBe(422);
  expect(await added.text()).toContain('The passkey was not added');
  expect(await passkeys()).toEqual([]);
});

test('10.1 a challenge adds one passkey, in its session, under its handle, in its time', async () => {
  const device = createAuthenticator(avow.env.publicUrl);
  const other = cookieOf(await avow.submit('/en/account/sign-in', { email, password: customerPassword }));
  const add = async (headers: { cookie: string }, handle?: string, waitMs = 0) => {
    const options = await beginPasskey(avow, owner);
    avow.clock.advance(waitMs);
    const fields = { handle: handle ?? options.user.id, answer: device.make(options) };
    return { fields, status: (await avow.submit('/en/account/passkey/add', fields, headers)).status };
  };
  expect((await add(other)).status).toBe(422);
  expect((await add(owner, 'A'.repeat(43))).status).toBe(422);
  expect((await add(owner, undefined, 300_000)).status).toBe(422);
  const { fields, status } = await add(owner, undefined, 299_999);
  expect(status).toBe(303);
  expect((await avow.submit('/en/account/passkey/add', fields, owner)).status).toBe(422);
  expect(await passkeys()).toHaveLength(1);
});

const sentence = 'This passkey opens no account here now.';

test.each<[string, Oddity]>([
  ['another site', { origin: 'https://promt.example.org' }],
  ['another host', { rpId: 'example.org' }],
  ['another challenge', { challenge: 'A'.repeat(43) }],
  ['a user who is not verified', { unverified: true }],
  ['another handle', { userHandle: 'A'.repeat(43) }],
  ['a counter that stands', { counter: 7 }],
  ['a counter that went back', { counter: 6 }],
])('10.1 a passkey with %s is refused like one that nobody knows', async (_, oddity) => {
  const { device } = await addPasskey(avow, owner, 'Odd');
  expect((await usePasskey(avow, device, { counter: 7 })).status).toBe(303);
  const unknown = createAuthenticator(avow.env.publicUrl);
  unknown.make({ challenge: '', user: { id: '' } });
  const odd = await usePasskey(avow, device, { counter: 8, ...oddity });
  const strange = await usePasskey(avow, unknown);
  expect([odd.status, strange.status]).toEqual([422, 422]);
  const text = await odd.text();
  expect(text).toContain(sentence);
  expect(text).toBe(await strange.text());
  expect((await usePasskey(avow, device, { counter: 9 })).status).toBe(303);
});

test('10.1 a challenge signs in once and in its time, and what no browser sends is refused alike', async () => {
  const { device } = await addPasskey(avow, owner, 'Phone');
  const submit = (answer: string) => avow.submit('/en/account/passkey/sign-in', { answer });
  const once = device.use(await askForPasskey(avow));
  expect((await submit(once)).status).toBe(303);
  const late = device.use(await askForPasskey(avow));
  avow.clock.advance(300_000);
  const madeToAdd = device.use(await beginPasskey(avow, owner));
  for (const answer of [once, late, madeToAdd, '', '{', '[]', 'null', '{"id":"x"}', '{"id":{}}']) {
    const refused = await submit(answer);
    expect([refused.status, (await refused.text()).includes(sentence)]).toEqual([422, true]);
  }
  expect((await avow.admin.query('SELECT FROM account.challenge')).rowCount).toBeGreaterThan(0);
  avow.clock.advance(300_000);
  await avow.runTask('account.tidy');
  expect((await avow.admin.query('SELECT FROM account.challenge')).rowCount).toBe(0);
});

test('10.1 challenges are stored as keyed hashes and know nobody', async () => {
  const { challenge } = await askForPasskey(avow);
  expect(await everythingStored(avow)).not.toContain(challenge);
  const { fields } = await avow.admin.query('SELECT * FROM account.challenge');
  expect(fields.map(({ name }) => name)).toEqual(['challenge_hash', 'expires_at']);
});

test('10.1 a passkey is removed with the password; it lets nobody in, others are signed out, the address is told', async () => {
  const { device } = await addPasskey(avow, owner, 'Lost phone');
  const lost = cookieOf(await usePasskey(avow, device));
  const path = await removal();
  expect(await (await avow.request(path, { headers: owner })).text()).toContain('Remove “Lost phone”?');
  expect((await avow.submit(path, { passkeyPassword: 'wrong' }, owner)).status).toBe(422);
  expect(await passkeys()).toHaveLength(1);
  const removed = await avow.submit(path, { passkeyPassword: customerPassword }, owner);
  expect(removed.headers.get('location')).toBe('/en/account?done=passkeyRemoved');
  expect((await usePasskey(avow, device)).status).toBe(422);
  expect((await avow.request('/en/account', { headers: lost })).status).toBe(303);
  expect((await avow.request('/en/account', { headers: owner })).status).toBe(200);
  expect(await kinds()).toContain('account.passkeyRemoved');
});

test('10.1 nobody sees or removes the passkey of somebody else', async () => {
  const { device } = await addPasskey(avow, owner, 'Mine');
  const path = await removal();
  const other = await openAccount(avow, `other.${email}`);
  expect((await avow.request(path, { headers: other })).status).toBe(404);
  await avow.submit(path, { passkeyPassword: customerPassword }, other);
  expect((await usePasskey(avow, device)).status).toBe(303);
});

test('10.1 with an authenticator app its code is asked to add a passkey and to remove it, not to sign in with it', async () => {
  const secret = await addTotp();
  const code = () => {
    avow.clock.advance(60_000);
    return codeOf(secret, avow.clock.now());
  };
  await expect(beginPasskey(avow, owner)).rejects.toThrow('422');
  await expect(beginPasskey(avow, owner, { passkeyCode: '000000' })).rejects.toThrow('422');
  const options = await beginPasskey(avow, owner, { passkeyCode: code() });
  const device = createAuthenticator(avow.env.publicUrl);
  const fields = { handle: options.user.id, answer: device.make(options) };
  expect((await avow.submit('/en/account/passkey/add', fields, owner)).status).toBe(303);
  expect(await homeAfter(avow, await usePasskey(avow, device))).toBe(200);
  const remove = (passkeyCode: string) => ({ passkeyPassword: customerPassword, passkeyCode });
  expect((await avow.submit(await removal(), remove('000000'), owner)).status).toBe(422);
  expect((await avow.submit(await removal(), remove(code()), owner)).status).toBe(303);
});

async function addTotp(): Promise<Buffer> {
  await avow.submit('/en/account/factor', { factorPassword: customerPassword }, owner);
  const page = await (await avow.request('/en/account/factor', { headers: owner })).text();
  const typed = /class="account-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '';
  const secret = Buffer.from(Secret.fromBase32(typed.replaceAll(' ', '')).bytes);
  await avow.submit('/en/account/factor/prove', { code: codeOf(secret, avow.clock.now()) }, owner);
  return secret;
}

test('10.1 a new password by mail takes passkeys away, a changed one leaves them', async () => {
  const { device } = await addPasskey(avow, owner, 'Theirs');
  const changed = { current: customerPassword, fresh: 'an autumn in Omsk' };
  expect((await avow.submit('/en/account/password', changed, owner)).status).toBe(303);
  expect((await usePasskey(avow, device)).status).toBe(303);
  await avow.submit('/en/account/forgotten', { email });
  await runAccountJobs(avow);
  await avow.submit(await accountLink(avow, email, 'reset'), { fresh: customerPassword });
  expect((await usePasskey(avow, device)).status).toBe(422);
  expect(await passkeys()).toEqual([]);
});

test('10.1 closing the account ends its passkeys, and they do not come back with it', async () => {
  const { device } = await addPasskey(avow, owner, 'Theirs');
  await avow.submit('/en/account/close', { password: customerPassword }, owner);
  expect((await usePasskey(avow, device)).status).toBe(422);
  await openAccount(avow, email, 'an autumn in Omsk');
  expect((await usePasskey(avow, device)).status).toBe(422);
});

test('10.1 passkeys move with the account to a new address, and not back when its owner undoes that', async () => {
  const { device } = await addPasskey(avow, owner, 'Phone');
  const old = email;
  email = `moved.${old}`;
  await avow.submit('/en/account/address', { email, movePassword: customerPassword }, owner);
  await runAccountJobs(avow);
  await avow.submit(await accountLink(avow, email, 'address'), { password: customerPassword });
  expect(await home(cookieOf(await usePasskey(avow, device)))).toContain(`Signed in as ${email}`);
  await avow.submit(await accountLink(avow, old, 'undo'), {});
  expect((await usePasskey(avow, device)).status).toBe(422);
});

test('10.1 what is held about a passkey is its name and days; its key is withheld, and erasure takes all', async () => {
  const { device } = await addPasskey(avow, owner, 'My red laptop');
  const proven = await proveAddress(avow, email);
  const file = await (await avow.request('/en/privacy/my-data/all.json', { headers: proven })).json();
  const held = file.activities.find(({ activity }: { activity: string }) => activity === 'secondFactor');
  expect(held.rows).toMatchObject([
    {
      values: { name: 'My red laptop', added_on: '2026-11-25' },
      withheld: expect.arrayContaining(['public_key']),
    },
  ]);
  await avow.submit('/en/privacy/my-data/erase', {}, proven);
  expect((await usePasskey(avow, device)).status).toBe(422);
  expect(await passkeys()).toEqual([]);
});

test('10.1 tries with passkeys are limited like those with passwords', async () => {
  const attempt = () => avow.submit('/en/account/passkey/sign-in', { answer: '{}' });
  for (let i = 0; i < 30; i++) await attempt();
  expect(await (await attempt()).text()).toContain('Too many tries. Wait 15 minutes');
});

test('10.1 an account has at most ten passkeys', async () => {
  for (let i = 0; i < 10; i++) expect((await addPasskey(avow, owner, `No. ${i}`)).added.status).toBe(303);
  await expect(beginPasskey(avow, owner)).rejects.toThrow('422');
});

test('10.1 a policy that takes no names for passkeys asks for none, and has none', async () => {
  const policy = editPolicy([" passkeyName: 'optional',", '']);
  const nameless = await openTestProgram({ environment: { AVOW_POLICY: policy.file }, fresh: true });
  try {
    const cookie = await openAccount(nameless, email);
    const options = await beginPasskey(nameless, cookie);
    const device = createAuthenticator(nameless.env.publicUrl);
    const fields = { handle: options.user.id, answer: device.make(options) };
    const named = { ...fields, passkeyName: 'Laptop' };
    const refused = await nameless.submit('/en/account/passkey/add', named, cookie);
    expect([refused.status, (await refused.text()).includes('passkeyName')]).toEqual([422, true]);
    expect((await nameless.submit('/en/account/passkey/add', fields, cookie)).status).toBe(303);
    expect(await homeAfter(nameless, await usePasskey(nameless, device))).toBe(200);
  } finally {
    await nameless.close();
    policy.remove();
  }
});
