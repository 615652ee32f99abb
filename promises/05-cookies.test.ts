import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../src/platform/repository.ts';
import { setCookie } from '../src/policy/cookies.ts';
import type { CookieName } from '../src/policy/vocabulary.ts';
import { openBrowser, personsAgent, serveTest } from '../test/browser.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
let web: Awaited<ReturnType<typeof serveTest>>;
let browser: Browser;
beforeAll(async () => {
  avow = await openTestProgram();
  [web, browser] = await Promise.all([serveTest(avow), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await web.stop();
  await avow.close();
});

const publicPages = [
  '/',
  '/products',
  '/contact',
  '/privacy',
  '/privacy/cookies',
  '/privacy/proof',
  '/privacy/my-visit',
];
const person = (options: Parameters<Browser['newContext']>[0] = {}) =>
  browser.newContext({ userAgent: personsAgent, locale: 'en', ...options });

/** Opens a page and waits until its report has been answered. */
async function visit(page: Page, path: string): Promise<void> {
  const reported = page.waitForResponse((response) => new URL(response.url()).pathname === '/v');
  await page.goto(web.url + path);
  await reported;
}

const namesIn = async (context: BrowserContext) =>
  (await context.cookies()).map((cookie) => cookie.name).sort();
const visitIn = async (context: BrowserContext) =>
  (await context.cookies()).find((cookie) => cookie.name === 'avow_visit')?.value;
const linesOf = async (visitId: string | undefined) => {
  await avow.part('accesslog').stop?.();
  const { rows } = await avow.admin.query<{ page: string; link: string | null; seen_ms: number | null }>(
    'SELECT page, link, seen_ms FROM accesslog.line WHERE visit_id = $1 ORDER BY ctid',
    [visitId],
  );
  return rows;
};

test('5.2 a visit tells pages, links and time on page under one opaque session id', async () => {
  const context = await person();
  const page = await context.newPage();
  await visit(page, '/en/privacy/cookies');
  await page.getByRole('link', { name: 'See and delete what we hold about this visit' }).click();
  await page.waitForURL('**/privacy/my-visit');
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ name: 'avow_visit', expires: -1, httpOnly: true, sameSite: 'Lax' });
  await expect.poll(async () => (await linesOf(cookie?.value)).length).toBeGreaterThanOrEqual(4);
  const lines = await linesOf(cookie?.value);
  expect(lines).toContainEqual({ page: '/privacy/cookies', link: null, seen_ms: null });
  expect(lines).toContainEqual({ page: '/privacy/cookies', link: '/privacy/my-visit', seen_ms: null });
  expect(lines).toContainEqual({ page: '/privacy/cookies', link: null, seen_ms: expect.any(Number) });
  await context.close();
});

test('5.2 a restored cookie jar does not go on with a visit that is over', async () => {
  const first = await person();
  await visit(await first.newPage(), '/en/privacy/cookies');
  const before = await visitIn(first);
  const storageState = await first.storageState();
  await first.close();
  avow.clock.advance(31 * 60_000);
  const restored = await person({ storageState });
  await visit(await restored.newPage(), '/en/privacy/cookies');
  const after = await visitIn(restored);
  expect(before).toBeTruthy();
  expect(after).toBeTruthy();
  expect(after).not.toBe(before);
  await restored.close();
});

test('5.2 a visit that never rests ends after its whole time, and goes on under another number', async () => {
  const report = async (cookie: string) => {
    const headers = { cookie, 'user-agent': personsAgent, 'sec-fetch-site': 'same-origin' };
    const answer = await avow.request('/v', { method: 'POST', body: JSON.stringify({ p: '/en' }), headers });
    return /avow_visit=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? cookie;
  };
  const first = await report('');
  expect(first).not.toBe('');
  for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
    avow.clock.advance(20 * 60_000);
    expect(await report(first), `after ${minutes} minutes`).toBe(first);
  }
  avow.clock.advance(20 * 60_000);
  expect(await report(first)).not.toBe(first);
});

test('5.2 a cookie that is not in the policy cannot be set: asking for one throws, and nothing goes around it', () => {
  const { policy } = avow.program.services;
  const options = { secure: true, now: avow.clock.now() };
  expect(() => setCookie(policy, 'tracker' as CookieName, 'x', options)).toThrow('declares no cookie');
  const sources = globSync(join(repository, 'src/**/*.{ts,tsx}')).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  );
  const cookieLines = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['"]Set-Cookie['"],?\s*([\w.]+)|document\.cookie = (.*)/gi)].map(
      ([, from, written]) => from ?? written,
    ),
  );
  expect(cookieLines.length).toBeGreaterThan(5);
  const ways = /^(setCookie|clearCookie|visitCookie)$|max-age=0/;
  expect(cookieLines.filter((way) => !ways.test(way ?? ''))).toEqual([]);
});

