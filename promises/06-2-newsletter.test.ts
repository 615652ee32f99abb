import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { ownedTables } from '../src/modules/rights/tables.ts';
import { languages } from '../src/policy/vocabulary.ts';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { everythingStored } from '../test/stored.ts';
import { confirm, linkIn, mailsTo, runQueued, signUp, subscribe, subscriberRow } from '../test/subscriber.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('6.2.1 the form takes the address and nothing more', async () => {
  for (const language of languages) {
    const page = await (await avow.request(`/${language}/newsletter`)).text();
    expect(page.match(/<(input|select|textarea)\b/g)).toEqual(['<input']);
    expect(page).toContain('name="email"');
  }
  const more = await avow.submit('/en/newsletter', { email: 'more@example.com', name: 'Nina' });
  expect(more.status).toBe(422);
  expect(await everythingStored(avow)).not.toContain('more@example.com');
});

test('6.2.2 only the button behind the mailed link starts the newsletter, and its mail is asked for once', async () => {
  await signUp(avow, 'nina@example.com');
  expect(await mailsTo(avow, 'nina@example.com'), 'nothing is mailed by the request').toEqual([]);
  await runQueued(avow);
  const [mail] = await mailsTo(avow, 'nina@example.com');
  expect(mail).toMatchObject({ kind: 'newsletter.confirmation', priority: 0, holds_token: true });
  expect(mail?.sender).toBe(avow.program.services.policy.controller.emails.newsletter);
  const link = linkIn(mail?.body_text, 'confirm');
  expect((await avow.request(link)).status).toBe(200);
  expect(await subscriberRow(avow, 'nina@example.com'), 'a scanner that follows the link').toBeUndefined();
  const done = await avow.submit(link, {});
  expect(done.status).toBe(303);
  const welcome = await (await avow.request(done.headers.get('location') ?? '')).text();
  expect(welcome).toContain('You receive the newsletter');
  expect(await subscriberRow(avow, 'nina@example.com')).toMatchObject({ proof: 'confirmed', left_at: null });
  expect((await avow.submit(link, {})).status, 'a second press changes nothing').toBe(410);
  expect(await subscriberRow(avow, 'nina@example.com')).toMatchObject({ left_at: null });
});

test('6.2.2 the evidence: the sentence shown, both times, the page, the mail’s hash, and no IP address', async () => {
  await subscribe(avow, 'evidence@example.com', 'de');
  const row = await subscriberRow(avow, 'evidence@example.com');
  expect(row).toMatchObject({
    language: 'de',
    source_page: '/newsletter',
    signed_up_at: avow.clock.now(),
    confirmed_at: avow.clock.now(),
    policy_version: avow.program.services.policyVersion,
  });
  expect(String(await (await avow.request('/de/newsletter')).text())).toContain(String(row?.wording));
  expect(row?.mail_hash).toHaveLength(32);
  const { rows } = await avow.admin.query(
    `SELECT wording FROM rights.consent WHERE person_id = $1 AND activity = 'newsletter' AND ended_at IS NULL`,
    [row?.person_id],
  );
  expect(rows).toEqual([{ wording: row?.wording }]);
});

test('6.2.2 a link is dead from 24:00:00 on, whether or not any job has run', async () => {
  avow.clock.set('2026-11-27T08:00:00Z');
  for (const name of ['in-time', 'late']) await signUp(avow, `${name}@example.com`);
  await runQueued(avow);
  avow.clock.set('2026-11-28T07:59:59Z');
  expect(await confirm(avow, 'in-time@example.com')).toBe(303);
  avow.clock.set('2026-11-28T08:00:00Z');
  expect(await confirm(avow, 'late@example.com')).toBe(410);
  expect(await subscriberRow(avow, 'late@example.com')).toBeUndefined();
});

test.each([
  ['2027-01-31T10:00:00Z', '2027-02-28T08:00:00Z', '2027-02-28T10:00:00Z'],
  ['2028-01-31T10:00:00Z', '2028-02-29T08:00:00Z', '2028-02-29T10:00:00Z'],
  ['2028-03-15T10:00:00Z', '2028-04-15T08:00:00Z', '2028-04-15T10:00:00Z'],
])('6.2.2 a sign-up of %s is gone within the month', async (signedUp, before, due) => {
  avow.clock.set(signedUp);
  await signUp(avow, 'unconfirmed@example.com');
  await runQueued(avow);
  const rows = async () =>
    (await avow.admin.query('SELECT FROM newsletter.sign_up WHERE email = $1', ['unconfirmed@example.com']))
      .rowCount;
  avow.clock.set(before);
  await avow.runTask('retention.run');
  expect(await rows()).toBe(1);
  avow.clock.set(due);
  await avow.runTask('retention.run');
  expect(await rows()).toBe(0);
});

