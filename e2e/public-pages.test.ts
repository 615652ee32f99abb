/** Every page of the site map in a real browser: accessible, complete without scripts, and fitting every screen. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../src/policy/vocabulary.ts';
import { findViolations, openBrowser, serveTest } from '../test/browser.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
let web: Awaited<ReturnType<typeof serveTest>>;
let browser: Browser;
let paths: string[];
beforeAll(async () => {
  avow = await openTestProgram();
  [web, browser] = await Promise.all([serveTest(avow), openBrowser()]);
  const map = await (await avow.request('/sitemap.xml')).text();
  const found = [...map.matchAll(/<loc>[^<]*\/en(\/[^<]*)<\/loc>/g)].map((match) => match[1] ?? '/');
  paths = found.map((path, index) => `/${languages[index % languages.length]}${path}`);
});
afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await avow?.close();
});

/** What is wrong with a page: violations, overflow, complaints of the browser. */
async function faultsOf(context: BrowserContext, path: string): Promise<string[]> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
  await page.goto(web.url + path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) faults.push(`${wide} px too wide`);
  faults.push(...(await findViolations(page)));
  await page.close();
  return faults;
}

describe.each([
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const)('at $width px, $colorScheme', ({ width, colorScheme }) => {
  test('no page has a fault', async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const faults: Record<string, string[]> = {};
    for (const path of paths) {
      const found = await faultsOf(context, path);
      if (found.length > 0) faults[path] = found;
    }
    await context.close();
    expect(paths.length).toBeGreaterThan(10);
    expect(faults).toEqual({});
  }, 120_000);
});

test('without scripts the policy is whole: contents lead to clauses, details fold open', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${web.url}/en/privacy`);
  await page.getByRole('navigation', { name: 'On this page' }).getByText('Your rights').click();
  expect(new URL(page.url()).hash).toBe('#section-4');
  const fold = page.locator('#clause-2\\.1 details');
  const ground = fold.getByText('legitimate interests').first();
  expect(await ground.isVisible()).toBe(false);
  await fold.locator('summary').click();
  expect(await ground.isVisible()).toBe(true);
  await context.close();
});

test('on paper the policy shows all that is folded, and no navigation', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${web.url}/de/privacy`);
  await page.emulateMedia({ media: 'print' });
  const facts = page.locator('#clause-1\\.3 details .facts');
  expect((await facts.boundingBox())?.height).toBeGreaterThan(100);
  expect(await page.locator('nav:visible').count()).toBe(0);
  await context.close();
});

test('the language switch keeps the page, and each language is named to search engines', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${web.url}/en/products/promt-21`);
  expect(await page.locator('link[rel="alternate"][hreflang]').count()).toBe(4);
  await page.getByRole('link', { name: 'RU, Русский' }).click();
  expect(new URL(page.url()).pathname).toBe('/ru/products/promt-21');
  await context.close();
});
