import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../../test/browser.ts';
import { asStaff } from '../../../test/console.ts';
import { inspect, withPage } from '../../../test/pages.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { listen } from '../../platform/http/server.ts';
import { queueMail } from '../../platform/mail/queue.ts';
import { routeMail } from '../outbox/module.ts';
import type { ContactDb } from './database.ts';

let avow: TestProgram;
let browser: Browser;
let site: { url: string; stop: () => Promise<void> };
/** Paths of pages by name, filled with a conversation in each state. */
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
  const form = new FormData();
  form.set(
    'message',
    'Guten Tag,\n\nmein PROMT 21 übersetzt Tabellen aus PDF-Dateien Zeile für Zeile. Muss ich etwas einstellen?',
  );
  form.set('email', 'nina.weber@example.com');
  form.set('name', 'Nina Weber');
  form.append(
    'attachment',
    new File(['line\n'], 'ein-sehr-langer-Dateiname-ohne-jede-Lücke-aber-mit-Umlauten.log'),
  );
  const sent = await avow.submit('/en/contact', form);
  const code = sent.headers.get('location')?.replace('?sent', '') ?? '';
  paths.sent = `${code}?sent`;
  paths['delete question'] = `${code}/delete`;
  const [first] = (await avow.admin.query('SELECT id, person_id FROM contact.conversation')).rows;
  avow.clock.advance(86_400_000);
  await desk.submit(`/console/messages/${first.id}/answer`, {
    message: 'Yes: choose "Keep layout" when opening the file.',
  });
  paths.receipt = code;
  paths['console conversation'] = `/console/messages/${first.id}`;
  for (const message of [
    'A price list, please.',
    'Wie lange gilt meine Lizenz, wenn ich den Rechner wechsle und der alte nicht mehr startet, also auch nichts freigeben kann?',
    'Спасибо!',
  ])
    await avow.submit('/en/contact', { message });
  const { services, pools, parts } = avow.program;
  const db: ContactDb = pools.database('contact');
  const mailId = await db.transaction().execute((tx) =>
    queueMail(tx, services, {
      personId: first.person_id,
      to: 'nina.weber@example.com',
      from: 'contact',
      subject: 'Our answer to your message',
      text: 'An answer.',
      html: '<p>An answer.</p>',
      kind: 'contact.answer',
    }),
  );
  const [answer] = (
    await avow.admin.query("SELECT id FROM mail.outbox WHERE kind = 'contact.answer' AND id <> $1", [mailId])
  ).rows;
  paths['console mail'] = `/console/outbox/${answer.id}`;
  await routeMail(
    pools.database('mail'),
    { ...services, parts: () => parts },
    Buffer.from('From: jo@example.com\r\nTo: sales@example.org\r\nSubject: Offer\r\n\r\nCheap things\r\n'),
  );
  const [waiting] = (await avow.admin.query('SELECT id FROM mail.unrouted')).rows;
  paths['console waiting mail'] = `/console/outbox/unrouted/${waiting.id}`;
}

Object.assign(paths, {
  contact: '/en/contact',
  kontakt: '/de/contact',
  контакты: '/ru/contact',
  'enter code': '/en/r',
  'no such code': '/en/r/nothing',
  'console list': '/console/messages',
  'console call': '/console/messages/call',
  'console outbox': '/console/outbox',
  'console waiting': '/console/outbox/unrouted',
});
const names = [
  ...['contact', 'kontakt', 'контакты', 'sent', 'receipt', 'delete question', 'enter code', 'no such code'],
  ...[
    'console list',
    'console conversation',
    'console call',
    'console outbox',
    'console mail',
    'console waiting',
    'console waiting mail',
  ],
];

