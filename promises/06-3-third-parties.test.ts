import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { readEnvironment } from '../src/platform/env.ts';
import { createApplication } from '../src/platform/http/application.ts';
import { listen, type WebServer } from '../src/platform/http/server.ts';
import { silentLog } from '../src/platform/log.ts';
import { acceptPolicy, requirePolicy } from '../src/platform/policy-force.ts';
import { openProgram, type Program } from '../src/program.ts';
import { openBrowser } from '../test/browser.ts';
import { editPolicy } from '../test/edited-policy.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

/** Opens the program again under a policy with some values changed, which a person has accepted. */
async function openEdited(avow: TestProgram, ...edits: [string, string][]): Promise<Program> {
  const edited = editPolicy(...edits);
  const { hash } = await requirePolicy(edited.file, declarations);
  await acceptPolicy(avow.admin, hash);
  const env = readEnvironment({ AVOW_DATA: avow.env.dataDir, AVOW_POLICY: edited.file });
  const program = await openProgram(avow.adminUrl, { env, log: silentLog, clock: avow.clock, as: 'only' });
  edited.remove();
  return program;
}

let avow: TestProgram;
let program: Program;
let web: WebServer;
let browser: Browser;
beforeAll(async () => {
  avow = await openTestProgram();
  program = await openEdited(
    avow,
    [
      "cookies: ['_ga', '_ga_*'],\n      siteId: 'none'",
      "cookies: ['_ga', '_ga_*'],\n      siteId: 'G-TEST00'",
    ],
    ["'yabs-sid',\n      ],\n      siteId: 'none'", "'yabs-sid',\n      ],\n      siteId: '424242'"],
  );
  const app = createApplication(program.services, [...program.parts.values()]);
  web = await listen(app, { port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await web.stop();
  await program.parts.get('accesslog')?.stop?.();
  await program.close();
  await avow.close();
});

/** Stands for the counters of Google and Yandex: notes who is asked, and leaves what theirs leave. */
async function visitor(): Promise<{ context: BrowserContext; asked: string[] }> {
  const context = await browser.newContext({ locale: 'en' });
  const asked: string[] = [];
  await context.route(/^https:/, (route) => {
    asked.push(new URL(route.request().url()).hostname);
    return route.fulfill({
      contentType: 'text/javascript',
      body: `document.cookie = '_ga=GA1; path=/'; document.cookie = '_ym_uid=1; path=/'; localStorage.setItem('_ym_uid', '1');`,
    });
  });
  return { context, asked };
}

const at = (path: string) => `http://localhost:${web.port}${path}`;

/** Opens a page and waits for the answer to its report, by which anything else would be loaded. */
async function open(context: BrowserContext, path: string) {
  const [page = await context.newPage()] = context.pages();
  const answered = page.waitForResponse((response) => response.url().endsWith('/v'));
  const response = await page.goto(at(path));
  await (await answered).finished();
  return { page, csp: response?.headers()['content-security-policy'] ?? '' };
}

async function decide(context: BrowserContext, purpose: string, decision: 'Allow' | 'Refuse') {
  const { page } = await open(context, '/en/privacy/cookies');
  const answered = page.waitForResponse((response) => response.url().endsWith('/v'));
  await page.getByRole('region', { name: purpose }).getByRole('button', { name: decision }).click();
  await (await answered).finished();
  await page.waitForLoadState('networkidle');
}

test('6.3.3 nobody is contacted before a grant, nor after a refusal, and no page names them', async () => {
  const { context, asked } = await visitor();
  for (const path of ['/en', '/en/products', '/en/privacy/cookies']) {
    const { csp } = await open(context, path);
    expect(csp).not.toMatch(/google|yandex/);
  }
  await decide(context, 'Google Analytics', 'Refuse');
  await decide(context, 'Yandex Metrica', 'Refuse');
  await open(context, '/en');
  expect(asked).toEqual([]);
  await context.close();
});

test('6.3.1 each has its own consent: what one is granted, the other does not get', async () => {
  const { context, asked } = await visitor();
  await open(context, '/en');
  await decide(context, 'Google Analytics', 'Allow');
  const { csp, page } = await open(context, '/en');
  await page.waitForLoadState('networkidle');
  expect(csp).toContain('https://www.googletagmanager.com');
  expect(csp).not.toContain('yandex');
  expect([...new Set(asked)]).toEqual(['www.googletagmanager.com']);
  await context.close();
});

test('6.3.4 withdrawal ends contact and removes what they left under our name', async () => {
  const { context, asked } = await visitor();
  await decide(context, 'Google Analytics', 'Allow');
  await decide(context, 'Yandex Metrica', 'Allow');
  await expect.poll(() => [...new Set(asked)].sort()).toEqual(['mc.yandex.ru', 'www.googletagmanager.com']);
  const names = async () => (await context.cookies()).map((cookie) => cookie.name);
  expect(await names()).toEqual(expect.arrayContaining(['_ga', '_ym_uid']));
  await decide(context, 'Google Analytics', 'Refuse');
  await decide(context, 'Yandex Metrica', 'Refuse');
  asked.length = 0;
  const { page } = await open(context, '/en');
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  expect(await names()).not.toEqual(expect.arrayContaining(['_ga']));
  expect(await names()).not.toEqual(expect.arrayContaining(['_ym_uid']));
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await context.close();
});

test.each([
  ['Google Analytics', 'www.googletagmanager.com'],
  ['Yandex Metrica', 'mc.yandex.ru'],
])(
  '8.2 objecting to %s stops it at once, without a reason, by its switch and by Sec-GPC: 1',
  async (name, host) => {
    const { context, asked } = await visitor();
    await decide(context, name, 'Allow');
    await expect.poll(() => asked).toContain(host);
    await decide(context, name, 'Refuse');
    asked.length = 0;
    const after = await open(context, '/en');
    await after.page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    await decide(context, name, 'Allow');
    await context.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
    asked.length = 0;
    const objecting = await context.newPage();
    const answer = await objecting.goto(at('/en'));
    await objecting.waitForLoadState('networkidle');
    expect(answer?.headers()['content-security-policy']).not.toMatch(/google|yandex/);
    expect(asked).toEqual([]);
    await context.close();
  },
);

test('4.5 from any page, taking a consent back needs no more clicks than giving it, and no reason', async () => {
  const { context } = await visitor();
  const clicksTo = async (decision: 'Allow' | 'Refuse') => {
    const { page } = await open(context, '/en/products');
    let clicks = 0;
    const click = async (target: ReturnType<typeof page.getByRole>) => {
      await target.click();
      await page.waitForLoadState('networkidle');
      clicks += 1;
    };
    await click(page.getByRole('contentinfo').getByRole('link', { name: 'Cookies' }));
    await click(
      page.getByRole('region', { name: 'Google Analytics' }).getByRole('button', { name: decision }),
    );
    return clicks;
  };
  const choice = async () => (await context.cookies()).find(({ name }) => name === 'avow_choice')?.value;
  const toGive = await clicksTo('Allow');
  expect(await choice()).toContain('g1');
  const toTakeBack = await clicksTo('Refuse');
  expect(await choice()).toContain('g0');
  expect(toTakeBack).toBeLessThanOrEqual(toGive);
  await context.close();
});

test('6.3.1 refusing takes as many clicks as accepting: two buttons of one kind, side by side', async () => {
  const { context } = await visitor();
  const { page } = await open(context, '/en/privacy/cookies');
  const buttons = page.getByRole('region', { name: 'Google Analytics' }).getByRole('button');
  const looks = await buttons.evaluateAll((found) =>
    found.map((button) => [button.className, getComputedStyle(button).backgroundColor]),
  );
  expect(looks).toHaveLength(2);
  expect(looks[0]).toEqual(looks[1]);
  await context.close();
});

test('5.2 under "consent" there is no visit before a grant; Sec-GPC: 1 overrides a grant', async () => {
  const other = await openTestProgram();
  const consenting = await openEdited(other, ["mode: 'exempt'", "mode: 'consent'"]);
  const app = createApplication(consenting.services, [...consenting.parts.values()]);
  const report = (headers: Record<string, string>) =>
    app.request('/v', {
      method: 'POST',
      body: JSON.stringify({ p: '/en' }),
      headers: {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        ...headers,
      },
    });
  const granted = { cookie: 'avow_choice=a1g0y0' };
  expect((await report({})).headers.get('set-cookie')).toBeNull();
  expect((await report({ ...granted, 'sec-gpc': '1' })).headers.get('set-cookie')).toBeNull();
  expect((await report(granted)).headers.get('set-cookie')).toMatch(/^avow_visit=/);
  await consenting.parts.get('accesslog')?.stop?.();
  const { rows } = await other.admin.query('SELECT page FROM accesslog.line WHERE page IS NOT NULL');
  expect(rows).toHaveLength(1);
  await consenting.close();
  await other.close();
});
