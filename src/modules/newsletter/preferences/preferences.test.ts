import { afterAll, beforeAll, expect, test } from 'vitest';
import { editPolicy } from '../../../../test/edited-policy.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { linkIn, mailsTo, runQueued, subscribe, subscriberRow } from '../../../../test/subscriber.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

/** Asks for the link to one's choices, as its owner would. */
async function manageLink(email: string): Promise<string> {
  await avow.submit('/en/newsletter/manage', { email });
  await runQueued(avow);
  const mail = (await mailsTo(avow, email)).find(({ kind }) => kind === 'newsletter.manage');
  return linkIn(mail?.body_text, 'manage');
}

const consents = async (email: string) =>
  (
    await avow.admin.query(
      `SELECT wording, ended_at FROM rights.consent WHERE activity = 'newsletterMeasuring'
       AND person_id = (SELECT person_id FROM newsletter.subscriber WHERE email = $1)`,
      [email],
    )
  ).rows;

test('language and topics are kept; all topics ticked means those to come as well', async () => {
  await subscribe(avow, 'choose@example.com');
  const link = await manageLink('choose@example.com');
  const all = { 'topic-products': 'yes', 'topic-offers': 'yes', 'topic-tips': 'yes' };
  const { 'topic-offers': _, ...some } = all;
  expect(await (await avow.request(link)).text()).toContain('choose@example.com');
  const saved = await avow.submit(link, { language: 'ru', ...some });
  expect(saved.headers.get('location')).toBe(`${link}?saved`);
  expect(await subscriberRow(avow, 'choose@example.com')).toMatchObject({
    language: 'ru',
    topics: ['products', 'tips'],
  });
  const page = await (await avow.request(`${link}?saved`)).text();
  expect(page.match(/type="checkbox"[^>]*checked/g)).toHaveLength(2);
  await avow.submit(link, { language: 'de', ...all });
  expect(await subscriberRow(avow, 'choose@example.com')).toMatchObject({ language: 'de', topics: null });
  await avow.submit(link, { language: 'de' });
  expect(await subscriberRow(avow, 'choose@example.com')).toMatchObject({ topics: [] });
  for (const wrong of [
    { language: 'fr' },
    { language: 'de', 'topic-none': 'yes' },
    { language: 'de', name: 'x' },
  ])
    expect([400, 422]).toContain((await avow.submit(link, wrong)).status);
  expect(await subscriberRow(avow, 'choose@example.com')).toMatchObject({ language: 'de', topics: [] });
});

test('counting is off until it is agreed to, in the words on the page, and its end forgets what was counted', async () => {
  await subscribe(avow, 'measure@example.com');
  const link = await manageLink('measure@example.com');
  const person = (await subscriberRow(avow, 'measure@example.com'))?.person_id;
  const rows = async (table: string) =>
    (await avow.admin.query(`SELECT FROM newsletter.${table} WHERE person_id = $1`, [person])).rowCount;
  expect(await rows('measuring')).toBe(0);
  const before = await (await avow.request(link)).text();
  for (const _ of ['once', 'twice']) await avow.submit(`${link}/measuring`, { measuring: 'yes' });
  expect(await rows('measuring')).toBe(1);
  const [consent, ...more] = await consents('measure@example.com');
  expect(more).toEqual([]);
  expect(before).toContain(consent?.wording);
  await avow.admin.query(
    `INSERT INTO newsletter.measured (person_id, policy_version, campaign_id, opens, recorded_at)
     VALUES ($1, 'x', gen_random_uuid(), 1, $2)`,
    [person, avow.clock.now()],
  );
  await avow.submit(`${link}/measuring`, { measuring: 'no' });
  expect([await rows('measuring'), await rows('measured')]).toEqual([0, 0]);
  expect(await consents('measure@example.com')).toMatchObject([{ ended_at: avow.clock.now() }]);
});

test('the link works for its time and while the address subscribes; a new one is mailed to subscribers only', async () => {
  await subscribe(avow, 'link@example.com');
  const link = await manageLink('link@example.com');
  avow.clock.advance(3_600_000 - 1_000);
  expect((await avow.request(link)).status).toBe(200);
  avow.clock.advance(1_000);
  expect((await avow.request(link)).status).toBe(410);
  expect((await avow.submit(`${link}/leave`, {})).status).toBe(410);
  const fresh = await manageLink('link@example.com');
  expect((await avow.submit(`${fresh}/leave`, {})).status).toBe(200);
  expect(await subscriberRow(avow, 'link@example.com')).toMatchObject({ left_by: 'page' });
  expect((await avow.request(fresh)).status).toBe(410);
  const mails = (await mailsTo(avow, 'link@example.com')).length;
  await avow.submit('/en/newsletter/manage', { email: 'link@example.com' });
  await runQueued(avow);
  expect((await mailsTo(avow, 'link@example.com')).length).toBe(mails);
});

test('what the policy does not take is neither asked nor stored: topics, language, measuring', async () => {
  const { file, remove } = editPolicy(
    [
      "        topics: 'optional',\n        language: 'optional',\n        time: 'recorded',",
      "        time: 'recorded',",
    ],
    ["data: { opens: 'recorded', clicks: 'recorded' },", 'data: {},'],
  );
  const plain = await openTestProgram({ environment: { AVOW_POLICY: file }, fresh: true });
  await subscribe(plain, 'plain@example.com');
  expect(await subscriberRow(plain, 'plain@example.com')).toMatchObject({ language: null, topics: null });
  await plain.submit('/en/newsletter/manage', { email: 'plain@example.com' });
  await runQueued(plain);
  const [mail] = await mailsTo(plain, 'plain@example.com');
  const link = linkIn(mail?.body_text, 'manage');
  const page = await (await plain.request(link)).text();
  expect(page).not.toMatch(/<(input|select)\b/);
  expect(page.match(/<form\b/g)).toHaveLength(1);
  expect((await plain.submit(link, { language: 'de' })).status).toBe(422);
  await plain.close();
  remove();
});
