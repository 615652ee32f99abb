import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../../../test/browser.ts';
import { asStaff } from '../../../../test/console.ts';
import { inspect, overflowOf, takePicture, withPage } from '../../../../test/pages.ts';
import { png } from '../../../../test/picture.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { listen } from '../../../platform/http/server.ts';

const body = `# PROMT 21.5 is here

The new version reads tables in PDF files, keeps their layout, and is **twice as fast** on long texts. [What is new](https://promt.example/new) is on one page.

![The window of PROMT 21.5 with a table](window.png)

::: button https://promt.example/download
Download the update
:::

## Two more things

::: columns
### Glossaries
Share a glossary with your team:

- in one file
- with comments
+++
### Offline
Everything works without a connection. Nothing leaves your computer.
:::

> It reads my tables as I would.

---

The next issue comes in January.
`;

let avow: TestProgram;
let browser: Browser;
let site: { url: string; stop: () => Promise<void> };
const paths: Record<string, string> = {};

beforeAll(async () => {
  avow = await openTestProgram();
  const desk = asStaff(avow);
  const web = await listen(desk.app, { port: 0, host: '127.0.0.1' });
  site = { url: `http://localhost:${web.port}`, stop: web.stop };
  browser = await openBrowser();
  await fill(desk);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await avow?.close();
});

async function fill(desk: ReturnType<typeof asStaff>): Promise<void> {
  const create = async () => (await desk.submit('/console/newsletter', {})).headers.get('location') ?? '';
  const form = new FormData();
  const fields = {
    revision: '1',
    text: 'en',
    title: 'PROMT 21.5',
    subject: 'PROMT 21.5 is here: tables, glossaries, speed',
    preheader: 'Reads tables in PDF files and is twice as fast',
    body,
    archived: 'yes',
    'topic-products': 'yes',
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.append('pictures', new File([png(1_120, 420)], 'window.png'));
  const editor = await create();
  await desk.request(editor, { method: 'POST', body: form });
  const faulty = await create();
  await desk.submit(faulty, {
    ...fields,
    title: 'Something to mend',
    subject: 'x'.repeat(80),
    preheader: '',
    body: 'Dear {name},\n\n[read](/news)\n\n![](nothing.png)\n\n::: knopf\nx',
  });
  const read = await create();
  await desk.submit(read, { ...fields, title: 'September' });
  await avow.admin.query("UPDATE newsletter.campaign SET state = 'sent' WHERE id = $1", [
    read.split('/').at(-1),
  ]);
  Object.assign(paths, {
    'campaign list': '/console/newsletter',
    editor,
    'editor faulty': faulty,
    'campaign sent': read,
    'campaign delete': `${editor}/delete`,
    'send faulty': `${faulty}/send`,
  });
}

describe.each(['campaign list', 'editor', 'editor faulty', 'campaign sent', 'campaign delete'])(
  '%s',
  (name) => {
    test.each([
      [1440, 'light'],
      [390, 'dark'],
      [320, 'light'],
    ] as const)('is accessible, complete and fits at %i px, %s', async (width, colorScheme) => {
      await withPage(browser, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
        const complaints: string[] = [];
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        await page.goto(site.url + paths[name]);
        expect(await inspect(page, `${name}-${width}-${colorScheme}`)).toEqual({
          overflow: 0,
          violations: [],
        });
        expect(complaints).toEqual([]);
      });
    });
  },
);

const client = transformSync(readFileSync(join(import.meta.dirname, 'campaign.client.ts'), 'utf8'), {
  loader: 'ts',
  format: 'iife',
}).code;

/** Opens the editor with its script, whether or not the browser scripts were built before. */
async function openEditor(page: Page, path = ''): Promise<void> {
  await page.goto(site.url + path);
  if ((await page.locator('script[src*="/campaign."]').count()) === 0) await page.evaluate(client);
}

/** The mail in the frame beside the editor. */
const mail = (page: Page) => page.frameLocator('.preview-frame iframe:not(.waiting)');

test('the mail follows the typing, in each look, and holds its place', async () => {
  await withPage(browser, { viewport: { width: 1440, height: 900 } }, async (page) => {
    await openEditor(page, paths.editor);
    await mail(page).getByText('The next issue comes in January.').waitFor();
    const text = page.locator('#field-body');
    await text.fill(`${body}\nWritten **just now**.`);
    await mail(page).getByText('Written just now.').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    expect(await text.inputValue()).toContain('::: columns\nLeft column\n+++\nRight column\n:::');
    await mail(page).getByText('Right column').waitFor();
    await page.getByLabel('Subject', { exact: true }).fill('Dear {name}');
    await page.getByText('{name} looks like a variable').waitFor();
    await page.getByLabel('Dark').check();
    await expect
      .poll(() =>
        mail(page)
          .locator('.card')
          .evaluate((card) => getComputedStyle(card).backgroundColor),
      )
      .toBe('rgb(28, 31, 35)');
    await page.getByLabel('Phone').check();
    const frame = page.locator('.preview-frame iframe');
    expect((await frame.boundingBox())?.width).toBeLessThanOrEqual(375);
    await takePicture(page, 'editor-dark-phone');
    await page.getByLabel('Plain text').check();
    await mail(page).getByText('Written *just now*.').waitFor();
    expect(await page.evaluate(() => history.length)).toBe(2);
  });
});

test('without a script a button shows what is typed, and saving works', async () => {
  await withPage(
    browser,
    { javaScriptEnabled: false, viewport: { width: 1440, height: 900 } },
    async (page) => {
      await page.goto(site.url + paths['editor faulty']);
      await page.locator('#field-body').fill('Mended by hand');
      await page.getByRole('button', { name: 'Show what is typed' }).click();
      await page.frameLocator('iframe').getByText('Mended by hand').waitFor();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      expect(await page.getByText('Everything is stored').isVisible()).toBe(true);
    },
  );
});

test.each([
  [700, 'light'],
  [700, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)('the mail itself is accessible and fits at %i px, %s', async (width, look) => {
  await withPage(browser, { viewport: { width, height: 900 } }, async (page) => {
    await page.goto(`${site.url}${paths.editor}/preview?look=${look}`);
    await takePicture(page, `mail-${width}-${look}`);
    expect(await overflowOf(page)).toBe(0);
  });
});
