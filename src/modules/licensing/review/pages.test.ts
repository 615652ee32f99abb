import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyPrefix } from '../../../../client/src/licenceKey.ts';
import { activateWith, consented, issue, postJson } from '../../../../test/activation.ts';
import { openBrowser, serveTest } from '../../../../test/browser.ts';
import { asStaff } from '../../../../test/console.ts';
import { openAccount } from '../../../../test/customer.ts';
import { inspect, withPage } from '../../../../test/pages.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { listen } from '../../../platform/http/server.ts';

let avow: TestProgram;
let browser: Browser;
let site: Awaited<ReturnType<typeof serveTest>>;
let desk: { url: string; stop: () => Promise<void> };
let owner: { cookie: string };
let blocked: { id: string; key: string };

beforeAll(async () => {
  avow = await openTestProgram({
    now: '2026-10-20T12:00:00Z',
    environment: { TRUSTED_PROXIES: '127.0.0.1' },
  });
  await questioned(7, 3);
  blocked = await questioned(6, 2);
  owner = await openAccount(avow, 'holder@example.com');
  await avow.submit('/en/account/licence', { licenceKey: blocked.key }, owner);
  await asStaff(avow).submit(`/console/reviews/${blocked.id}`, {
    decision: 'blocked',
    reason: 'Six computers in three weeks, in cities far apart, for a licence with one seat.',
  });
  site = await serveTest(avow);
  const web = await listen(asStaff(avow).app, { port: 0, host: '127.0.0.1' });
  desk = { url: `http://localhost:${web.port}`, stop: web.stop };
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await desk?.stop();
  await avow?.close();
});

/** A licence whose one seat went through so many machines in as many days. */
async function questioned(machines: number, everyDays: number) {
  const [key = ''] = await issue(avow, { seats: 1 });
  for (let count = 1; count <= machines; count += 1) {
    const members = await consented(avow, key, ['licenceVerification']);
    for (let network = 0; network < count % 3; network += 1)
      await activateWith(avow, members, { 'x-forwarded-for': `198.51.100.${network}` });
    await activateWith(avow, members);
    const { machine, product } = members;
    if (count < machines)
      await postJson(avow, '/api/v1/deactivations', { licenceKey: key, product, machine });
    avow.clock.advance(everyDays * 86_400_000);
  }
  avow.clock.advance(-everyDays * 86_400_000);
  await avow.runTask('licensing.review');
  const { rows } = await avow.admin.query(
    `SELECT r.id FROM licensing.review r JOIN licensing.licence l ON l.id = r.licence_id
     WHERE l.prefix = $1 AND r.signal = 'machines'`,
    [keyPrefix(key)],
  );
  return { key, id: String(rows[0]?.id) };
}

const fine = { overflow: 0, violations: [] };

test.each([
  ['phone', 'light', 'en', 390],
  ['phone', 'dark', 'ru', 390],
  ['desktop', 'light', 'de', 1280],
  ['desktop', 'dark', 'en', 1280],
] as const)(
  'staff see what was counted and decide: %s, %s, %s',
  async (device, colorScheme, locale, width) => {
    await withPage(browser, { viewport: { width, height: 900 }, colorScheme, locale }, async (page) => {
      const look = (name: string) => inspect(page, `reviews ${name} ${device} ${colorScheme}`);
      await page.goto(`${desk.url}/console/reviews`);
      expect(await look('list')).toEqual(fine);
      await page.click('main table a');
      expect(await look('open')).toEqual(fine);
      await page.locator('main form').evaluate((form) => form.setAttribute('novalidate', ''));
      await page.click('main button[value=blocked]');
      expect(await look('no reason')).toEqual(fine);
      await page.goto(`${desk.url}/console/reviews/${blocked.id}`);
      expect(await look('blocked')).toEqual(fine);
    });
  },
);

test.each([
  ['phone', 'dark', 390],
  ['desktop', 'light', 1280],
] as const)(
  'the account tells of the block, and the answer is typed there: %s, %s',
  async (device, colorScheme, width) => {
    const [name = '', value = ''] = owner.cookie.split('=');
    await withPage(browser, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
      const look = (what: string) => inspect(page, `answer ${what} ${device} ${colorScheme}`);
      await page.context().addCookies([{ name, value, url: site.url }]);
      await page.goto(`${site.url}/en/account`);
      expect(await look('account')).toEqual(fine);
      await page.click('main a[href$="/answer"]');
      expect(await look('form')).toEqual(fine);
    });
  },
);

test('the mailed link is answered without account and script, in each language', async () => {
  const { rows } = await avow.admin.query(
    `SELECT body_text, body_html FROM mail.outbox WHERE kind = 'licensing.blocked' ORDER BY queued_at DESC`,
  );
  const link = /https?:\/\/[^\s/]+\/en(\/licence\/answer\/\S+)/.exec(rows[0]?.body_text)?.[1] ?? '';
  for (const [language, colorScheme] of [
    ['de', 'light'],
    ['ru', 'dark'],
  ] as const)
    await withPage(browser, { viewport: { width: 390, height: 844 }, colorScheme }, async (page) => {
      await page.goto(`${site.url}/${language}${link}`);
      expect(await inspect(page, `answer link ${language}`)).toEqual(fine);
    });
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.url}/en${link}`);
    await page.fill('textarea', 'A class room of ours, set up anew each week.');
    await page.click('main form button');
    expect(await page.textContent('main')).toContain('Your answer came in on');
  });
  await withPage(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
    await page.goto(`${site.url}/en${link}`);
    expect(await inspect(page, 'answer given')).toEqual(fine);
    await page.goto(`${desk.url}/console/reviews/${blocked.id}`);
    expect(await inspect(page, 'reviews answered desktop light')).toEqual(fine);
  });
  await withPage(browser, { viewport: { width: 700, height: 900 } }, async (page) => {
    await page.setContent(String(rows[0]?.body_html));
    expect((await inspect(page, 'mail blocked')).overflow).toBe(0);
  });
});
