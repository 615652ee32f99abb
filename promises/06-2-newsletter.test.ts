import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../src/policy/vocabulary.ts';
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
