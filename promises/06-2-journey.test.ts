/** Sign-up, confirmation, choices and leaving as people go through them, in a real browser. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findViolations, openBrowser, serveTest } from '../test/browser.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { linkIn, mailsTo, runQueued, signUp, subscriberRow } from '../test/subscriber.ts';

/** A folder for pictures of the pages, to look at; none are taken without it. */
const pictures = process.env.AVOW_GALLERY;

let avow: TestProgram;
let browser: Browser;
let web: { url: string; stop: () => Promise<void> };
beforeAll(async () => {
  avow = await openTestProgram();
  web = await serveTest(avow);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await web.stop();
  await avow.close();
});

/** Keeps no cookie, runs no script. */
const bareContext = (): Promise<BrowserContext> =>
  browser.newContext({ javaScriptEnabled: false, storageState: { cookies: [], origins: [] } });

const newest = async (email: string, act: string) => linkIn((await mailsTo(avow, email))[0]?.body_text, act);

test('6.2 somebody signs up, confirms, chooses and leaves, without scripts and without a cookie', async () => {
  const context = await bareContext();
  const page = await context.newPage();
  await page.goto(`${web.url}/de/newsletter`);
  await page.getByLabel('Ihre E-Mail-Adresse').fill('journey@example');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Ihre E-Mail-Adresse').fill('journey@example.com');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { name: 'Bitte sehen Sie in Ihr Postfach' }).waitFor();
  expect(await page.content()).not.toContain('journey');
  await runQueued(avow);
  await page.goto(web.url + (await newest('journey@example.com', 'confirm')));
  await page.getByRole('button', { name: 'Ja, senden Sie mir den Newsletter' }).click();
  await page.getByRole('heading', { name: 'Sie bekommen den Newsletter' }).waitFor();
  await page.getByLabel('Sprache des Newsletters').selectOption('ru');
  await page.getByLabel('Angebote').uncheck();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('heading', { name: 'Gespeichert' }).waitFor();
  expect(await subscriberRow(avow, 'journey@example.com')).toMatchObject({
    language: 'ru',
    topics: ['products', 'tips'],
  });
  await page.goto(web.url + (await newest('journey@example.com', 'leave')));
  await page.locator('main').getByRole('button').click();
  await page.getByRole('heading', { level: 1, name: /abgemeldet|have left/ }).waitFor();
  expect(await subscriberRow(avow, 'journey@example.com')).toMatchObject({ left_by: 'link' });
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test.each([
  [360, 'dark'],
  [360, 'light'],
  [1280, 'dark'],
  [1280, 'light'],
] as const)('6.2 its pages are accessible and fit %i pixels, %s', async (width, colorScheme) => {
  const address = `reader-${width}-${colorScheme}@example.com`;
  await signUp(avow, address);
  await runQueued(avow);
  const [confirm, leave] = [await newest(address, 'confirm'), await newest(address, 'leave')];
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme,
    locale: 'en',
    bypassCSP: true,
  });
  let number = 0;
  const look = async (name: string) => {
    number += 1;
    if (pictures)
      await page.screenshot({
        path: `${pictures}/newsletter-${width}-${colorScheme}-${number}-${name}.png`,
        fullPage: true,
      });
    expect(await findViolations(page), name).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow, name).toBe(false);
  };
  for (const path of ['/en/newsletter', '/ru/newsletter', '/de/newsletter/sent', '/en/newsletter/manage']) {
    await page.goto(web.url + path);
    await look(path.replaceAll('/', '-'));
  }
  await page.goto(`${web.url}/en/newsletter`);
  await page.getByLabel('Your e-mail address').fill('nina@');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await look('wrong');
  await page.goto(web.url + confirm);
  await look('confirm');
  await page.getByRole('button', { name: 'Yes, send me the newsletter' }).click();
  await look('welcome');
  await page.getByRole('button', { name: 'I agree' }).click();
  await look('agreed');
  await page.goto(web.url + confirm);
  await look('over');
  await page.goto(web.url + leave);
  await look('leave');
  await page.locator('main').getByRole('button').click();
  await look('left');
  await page.goto(`${web.url}/en/newsletter/leave/cut-off`);
  await look('unknown');
  await page.close();
});