test('5.2 no other cookie than those of the policy is set on a journey, and the page names each', async () => {
  const context = await person();
  const page = await context.newPage();
  for (const path of publicPages) await visit(page, `/en${path}`);
  await visit(page, '/en/privacy/cookies');
  await page.getByRole('button', { name: 'Allow' }).first().click();
  await page.waitForLoadState();
  expect(await namesIn(context)).toEqual(['avow_choice', 'avow_visit']);
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
  for (const cookie of Object.values(avow.program.services.policy.cookies))
    await expect.poll(() => row(cookie.name).count()).toBe(1);
  const state = (name: string) => row(name).getByRole('cell').last().textContent();
  expect([await state('avow_choice'), await state('avow_proof')]).toEqual(['set', 'not set']);
  await context.close();
});

test('5.4 every public page works without cookies and without scripts, and there is no visit then', async () => {
  const context = await person({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of publicPages) {
    const response = await page.goto(`${web.url}/en${path}`);
    expect(response?.status(), path).toBe(200);
    expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
  }
  expect(await namesIn(context)).toEqual([]);
  await page.goto(`${web.url}/en/privacy/cookies`);
  await page.getByRole('button', { name: 'Refuse' }).first().click();
  expect(await namesIn(context)).toEqual(['avow_choice']);
  await context.close();
});

test('5.4 the forms work with cookies refused, with scripts and without, and no visit comes of it', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await person({ javaScriptEnabled });
    await context.addInitScript(() => Object.defineProperty(navigator, 'cookieEnabled', { value: false }));
    await context.route('**/*', async (route) => {
      await context.clearCookies();
      await route.continue();
    });
    const page = await context.newPage();
    await page.goto(`${web.url}/en/contact`);
    await page.getByLabel('Your message').fill('No cookies, please.');
    await page.getByRole('button', { name: 'Send the message' }).click();
    await page.waitForURL('**/r/*');
    expect(await page.getByText('No cookies, please.').count()).toBeGreaterThan(0);
    await page.goto(`${web.url}/en/privacy/my-data`);
    await page.getByLabel('Your e-mail address').fill('nobody@example.com');
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await page.waitForURL('**/my-data/sent');
    expect(await namesIn(context)).toEqual([]);
    await context.close();
  }
  await avow.part('accesslog').stop?.();
  const { rows } = await avow.admin.query(
    `SELECT count(*)::int AS requests, count(visit_id)::int AS visits FROM accesslog.line
     WHERE '/r/:code' IN (route, page) OR '/privacy/my-data/sent' IN (route, page)`,
  );
  expect(rows).toEqual([{ requests: expect.any(Number), visits: 0 }]);
  expect(rows[0].requests).toBeGreaterThan(3);
});

test('5.5 what is held of a visit is shown, and deleted on request', async () => {
  const context = await person();
  const page = await context.newPage();
  await visit(page, '/en/privacy/cookies');
  const visitId = await visitIn(context);
  await visit(page, '/en/privacy/my-visit');
  expect(await page.getByText(visitId ?? 'none').count()).toBe(1);
  expect(await page.getByRole('row').filter({ hasText: '/privacy/cookies' }).count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Delete this visit' }).click();
  await page.getByRole('heading', { name: 'Your visit is deleted' }).waitFor();
  expect(await visitIn(context)).not.toBe(visitId);
  expect(await linesOf(visitId)).toEqual([]);
  await context.close();
});

test('8.2 an objection by the switch ends the visit at once and keeps it ended', async () => {
  const context = await person();
  const page = await context.newPage();
  await visit(page, '/en/privacy/cookies');
  const visitId = await visitIn(context);
  expect((await linesOf(visitId)).length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Refuse' }).first().click();
  await page.waitForLoadState();
  expect(await linesOf(visitId)).toEqual([]);
  await visit(page, '/en/privacy');
  expect(await namesIn(context)).toEqual(['avow_choice']);
  await context.close();
});

test('8.2 Sec-GPC: 1 counts as an objection: nothing is reported, and a visit in progress is deleted', async () => {
  const context = await person();
  const page = await context.newPage();
  await visit(page, '/en/privacy/cookies');
  const visitId = await visitIn(context);
  await context.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
  );
  const reports: string[] = [];
  page.on('request', (request) => request.url().endsWith('/v') && reports.push(request.url()));
  await page.goto(`${web.url}/en/privacy`);
  reports.length = 0;
  await page.goto(`${web.url}/en/privacy/cookies`);
  expect(await page.getByText('Your browser objects for you').count()).toBe(1);
  expect(await visitIn(context)).toBeUndefined();
  await expect.poll(() => linesOf(visitId)).toEqual([]);
  expect(reports).toEqual([]);
  await context.close();
});

test('5.5 the site says by /.well-known/gpc.json that it honours the signal', async () => {
  const response = await avow.request('/.well-known/gpc.json');
  expect(await response.json()).toMatchObject({ gpc: true });
});
