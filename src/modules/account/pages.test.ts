/** The pages of accounts in a real browser: no barrier that axe knows, nothing wider than a phone, nothing needs a script. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activateWith, installer, issue } from '../../../test/activation.ts';
import { openBrowser, serveTest } from '../../../test/browser.ts';
import { accountLink, customerPassword, openAccount, runAccountJobs } from '../../../test/customer.ts';
import { inspect, withPage } from '../../../test/pages.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';

let avow: TestProgram;
let site: Awaited<ReturnType<typeof serveTest>>;
let browser: Browser;
beforeAll(async () => {
  avow = await openTestProgram();
  site = await serveTest(avow);
  browser = await openBrowser();
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
const fine = { overflow: 0, violations: [] };

test.each(Object.entries(looks))('the way to an account and around in it, %s', (look, options) =>
  withPage(browser, { ...options, baseURL: site.url }, async (page) => {
    const email = `browser.${look.replace(' ', '.')}@example.com`;
    const check = async (name: string) =>
      expect(await inspect(page, `account ${name} ${look}`), name).toEqual(fine);
    await page.goto('/en/account');
    await check('sign-in');
    await page.getByRole('link', { name: 'I have no account yet' }).click();
    await check('open');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
    await page.locator('input[type=password]').fill('short');
    await page.getByRole('checkbox').check();
    await press(page, 'Send me the link');
    expect(await page.getByText('The password is too short').count()).toBeGreaterThan(0);
    await check('refused');
    await page.locator('input[type=password]').fill(customerPassword);
    await page.getByRole('checkbox').check();
    await press(page, 'Send me the link');
    await check('sent');
    await runAccountJobs(avow);
    await page.goto(await accountLink(avow, email, 'confirm'));
    await check('confirm');
    await page.locator('input[type=password]').fill(customerPassword);
    await press(page, 'Open my account');
    await check('home');
    const [key = ''] = await issue(avow, { product: 'promt-18' });
    await activateWith(avow, installer(key, 'promt-18', '18'));
    await page.getByLabel('Licence key').fill(key);
    await press(page, 'Add the licence');
    await check('licences');
    await page.getByRole('link', { name: 'Free this seat' }).click();
    await check('free');
    await press(page, 'Free this seat');
    expect(await page.getByText('No machine has a seat.').count()).toBe(1);
    await page.locator('input[name=factorPassword]').fill(customerPassword);
    await press(page, 'Set it up');
    await check('factor');
    await page.goto('/en/account/close');
    await check('close');
    await page.goto('/en/account/forgotten');
    await check('forgotten');
  }),
);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('every language has every page, and none needs a script', async () => {
  const cookie = await openAccount(avow, 'languages@example.com');
  for (const language of ['de', 'ru'])
    await withPage(
      browser,
      { ...looks['phone dark'], baseURL: site.url, javaScriptEnabled: false, extraHTTPHeaders: cookie },
      async (page) => {
        await page.goto(`/${language}/account`);
        expect(await page.locator('h1').count()).toBe(1);
        expect(await page.locator('form').count()).toBeGreaterThan(3);
      },
    );
});
