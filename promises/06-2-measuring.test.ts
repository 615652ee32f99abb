/** Openings and clicks are counted for those who agreed, and for nobody else (clause 6.2.3). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { measureToken, subscriberIdOf } from '../src/modules/newsletter/token/tokens.ts';
import { makeCampaign } from '../test/campaign.ts';
import { editPolicy } from '../test/edited-policy.ts';
import { type MailServer, openMailServer } from '../test/mail-server.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { linkIn, mailsTo, runQueued, subscribe } from '../test/subscriber.ts';

let server: MailServer;
let avow: TestProgram;
beforeEach(async () => {
  server = await openMailServer();
  avow = await openTestProgram({ environment: { SMTP_URL: server.url } });
});
afterEach(async () => {
  await avow.close();
  await server.close();
});

const agrees = 'agrees@example.com';
const silent = 'silent@example.com';

async function manageLink(email: string): Promise<string> {
  await avow.submit('/en/newsletter/manage', { email });
  await runQueued(avow);
  const mail = (await mailsTo(avow, email)).find(({ kind }) => kind === 'newsletter.manage');
  return linkIn(mail?.body_text, 'manage');
}

/** Two subscribers, of whom one agreed, and a campaign that both got. */
async function sentCampaign() {
  await subscribe(avow, agrees);
  await subscribe(avow, silent);
  const manage = await manageLink(agrees);
  await avow.submit(`${manage}/measuring`, { measuring: 'yes' });
  const id = await makeCampaign(avow.admin, avow.program.services);
  await avow.runTask('newsletter.send');
  const mailTo = async (address: string) => server.parsed(server.taken.findIndex(({ to }) => to === address));
  const raw = (address: string) => String(server.taken.find(({ to }) => to === address)?.raw);
  return { id, manage, mailTo, raw };
}

const pathsIn = (html: string | false | undefined, act: string): string[] =>
  [...String(html).matchAll(new RegExp(`http://localhost:\\d+(/newsletter/${act}/[^"\\s]+)`, 'g'))].map(
    ([, path = '']) => path,
  );

async function counted(id: string) {
  const { rows } = await avow.admin.query<{ what: string; number: number }>(
    `SELECT what, number FROM newsletter.campaign_count WHERE campaign_id = $1 AND what ~ '^(opens|clicks|agreed)'`,
    [id],
  );
  const { rows: measured } = await avow.admin.query('SELECT opens, clicks FROM newsletter.measured');
  const { rows: links } = await avow.admin.query(
    'SELECT number, clicks FROM newsletter.link ORDER BY number',
  );
  return { ...Object.fromEntries(rows.map(({ what, number }) => [what, number])), measured, links };
}

const noLinks = [
  { number: 1, clicks: 0 },
  { number: 2, clicks: 0 },
];

test('6.2.3 only the mail to somebody who agreed has the picture and counting links', async () => {
  const { id, mailTo, raw } = await sentCampaign();
  expect(raw(silent)).not.toMatch(/newsletter\/(open|click)/);
  expect(pathsIn((await mailTo(silent)).html, '(?:open|click)')).toEqual([]);
  expect((await mailTo(silent)).html).toContain('https://example.com/news');
  const { html } = await mailTo(agrees);
  expect(pathsIn(html, 'open')).toHaveLength(1);
  expect(pathsIn(html, 'click').length).toBeGreaterThanOrEqual(2);
  expect(html).not.toContain('https://example.com/news');
  expect(await counted(id)).toEqual({ agreed: 1, measured: [], links: noLinks });
});

test('6.2.3 a person counts once, each time counts beside it; no cache keeps the answers', async () => {
  const { id, mailTo } = await sentCampaign();
  const { html } = await mailTo(agrees);
  const [picture = ''] = pathsIn(html, 'open');
  const [link = ''] = pathsIn(html, 'click');
  const shown = await avow.request(picture);
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
    200,
    'image/gif',
    'no-store',
  ]);
  await avow.request(picture);
  const led = await avow.request(link);
  expect([led.status, led.headers.get('location'), led.headers.get('referrer-policy')]).toEqual([
    302,
    'https://example.com/news',
    'no-referrer',
  ]);
  expect(led.headers.get('set-cookie')).toBeNull();
  await avow.request(link);
  await avow.request(link);
  expect(await counted(id)).toEqual({
    agreed: 1,
    opens: 1,
    opensAll: 2,
    clicks: 1,
    clicksAll: 3,
    measured: [{ opens: 2, clicks: 3 }],
    links: [{ number: 1, clicks: 3 }, noLinks[1]],
  });
});

test('6.2.3 what only looks ahead is not counted', async () => {
  const { id, mailTo } = await sentCampaign();
  const { html } = await mailTo(agrees);
  const [picture = ''] = pathsIn(html, 'open');
  const [link = ''] = pathsIn(html, 'click');
  expect((await avow.request(link, { method: 'HEAD' })).status).toBe(302);
  expect((await avow.request(picture, { method: 'HEAD' })).status).toBe(200);
  expect((await avow.request(link, { headers: { 'sec-purpose': 'prefetch;prerender' } })).status).toBe(302);
  expect((await avow.request(picture, { headers: { purpose: 'prefetch' } })).status).toBe(200);
  expect(await counted(id)).toEqual({ agreed: 1, measured: [], links: noLinks });
});

