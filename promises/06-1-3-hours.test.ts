/** Telephone and hours of clause 6.1.3: values of the policy, by the fixed offset of the office and in the visitor's own time. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** What the contact page says of the hours to somebody in a time zone: the office's own, and theirs where it differs. */
async function hoursIn(timezoneId: string, now: string, javaScriptEnabled = true) {
  const context = await browser.newContext({
    userAgent: personsAgent,
    locale: 'en',
    timezoneId,
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(now));
  await page.goto(`${web.url}/en/contact`, { waitUntil: 'networkidle' });
  const own = page.locator('[data-hours-from]');
  const said = {
    office: await page.getByText('10:00–19:00 GMT+3').isVisible(),
    here: (await own.isVisible()) ? await own.textContent() : null,
  };
  await context.close();
  return said;
}

test.each([
  ['Europe/Berlin', '2026-01-15T09:00:00Z', 'In your time: 08:00–17:00.'],
  ['Europe/Berlin', '2026-07-15T09:00:00Z', 'In your time: 09:00–18:00.'],
  ['America/New_York', '2026-07-15T09:00:00Z', 'In your time: 03:00–12:00.'],
  ['Asia/Kolkata', '2026-01-15T09:00:00Z', 'In your time: 12:30–21:30.'],
  ['Europe/Moscow', '2026-07-15T09:00:00Z', null],
  ['Etc/GMT-3', '2026-01-15T09:00:00Z', null],
])('6.1.3 in %s on %s the hours 10:00–19:00 GMT+3 are shown, and: %s', async (zone, now, here) => {
  expect(await hoursIn(zone, now)).toEqual({ office: true, here });
});

test('6.1.3 without scripts the hours stand at GMT+3', async () => {
  expect(await hoursIn('America/New_York', '2026-07-15T09:00:00Z', false)).toEqual({
    office: true,
    here: null,
  });
});

test('6.1.3 both numbers stand on the contact page and in the clause, in each language', async () => {
  for (const path of [
    '/en/contact',
    '/de/contact',
    '/ru/contact',
    '/en/privacy',
    '/de/privacy',
    '/ru/privacy',
  ]) {
    const page = await (await avow.request(path)).text();
    for (const { number } of avow.program.services.policy.controller.phones)
      expect(page, path).toContain(number);
  }
});
