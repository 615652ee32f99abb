/** A campaign from its first word to its last reader, in a browser and against a real mail server. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { transformSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../../../../../test/browser.ts';
import { fillSubscribers, makeCampaign, readers, statesOf } from '../../../../../test/campaign.ts';
import { asStaff } from '../../../../../test/console.ts';
import { type MailServer, openMailServer } from '../../../../../test/mail-server.ts';
import { inspect } from '../../../../../test/pages.ts';
import { openTestProgram, type TestProgram } from '../../../../../test/program.ts';
import { listen } from '../../../../platform/http/server.ts';

let server: MailServer;
let avow: TestProgram;
let desk: ReturnType<typeof asStaff>;
let browser: Browser;
let site: { url: string; stop: () => Promise<void> };
beforeAll(async () => {
  server = await openMailServer();
  avow = await openTestProgram({ environment: { SMTP_URL: `${server.url}?maxConnections=3` } });
  desk = asStaff(avow);
  const web = await listen(desk.app, { port: 0, host: '127.0.0.1' });
  site = { url: `http://localhost:${web.port}`, stop: web.stop };
  browser = await openBrowser();
  await fillSubscribers(avow.admin, avow.program.services, readers(12));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await avow?.close();
  await server?.close();
});
beforeEach(() => {
  server.manner = () => 'take';
});

const send = () => avow.runTask('newsletter.send');
/** Later by as much as any deferred mail waits at first. */
const sendLater = async () => {
  avow.clock.advance(60_000);
  await send();
};

const looks = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

/** Looks at a page as it is, on screens wide and narrow, light and dark. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const shown = `journey-${name}-${width}-${colorScheme}`;
    expect([shown, await inspect(page, shown)]).toEqual([shown, { overflow: 0, violations: [] }]);
  }
}

/** The page's own script, which the build puts among the assets. */
const script = transformSync(readFileSync(new URL('../campaign.client.ts', import.meta.url), 'utf8'), {
  loader: 'ts',
  format: 'iife',
}).code;

test('a campaign is written, checked, sent, and seen to arrive without reloading the page', async () => {
  const page = await browser.newPage({ locale: 'en-GB', bypassCSP: true });
  await page.goto(`${site.url}/console/newsletter`);
  await page.getByRole('button', { name: 'New campaign' }).click();
  await page.getByLabel('Subject', { exact: true }).fill('What is new');
  await page.getByLabel('Line beside the subject').fill('In short');
  await page.getByLabel('Text', { exact: true }).fill('# News\n\nAll of it stands here.');
  await page.getByRole('button', { name: 'Save and go to sending' }).click();
  await page.getByRole('button', { name: 'Ask all links and pictures' }).click();
  await page.getByText('everything that they lead to answers').waitFor();
  await look(page, 'draft');
  await page.getByRole('button', { name: 'Send to 12 addresses now' }).click();
  await page.getByRole('heading', { name: 'Progress' }).waitFor();
  await look(page, 'preparing');
  await page.evaluate(script);
  server.manner = (to) => (to === 'reader3@example.com' ? 550 : 'take');
  await send();
  await page.getByText('12 of 12 done').waitFor();
  await page.locator('#state').getByText('Sent').waitFor();
  expect(server.taken).toHaveLength(11);
  await page.reload();
  await page.getByText('The mail server took 11 of 12 mails.').waitFor();
  expect(await page.locator('#trouble').textContent()).toContain('reader3@example.com');
  await look(page, 'sent');
  server.manner = () => 'take';
  await page.getByRole('button', { name: 'Try the 1 that failed again' }).click();
  await sendLater();
  await page.reload();
  await page.getByText('The mail server took 12 of 12 mails.').waitFor();
  await page.goto(`${site.url}/console/newsletter`);
  await page.getByRole('heading', { name: 'Mails by campaign' }).waitFor();
  await look(page, 'list');
  await page.close();
}, 60_000);

let number = 100;
async function campaign(state: string): Promise<{ id: string; path: string }> {
  number += 1;
  const id = await makeCampaign(avow.admin, avow.program.services, {
    state,
    number,
    body: 'Nothing but words.',
  });
  return { id, path: `/console/newsletter/${id}/send` };
}

