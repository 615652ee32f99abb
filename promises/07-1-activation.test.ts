/** Clauses 7.1 and 7.5 on the whole program: what an activation may carry, and what is kept of it. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readCertificate } from '../client/src/certificate.ts';
import { newLicenceKey } from '../client/src/licenceKey.ts';
import { activateWith, consented, installer, isStored, issue } from '../test/activation.ts';
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

test('7.1 with the consent and nothing but a key it is activated; what was not given is empty', async () => {
  const [key = ''] = await issue(avow, {});
  const asked = await consented(avow, key, ['licenceVerification']);
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
    `SELECT a.ip_address, v.purchase_date, v.purchase_place, v.sale_check FROM licensing.verification v
     JOIN licensing.address a USING (person_id) JOIN licensing.seat s ON s.id = v.seat_id WHERE s.machine = $1`,
    [Buffer.from(asked.machine, 'hex')],
  );
  expect(rows).toEqual([
    { ip_address: '203.0.113.7', purchase_date: null, purchase_place: null, sale_check: null },
  ]);
});

test('7.1 version 19 with the consent and nothing but a key keeps nothing that was not given', async () => {
  const offered = await avow.request('/api/v1/products/promt-19/versions/19/activation?language=ru');
  const [{ purpose, hash, version }] = (await offered.json()).consents;
  const [key = ''] = await issue(avow, { product: 'promt-19' });
  const members = { ...installer(key, 'promt-19', '19'), consents: { [purpose]: { hash, version } } };
  const answer = await activateWith(avow, members);
  expect([purpose, answer.status]).toEqual(['licenceVerification', 201]);
  const { rows } = await avow.admin.query(
    `SELECT row_to_json(v) AS row, p.* FROM licensing.verification v JOIN licensing.seat s ON s.id = v.seat_id
     LEFT JOIN rights.address p ON p.person_id = v.person_id WHERE s.machine = $1`,
    [Buffer.from(members.machine, 'hex')],
  );
  expect(rows).toEqual([expect.objectContaining({ address: null })]);
  for (const column of ['purchase_date', 'purchase_place', 'sale_check'])
    expect(rows[0]?.row[column], column).toBeNull();
  for (const given of [
    'licensing.contact c JOIN licensing.seat s ON s.id = c.seat_id JOIN licensing.licence l ON l.id = s.licence_id',
    'account.preparation p JOIN licensing.licence l ON l.id = p.licence_id',
  ]) {
    const found = await avow.admin.query(`SELECT FROM ${given} WHERE l.prefix = $1`, [key.slice(0, 5)]);
    expect(found.rowCount, given).toBe(0);
  }
});

test('7.1 the address of an activation is gone after its own time, its purchase a year later, which is reported; the licence goes on', async () => {
  const [key = ''] = await issue(avow, {});
  const asked = await consented(avow, key, ['licenceVerification'], { purchasePlace: 'Canary Shop' });
  await activateWith(avow, asked, { 'x-forwarded-for': '203.0.113.9' });
  const addresses = async () =>
    (await avow.admin.query(`SELECT FROM licensing.address WHERE ip_address = '203.0.113.9'`)).rowCount;
  const networks = async () =>
    (
      await avow.admin.query(
        'SELECT n.day::text FROM licensing.network n JOIN licensing.licence l ON l.id = n.licence_id WHERE l.prefix = $1',
        [key.slice(0, 5)],
      )
    ).rows.map(({ day }) => day);
  const removed = async (table: string) =>
    (
      await avow.admin.query(
        'SELECT sum(removed)::integer AS removed FROM retention.removal WHERE table_name = $1 AND removed_at = $2',
        [table, avow.clock.now()],
      )
    ).rows[0]?.removed;
  avow.clock.set('2026-12-24T12:00:00Z');
  await avow.runTask('retention.run');
  expect(await addresses()).toBe(1);
  avow.clock.set('2026-12-25T12:00:01Z');
  await avow.runTask('retention.run');
  expect([await addresses(), await networks()]).toEqual([0, ['2026-11-25']]);
  expect(await removed('licensing.address')).toBeGreaterThanOrEqual(1);
  expect(await isStored(avow, '203.0.113.9')).toBe(false);
  expect(await isStored(avow, 'Canary Shop')).toBe(true);
  avow.clock.set('2027-11-25T12:00:01Z');
  await avow.runTask('retention.run');
  expect(await isStored(avow, 'Canary Shop')).toBe(false);
  expect(await removed('licensing.verification')).toBeGreaterThanOrEqual(1);
  const again = await consented(avow, key, ['licenceVerification'], { machine: asked.machine });
  expect((await activateWith(avow, again, { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200);
  expect(await networks()).toEqual(['2027-11-25']);
});

test('7.1 networks are counted by hashes of the day: two of a day are two, and none is the same the day after', async () => {
  const [key = ''] = await issue(avow, { seats: 9 });
  const hashes = async () =>
    (
      await avow.admin.query<{ hash: string }>(
        `SELECT encode(n.network_hash, 'hex') AS hash FROM licensing.network n JOIN licensing.licence l ON l.id = n.licence_id
         WHERE l.prefix = $1`,
        [key.slice(0, 5)],
      )
    ).rows.map(({ hash }) => hash);
  const activateFrom = async (address: string) =>
    activateWith(avow, await consented(avow, key, ['licenceVerification']), { 'x-forwarded-for': address });
  // The second is another address of the first one's network.
  for (const address of ['2001:db8:1:1::1', '2001:db8:1:1::2', '2001:db8:1:2::1'])
    await activateFrom(address);
  expect(new Set(await hashes()).size).toBe(2);
  avow.clock.advance(86_400_000);
  await activateFrom('2001:db8:1:1::1');
  const all = await hashes();
  expect([all.length, new Set(all).size]).toEqual([3, 3]);
  for (const hash of all) expect(hash).toHaveLength(4);
});

test('the same machine gets the same certificate and no other seat, whatever its nonce', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const asked = await consented(avow, key, ['licenceVerification']);
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
  const asked = await consented(avow, key, ['licenceVerification']);
  const headers = { 'idempotency-key': 'key-one' };
  const first = await activateWith(avow, asked, headers);
  const again = await activateWith(avow, asked, headers);
  expect([again.status, await again.text()]).toEqual([first.status, await first.text()]);
  const other = await activateWith(avow, { ...asked, nonce: '0'.repeat(10) }, headers);
  expect([other.status, (await other.json()).code]).toEqual([422, 'idempotencyMismatch']);
  avow.clock.advance(86_400_001);
  await avow.runTask('licensing.tidy');
  const { rows } = await avow.admin.query('SELECT FROM licensing.replay');
  expect(rows).toEqual([]);
});

test('a licence is activated to the last second of its last UTC day, a leap day too, and not after', async () => {
  const [key = ''] = await issue(avow, { product: 'promt-18', endsOn: '2028-02-29', seats: 9 });
  avow.clock.set('2028-02-29T23:59:59.999Z');
  const last = await activateWith(avow, installer(key, 'promt-18', '18'));
  expect([last.status, (await last.json()).certificate.ends]).toEqual([201, '2028-02-29']);
  avow.clock.set('2028-03-01T00:00:00Z');
  expect((await activateWith(avow, installer(key, 'promt-18', '18'))).status).toBe(403);
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

test.each([
  ['x', 'passwordShort'],
  ['x'.repeat(10_000), 'passwordLong'],
  ['12345678', 'passwordPopular'],
  ['', 'passwordShort'],
  ['a summer\0in Kazan', 'passwordControl'],
])('7.1 a password that is no good is told, and nothing is done by half', async (password, code) => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'account'] as const;
  const asked = await consented(avow, key, agreed, { email: 'half@example.com', password });
  const response = await activateWith(avow, asked);
  expect([response.status, (await response.json()).errors]).toEqual([
    422,
    [expect.objectContaining({ pointer: '/password', code })],
  ]);
  expect(await isStored(avow, 'half@example.com')).toBe(false);
  const { rowCount } = await avow.admin.query('SELECT FROM licensing.seat WHERE machine = $1', [
    Buffer.from(asked.machine, 'hex'),
  ]);
  expect(rowCount).toBe(0);
});

test('7.1 of a password its argon2id hash is kept until the address is proven, and it opens nothing before', async () => {
  const [key = ''] = await issue(avow, {});
  const agreed = ['licenceVerification', 'account'] as const;
  const password = 'emoji 🦜 and more';
  const asked = await consented(avow, key, agreed, { email: 'new.owner@example.com', password });
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
