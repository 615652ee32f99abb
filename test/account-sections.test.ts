/** The account with all that modules show in it, in a real browser: no barrier that axe knows, nothing wider than a phone, no script. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issue } from './activation.ts';
import { openBrowser, serveTest } from './browser.ts';
import { openAccount } from './customer.ts';
import { inspect, withPage } from './pages.ts';
import { openTestProgram, type TestProgram } from './program.ts';
import { subscribe } from './subscriber.ts';

const email = 'sections@example.com';
let avow: TestProgram;
let site: Awaited<ReturnType<typeof serveTest>>;
let browser: Browser;
let owner: { cookie: string };
beforeAll(async () => {
  avow = await openTestProgram();
  site = await serveTest(avow);
  browser = await openBrowser();
  owner = await openAccount(avow, email);
  const [licenceKey = ''] = await issue(avow, { product: 'promt-21' });
  await avow.submit('/en/account/licence', { licenceKey }, owner);
  await avow.submit('/en/contact', { message: 'A question about dictionaries. '.repeat(20), email });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await avow.close();
});

const looks = {
  'desktop light': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'phone dark': { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
} as const;

test.each(
  Object.entries(looks).flatMap(([look, options]) =>
    (['en', 'de', 'ru'] as const).map((language) => ({ look, options, language })),
  ),
)('sections of the account, $look, $language', async ({ look, options, language }) => {
  // Each sign-up is later than the one before, so that the newest mail is its own.
  avow.clock.advance(60_000);
  await subscribe(avow, email, language);
  await withPage(browser, { ...options, baseURL: site.url, extraHTTPHeaders: owner }, async (page) => {
    const check = async (name: string) =>
      expect(await inspect(page, `sections ${name} ${look} ${language}`), name).toEqual({
        overflow: 0,
        violations: [],
      });
    await page.goto(`/${language}/account`);
    await check('home');
    await page.locator('a[href*="/account/conversation/"]').first().click();
    expect(await page.locator('.thread').count()).toBe(1);
    await check('conversation');
    await page.goto(`/${language}/account/consent/account`);
    await check('question');
  });
  await withPage(
    browser,
    { ...options, baseURL: site.url, extraHTTPHeaders: owner, javaScriptEnabled: false },
    async (page) => {
      await page.goto(`/${language}/account`);
      await page.locator('form[action$="/account/newsletter/manage"] button').click();
      expect(new URL(page.url()).pathname).toContain('/newsletter/manage/');
      await page.goto(`/${language}/account`);
      await page.locator('form:has(input[value=newsletter]) button').click();
      expect(new URL(page.url()).pathname).toBe(`/${language}/account/consent/withdrawn`);
    },
  );
});