const stateOf = async (id: string) =>
  (await avow.admin.query('SELECT state FROM newsletter.campaign WHERE id = $1', [id])).rows[0]?.state;
const order = async (path: string, act: string, fields: Readonly<Record<string, string>> = {}) =>
  (await desk.submit(`${path}/${act}`, fields)).status;

test('a campaign is paused, and goes on where it stopped', async () => {
  const { id, path } = await campaign('preparing');
  server.manner = (to) => (/reader[1-4]@/.test(to) ? 451 : 'take');
  await send();
  expect(await order(path, 'pause')).toBe(303);
  server.manner = () => 'take';
  await sendLater();
  expect([await stateOf(id), await statesOf(avow.admin, id)]).toEqual(['paused', { queued: 4, sent: 8 }]);
  expect(await (await desk.request(path)).text()).toContain(`${path}/resume"`);
  expect(await order(path, 'resume')).toBe(303);
  await send();
  expect([await stateOf(id), await statesOf(avow.admin, id)]).toEqual(['sent', { sent: 12 }]);
});

test('a campaign is cancelled: who has not got it will not, and the page says why', async () => {
  const { id, path } = await campaign('preparing');
  server.manner = (to) => (/reader[1-4]@/.test(to) ? 451 : 'take');
  await send();
  expect(await order(path, 'cancel')).toBe(303);
  server.manner = () => 'take';
  await sendLater();
  expect([await stateOf(id), await statesOf(avow.admin, id)]).toEqual([
    'cancelled',
    { excluded: 4, sent: 8 },
  ]);
  expect(await (await desk.request(path)).text()).toContain('the campaign was cancelled');
});

test('mails whose answer was lost are decided by a person, one way or the other', async () => {
  for (const [act, more] of [
    ['count-sent', 0],
    ['send-again', 2],
  ] as const) {
    const { id, path } = await campaign('preparing');
    await send();
    await avow.admin.query(
      "UPDATE newsletter.delivery SET state = 'unknown' WHERE campaign_id = $1 AND number <= 2",
      [id],
    );
    await avow.admin.query(
      "UPDATE newsletter.campaign_count SET number = 2 WHERE campaign_id = $1 AND what = 'unknown'",
      [id],
    );
    expect(await (await desk.request(path)).text()).toContain('For 2 mails nobody knows');
    const before = server.taken.length;
    expect(await order(path, act)).toBe(303);
    await sendLater();
    expect([await stateOf(id), await statesOf(avow.admin, id)]).toEqual(['sent', { sent: 12 }]);
    expect(server.taken.length - before).toBe(more);
  }
});

test('a scheduled campaign begins at its time; one that is late asks, and then goes', async () => {
  const { id, path } = await campaign('draft');
  const inMinutes = (minutes: number) =>
    new Date(avow.clock.now().getTime() + minutes * 60_000).toISOString().slice(0, 16);
  expect(await order(path, 'schedule', { at: inMinutes(-5) })).toBe(422);
  expect(await order(path, 'schedule', { at: inMinutes(60) })).toBe(303);
  expect(await order(path, 'withdraw')).toBe(303);
  expect(await order(path, 'schedule', { at: inMinutes(60) })).toBe(303);
  await avow.runTask('newsletter.due');
  expect(await stateOf(id)).toBe('scheduled');
  avow.clock.advance(2 * 3_600_000);
  await avow.runTask('newsletter.due');
  await send();
  expect(await stateOf(id)).toBe('late');
  expect(await (await desk.request(path)).text()).toContain('This campaign is late');
  expect(await order(path, 'start')).toBe(303);
  await send();
  expect(await stateOf(id)).toBe('sent');
  const onTime = await campaign('draft');
  expect(await order(onTime.path, 'schedule', { at: inMinutes(30) })).toBe(303);
  avow.clock.advance(31 * 60_000);
  await avow.runTask('newsletter.due');
  await send();
  expect(await stateOf(onTime.id)).toBe('sent');
});

