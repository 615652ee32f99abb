import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeRequest } from '../../../../client/src/requestCode.ts';
import { issue } from '../../../../test/activation.ts';
import { openBrowser, serveTest } from '../../../../test/browser.ts';
import { inspect, withPage } from '../../../../test/pages.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';

let avow: TestProgram;
let browser: Browser;
let site: Awaited<ReturnType<typeof serveTest>>;

beforeAll(async () => {
  avow = await openTestProgram();
  site = await serveTest(avow);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await avow?.close();
});

const codeOf = () =>
  writeRequest({
    kind: 'activate',
    product: 21,
    keyId: 2,
    machine: randomBytes(8).toString('hex'),
    nonce: randomBytes(5).toString('hex'),
  });

test.each([
  ['phone', 'light', 'ru', 390],
  ['phone', 'dark', 'en', 390],
  ['desktop', 'light', 'de', 1280],
  ['desktop', 'dark', 'en', 1280],
] as const)(
  'codes are typed and the answer is taken: %s, %s, %s',
  async (device, colorScheme, language, width) => {
    const [key = ''] = await issue(avow, {});
    await withPage(browser, { viewport: { width, height: 800 }, colorScheme }, async (page) => {
      await page.goto(`${site.url}/${language}/activate`);
      expect(await inspect(page, `activate ${device} ${colorScheme}`)).toEqual({
        overflow: 0,
        violations: [],
      });
      await page.fill('#field-licenceKey', key.toLowerCase());
      await page.fill('#field-request', `${codeOf().slice(0, -1)}U`);
      await page.click('main button');
      expect(await inspect(page, `activate wrong ${device} ${colorScheme}`)).toEqual({
        overflow: 0,
        violations: [],
      });
      await page.fill('#field-request', codeOf());
      await page.click('main button');
      expect(await page.locator('.answer-groups li').count()).toBe(19);
      expect(await inspect(page, `activate answer ${device} ${colorScheme}`)).toEqual({
        overflow: 0,
        violations: [],
      });
    });
  },
);

test('while it is typed, each group says how it stands', async () => {
  await withPage(browser, {}, async (page) => {
    const code = codeOf();
    await page.goto(`${site.url}/en/activate`);
    await page.fill('#field-request', code.slice(0, 9));
    const states = () =>
      page
        .locator('#field-request-groups span')
        .evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    expect(await states()).toEqual(['right', 'not finished']);
    const wrong = code[3] === '0' ? '2' : '0';
    await page.fill('#field-request', code.slice(0, 3) + wrong + code.slice(4));
    expect(await states()).toEqual(['mistyped', 'right', 'right', 'right', 'right']);
  });
});

test('the narrowest phone shows each code from its first sign to its last', async () => {
  const [key = ''] = await issue(avow, {});
  await withPage(browser, { viewport: { width: 360, height: 740 } }, async (page) => {
    await page.goto(`${site.url}/en/activate`);
    for (const [field, code] of [
      ['#field-licenceKey', key],
      ['#field-request', codeOf()],
    ] as const) {
      await page.fill(field, code);
      const hidden = await page
        .locator(field)
        .evaluate((input) => Math.max(0, input.scrollWidth - input.clientWidth));
      expect(hidden, field).toBe(0);
    }
  });
});

test('a code behind the # is taken, and never sent to the server by the address', async () => {
  await withPage(browser, {}, async (page) => {
    const code = codeOf();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${site.url}/en/activate#${code.replaceAll('-', '')}`);
    expect(await page.inputValue('#field-request')).toBe(code);
    expect(page.url()).toBe(`${site.url}/en/activate`);
    await page.reload();
    expect(page.url()).not.toContain('#');
    expect(asked.filter((url) => new URL(url).search !== '')).toEqual([]);
  });
});

test('it works without script', async () => {
  const [key = ''] = await issue(avow, {});
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.url}/en/activate`);
    await page.fill('#field-licenceKey', key);
    await page.fill('#field-request', codeOf());
    await page.click('main button');
    expect(await page.textContent('h1')).toBe('The answer for your product');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')]);
    expect(download.suggestedFilename()).toBe('promt-21.avow');
  });
});