test('6.2.2 fifty submissions within the cool-down are one mail, and one more comes after it', async () => {
  avow.clock.set('2028-06-01T08:00:00Z');
  const mails = async () => (await mailsTo(avow, 'fifty@example.com')).length;
  for (let time = 0; time < 50; time += 1) await signUp(avow, 'fifty@example.com');
  await runQueued(avow);
  expect(await mails()).toBe(1);
  avow.clock.advance(599_000);
  await signUp(avow, 'fifty@example.com');
  await runQueued(avow);
  expect(await mails()).toBe(1);
  avow.clock.advance(2_000);
  await signUp(avow, 'fifty@example.com');
  await runQueued(avow);
  expect(await mails()).toBe(2);
  const [second, first] = await mailsTo(avow, 'fifty@example.com');
  expect((await avow.submit(linkIn(first?.body_text, 'confirm'), {})).status).toBe(303);
  expect((await avow.submit(linkIn(second?.body_text, 'confirm'), {})).status).toBe(410);
});

test('6.2.2 signing up again changes nothing for whoever subscribes, and sends nothing', async () => {
  await subscribe(avow, 'again@example.com');
  const before = await subscriberRow(avow, 'again@example.com');
  const mails = (await mailsTo(avow, 'again@example.com')).length;
  avow.clock.advance(86_400_000);
  await signUp(avow, 'Again@EXAMPLE.com', 'ru');
  await runQueued(avow);
  expect(await subscriberRow(avow, 'again@example.com')).toEqual(before);
  expect((await mailsTo(avow, 'again@example.com')).length).toBe(mails);
  const { rowCount } = await avow.admin.query('SELECT FROM newsletter.sign_up WHERE person_id = $1', [
    before?.person_id,
  ]);
  expect(rowCount).toBe(0);
});

test('6.2.2 a sign-up whose job was lost is mailed within two minutes', async () => {
  await signUp(avow, 'lost@example.com');
  await avow.admin.query('DELETE FROM graphile_worker._private_jobs');
  avow.clock.advance(61_000);
  await avow.runTask('newsletter.confirmForgotten');
  expect((await mailsTo(avow, 'lost@example.com')).length).toBe(1);
});

test('6.2.3 no other module may read subscribers, and the newsletter reads nothing of other activities', async () => {
  const { pools } = avow.program;
  const denied = (module: string, table: string) =>
    expect(pools.pool(module).query(`SELECT FROM ${table}`), `${module}: ${table}`).rejects.toThrow(
      /permission denied/,
    );
  for (const { name } of declarations.filter((one) => one.name !== 'newsletter' && one.name !== 'rights'))
    for (const table of ['newsletter.subscriber', 'newsletter.sign_up', 'newsletter.suppression'])
      if (name !== 'retention') await denied(name, table);
  for (const { full, table } of ownedTables(declarations))
    if (!full.startsWith('newsletter.') && table.activity !== 'newsletter') await denied('newsletter', full);
});

test('6.2.4 one click leaves: without cookie, from anywhere, at once, with the mail of two years ago', async () => {
  avow.clock.set('2028-09-01T08:00:00Z');
  await subscribe(avow, 'old@example.com');
  const [mail] = await mailsTo(avow, 'old@example.com');
  const link = linkIn(mail?.body_text, 'leave');
  const oneClick = () =>
    avow.request(link, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    });
  expect((await avow.request(link)).status).toBe(200);
  expect(await subscriberRow(avow, 'old@example.com'), 'a scanner that follows it').toMatchObject({
    left_at: null,
  });
  expect((await oneClick()).status).toBe(200);
  expect(await subscriberRow(avow, 'old@example.com')).toMatchObject({
    left_by: 'link',
    left_at: avow.clock.now(),
  });
  avow.clock.set('2028-10-01T08:00:00Z');
  await avow.runTask('retention.run');
  expect(
    await subscriberRow(avow, 'old@example.com'),
    'the address is gone within the month',
  ).toBeUndefined();
  expect((await oneClick()).status, 'whoever is gone long ago').toBe(200);
  avow.clock.set('2030-09-01T08:00:00Z');
  await subscribe(avow, 'old@example.com');
  expect((await oneClick()).status).toBe(200);
  expect(await subscriberRow(avow, 'old@example.com')).toMatchObject({ left_by: 'link' });
});