test('a pace is set, kept and lifted on the page', async () => {
  const { id, path } = await campaign('preparing');
  expect(await order(path, 'pace', { domain: 'no domain', perMinute: '1' })).toBe(422);
  expect(await order(path, 'pace', { domain: '', perMinute: '60' })).toBe(303);
  expect(await (await desk.request(path)).text()).toContain('<dd>60</dd>');
  avow.clock.advance(1_000);
  await send();
  expect((await statesOf(avow.admin, id)).sent).toBe(1);
  expect(await order(path, 'pace', { domain: '', perMinute: '' })).toBe(303);
  await send();
  expect(await statesOf(avow.admin, id)).toEqual({ sent: 12 });
});

test('a text that was changed while its links were asked is not sent unseen', async () => {
  const { id, path } = await campaign('draft');
  const change = () =>
    avow.admin.query('UPDATE newsletter.campaign SET revision = revision + 1 WHERE id = $1', [id]);
  const linked = createServer((_request, answer) => void change().then(() => answer.end()));
  await new Promise<void>((done) => linked.listen(0, '127.0.0.1', done));
  const address = linked.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await avow.admin.query('UPDATE newsletter.campaign_text SET body = $2 WHERE campaign_id = $1', [
    id,
    `[Read](http://127.0.0.1:${port}/)`,
  ]);
  const at = new Date(avow.clock.now().getTime() + 3_600_000).toISOString().slice(0, 16);
  expect([await order(path, 'start'), await order(path, 'schedule', { at })]).toEqual([409, 409]);
  expect(await stateOf(id)).toBe('draft');
  await new Promise((done) => linked.close(done));
});

test('whoever was slower is told so, and nothing is sent without a mail server', async () => {
  const { path } = await campaign('draft');
  const late = await desk.submit(`${path}/pause`, {});
  expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('has moved on')]);
  const bare = await openTestProgram();
  const id = await makeCampaign(bare.admin, bare.program.services, { state: 'draft', body: 'Words.' });
  await fillSubscribers(bare.admin, bare.program.services, readers(1));
  const refused = await asStaff(bare).submit(`/console/newsletter/${id}/send/start`, {});
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('SMTP_URL')]);
  await bare.close();
});

test('addresses of who did not get it are for those who may see subscribers, and each look is noted', async () => {
  const { path } = await campaign('preparing');
  server.manner = () => 554;
  await send();
  const looks = async () =>
    (await avow.admin.query("SELECT FROM rights.consultation WHERE reason = 'newsletter.trouble'")).rowCount;
  await avow.admin.query("DELETE FROM rights.consultation WHERE reason = 'newsletter.trouble'");
  const editors = await (await asStaff(avow, 'editor').request(path)).text();
  expect(editors).toContain('the server refused it for good');
  expect(editors).not.toContain('reader1@example.com');
  expect(await looks()).toBe(0);
  expect(await (await desk.request(path)).text()).toContain('reader1@example.com');
  expect(await looks()).toBe(12);
});

test('a long list of them is shown a part at a time', async () => {
  await fillSubscribers(avow.admin, avow.program.services, readers(60, 1_000));
  const { path } = await campaign('preparing');
  server.manner = () => 550;
  await send();
  const places = async (query: string) =>
    [...(await (await desk.request(path + query)).text()).matchAll(/<th scope="row">(\d+)</g)].map(
      ([, place]) => Number(place),
    );
  const first = await places('');
  const rest = await places('?after=50');
  expect([first.length, first.at(-1), rest]).toEqual([
    50,
    50,
    Array.from({ length: 22 }, (_, index) => 51 + index),
  ]);
  expect(await places('?after=x')).toEqual(first);
});

test('a fault that only the sender meets is told on the draft, and forgotten with the next order', async () => {
  const { id, path } = await campaign('preparing');
  await avow.admin.query("UPDATE newsletter.campaign_text SET body = 'Dear {name}' WHERE campaign_id = $1", [
    id,
  ]);
  await send();
  expect(await stateOf(id)).toBe('draft');
  expect(await (await desk.request(path)).text()).toContain('It was not sent: a text has a fault');
  await avow.admin.query("UPDATE newsletter.campaign_text SET body = 'Dear all' WHERE campaign_id = $1", [
    id,
  ]);
  expect(await order(path, 'start')).toBe(303);
  expect(await (await desk.request(path)).text()).not.toContain('It was not sent');
});
