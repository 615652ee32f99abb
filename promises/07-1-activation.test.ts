/** Clauses 7.1, 7.2 and 7.5 on the whole program: what an activation may carry, and what is kept of it. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { parseCertificate, readCertificate, verifySignature } from '../client/src/certificate.ts';
import { newLicenceKey } from '../client/src/licenceKey.ts';
import { declarations } from '../src/app.ts';
import { withdraw } from '../src/modules/rights/act/commands.ts';
import { type RightsTables, rightsDesk } from '../src/modules/rights/module.ts';
import {
  activateWith,
  type InstallerMembers,
  installer,
  isStored,
  issue,
  postJson,
  shippedProduct,
} from '../test/activation.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
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

test('7.5 a version that collects nothing refuses each member about a person by name, and stores none', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18' });
  for (const version of ['18', '18.5']) {
    const asked = { ...installer(key, 'promt-18', version), ...canaries };
    const response = await activateWith(avow, asked);
    expect(response.status).toBe(422);
    const { code, fields } = await response.json();
    expect(code).toBe('fieldsRefused');
    expect(fields.sort()).toEqual(Object.keys(canaries).sort());
  }
  for (const canary of Object.values(canaries)) expect(await isStored(avow, canary)).toBe(false);
  const response = await activateWith(avow, installer(key, 'promt-18', '18.5'));
  expect(response.status).toBe(201);
  const { rows } = await avow.admin.query('SELECT count(*)::integer AS kept FROM licensing.verification');
  expect(rows).toEqual([{ kept: 0 }]);
});

test.each(['17', '22', '180'])('7.5 version %s, which is not listed, is refused', async (version) => {
  const [key = ''] = await issue(avow, { product: 'promt-18' });
  const response = await activateWith(avow, installer(key, 'promt-18', version));
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ code: 'versionUnlisted' });
});

test.each([
  ['promt-19', '19'],
  ['promt-20', '20'],
])(
  '7.5 %s, version %s, needs the consent to the check, and tells the way without it',
  async (product, version) => {
    const [key = ''] = await issue(avow, { product });
    const response = await activateWith(avow, installer(key, product, version));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'consentMissing', remedy: 'manual' });
  },
);

async function consented(
  key: string,
  purposes: readonly ('licenceVerification' | 'personalSupport' | 'account')[],
  more: Partial<InstallerMembers> = {},
): Promise<InstallerMembers> {
  const response = await avow.request('/api/v1/products/promt-21/versions/21.5/activation?language=de');
  const { consents } = await response.json();
  const wanted = consents.filter(({ purpose }: { purpose: string }) =>
    purposes.some((one) => one === purpose),
  );
  return {
    ...installer(key, 'promt-21', '21.5'),
    consents: Object.fromEntries(
      wanted.map(({ purpose, hash, version }: { purpose: string; hash: string; version: string }) => [
        purpose,
        { hash, version },
      ]),
    ),
    ...more,
  };
}

test('7.1 with the consent and nothing but a key it is activated; what was not given is empty', async () => {
  const [key = ''] = await issue(avow, {});
  const asked = await consented(key, ['licenceVerification']);
  const response = await activateWith(avow, asked, { 'x-forwarded-for': '203.0.113.7' });
  expect(response.status).toBe(201);
  const { certificate, seats } = await response.json();
  expect(seats).toEqual({ taken: 1, total: 3 });
  expect(readCertificate(certificate)).toMatchObject({
    product: 'promt-21',
    machine: asked.machine,
    ends: null,
  });
  const { rows } = await avow.admin.query(
    `SELECT v.ip_address, v.purchase_date, v.purchase_place, v.sale_check FROM licensing.verification v
     JOIN licensing.seat s ON s.id = v.seat_id WHERE s.machine = $1`,
    [Buffer.from(asked.machine, 'hex')],
  );
  expect(rows).toEqual([
    { ip_address: '127.0.0.1', purchase_date: null, purchase_place: null, sale_check: null },
  ]);
});

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
    expect((await activateWith(avow, await consented(key, agreed, taken))).status).toBe(201);
    const others = Object.keys({ ...members.personalSupport, ...members.account }).filter(
      (name) => !(name in taken),
    );
    const all = { ...members.licenceVerification, ...members.personalSupport, ...members.account };
    const response = await activateWith(avow, await consented(key, agreed, all));
    if (others.length === 0) expect(response.status).toBe(201);
    else expect((await response.json()).fields.sort()).toEqual(others.sort());
  }
});

test('7.2 a hash that is unknown, of another product or of another policy is refused', async () => {
  const [key = ''] = await issue(avow, {});
  const asked = await consented(key, ['licenceVerification']);
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

test('7.2 the certificate states what was agreed to, and verifies with the keys that clients ship', async () => {
  const [key = ''] = await issue(avow, { entitlements: ['neural', 'updates'] });
  const response = await activateWith(avow, await consented(key, ['licenceVerification']));
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
    const asked = await consented(key, agreed, purchase);
    expect((await activateWith(avow, asked)).status).toBe(201);
    const { rows } = await avow.admin.query(
      'SELECT sale_check FROM licensing.verification v JOIN licensing.seat s ON s.id = v.seat_id WHERE s.machine = $1',
      [Buffer.from(asked.machine, 'hex')],
    );
    checks.push(rows[0]?.sale_check);
  }
  expect(checks).toEqual(['matches', 'differs', null]);
});

test('7.1 the address of an activation and its purchase are gone a year later; the licence goes on', async () => {
  const [key = ''] = await issue(avow, {});
  const asked = await consented(key, ['licenceVerification'], { purchasePlace: 'Canary Shop' });
  await activateWith(avow, asked);
  avow.clock.set('2027-11-24T12:00:00Z');
  await avow.runTask('retention.run');
  expect(await isStored(avow, 'Canary Shop')).toBe(true);
  avow.clock.set('2027-11-25T12:00:01Z');
  await avow.runTask('retention.run');
  expect(await isStored(avow, 'Canary Shop')).toBe(false);
  expect(
    (await activateWith(avow, await consented(key, ['licenceVerification'], { machine: asked.machine })))
      .status,
  ).toBe(200);
});

test('the same machine gets the same certificate and no other seat, whatever its nonce', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const asked = await consented(key, ['licenceVerification']);
  const first = await (await activateWith(avow, asked)).json();
  avow.clock.advance(86_400_000);
  const again = await activateWith(avow, { ...asked, nonce: randomBytes(5).toString('hex') });
  expect(again.status).toBe(200);
  expect((await again.json()).certificate).toEqual(first.certificate);
  const other = await activateWith(avow, { ...asked, machine: randomBytes(8).toString('hex') });
  expect(other.status).toBe(409);
  expect(await other.json()).toMatchObject({ code: 'seatsTaken' });
});

test('50 machines at once on 3 seats: exactly 3 get one', async () => {
  for (let round = 0; round < 4; round += 1) {
    const [key = ''] = await issue(avow, { product: 'promt-18', seats: 3 });
    const answers = await Promise.all(
      Array.from(
        { length: 50 },
        async () => (await activateWith(avow, installer(key, 'promt-18', '18'))).status,
      ),
    );
    expect(answers.filter((status) => status === 201)).toHaveLength(3);
    expect(answers.filter((status) => status === 409)).toHaveLength(47);
    const { rows } = await avow.admin.query(
      'SELECT count(*)::integer AS taken FROM licensing.seat s JOIN licensing.licence l ON l.id = s.licence_id WHERE l.prefix = $1 AND ended_at IS NULL',
      [key.slice(0, 5)],
    );
    expect(rows).toEqual([{ taken: 3 }]);
  }
});

test('an answer is given again word for word under its Idempotency-Key, and another body is refused', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const asked = await consented(key, ['licenceVerification']);
  const headers = { 'idempotency-key': 'key-one' };
  const first = await activateWith(avow, asked, headers);
  const again = await activateWith(avow, asked, headers);
  expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
  const other = await activateWith(avow, { ...asked, nonce: '0'.repeat(10) }, headers);
  expect(await other.json()).toMatchObject({ code: 'idempotencyMismatch' });
  avow.clock.advance(86_400_001);
  await avow.runTask('licensing.tidy');
  const { rows } = await avow.admin.query('SELECT FROM licensing.replay');
  expect(rows).toEqual([]);
});

test('unknown, suspended, revoked, over and of another product: one answer', async () => {
  const unknown = '00000-00000-00000-00000-00000';
  const [suspended = ''] = await issue(avow, { product: 'promt-18' });
  const [revoked = ''] = await issue(avow, { product: 'promt-18' });
  const [over = ''] = await issue(avow, { product: 'promt-18', endsOn: '2026-11-24' });
  const [other = ''] = await issue(avow, { product: 'promt-21' });
  for (const [key, state] of [
    [suspended, 'suspended'],
    [revoked, 'revoked'],
  ])
    await avow.admin.query('UPDATE licensing.licence SET state = $2 WHERE prefix = $1', [
      key?.slice(0, 5),
      state,
    ]);
  const answers = [];
  for (const key of [newLicenceKey(), suspended, revoked, over, other]) {
    const response = await activateWith(avow, installer(key, 'promt-18', '18'));
    answers.push([response.status, await response.text(), [...response.headers]]);
  }
  expect(answers[0]?.[0]).toBe(403);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  const mistyped = await activateWith(avow, installer(unknown, 'promt-18', '18'));
  expect(await mistyped.json()).toMatchObject({ errors: [{ pointer: '/licenceKey', code: 'codeGroup' }] });
});

test('guesses are stopped by the first group of the key and overall, and who has the key is not kept waiting', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18' });
  let stopped = 0;
  for (let guess = 0; guess < 400; guess += 1) {
    const response = await activateWith(avow, installer(newLicenceKey(), 'promt-18', '18'), {
      'x-forwarded-for': `198.51.100.${guess % 250}`,
    });
    if (response.status === 429) stopped += 1;
  }
  expect(stopped).toBeGreaterThanOrEqual(100);
  expect((await activateWith(avow, installer(key, 'promt-18', '18'))).status).toBe(201);
});

test.each([
  ['x', 'passwordShort'],
  ['x'.repeat(10_000), 'passwordLong'],
  ['12345678', 'passwordPopular'],
  ['', 'passwordShort'],
])('7.1 a password that is no good is told, and nothing is done by half', async (password, code) => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'account'] as const;
  const asked = await consented(key, agreed, { email: 'half@example.com', password });
  const response = await activateWith(avow, asked);
  expect([response.status, (await response.json()).errors]).toEqual([422, [{ pointer: '/password', code }]]);
  expect(await isStored(avow, 'half@example.com')).toBe(false);
  const { rowCount } = await avow.admin.query('SELECT FROM licensing.seat WHERE machine = $1', [
    Buffer.from(asked.machine, 'hex'),
  ]);
  expect(rowCount).toBe(0);
});

test('7.1 of a password its argon2id hash is kept until the address is proven, and it opens nothing before', async () => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'account'] as const;
  const password = 'emoji 🦜 and more \u0000'.replace('\u0000', '');
  const asked = await consented(key, agreed, { email: 'new.owner@example.com', password });
  expect((await activateWith(avow, asked)).status).toBe(201);
  const { rows } = await avow.admin.query(
    `SELECT p.password_hash, l.prefix FROM account.preparation p JOIN licensing.licence l ON l.id = p.licence_id
     WHERE p.email = 'new.owner@example.com'`,
  );
  expect(rows).toEqual([{ password_hash: expect.stringMatching(/^\$argon2id\$/), prefix: key.slice(0, 5) }]);
  expect(await isStored(avow, '🦜')).toBe(false);
  const { rowCount } = await avow.admin.query('SELECT FROM account.account');
  expect(rowCount).toBe(0);
});

test('7.2 withdrawing a consent deletes what was given for it, and the licence stays valid', async () => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'personalSupport'] as const;
  const given = { purchasePlace: 'Withdrawal Street', email: 'withdrawn@example.com' };
  const asked = await consented(key, agreed, given);
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
  expect((await activateWith(avow, await consented(key, ['licenceVerification'], { machine }))).status).toBe(
    200,
  );
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
  const asked = await consented(key, agreed, given);
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
    await consented(key, ['licenceVerification'], { machine: asked.machine }),
  );
  expect([again.status, (await again.json()).certificate.machine]).toEqual([200, certificate.machine]);
  expect(await desk.find('erasmina@example.com')).toBeNull();
});

test('7.2 a consent is withdrawn on the page of rights as well, and only what it was given for goes', async () => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'personalSupport'] as const;
  const given = { surname: 'Paged', email: 'paged@example.com', purchasePlace: 'Page Street' };
  await activateWith(avow, await consented(key, agreed, given));
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
    ['licensing.contact', true],
    ['licensing.readers', true],
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
  await activateWith(avow, await consented(key, agreed, { email: 'idle@example.com' }));
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
