import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findViolations, openBrowser } from '../../../test/browser.ts';
import { asStaff } from '../../../test/console.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { listen, type WebServer } from '../../platform/http/server.ts';

/** A folder for pictures of the pages, to look at; none are taken without it. */
const pictures = process.env.AVOW_GALLERY;

let avow: TestProgram;
let browser: Browser;
let web: WebServer;

beforeAll(async () => {
  avow = await openTestProgram();
  web = await listen(asStaff(avow).app, { port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
  for (const rating of ['3', '3', '3', '2', '2', '1']) await avow.submit('/en/rate', { rating });
  avow.clock.set('2026-12-20T12:00:00Z');
  await avow.submit('/en/rate', { rating: '1' });
  avow.clock.set('2027-01-20T12:00:00Z');
});
afterAll(async () => {
  await browser.close();
  await web.stop();
  await avow.close();
});

test.each([
  ['on a phone, in the dark', 360, 'dark'],
  ['on a desk', 1280, 'light'],
] as const)('question, thanks and table are accessible and fit %s', async (_, width, colorScheme) => {
  const page = await browser.newPage({
    viewport: { width, height: 800 },
    colorScheme,
    locale: 'en',
    bypassCSP: true,
  });
  for (const path of ['/en/rate', '/ru/rate', '/en/rate/thanks', '/console/ratings']) {
    await page.goto(`http://localhost:${web.port}${path}`);
    if (pictures)
      await page.screenshot({ path: `${pictures}/rating-${width}-${path.replaceAll('/', '-')}.png` });
    expect(await findViolations(page), path).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow, path).toBe(false);
  }
  await page.close();
});

test('one press of a key rates, without scripts and without cookies', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`http://localhost:${web.port}/de/rate`);
  await page.getByRole('button', { name: 'Zum Teil' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Danke' }).waitFor();
  expect(page.url()).toContain('/de/rate/thanks');
  expect(await context.cookies()).toEqual([]);
  await context.close();
});