test('6.2.3 with the withdrawal what was counted of the person is gone, and the next click leads on uncounted', async () => {
  const { id, manage, mailTo } = await sentCampaign();
  const { html } = await mailTo(agrees);
  const [picture = ''] = pathsIn(html, 'open');
  const [link = ''] = pathsIn(html, 'click');
  await avow.request(link);
  const before = await counted(id);
  expect(before.measured).toEqual([{ opens: 0, clicks: 1 }]);
  await avow.submit(`${manage}/measuring`, { measuring: 'no' });
  expect((await avow.request(link)).headers.get('location')).toBe('https://example.com/news');
  expect((await avow.request(picture)).status).toBe(200);
  expect(await counted(id)).toEqual({ ...before, measured: [] });
});

test('6.2.3 whoever agrees anew is no second person: mails of before are not counted, those of after are', async () => {
  const { id, manage, mailTo } = await sentCampaign();
  const { html } = await mailTo(agrees);
  const signals = [pathsIn(html, 'open')[0] ?? '', pathsIn(html, 'click')[0] ?? ''];
  for (const path of signals) await avow.request(path);
  const before = await counted(id);
  expect(before).toMatchObject({ agreed: 1, opens: 1, clicks: 1 });
  avow.clock.advance(60_000);
  await avow.submit(`${manage}/measuring`, { measuring: 'no' });
  avow.clock.advance(60_000);
  await avow.submit(`${manage}/measuring`, { measuring: 'yes' });
  for (const path of signals) expect([200, 302]).toContain((await avow.request(path)).status);
  expect(await counted(id)).toEqual({ ...before, measured: [] });
  server.taken.splice(0);
  const next = await makeCampaign(avow.admin, avow.program.services, { number: 2 });
  await avow.runTask('newsletter.send');
  await avow.request(pathsIn((await mailTo(agrees)).html, 'open')[0] ?? '');
  expect(await counted(next)).toMatchObject({ agreed: 1, opens: 1, opensAll: 1 });
});

test('6.2.3 a token opens no other address: unknown ones, those of others, and numbers without a link lead nowhere', async () => {
  const { id, mailTo } = await sentCampaign();
  const { services } = avow.program;
  const token = (campaign: number) => measureToken(services, subscriberIdOf(services, agrees), campaign);
  const [leave = ''] = pathsIn((await mailTo(silent)).html, 'leave');
  const wrong = [
    `click/${token(1)}/3`,
    `click/${token(1)}/0`,
    `click/${token(1)}/x`,
    `click/${token(2)}/1`,
    `click/${'a'.repeat(48)}/1`,
    `click/${leave.split('/').at(-1)}/1`,
  ];
  for (const path of wrong) {
    const answer = await avow.request(`/newsletter/${path}?to=https://evil.example`);
    expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 404, null]);
  }
  expect((await avow.request(`/newsletter/open/${'a'.repeat(48)}`)).status).toBe(200);
  expect(await counted(id)).toEqual({ agreed: 1, measured: [], links: noLinks });
});

test('6.2.3 a count that meets the withdrawal cannot stay behind it', async () => {
  const { id } = await sentCampaign();
  const stray = `INSERT INTO newsletter.measured (person_id, policy_version, campaign_id, recorded_at)
    SELECT person_id, policy_version, $1, now() FROM newsletter.subscriber WHERE email = $2`;
  await expect(avow.admin.query(stray, [id, silent])).rejects.toThrow(/foreign key/);
});

test('6.2.3 each count is gone 13 months after its record, not two hours before', async () => {
  const { mailTo } = await sentCampaign();
  const { html } = await mailTo(agrees);
  await avow.request(pathsIn(html, 'open')[0] ?? '');
  const [row] = (await avow.admin.query('SELECT recorded_at FROM newsletter.measured')).rows;
  const end = new Date(row.recorded_at);
  end.setUTCMonth(end.getUTCMonth() + 13);
  const left = async () => (await avow.admin.query('SELECT FROM newsletter.measured')).rowCount;
  avow.clock.set(new Date(end.getTime() - 2 * 3_600_000).toISOString());
  await avow.runTask('retention.run');
  expect(await left()).toBe(1);
  avow.clock.set(end.toISOString());
  await avow.runTask('retention.run');
  expect(await left()).toBe(0);
});

test('6.2.3 a policy that takes clicks only: no picture, and no right to store an opening', async () => {
  const { file, remove } = editPolicy([
    "data: { opens: 'recorded', clicks: 'recorded' },",
    "data: { clicks: 'recorded' },",
  ]);
  await avow.close();
  avow = await openTestProgram({ environment: { SMTP_URL: server.url, AVOW_POLICY: file }, fresh: true });
  const { id, mailTo } = await sentCampaign();
  const { html } = await mailTo(agrees);
  expect(pathsIn(html, 'open')).toEqual([]);
  const { services } = avow.program;
  const token = measureToken(services, subscriberIdOf(services, agrees), 1);
  expect((await avow.request(`/newsletter/open/${token}`)).status).toBe(200);
  await avow.request(pathsIn(html, 'click')[0] ?? '');
  expect(await counted(id)).toMatchObject({ clicks: 1, measured: [{ opens: 0, clicks: 1 }] });
  expect(await counted(id)).not.toHaveProperty('opens');
  const { rows } = await avow.admin.query(
    `SELECT column_name, privilege_type FROM information_schema.column_privileges
     WHERE table_schema = 'newsletter' AND table_name = 'measured' AND grantee ~ 'newsletter$'
       AND column_name IN ('opens', 'clicks') AND privilege_type = 'INSERT'`,
  );
  expect(rows).toEqual([{ column_name: 'clicks', privilege_type: 'INSERT' }]);
  remove();
});
