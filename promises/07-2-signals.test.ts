/** Clause 7.2 on the whole program: counts raise a question, a person decides with a reason, and the customer is told and heard. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keyPrefix } from '../client/src/licenceKey.ts';
import { declarations } from '../src/app.ts';
import { type RightsTables, rightsDesk } from '../src/modules/rights/module.ts';
import type { StaffRole } from '../src/policy/vocabulary.ts';
import { activateWith, consented, installer, isStored, issue, postJson } from '../test/activation.ts';
import { asStaff, testStaffId } from '../test/console.ts';
import { openAccount } from '../test/customer.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram({ environment: { TRUSTED_PROXIES: '127.0.0.1' } });
});
beforeEach(() => avow.clock.set(testNow));
afterAll(() => avow.close());

const rows = async (sql: string, values: unknown[] = []) => (await avow.admin.query(sql, values)).rows;
const idOf = async (key: string): Promise<string> =>
  String((await rows('SELECT id FROM licensing.licence WHERE prefix = $1', [keyPrefix(key)]))[0]?.id);
const stateOf = async (key: string) =>
  (await rows('SELECT state FROM licensing.licence WHERE prefix = $1', [keyPrefix(key)]))[0]?.state;
const reviewsOf = async (key: string) =>
  rows(
    `SELECT r.id, r.signal, r.counted, r.allowed, r.state, r.waiting_since IS NOT NULL AS waits FROM licensing.review r
     WHERE r.licence_id = $1 ORDER BY r.signal, r.raised_at`,
    [await idOf(key)],
  );
const mailsTo = async (address: string) =>
  rows(
    'SELECT kind, subject, body_text FROM mail.outbox WHERE recipient = $1 AND kind LIKE $2 ORDER BY queued_at, id',
    [address, 'licensing.%'],
  );

/** Uses the one seat of a licence on so many machines, one after the other. @returns what the last one gave */
async function passAround(key: string, machines: number) {
  for (let count = 1; ; count += 1) {
    const members = installer(key, 'promt-21', '21.5');
    const given = await consented(avow, key, ['licenceVerification', 'personalSupport'], members);
    expect((await activateWith(avow, { ...given, ...members })).status).toBe(201);
    if (count === machines) return members;
    const { machine, product } = members;
    await postJson(avow, '/api/v1/deactivations', { licenceKey: key, product, machine });
  }
}

const decide = (id: string, fields: Readonly<Record<string, string>>, role: StaffRole = 'owner') =>
  asStaff(avow, role).submit(`/console/reviews/${id}`, fields);

/** A licence about which a question is open. */
async function questioned(machines = 5, before: (licenceId: string) => Promise<void> = async () => {}) {
  const [key = ''] = await issue(avow, { seats: 1 });
  await passAround(key, machines);
  await before(await idOf(key));
  await avow.runTask('licensing.review');
  const [review] = await reviewsOf(key);
  return { key, id: String(review?.id) };
}

/** The path of the newest link to answer by that was mailed to an address. */
const linkOf = async (address: string): Promise<string> => {
  const mails = await mailsTo(address);
  return /https?:\/\/[^\s/]+(\S*\/licence\/answer\/\S+)/.exec(mails.at(-1)?.body_text ?? '')?.[1] ?? '';
};

/** A blocked licence whose holder gave an address for personal support. */
async function blocked(email: string, before?: (licenceId: string) => Promise<void>) {
  const { key, id } = await questioned(5, before);
  const [seat] = await rows('SELECT id FROM licensing.seat WHERE licence_id = $1 AND ended_at IS NULL', [
    await idOf(key),
  ]);
  const machine = await rows(`SELECT encode(machine, 'hex') AS mark FROM licensing.seat WHERE id = $1`, [
    seat?.id,
  ]);
  const purposes = ['licenceVerification', 'personalSupport'] as const;
  const members = await consented(avow, key, purposes, { machine: machine[0]?.mark, email });
  expect((await activateWith(avow, members)).status).toBe(200);
  expect((await decide(id, { decision: 'blocked', reason: 'Five in a week' })).status).toBe(303);
  return { key, id, machine: String(machine[0]?.mark) };
}

test('7.2 machines beyond what the policy allows raise one question, which changes nothing', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  await passAround(key, 4);
  await avow.runTask('licensing.review');
  expect(await reviewsOf(key)).toEqual([]);
  const [more = ''] = await issue(avow, { seats: 1 });
  const last = await passAround(more, 5);
  await avow.runTask('licensing.review');
  await avow.runTask('licensing.review');
  expect(await reviewsOf(more)).toMatchObject([
    { signal: 'machines', counted: 5, allowed: 4, state: 'open', waits: true },
  ]);
  expect(await stateOf(more)).toBe('active');
  const { machine, product } = last;
  await postJson(avow, '/api/v1/deactivations', { licenceKey: more, product, machine });
  expect(
    (await activateWith(avow, { ...(await consented(avow, more, ['licenceVerification'])) })).status,
  ).toBe(201);
});