describe.each(names)('the page "%s"', (name) => {
  test.each([
    [1280, 'light'],
    [390, 'dark'],
    [320, 'light'],
  ] as const)('is accessible, complete and fits at %i px, %s', async (width, colorScheme) => {
    await withPage(browser, { viewport: { width, height: 900 }, colorScheme }, async (page) => {
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(site.url + paths[name]);
      expect(await inspect(page, `${name}-${width}-${colorScheme}`)).toEqual({ overflow: 0, violations: [] });
      expect(complaints.filter((text) => !/404 \(Not Found\)/.test(text))).toEqual([]);
    });
  });
});

test('a refused form is accessible, and its errors lead to their fields', async () => {
  await withPage(browser, { viewport: { width: 390, height: 900 } }, async (page) => {
    await page.goto(`${site.url}/en/contact`);
    await page.getByLabel('Your message').fill('hello');
    await page.getByLabel('E-mail address for our answer').fill('nina@localhost');
    await page.getByRole('button', { name: 'Send the message' }).click();
    expect(await inspect(page, 'refused-390-light')).toEqual({ overflow: 0, violations: [] });
    await page.getByRole('link', { name: /not a complete e-mail address/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id || location.hash)).toMatch(/field-email/);
  });
});

test('the browser lets an address of any script through, as it was typed', async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${site.url}/en/contact`);
    await page.getByLabel('Your message').fill('From far away');
    await page.getByLabel('E-mail address for our answer').fill('ü@müller.example');
    await page.getByRole('button', { name: 'Send the message' }).click();
    await page.locator('.receipt-code').waitFor();
    const { rows } = await avow.admin.query(
      `SELECT email FROM contact.conversation WHERE email LIKE '%ller.example'`,
    );
    expect(rows).toEqual([{ email: 'ü@müller.example' }]);
  });
});

test('without scripts and cookies a message is sent, read and deleted', async () => {
  await withPage(browser, { javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.url}/en/contact`);
    await page.getByLabel('Your message').fill('Sent without any script');
    await page.getByRole('button', { name: 'Send the message' }).click();
    expect(await page.getByText('Sent without any script').isVisible()).toBe(true);
    const code = (await page.locator('.receipt-code').textContent()) ?? '';
    await page.goto(`${site.url}/en/r`);
    await page.getByLabel('Receipt code').fill(code);
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByRole('link', { name: 'Delete everything…' }).click();
    await page.getByRole('button', { name: 'Delete the conversation' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The conversation is deleted');
    expect(await page.context().cookies()).toEqual([]);
  });
});

const client = transformSync(readFileSync(join(import.meta.dirname, 'contact.client.ts'), 'utf8'), {
  loader: 'ts',
  format: 'iife',
}).code;

describe('6.1.3 office hours', () => {
  test.each([
    ['Europe/London', '2026-01-15T09:00:00Z', '07:00–16:00'],
    ['Europe/London', '2026-07-15T09:00:00Z', '08:00–17:00'],
    ['America/New_York', '2026-01-15T09:00:00Z', '02:00–11:00'],
    ['Asia/Kolkata', '2026-01-15T09:00:00Z', '12:30–21:30'],
    ['Etc/GMT+3', '2026-01-15T09:00:00Z', '04:00–13:00'],
  ])('10:00–19:00 GMT+3 in %s on %s is %s', async (timezoneId, now, hours) => {
    await withPage(browser, { timezoneId }, async (page) => {
      await page.clock.setFixedTime(new Date(now));
      await page.goto(`${site.url}/en/contact`);
      expect(await page.getByText('10:00–19:00 GMT+3').isVisible()).toBe(true);
      await page.evaluate(client);
      expect(await page.locator('[data-hours-from]').textContent()).toBe(`In your time: ${hours}.`);
    });
  });

  test.each(['Europe/Moscow', 'Etc/GMT-3'])(
    'are not repeated in %s, which is GMT+3 itself',
    async (timezoneId) => {
      await withPage(browser, { timezoneId }, async (page) => {
        await page.goto(`${site.url}/en/contact`);
        await page.evaluate(client);
        expect(await page.locator('[data-hours-from]').isVisible()).toBe(false);
      });
    },
  );
});
