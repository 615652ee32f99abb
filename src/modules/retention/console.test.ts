import { afterAll, beforeAll, expect, test } from 'vitest';
import { findViolations, openBrowser } from '../../../test/browser.ts';
import { asStaff } from '../../../test/console.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { listen } from '../../platform/http/server.ts';

const hour = 3_600_000;
let avow: TestProgram;

beforeAll(async () => {
  avow = await openTestProgram();
  const now = avow.clock.now().getTime();
  await avow.admin.query(
    `INSERT INTO mail.outbox (person_id, restricted, policy_version, id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at, sent_at)
     SELECT gen_random_uuid(), n > 34, 'v', gen_random_uuid(), 'ann@example.com', 's', 's', 't', 'h', 'k', 'm', 5, 'sent', false, $1, CASE WHEN n > 14 THEN $3::timestamptz ELSE $2 END FROM generate_series(1, 40) n`,
    [new Date(now - 240 * hour), new Date(now - 144 * hour), new Date(now - 60 * hour)],
  );
  await avow.admin.query(
    `INSERT INTO retention.removal VALUES (gen_random_uuid(), 'mail.outbox', 'outgoingMail', 1234, $1)`,
    [new Date(now - hour)],
  );
});
afterAll(() => avow.close());

const path = '/console/retention';
/** The words of a page, without its markup. */
const wordsOf = async (language: string): Promise<string> => {
  const page = await asStaff(avow, 'privacyOfficer').request(path, {
    headers: { 'accept-language': language },
  });
  expect(page.status).toBe(200);
  return (await page.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
};

test('the console says what goes tomorrow and because of which clause, what stays, and what went', async () => {
  const words = await wordsOf('en');
  expect(words).toContain('tomorrow 14 clause 10.6: 7 days after sending');
  expect(words).toMatch(/Restricted, so kept .*6/);
  expect(words).toContain('1,234');
});

test.each([
  ['de', 'morgen 14 Ziffer 10.6: 7 Tage'],
  ['ru', 'завтра 14 пункт 10.6: 7 дней'],
])('it says so in %s', async (language, sentence) => {
  expect(await wordsOf(language)).toContain(sentence);
});

test('a member of staff without the permission does not see it', async () => {
  const page = await asStaff(avow, 'editor').request(path);
  expect(page.status).toBe(403);
});

test('it breaks no rule of accessibility, on wide and narrow screens', async () => {
  const web = await listen(asStaff(avow).app, { port: 0, host: '127.0.0.1' });
  const browser = await openBrowser();
  try {
    for (const width of [1280, 390]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      await page.goto(`http://localhost:${web.port}${path}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await findViolations(page)).toEqual([]);
      await page.close();
    }
  } finally {
    await browser.close();
    await web.stop();
  }
});
