/** Clause 7.2 on the whole program: three purposes, each agreed to, stored, read and withdrawn for itself. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseCertificate, verifySignature } from '../client/src/certificate.ts';
import { declarations } from '../src/app.ts';
import { readActivation } from '../src/modules/licensing/activation/request.ts';
import { withdraw } from '../src/modules/rights/act/commands.ts';
import { type RightsTables, rightsDesk } from '../src/modules/rights/module.ts';
import type { Table } from '../src/policy/declare.ts';
import {
  activateWith,
  consented,
  type InstallerMembers,
  isStored,
  issue,
  postJson,
  shippedProduct,
} from '../test/activation.ts';
import { asStaff } from '../test/console.ts';
import { accountLink, cookieOf, customerPassword, runAccountJobs } from '../test/customer.ts';
import { proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
});
beforeEach(() => avow.clock.set(testNow));
afterAll(() => avow.close());

const canaries = {
  userName: 'canary-user',
  firstName: 'Canaria',
  surname: 'Vogelsang',
  email: 'canary@example.com',
  purchaseDate: '2026-11-01',
  purchasePlace: 'Canary Row',
  password: 'canary pass phrase',
};

test('7.2 each purpose takes its own members and no others', async () => {
  const members = {
    licenceVerification: { purchaseDate: canaries.purchaseDate, purchasePlace: canaries.purchasePlace },
    personalSupport: { userName: 'U', firstName: 'F', surname: 'S', email: 'both@example.com' },
    account: { email: 'both@example.com', password: canaries.password },
  } as const;
  const purposes = ['personalSupport', 'account'] as const;
  for (const subset of [[], ['personalSupport'], ['account'], purposes] as const) {
    const agreed = ['licenceVerification', ...subset] as const;
    const taken = Object.assign({}, ...agreed.map((purpose) => members[purpose]));
    const [key = ''] = await issue(avow, {});
    expect((await activateWith(avow, await consented(avow, key, agreed, taken))).status).toBe(201);
    const others = Object.keys({ ...members.personalSupport, ...members.account }).filter(
      (name) => !(name in taken),
    );
    const all = { ...members.licenceVerification, ...members.personalSupport, ...members.account };
    const response = await activateWith(avow, await consented(avow, key, agreed, all));
    if (others.length === 0) expect(response.status).toBe(201);
    else expect((await response.json()).fields.sort()).toEqual(others.sort());
  }
});

test('7.2 a hash that is unknown, of another product or of another policy is refused', async () => {
  const [key = ''] = await issue(avow, {});
  const asked = await consented(avow, key, ['licenceVerification']);
  const given = asked.consents?.licenceVerification;
  const wrong: InstallerMembers[] = [
    { ...asked, consents: { licenceVerification: { hash: 'ab'.repeat(32), version: given?.version ?? '' } } },
    { ...asked, consents: { licenceVerification: { hash: given?.hash ?? '', version: '2020-01-01' } } },
    { ...asked, version: '21' },
    { ...asked, product: 'promt-20', version: '20' },
    { ...asked, consents: { licenceVerification: given, personalSupport: given } },
  ];
  for (const one of wrong) {
    const response = await activateWith(avow, one);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'consentUnknown' });
  }
});

test('7.2 a consent to a text that is no longer in force is refused, under its own date and under the new one', async () => {
  const [key = ''] = await issue(avow, {});
  const old = await consented(avow, key, ['licenceVerification']);
  const { policy, texts } = avow.program.services;
  expect(readActivation({ policy, texts }, old).ok).toBe(true);
  const next = { policy: { ...policy, version: '2027-01-01' }, texts };
  const given = old.consents?.licenceVerification;
  for (const version of [policy.version, next.policy.version]) {
    const body = { ...old, consents: { licenceVerification: { hash: given?.hash, version } } };
    expect(() => readActivation(next, body)).toThrow('consentUnknown');
  }
});

test('7.2 the certificate states what was agreed to, and verifies with the keys that clients ship', async () => {
  const [key = ''] = await issue(avow, { entitlements: ['neural', 'updates'] });
  const response = await activateWith(avow, await consented(avow, key, ['licenceVerification']));
  const { certificate } = await response.json();
  const text = JSON.stringify(certificate, null, 2);
  const read = parseCertificate(text);
  expect(read.consent).toMatch(/^[0-9a-f]{64}$/);
  expect(read.entitlements).toEqual(['updates', 'neural']);
  verifySignature(shippedProduct(avow, 'promt-21'), read);
});

test('7.2 a purchase is checked against the record of the sale', async () => {
  const [key = ''] = await issue(
    avow,
    {},
    { soldOn: '2026-11-01', soldAt: 'Canary  Row', reference: 'sale-1' },
  );
  const agreed = ['licenceVerification'] as const;
  const checks: (string | null)[] = [];
  for (const purchase of [
    { purchaseDate: '2026-11-01', purchasePlace: ' canary row ' },
    { purchaseDate: '2026-11-02' },
    {},
  ]) {
    const asked = await consented(avow, key, agreed, purchase);
    expect((await activateWith(avow, asked)).status).toBe(201);
    const { rows } = await avow.admin.query(
      'SELECT sale_check FROM licensing.verification v JOIN licensing.seat s ON s.id = v.seat_id WHERE s.machine = $1',
      [Buffer.from(asked.machine, 'hex')],
    );
    checks.push(rows[0]?.sale_check);
  }
  expect(checks).toEqual(['matches', 'differs', null]);
  const { rows } = await avow.admin.query('SELECT id FROM licensing.licence WHERE prefix = $1', [
    key.slice(0, 5),
  ]);
  const page = await (await asStaff(avow, 'sales').request(`/console/licences/${rows[0]?.id}`)).text();
  expect(page).toContain('agree with the sale: 1, differ from it: 1');
  expect(page).not.toContain('canary row');
});

test('7.2 withdrawing a consent deletes what was given for it, and the licence stays valid', async () => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'personalSupport'] as const;
  const given = { purchasePlace: 'Withdrawal Street', email: 'withdrawn@example.com' };
  const asked = await consented(avow, key, agreed, given);
  await activateWith(avow, asked);
  const { machine, product } = asked;
  const takeBack = (purposes: readonly string[]) =>
    postJson(avow, '/api/v1/activations/withdrawals', { licenceKey: key, product, machine, purposes });
  expect((await takeBack(['licenceVerification'])).status).toBe(204);
  expect(await isStored(avow, 'Withdrawal Street')).toBe(false);
  const { rowCount } = await avow.admin.query(
    `SELECT FROM licensing.contact WHERE email = 'withdrawn@example.com'`,
  );
  expect(rowCount).toBe(1);
  expect((await takeBack(['personalSupport'])).status).toBe(204);
  expect(
    (
      await avow.admin.query(
        'SELECT FROM licensing.contact c JOIN licensing.seat s ON s.id = c.seat_id WHERE s.machine = $1',
        [Buffer.from(machine, 'hex')],
      )
    ).rowCount,
  ).toBe(0);
  expect(
    (await activateWith(avow, await consented(avow, key, ['licenceVerification'], { machine }))).status,
  ).toBe(200);
  expect((await takeBack(['account'])).status).toBe(422);
});

test('7.2 erasing the person takes names, address and purchase; the licence still activates its machine', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const agreed = ['licenceVerification', 'personalSupport'] as const;
  const given = {
    firstName: 'Erasmina',
    surname: 'Goneaway',
    email: 'erasmina@example.com',
    purchasePlace: 'Erased Lane',
  };
  const asked = await consented(avow, key, agreed, given);
  const { certificate } = await (await activateWith(avow, asked)).json();
  const desk = rightsDesk(
    avow.program.pools.database<RightsTables>('rights'),
    avow.program.services,
    declarations,
  );
  const person = await desk.find('erasmina@example.com');
  const file = await desk.export(person ?? '', 'json');
  for (const text of [...Object.values(given), '127.0.0.1']) expect(file).toContain(text);
  await desk.erase(person ?? '');
  for (const text of Object.values(given)) expect(await isStored(avow, text)).toBe(false);
  const again = await activateWith(
    avow,
    await consented(avow, key, ['licenceVerification'], { machine: asked.machine }),
  );
  expect([again.status, (await again.json()).certificate.machine]).toEqual([200, certificate.machine]);
  expect(await desk.find('erasmina@example.com')).toBeNull();
});

test('7.2 the export has every column that the policy declares for its person, and nothing of another holder', async () => {
  const [key = ''] = await issue(avow, { seats: 2 });
  const agreed = ['licenceVerification', 'personalSupport'] as const;
  const holders = ['One', 'Two'].map((name) => ({
    userName: `Login-${name}`,
    firstName: `First-${name}`,
    surname: `Sur-${name}`,
    email: `holder.${name.toLowerCase()}@example.com`,
    purchaseDate: name === 'One' ? '2026-10-01' : '2026-10-02',
    purchasePlace: `Shop-${name}`,
  }));
  for (const given of holders) await activateWith(avow, await consented(avow, key, agreed, given));
  const db = avow.program.pools.database<RightsTables>('rights');
  const desk = rightsDesk(db, avow.program.services, declarations);
  const [mine, other] = holders;
  const file = await desk.export((await desk.find(mine?.email ?? '')) ?? '', 'json');
  for (const value of Object.values(mine ?? {})) expect(file).toContain(value);
  for (const value of Object.values(other ?? {})) expect(file).not.toContain(value);
  const declared = declarations
    .filter(({ name }) => name === 'licensing')
    .flatMap(({ tables }) => Object.values<Table>(tables))
    .filter(({ owner, activity }) => owner === 'person' && activity !== 'licenceReview')
    .flatMap(({ columns }) => Object.keys(columns))
    .filter((name) => name !== 'restricted');
  expect(declared).toContain('purchase_place');
  for (const name of declared) expect(file, name).toContain(`"${name}"`);
});

test('7.2 an account that was opened while installing, with all that was given, goes by one press; asked again nothing is held', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const email = 'gone@example.com';
  const given = { firstName: 'Gonzala', surname: 'Vanish', purchasePlace: 'Vanishing Lane', email };
  const members = { ...given, password: customerPassword };
  const asked = await consented(avow, key, ['licenceVerification', 'personalSupport', 'account'], members);
  expect((await activateWith(avow, asked)).status).toBe(201);
  await runAccountJobs(avow);
  const opened = await avow.submit(await accountLink(avow, email, 'confirm'), { password: customerPassword });
  const cookie = cookieOf(opened);
  expect(await (await avow.request('/en/account', { headers: cookie })).text()).toContain(key.slice(0, 5));
  const proven = cookieOf(await avow.submit('/en/privacy/my-data/account', {}, cookie));
  await avow.submit('/en/privacy/my-data/erase', {}, proven);
  for (const value of Object.values(given)) expect(await isStored(avow, value), value).toBe(false);
  expect((await avow.request('/en/account', { headers: cookie })).status).toBe(303);
  const { machine } = asked;
  const again = await consented(avow, key, ['licenceVerification'], { machine });
  expect((await activateWith(avow, again)).status).toBe(200);
  avow.clock.advance(3_600_000);
  const page = await avow.request('/en/privacy/my-data', { headers: await proveAddress(avow, email) });
  expect(await page.text()).toContain('We hold nothing but this proof itself');
});

test('7.2 a consent is withdrawn on the page of rights as well, and only what it was given for goes', async () => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'personalSupport'] as const;
  const given = { surname: 'Paged', email: 'paged@example.com', purchasePlace: 'Page Street' };
  const from = { 'x-forwarded-for': '203.0.113.77' };
  await activateWith(avow, await consented(avow, key, agreed, given), from);
  expect(await isStored(avow, '203.0.113.77')).toBe(true);
  const db = avow.program.pools.database<RightsTables>('rights');
  const services = { ...avow.program.services, declarations };
  const personId = await rightsDesk(db, avow.program.services, declarations).find('paged@example.com');
  await db.transaction().execute((tx) =>
    withdraw(tx, services, {
      personId: personId ?? '',
      language: 'en',
      source: 'page',
      activities: ['licenceVerification'],
    }),
  );
  expect(await isStored(avow, 'Page Street')).toBe(false);
  expect(await isStored(avow, '203.0.113.77')).toBe(false);
  const { rows } = await avow.admin.query(
    `SELECT surname FROM licensing.contact WHERE email = 'paged@example.com'`,
  );
  expect(rows).toEqual([{ surname: 'Paged' }]);
  const receipts = await avow.admin.query(
    'SELECT activity, ended_at IS NOT NULL AS ended FROM rights.consent WHERE person_id = $1 ORDER BY activity',
    [personId],
  );
  expect(receipts.rows).toEqual([
    { activity: 'licenceVerification', ended: true },
    { activity: 'personalSupport', ended: false },
  ]);
});

test('7.2 on the running site it is measured who can read what was given, and how old it is', async () => {
  const probes = avow.part('licensing').probes ?? [];
  const measured = await Promise.all(
    probes.map(async ({ id, measure }) => [id, (await measure()).kept] as const),
  );
  expect(measured).toEqual([
    ['licensing.seat', true],
    ['licensing.verification', true],
    ['licensing.address', true],
    ['licensing.contact', true],
    ['licensing.readers', true],
    ['licensing.decided', true],
  ]);
  const readers = probes.find(({ id }) => id === 'licensing.readers');
  expect((await readers?.measure())?.value.en).toBe('licensing, retention, rights');
  const { rows } = await avow.admin.query(
    `SELECT value AS prefix FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  await avow.admin.query(`GRANT SELECT (surname) ON licensing.contact TO ${rows[0]?.prefix}_newsletter`);
  expect((await readers?.measure())?.kept).toBe(false);
  await avow.admin.query(`REVOKE SELECT (surname) ON licensing.contact FROM ${rows[0]?.prefix}_newsletter`);
});

test('10.2 a consent ends when what was given with it has reached its period, and its receipt with it', async () => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'personalSupport'] as const;
  await activateWith(avow, await consented(avow, key, agreed, { email: 'idle@example.com' }));
  const open = async () => {
    await avow.runTask('rights.consents');
    const { rows } = await avow.admin.query(
      `SELECT c.activity FROM rights.consent c JOIN rights.address a ON a.person_id = c.person_id
       WHERE a.address = 'idle@example.com' AND c.ended_at IS NULL ORDER BY 1`,
    );
    return rows.map(({ activity }) => activity);
  };
  expect(await open()).toEqual(['licenceVerification', 'personalSupport']);
  avow.clock.set('2027-11-26T12:00:00Z');
  await avow.runTask('retention.run');
  expect(await open()).toEqual(['personalSupport']);
  avow.clock.set('2028-11-26T12:00:00Z');
  await avow.runTask('retention.run');
  expect(await open()).toEqual([]);
});