test('6.2.4 leaving from the confirming mail: the sign-up is gone, and its link is dead', async () => {
  await signUp(avow, 'not-me@example.com');
  await runQueued(avow);
  const [mail] = await mailsTo(avow, 'not-me@example.com');
  expect((await avow.submit(linkIn(mail?.body_text, 'leave'), {})).status).toBe(200);
  expect(await confirm(avow, 'not-me@example.com')).toBe(410);
});

test('6.2.4 the hash of whoever left stays for its time, and a new sign-up takes precedence', async () => {
  avow.clock.set('2031-01-10T08:00:00Z');
  await subscribe(avow, 'hash@example.com');
  const id = await personId(avow, 'hash@example.com');
  const hashes = async () =>
    (await avow.admin.query('SELECT left_at FROM newsletter.suppression WHERE person_id = $1', [id])).rows;
  expect(await hashes()).toEqual([{ left_at: null }]);
  const [mail] = await mailsTo(avow, 'hash@example.com');
  await avow.submit(linkIn(mail?.body_text, 'leave'), {});
  expect(await hashes()).toEqual([{ left_at: avow.clock.now() }]);
  avow.clock.advance(3_600_000);
  await subscribe(avow, 'hash@example.com');
  expect(await hashes()).toEqual([{ left_at: null }]);
});

test('6.2.4 a withdrawal on the page of rights stops everything; so does an erasure, and its receipt names the hash', async () => {
  await subscribe(avow, 'rights@example.com');
  const headers = await proveAddress(avow, 'rights@example.com');
  const id = await personId(avow, 'rights@example.com');
  const file = await (await avow.request('/en/privacy/my-data/all.json', { headers })).text();
  for (const part of ['newsletter.subscriber', 'newsletter', 'rights@example.com', 'with news and offers'])
    expect(file).toContain(part);
  await avow.submit('/en/privacy/my-data/withdraw', { activity: 'newsletter' }, headers);
  expect(await subscriberRow(avow, 'rights@example.com')).toBeUndefined();
  await avow.runTask('newsletter.settle');
  const hashes = async () =>
    (await avow.admin.query('SELECT left_at FROM newsletter.suppression WHERE person_id = $1', [id])).rows;
  expect(await hashes()).toEqual([{ left_at: avow.clock.now() }]);
  const erased = await avow.submit('/en/privacy/my-data/erase', {}, headers);
  const receipt = await (await avow.request(`${erased.headers.get('location')}/file`)).text();
  expect(JSON.parse(JSON.parse(receipt).statement).kept).toContainEqual({
    table: 'newsletter.suppression',
    rows: 1,
    article: '17(3)(b)',
    because: 'keyed hash without an address, so that no list brings it back',
    until: expect.any(String),
  });
  expect(await hashes()).toHaveLength(1);
  expect(await everythingStored(avow)).not.toContain('rights@example.com');
});

test('6.2.4 whoever paused the use of their data can leave, and a new sign-up waits for the end of the pause', async () => {
  await subscribe(avow, 'paused@example.com');
  const headers = await proveAddress(avow, 'paused@example.com');
  const [mail] = (await mailsTo(avow, 'paused@example.com')).filter(
    ({ kind }) => kind === 'newsletter.confirmation',
  );
  await avow.submit('/en/privacy/my-data/pause', {}, headers);
  avow.clock.advance(3_600_000);
  await signUp(avow, 'paused@example.com');
  await runQueued(avow);
  expect(await confirm(avow, 'paused@example.com')).toBe(200);
  expect(await subscriberRow(avow, 'paused@example.com')).toMatchObject({ left_at: null, restricted: true });
  await avow.submit(linkIn(mail?.body_text, 'leave'), {});
  expect(await subscriberRow(avow, 'paused@example.com')).toMatchObject({ left_by: 'link' });
  avow.clock.advance(3_600_000);
  await signUp(avow, 'paused@example.com');
  await runQueued(avow);
  expect(await confirm(avow, 'paused@example.com')).toBe(200);
});

test('6.2.4 a hash that a pause hides keeps nobody from coming back, and waits again after the pause', async () => {
  await subscribe(avow, 'back@example.com');
  const [mail] = await mailsTo(avow, 'back@example.com');
  await avow.submit(linkIn(mail?.body_text, 'leave'), {});
  const id = await personId(avow, 'back@example.com');
  await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, 'back@example.com'));
  await avow.admin.query('DELETE FROM newsletter.subscriber WHERE person_id = $1', [id]);
  avow.clock.advance(3_600_000);
  await subscribe(avow, 'back@example.com');
  await avow.submit('/en/privacy/my-data/resume', {}, await proveAddress(avow, 'back@example.com'));
  await avow.runTask('newsletter.settle');
  const { rows } = await avow.admin.query('SELECT left_at FROM newsletter.suppression WHERE person_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ left_at: null }]);
});
