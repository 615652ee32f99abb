/** The pages on rights in a real browser: no barrier that axe knows, nothing wider than a phone. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findViolations, openBrowser, serveTest } from '../../../test/browser.ts';
import { proveAddress } from '../../../test/person.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { signInStaff } from '../../../test/staff.ts';

let avow: TestProgram;
let site: Awaited<ReturnType<typeof serveTest>>;
let browser: Browser;
let cookies: { name: string; value: string; path: string }[];
let requestId: string;
let fetchPath: string;

beforeAll(async () => {
  avow = await openTestProgram();
  site = await serveTest(avow);
  browser = await openBrowser();
  await avow.submit('/en/contact', {
    message: 'Does version 21 read old dictionaries?',
    email: 'nina.weber@example.com',
    name: 'Nina Weber',
  });
  const proof = await proveAddress(avow, 'nina.weber@example.com');
  await avow.submit(
    '/en/privacy/my-data/object',
    { activity: 'contact', reasons: 'I asked from a shared address.' },
    proof,
  );
  const offer = { recipient: 'import@other.example', 'send-contact': 'yes', agree: 'yes' };
  await avow.submit('/en/privacy/my-data/transfer', offer, proof);
  const mails = await avow.admin.query(
    `SELECT body_text FROM mail.outbox WHERE recipient = 'import@other.example'`,
  );
  fetchPath = /\/en\/privacy\/transfer\/\S+/.exec(mails.rows[0].body_text)?.[0] ?? '';
  const staff = await signInStaff(avow);
  const until = new Date(avow.clock.now().getTime() + 40 * 86_400_000).toISOString().slice(0, 10);
  await avow.submit(
    '/console/holds',
    {
      address: 'nina.weber@example.com',
      law: 'Sample Tax Code, section 147',
      ground: 'b',
      activity: 'outgoingMail',
      until,
      reasons: '',
    },
    staff,
  );
  const { rows } = await avow.admin.query(`SELECT id, person_id FROM rights.request WHERE state = 'open'`);
  requestId = rows[0].id;
  cookies = [proof, staff].map(({ cookie }, index) => {
    const [name = '', value = ''] = cookie.split('=');
    return { name, value, path: index === 0 ? '/' : '/console' };
  });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await avow.close();
});

const looks = [
  { name: 'desktop, light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 375, height: 800 }, colorScheme: 'dark' },
] as const;

const pages = (): [string, string][] => [
  ['ask', '/en/privacy/my-data'],
  ['sent', '/ru/privacy/my-data/sent'],
  ['authorities', '/de/privacy/authorities'],
  ['data', '/en/privacy/my-data?done=objected'],
  ['data-ru', '/ru/privacy/my-data'],
  ['take', '/en/privacy/my-data/take'],
  ['take-ru', '/ru/privacy/my-data/take'],
  ['fetch', fetchPath],
  ['erase', '/de/privacy/my-data/erase'],
  ['pause', '/en/privacy/my-data/pause'],
  ['object', '/en/privacy/my-data/object'],
  ['correct', '/en/privacy/my-data/correct'],
  ['requests', '/console/requests'],
  ['request', `/console/requests/${requestId}`],
  ['search', '/console/persons'],
  ['holds', '/console/holds'],
  ['consultations', '/console/consultations'],
  ['disclosures', '/console/disclosures'],
];

test.each(looks)(
  'pages on rights have no barrier and fit: $name',
  async ({ name, viewport, colorScheme }) => {
    const context = await browser.newContext({ viewport, colorScheme });
    try {
      const found: string[] = [];
      for (const [title, path] of pages()) found.push(...(await problems(context, title, path, name)));
      expect(found).toEqual([]);
    } finally {
      await context.close();
    }
  },
  120_000,
);

async function problems(
  context: BrowserContext,
  title: string,
  path: string,
  look: string,
): Promise<string[]> {
  await context.clearCookies();
  if (title !== 'ask')
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, domain: 'localhost' })));
  const page = await context.newPage();
  const answer = await page.goto(site.url + path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const violations = await findViolations(page);
  const shots = process.env.AVOW_TEST_SHOTS;
  if (shots)
    await page.screenshot({ path: `${shots}/${title}-${look.replace(/\W+/g, '-')}.png`, fullPage: true });
  await page.close();
  return [
    ...(answer?.status() === 200 ? [] : [`${title}: status ${answer?.status()}`]),
    ...(wide > 0 ? [`${title}: ${wide} px too wide`] : []),
    ...violations.map((violation) => `${title}: ${violation}`),
  ];
}