test('7.2 one machine in more networks than it can be in raises a question, and no network is found in any row', async () => {
  const [key = ''] = await issue(avow, { seats: 1 });
  const members = await consented(avow, key, ['licenceVerification']);
  const from = (last: number) => ({ 'x-forwarded-for': `198.51.100.${last}` });
  for (let network = 1; network <= 5; network += 1)
    expect((await activateWith(avow, members, from(network))).status).toBeLessThan(300);
  await avow.runTask('licensing.review');
  expect(await reviewsOf(key)).toMatchObject([{ signal: 'overlap', counted: 5, allowed: 4, state: 'open' }]);
  const tables = await rows(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname = 'licensing' AND tablename <> 'address'`,
  );
  for (const { name } of tables)
    expect(await rows(`SELECT FROM ${name} t WHERE strpos(t::text, '198.51.100') > 0`), name).toEqual([]);
});

test('7.2 nothing but a decision of staff suspends a licence, and each needs its reason', async () => {
  const { key, id } = await questioned();
  for (const fields of [{ decision: 'blocked' }, { decision: 'blocked', reason: '  ' }, { reason: 'x' }])
    expect((await decide(id, fields as Record<string, string>)).status).toBe(422);
  expect(await stateOf(key)).toBe('active');
  expect((await decide(id, { decision: 'blocked', reason: 'Sold on by many' })).status).toBe(303);
  expect(await stateOf(key)).toBe('suspended');
  expect(
    await rows('SELECT decision, reason FROM licensing.review_decision WHERE review_id = $1', [id]),
  ).toEqual([{ decision: 'blocked', reason: 'Sold on by many' }]);
  expect(await rows('SELECT act, staff_id FROM staff.act WHERE subject_id = $1', [id])).toEqual([
    { act: 'review.blocked', staff_id: testStaffId },
  ]);
  expect((await decide(id, { decision: 'cleared', reason: 'Too late' })).status).toBe(409);
  expect((await decide(id, { decision: 'upheld', reason: 'Nobody answered' })).status).toBe(409);
});

test('7.2 a count that was found harmless raises a question again only once it has grown', async () => {
  const { key, id } = await questioned();
  await decide(id, { decision: 'cleared', reason: 'A class room' });
  expect(await stateOf(key)).toBe('active');
  avow.clock.advance(3_600_000);
  await avow.runTask('licensing.review');
  expect(await reviewsOf(key)).toMatchObject([{ state: 'cleared' }]);
  const [held] = await rows(
    `SELECT encode(machine, 'hex') AS machine FROM licensing.seat WHERE licence_id = $1 AND ended_at IS NULL`,
    [await idOf(key)],
  );
  await postJson(avow, '/api/v1/deactivations', {
    licenceKey: key,
    product: 'promt-21',
    machine: held?.machine,
  });
  await passAround(key, 1);
  await avow.runTask('licensing.review');
  expect(await reviewsOf(key)).toMatchObject([
    { state: 'cleared', counted: 5 },
    { state: 'open', counted: 6 },
  ]);
});

test('7.2 a suspended licence is refused as any other key, and its machines go on', async () => {
  const { key, machine } = await blocked('refused@example.com');
  const refused = await activateWith(avow, await consented(avow, key, ['licenceVerification'], { machine }));
  const [other = ''] = await issue(avow, { endsOn: '2026-01-01' });
  const over = await activateWith(avow, await consented(avow, other, ['licenceVerification']));
  expect([refused.status, await refused.text()]).toEqual([over.status, await over.text()]);
  expect(
    await rows(`SELECT ended_at FROM licensing.seat WHERE machine = decode($1, 'hex')`, [machine]),
  ).toEqual([{ ended_at: null }]);
  expect(await (await avow.request('/en/activate')).text()).toContain('only a person can suspend a licence');
});

test('7.2 who holds the licence is told what was counted and why, by a mail whose link names nobody', async () => {
  const { key } = await blocked('told@example.com');
  const [mail] = await mailsTo('told@example.com');
  expect(mail).toMatchObject({
    kind: 'licensing.blocked',
    subject: `Ihre Lizenz ${keyPrefix(key)} ist gesperrt`,
  });
  for (const text of ['PROMT 21', 'auf 5 verschiedenen Computern', 'bis zu 4', 'Five in a week', 'Art. 22'])
    expect(mail?.body_text).toContain(text);
  const link = await linkOf('told@example.com');
  expect(link).toMatch(/^\/de\/licence\/answer\/[\w-]{40,}$/);
  const page = await (await avow.request(link)).text();
  expect(page).toContain('Five in a week');
  expect(page).not.toContain('told@example.com');
  expect((await avow.request(`${link}x`)).status).toBe(410);
});

test('7.2 the answer needs no account, waits for staff, and leads to a new decision', async () => {
  const { key, id } = await blocked('answers@example.com');
  const link = await linkOf('answers@example.com');
  expect((await avow.submit(link, { message: ' ' })).status).toBe(422);
  expect(
    (await avow.submit(link, { message: 'A class room of ours,\r\nset up anew each week' })).status,
  ).toBe(303);
  expect(await (await avow.request(link)).text()).toContain('Ihre Antwort ist am');
  expect((await avow.submit(link, { message: 'Once more' })).status).toBe(422);
  expect(await stateOf(key)).toBe('suspended');
  expect(await reviewsOf(key)).toMatchObject([{ state: 'blocked', waits: true }]);
  const desk = asStaff(avow);
  expect(await (await desk.request('/console/reviews')).text()).toContain(keyPrefix(key));
  expect(await (await desk.request(`/console/reviews/${id}`)).text()).toContain('A class room of ours,');
  avow.clock.advance(60_000);
  expect((await decide(id, { decision: 'upheld', reason: 'Not in three countries' })).status).toBe(303);
  expect((await mailsTo('answers@example.com')).map(({ kind }) => kind)).toEqual([
    'licensing.blocked',
    'licensing.upheld',
  ]);
  expect((await avow.submit(await linkOf('answers@example.com'), { message: 'We moved' })).status).toBe(303);
  avow.clock.advance(60_000);
  expect((await decide(id, { decision: 'lifted', reason: 'Thank you' })).status).toBe(303);
  expect(await stateOf(key)).toBe('active');
  const [, , last] = await mailsTo('answers@example.com');
  expect(last).toMatchObject({ kind: 'licensing.lifted' });
  expect(last?.body_text).toContain('Thank you');
  expect(await (await avow.request(link)).text()).toContain('Diese Lizenz gilt');
  expect(
    (await rows('SELECT act FROM staff.act WHERE subject_id = $1 ORDER BY recorded_at', [id])).map(
      ({ act }) => act,
    ),
  ).toEqual(['review.blocked', 'review.upheld', 'review.lifted']);
});

test('7.2 the account tells of the suspension and takes an answer; nobody else does', async () => {
  const owner = await openAccount(avow, 'holder@example.com');
  const { key, id } = await questioned();
  await avow.submit('/en/account/licence', { licenceKey: key }, owner);
  await decide(id, { decision: 'blocked', reason: 'Sold on' });
  expect(await mailsTo('holder@example.com')).toMatchObject([{ kind: 'licensing.blocked' }]);
  const path = `/en/account/licence/${await idOf(key)}/answer`;
  expect(await (await avow.request('/en/account', { headers: owner })).text()).toContain(path);
  const stranger = await openAccount(avow, 'stranger@example.com');
  expect((await avow.request(path, { headers: stranger })).status).toBe(404);
  expect((await avow.submit(path, { message: 'It is mine' }, stranger)).status).toBe(404);
  expect((await avow.submit(path, { message: 'It is mine' }, owner)).status).toBe(303);
  expect((await avow.submit(path, { message: 'It is mine' }, owner)).status).toBe(422);
  expect(await rows('SELECT message FROM licensing.review_notice WHERE review_id = $1', [id])).toEqual([
    { message: 'It is mine' },
  ]);
});

test('7.2 a block ends only by a decision on its question, also under a new key', async () => {
  const { key, id } = await questioned();
  const licence = await idOf(key);
  await decide(id, { decision: 'blocked', reason: 'Sold on' });
  const desk = asStaff(avow);
  expect((await desk.submit(`/console/licences/${licence}/resume`, {})).status).toBe(409);
  expect(await stateOf(key)).toBe('suspended');
  expect((await desk.submit(`/console/licences/${licence}/replace`, {})).status).toBe(200);
  avow.clock.advance(60_000);
  expect((await decide(id, { decision: 'lifted', reason: 'A new key for its owner' })).status).toBe(303);
  expect(
    await rows(
      'SELECT now.state FROM licensing.licence old JOIN licensing.licence now ON now.id = old.replaced_by WHERE old.id = $1',
      [licence],
    ),
  ).toEqual([{ state: 'active' }]);
});

test('7.2 a licence about which two questions are open is suspended and released as a whole, and its holder told once', async () => {
  const { key, id } = await blocked('twice@example.com', async (licence) => {
    await avow.admin.query(
      `INSERT INTO licensing.network (licence_id, day, network_hash, activated_at)
       SELECT $1, '2026-11-25', int4send(n), '2026-11-25T10:00:00Z' FROM generate_series(1, 30) n`,
      [licence],
    );
  });
  const states = async () => (await reviewsOf(key)).map(({ signal, state }) => [signal, state]);
  expect(await states()).toEqual([
    ['machines', 'blocked'],
    ['networks', 'blocked'],
    ['overlap', 'blocked'],
  ]);
  avow.clock.advance(60_000);
  await decide(id, { decision: 'lifted', reason: 'A class room' });
  expect((await states()).map(([, state]) => state)).toEqual(['lifted', 'lifted', 'lifted']);
  expect(await mailsTo('twice@example.com')).toHaveLength(2);
});

test('7.2 where nobody is known nobody is told, and staff are told so', async () => {
  const { key, id } = await questioned();
  await avow.admin.query('UPDATE licensing.contact SET email = NULL');
  await decide(id, { decision: 'blocked', reason: 'Sold on' });
  expect(await rows('SELECT FROM licensing.review_notice WHERE review_id = $1', [id])).toEqual([]);
  expect(await (await asStaff(avow).request(`/console/reviews/${id}`)).text()).toContain(
    'Nobody was known to hold',
  );
  expect(await stateOf(key)).toBe('suspended');
});

test('7.2 an answer is its person’s: read with an entry, handed out, erased, and gone when the policy says', async () => {
  const { id } = await blocked('rights@example.com');
  await avow.submit(await linkOf('rights@example.com'), { message: 'Canary of the answer' });
  await asStaff(avow).request(`/console/reviews/${id}`);
  const desk = rightsDesk(
    avow.program.pools.database<RightsTables>('rights'),
    avow.program.services,
    declarations,
  );
  const person = (await desk.find('rights@example.com')) ?? '';
  expect(
    await rows(
      `SELECT reason FROM rights.consultation WHERE person_id = $1 AND reason = 'licensing.review'`,
      [person],
    ),
  ).toHaveLength(1);
  expect(await desk.export(person, 'json')).toContain('Canary of the answer');
  await desk.erase(person);
  expect(await isStored(avow, 'Canary of the answer')).toBe(false);
  expect(await rows('SELECT state FROM licensing.review WHERE id = $1', [id])).toEqual([
    { state: 'blocked' },
  ]);
  const { id: kept } = await blocked('period@example.com');
  await avow.submit(await linkOf('period@example.com'), { message: 'Canary of the period' });
  const left = async () =>
    (await rows('SELECT FROM licensing.review_notice WHERE review_id = $1', [kept])).length;
  avow.clock.set('2028-11-25T11:00:00Z');
  await avow.runTask('retention.run');
  expect(await left()).toBe(1);
  avow.clock.set('2028-11-25T12:00:00Z');
  await avow.runTask('retention.run');
  expect(await left()).toBe(0);
  expect(await rows('SELECT FROM licensing.review_decision WHERE review_id = $1', [kept])).toEqual([]);
});

test('7.2 behind the link to answer no address of the client is read or logged', () => {
  const routes = avow.part('licensing').routes ?? [];
  const answering = routes.filter(({ path }) => path.includes('answer'));
  expect(answering.map(({ method }) => method).sort()).toEqual(['GET', 'GET', 'POST', 'POST']);
  for (const { noAddress, path } of answering) expect(noAddress, path).toBe(true);
});

test('7.2 it is measured that each suspension over a question was decided by a person', async () => {
  const probe = avow.part('licensing').probes?.find(({ id }) => id === 'licensing.decided');
  expect(await probe?.measure()).toMatchObject({ kept: true, value: { en: '0' } });
  const { id } = await blocked('measured@example.com');
  await avow.admin.query('DELETE FROM licensing.review_decision WHERE review_id = $1', [id]);
  expect(await probe?.measure()).toMatchObject({ kept: false, value: { en: '1' } });
});

test('7.2 only who may decide about licences sees the questions', async () => {
  const { id } = await questioned();
  for (const role of ['support', 'sales', 'viewer', 'privacyOfficer', 'editor'] as const) {
    const desk = asStaff(avow, role);
    for (const path of ['/console/reviews', `/console/reviews/${id}`])
      expect((await desk.request(path)).status, role).toBe(403);
    expect((await decide(id, { decision: 'blocked', reason: 'x' }, role)).status).toBe(403);
    expect(await (await desk.request('/console')).text()).not.toContain('/console/reviews');
  }
  expect(await (await asStaff(avow).request('/console')).text()).toContain('/console/reviews');
});
