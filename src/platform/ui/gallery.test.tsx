import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findViolations } from '../../../test/browser.ts';
import { type Assets, loadAssets } from './assets.ts';
import { EntriesPage } from './gallery/entries.tsx';
import { FiguresPage } from './gallery/figures.tsx';
import { FormPage } from './gallery/form.tsx';
import { SampleMail } from './gallery/mail.tsx';
import { ReadingPage } from './gallery/reading.tsx';

const assets: Assets = loadAssets();
const pages: Record<string, string> = {
  reading: String(<ReadingPage assets={assets} />),
  entries: String(<EntriesPage assets={assets} />),
  form: String(<FormPage assets={assets} />),
  figures: String(<FiguresPage assets={assets} />),
  mail: String(<SampleMail />),
};
const policy =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'";

let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = assets.serve(path);
    if (file) {
      response.writeHead(200, { 'Content-Type': file.type }).end(file.body);
      return;
    }
    const page = pages[path.slice(1)];
    if (page === undefined) {
      response.writeHead(204).end();
      return;
    }
    const headers = path === '/mail' ? {} : { 'Content-Security-Policy': policy };
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/**
 * Opens a page of the gallery; gives the browser's complaints, what sticks out to the side, and axe's violations.
 * 320 px is where WCAG 1.4.10 asks a page to need no sideways scrolling.
 */
async function look(name: string, width: number, colorScheme: 'light' | 'dark') {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(`${origin}/${name}`);
  await page.evaluate(() => document.fonts.ready);
  if (pictures)
    await page.screenshot({ path: join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const violations = await findViolations(page, name === 'mail' ? ['wcag2a', 'wcag2aa'] : []);
  await context.close();
  return { complaints, overflow, violations };
}

/** A folder for pictures of every page, to look at; none are taken without it. */
const pictures = process.env.AVOW_GALLERY;
if (pictures) mkdirSync(pictures, { recursive: true });

describe.each(Object.keys(pages))('the gallery page "%s"', (name) => {
  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [768, 'light'],
    [390, 'light'],
    [390, 'dark'],
    [320, 'light'],
  ] as const)('is accessible, complete and fits at %i px, %s', async (width, scheme) => {
    expect(await look(name, width, scheme)).toEqual({ complaints: [], overflow: 0, violations: [] });
  });
});

test.each(['reading', 'entries', 'form', 'figures'])(
  'the page "%s" has no inline style or script, and one h1',
  (name) => {
    expect(pages[name]).not.toMatch(/<style|\sstyle=|<script(?![^>]*src=)|\son[a-z]+=/);
    expect(pages[name]?.match(/<h1/g)).toHaveLength(1);
  },
);

/** Opens a page of the gallery for one test and closes it afterwards. */
async function withPage(name: string, width: number, use: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/${name}`);
  await use(page);
  await context.close();
}

test('on a phone the menu of the console opens and closes without a script', async () => {
  await withPage('figures', 390, async (page) => {
    const item = page.getByRole('link', { name: 'Retention' });
    expect(await item.isVisible()).toBe(false);
    await page.getByText('Menu').click();
    expect(await item.isVisible()).toBe(true);
    if (pictures) await page.screenshot({ path: join(pictures, 'menu-390-light.png') });
    await page.getByText('Menu').click();
    expect(await item.isVisible()).toBe(false);
  });
});

test('the first stop of the tab key leads past the navigation', async () => {
  await withPage('reading', 1280, async (page) => {
    await page.keyboard.press('Tab');
    const link = page.getByRole('link', { name: 'Skip to the content' });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#content');
  });
});

test('switching the language keeps the page', async () => {
  await withPage('reading', 1280, async (page) => {
    const german = page.getByRole('link', { name: 'DE, Deutsch' });
    expect(await german.getAttribute('href')).toBe('/de/privacy');
  });
});

test('on paper the text and its margin remain, the navigation does not', async () => {
  await withPage('reading', 800, async (page) => {
    await page.emulateMedia({ media: 'print' });
    if (pictures) await page.screenshot({ path: join(pictures, 'reading-print.png'), fullPage: true });
    expect(await page.getByText('6 d 3 h of 7 d').isVisible()).toBe(true);
    expect(await page.locator('nav:visible').count()).toBe(0);
  });
});
