import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, serveTest } from '../../../../test/browser.ts';
import { asStaff } from '../../../../test/console.ts';
import { inspect, withPage } from '../../../../test/pages.ts';
import { png } from '../../../../test/picture.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { languages } from '../../../policy/vocabulary.ts';

let avow: TestProgram;
let browser: Browser;
let site: Awaited<ReturnType<typeof serveTest>>;
const numbers: Record<string, number> = {};

beforeAll(async () => {
  avow = await openTestProgram();
  await write('sent', { subject: 'Tables & <tables>', archived: 'yes' });
  await write('kept', { subject: 'For subscribers only' });
  await write('draft', { subject: 'Not yet', archived: 'yes' }, 'draft');
  await write('german', { text: 'de', subject: 'Nur auf Deutsch', archived: 'yes' });
  site = await serveTest(avow);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await avow?.close();
});

const body = `# All about tables

They are **fast**. ![A window](window.png) ![Elsewhere](https://other.example/a.png)

::: button https://promt.example/new
Read on
:::

::: columns
Left
+++
Right
:::

\u0001 <script>alert(1)</script> ]]>
`;

async function write(name: string, fields: Readonly<Record<string, string>>, state = 'sent'): Promise<void> {
  const desk = asStaff(avow);
  const path = (await desk.submit('/console/newsletter', {})).headers.get('location') ?? '';
  const form = new FormData();
  const all = { revision: '1', text: 'en', title: name, preheader: 'Quick & good', body, ...fields };
  for (const [field, value] of Object.entries(all)) form.set(field, value);
  form.append('pictures', new File([png(800, 300)], 'window.png'));
  await desk.request(path, { method: 'POST', body: form });
  avow.clock.advance(86_400_000);
  const { rows } = await avow.admin.query(
    'UPDATE newsletter.campaign SET state = $1, finished_at = $2 WHERE id = $3 RETURNING number',
    [state, avow.clock.now(), path.split('/').at(-1)],
  );
  numbers[name] = rows[0].number;
}

const read = async (path: string) => (await avow.request(path)).text();

test('the archive shows what was sent and is meant for it, the latest first', async () => {
  const page = await read('/en/newsletter/archive');
  expect(page).toContain('Tables &amp; &lt;tables&gt;');
  expect(page.indexOf('Nur auf Deutsch')).toBeLessThan(page.indexOf('Tables &amp;'));
  expect(page).not.toContain('For subscribers only');
  expect(page).not.toContain('Not yet');
  expect(page).toContain('<link rel="alternate" type="application/atom+xml"');
});

test.each(['kept', 'draft'])('a mail that is %s has no page', async (name) => {
  expect((await avow.request(`/en/newsletter/archive/${numbers[name]}`)).status).toBe(404);
});

test('the page of a mail has its text, no link to leave, and nothing that counts or asks another server', async () => {
  const page = await read(`/en/newsletter/archive/${numbers.sent}`);
  expect(page).toContain('They are <strong>fast</strong>.');
  expect(page).toMatch(/<img src="\/newsletter\/images\/[^"]+" alt="A window" width="800" height="300"/);
  expect(page).toContain('href="https://promt.example/new"');
  expect(page).not.toContain('<img src="https://other.example');
  expect(page).not.toMatch(/newsletter\/(leave|open|click)\//);
  expect(page).not.toContain('<script>alert');
});

test('a mail of another language says which, and is marked as such', async () => {
  const page = await read(`/en/newsletter/archive/${numbers.german}`);
  expect(page).toContain('This issue was written in German.');
  expect(page).toContain('<article lang="de">');
});

test.each(['feed.xml', 'rss.xml'])(
  '%s is well-formed in every language and holds the same mails',
  async (file) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    for (const language of languages) {
      const answer = await avow.request(`/${language}/newsletter/archive/${file}`);
      expect(answer.headers.get('content-type')).toMatch(/^application\/(atom|rss)\+xml; charset=utf-8$/);
      const found = await page.evaluate(
        (source) => {
          const feed = new DOMParser().parseFromString(source, 'text/xml');
          const entries = [...feed.querySelectorAll('entry, item')];
          return {
            broken: feed.querySelector('parsererror') !== null,
            titles: entries.map((entry) => entry.querySelector('title')?.textContent),
            content: entries.at(-1)?.querySelector('content, description')?.textContent,
          };
        },
        await answer.text(),
      );
      expect(found.broken).toBe(false);
      expect(found.titles).toEqual(['Nur auf Deutsch', 'Tables & <tables>']);
      expect(found.content).toContain('<strong>fast</strong>');
      expect(found.content).toContain(`src="${avow.env.publicUrl}/newsletter/images/`);
      expect(found.content).toContain('&lt;script&gt;');
    }
    await context.close();
  },
);

test.each([
  [1280, 'light'],
  [390, 'dark'],
  [320, 'light'],
] as const)('the archive is accessible and fits at %i px, %s', async (width, colorScheme) => {
  await withPage(browser, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
    for (const [name, path] of Object.entries({ archive: '', issue: `/${numbers.sent}` })) {
      await page.goto(`${site.url}/en/newsletter/archive${path}`);
      expect(await inspect(page, `${name}-${width}`)).toEqual({ overflow: 0, violations: [] });
    }
  });
});
