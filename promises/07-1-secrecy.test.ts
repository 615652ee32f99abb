/** What an activation must not let anybody learn: its log, whoever guesses keys, and whoever holds one. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newLicenceKey } from '../client/src/licenceKey.ts';
import { writeRequest } from '../client/src/requestCode.ts';
import type { Log } from '../src/platform/log.ts';
import { activateWith, consented, installer, issue, postJson } from '../test/activation.ts';
import { openAccount } from '../test/customer.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';
import { type Asked, listen } from '../test/queries.ts';
import { everythingStored } from '../test/stored.ts';

let avow: TestProgram;
/** Every statement of the modules since it was last emptied. */
let asked: Map<string, Asked>;
const logged: string[] = [];
const write: Log['info'] = (facts, message) => logged.push(JSON.stringify({ ...facts, message }));
beforeAll(async () => {
  avow = await openTestProgram({
    environment: { TRUSTED_PROXIES: '127.0.0.1' },
    log: { info: write, warn: write, error: write },
  });
  asked = listen(avow);
});
beforeEach(() => avow.clock.set(testNow));
afterAll(() => avow.close());

const from = (address: string) => ({ 'x-forwarded-for': address });
const given = {
  userName: 'canary-user',
  firstName: 'Canaria',
  surname: 'Vogelsang',
  email: 'canary@example.com',
  purchaseDate: '2019-07-13',
  purchasePlace: 'Canary Row',
  password: 'canary pass phrase',
};
const both = ['licenceVerification', 'personalSupport'] as const;
const support = { firstName: given.firstName, surname: given.surname, email: given.email };
const codes = (licenceKey: string, machine = 'a1b2c3d4e5f60718', product = 18) => ({
  licenceKey,
  request: writeRequest({
    kind: 'activate',
    product,
    keyId: 2,
    machine,
    nonce: randomBytes(5).toString('hex'),
  }),
});

test('7.5 what a version does not take reaches no row, no file and no line of the log', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18' });
  const members = installer(key, 'promt-18', '18');
  const refused = await activateWith(avow, { ...members, ...given }, from('198.51.100.77'));
  expect((await refused.json()).fields.sort()).toEqual(Object.keys(given).sort());
  const addressed = await postJson(avow, '/api/v1/activations', { ...members, ipAddress: '192.0.2.200' });
  expect([addressed.status, (await addressed.json()).fields]).toEqual([422, ['ipAddress']]);
  const named = await postJson(avow, '/api/v1/activations', { ...members, [given.email]: 1 });
  expect([named.status, (await named.json()).code]).toEqual([422, 'unknownField']);
  const broken = await postJson(avow, '/api/v1/activations', { ...members, machine: given.email });
  expect(broken.status).toBe(422);
  await avow.part('accesslog').stop?.();
  const everything = `${await everythingStored(avow)}\n${logged.join('\n')}`;
  for (const value of [...Object.values(given), '192.0.2.200']) expect(everything).not.toContain(value);
  expect(everything).toContain('/api/v1/activations');
});

test('7.1 a key that is unknown, suspended, over or of another product is looked up by the same statements', async () => {
  const [suspended = ''] = await issue(avow, { product: 'promt-18' });
  const [over = ''] = await issue(avow, { product: 'promt-18', endsOn: '2026-11-24' });
  const [other = ''] = await issue(avow, { product: 'promt-21' });
  await avow.admin.query(`UPDATE licensing.licence SET state = 'suspended' WHERE prefix = $1`, [
    suspended.slice(0, 5),
  ]);
  const place = { product: 'promt-18', machine: 'a1b2c3d4e5f60718' };
  for (const [keys, path, body] of [
    [[suspended, over, other], '/api/v1/activations', (key: string) => installer(key, 'promt-18', '18')],
    [[suspended, over, other], '/api/v1/activations/manual', (key: string) => codes(key)],
    [[other], '/api/v1/deactivations', (licenceKey: string) => ({ licenceKey, ...place })],
    [
      [other],
      '/api/v1/activations/withdrawals',
      (licenceKey: string) => ({ licenceKey, ...place, purposes: ['personalSupport'] }),
    ],
  ] as const) {
    const tell = async (key: string) => {
      asked.clear();
      const answer = await postJson(avow, path, body(key));
      return [answer.status, await answer.text(), [...answer.headers], [...asked.keys()]];
    };
    const unknown = await tell(newLicenceKey());
    expect(unknown[0], path).toBe(403);
    expect(unknown[3], path).not.toEqual([]);
    for (const key of keys) expect(await tell(key), path).toEqual(unknown);
  }
});

test('7.1 whoever holds a key learns nothing of who else activated it, on no way that takes a key', async () => {
  const [key = ''] = await issue(avow, { seats: 5 });
  const first = await consented(avow, key, both, support);
  expect((await activateWith(avow, first, from('198.51.100.78'))).status).toBe(201);
  const { machine, product } = first;
  const second = await consented(avow, key, ['licenceVerification']);
  const holder = await openAccount(avow, 'holder@example.com');
  const answers = [
    await activateWith(avow, second),
    await activateWith(avow, { ...second, machine, nonce: '00000000ff' }),
    await postJson(avow, '/api/v1/activations/manual', codes(key, '00000000000000aa', 21)),
    await avow.submit('/en/activate', codes(key, '00000000000000bb', 21)),
    await avow.submit('/en/account/licence', { licenceKey: key }, holder),
    await avow.request('/en/account', { headers: holder }),
    await postJson(avow, '/api/v1/deactivations', { licenceKey: key, product, machine: second.machine }),
  ];
  const texts = await Promise.all(
    answers.map(async (answer) => `${[...answer.headers].join()} ${await answer.text()}`),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 303, 200, 204]);
  for (const secret of [...Object.values(support), '198.51.100.78'])
    for (const text of texts) expect(text).not.toContain(secret);
  expect(texts[0]).not.toContain(machine);
  expect(texts[2]).not.toContain(machine);
});

test('7.1 guesses below one first group are stopped, and who has the key is not kept waiting', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18', seats: 2 });
  const statuses: number[] = [];
  for (let guess = 0; guess < 30; guess += 1) {
    const [, ...rest] = newLicenceKey().split('-');
    const guessedKey = [key.slice(0, 5), ...rest].join('-');
    const answer = await activateWith(
      avow,
      installer(guessedKey, 'promt-18', '18'),
      from(`203.0.113.${guess}`),
    );
    statuses.push(answer.status);
  }
  expect(statuses.filter((status) => status === 403)).toHaveLength(20);
  expect(statuses.slice(20)).toEqual(Array(10).fill(429));
  expect((await activateWith(avow, installer(key, 'promt-18', '18'))).status).toBe(201);
});

test('7.1 a thousand guesses from changing addresses are stopped, and none of the addresses is kept', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18' });
  let stopped = 0;
  for (let guess = 0; guess < 1_000; guess += 1) {
    const address = `2001:db8:${guess.toString(16)}::1`;
    const answer = await postJson(
      avow,
      guess % 2 ? '/api/v1/activations/manual' : '/api/v1/activations',
      guess % 2 ? codes(newLicenceKey()) : installer(newLicenceKey(), 'promt-18', '18'),
      from(address),
    );
    if (answer.status === 429) stopped += 1;
  }
  expect(stopped).toBeGreaterThanOrEqual(700);
  expect((await activateWith(avow, installer(key, 'promt-18', '18'))).status).toBe(201);
  const { rows } = await avow.admin.query('SELECT FROM licensing.address WHERE ip_address LIKE $1', [
    '2001:db8:%',
  ]);
  expect(rows).toEqual([]);
});
