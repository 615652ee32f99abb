import { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../../../../test/browser.ts';
import { asStaff, testStaffId } from '../../../../../test/console.ts';
import { inspect, withPage } from '../../../../../test/pages.ts';
import { proveAddress } from '../../../../../test/person.ts';
import { openTestProgram, type TestProgram } from '../../../../../test/program.ts';
import { whileRefused } from '../../../../../test/refused.ts';
import { listen } from '../../../../platform/http/server.ts';
import { takeBounce } from '../../bounce/commands.ts';
import type { NewsletterDb } from '../../database.ts';
import { signUp } from '../../sign-up/commands.ts';
import { subscriberIdOf } from '../../token/tokens.ts';
import { addSubscriber, leaveNewsletter } from '../commands.ts';
import { importSubscribers } from '../import/commands.ts';
import { readFileLines } from '../import/read.ts';

let avow: TestProgram;
let db: NewsletterDb;
let desk: ReturnType<typeof asStaff>;
let browser: Browser;
let site: { url: string; stop: () => Promise<void> };

const path = '/console/newsletter/subscribers';
const services = () => avow.program.services;
const idOf = (email: string) => subscriberIdOf(services(), email);
const rows = async (sql: string, values: unknown[] = []) => (await avow.admin.query(sql, values)).rows;
const text = async (address: string) => (await desk.request(address)).text();

beforeAll(async () => {
  avow = await openTestProgram();
  db = avow.program.pools.database('newsletter');
  desk = asStaff(avow);
  const web = await listen(desk.app, { port: 0, host: '127.0.0.1' });
  site = { url: `http://localhost:${web.port}`, stop: web.stop };
  browser = await openBrowser();
  const now = avow.clock.now();
  await avow.admin.query(
    `INSERT INTO newsletter.campaign (id, number, title, state, topics, archived, revision, created_at, changed_at)
     VALUES ($1, 1, 'News of November', 'sent', '{}', false, 1, $2, $2)`,
    ['01900000-0000-7000-8000-000000000101', now],
  );
  for (let number = 0; number < 120; number += 1) await subscribe(`reader${number}@example.com`, number);
  await subscribe('=HYPERLINK+1@example.com', 500);
  await leaveNewsletter(db, services(), { subscriberId: idOf('reader0@example.com'), by: 'link' });
  await signUp(db, services(), {
    email: 'waiting@example.com',
    language: 'en',
    wording: 'Yes, the news.',
    sourcePage: '/newsletter',
  });
  await avow.admin.query(
    `INSERT INTO newsletter.delivery (person_id, policy_version, campaign_id, number, state, next_attempt_at, noted_at)
     SELECT person_id, 'test', $1, row_number() OVER (), 'sent', $2, $2 FROM newsletter.subscriber`,
    ['01900000-0000-7000-8000-000000000101', now],
  );
  for (const [number, kind, status] of [
    [1, 'hard', '5.1.1'],
    [2, 'soft', '4.2.2'],
    [3, 'complaint', null],
  ] as const)
    await takeBounce(db, services(), {
      subscriberId: idOf(`reader${number}@example.com`),
      campaign: 1,
      kind,
      status,
    });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await avow?.close();
});

async function subscribe(email: string, minutesAgo: number): Promise<void> {
  const at = new Date(avow.clock.now().getTime() - minutesAgo * 60_000);
  const consent = { proof: 'confirmed', wording: '=1+1, please', sourcePage: '/newsletter' } as const;
  const when = { signedUpAt: at, confirmedAt: at, mailHash: Buffer.alloc(32, 7) };
  await db.transaction().execute((tx) =>
    addSubscriber(tx, services(), {
      email,
      language: 'de',
      topics: ['offers', 'tips'],
      ...consent,
      ...when,
    }),
  );
}

const addresses = (page: string) => [...page.matchAll(/>([^<>\s]+@example\.com)</g)].map(([, one]) => one);
const looks = async (email: string) =>
  (
    await rows(
      `SELECT c.reason FROM rights.consultation c JOIN rights.address a USING (person_id) WHERE a.address = $1 ORDER BY 1`,
      [email],
    )
  ).map(({ reason }) => reason);

describe('the list of subscribers', () => {
  test('shows everybody once, page after page, the newest first', async () => {
    const seen: (string | undefined)[] = [];
    let next: string | undefined = path;
    for (let pages = 0; next !== undefined && pages < 10; pages += 1) {
      const page = await text(next);
      seen.push(...addresses(page));
      next = /href="([^"]*before=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    const expected = Array.from({ length: 116 }, (_, at) => `reader${at + 4}@example.com`);
    expect(seen.filter((one) => one?.startsWith('reader'))).toEqual(['reader2@example.com', ...expected]);
  });

  test('has those who left and those who wait, with their numbers, and says when they go', async () => {
    const left = await text(`${path}?state=left`);
    expect(addresses(left)).toEqual(expect.arrayContaining(['reader0@example.com', 'reader1@example.com']));
    expect(left).toMatch(/Subscribed 118[\s\S]*Left 3[\s\S]*Not confirmed 1/);
    expect(left).toContain('2026-12-25');
    expect(addresses(await text(`${path}?state=waiting`))).toEqual(['waiting@example.com']);
  });

  test('enters that somebody looked, and does not show whoever paused the use of their data', async () => {
    await text(path);
    await text(path);
    expect(await looks('reader4@example.com')).toEqual(['subscribers.list']);
    await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, 'reader5@example.com'));
    expect(addresses(await text(path))).not.toContain('reader5@example.com');
    expect((await desk.request(`${path}/${idOf('reader5@example.com')}`)).status).toBe(404);
  });

  test('finds an address however it is written, which stands in no path', async () => {
    const found = await desk.submit(`${path}/search`, { address: ' Reader6@Example.COM ' });
    expect(found.headers.get('location')).toBe(`${path}/${idOf('reader6@example.com')}`);
    for (const address of ['nobody@example.com', 'nonsense'])
      expect(await (await desk.submit(`${path}/search`, { address })).text()).toContain(
        'Nobody with this address',
      );
  });

  test('begins anew where its place makes no sense', async () => {
    for (const before of ['nonsense', '1_2', '99999999999999999_0', "1_'"])
      expect((await desk.request(`${path}?before=${encodeURIComponent(before)}`)).status).toBe(200);
  });

  test.each(['editor', 'viewer'] as const)('is refused to the role %s', async (role) => {
    expect((await asStaff(avow, role).request(path)).status).toBe(403);
    expect((await asStaff(avow, role).submit(`${path}/export`, { format: 'csv' })).status).toBe(403);
  });
});

describe('a subscription', () => {
  test('has the evidence of its consent, choices, deliveries and bounces', async () => {
    const page = await text(`${path}/${idOf('reader2@example.com')}`);
    for (const shown of [
      '=1+1, please',
      '07'.repeat(32),
      'Offers, Tips',
      'News of November',
      '4.2.2',
      'German',
    ])
      expect(page).toContain(shown);
    expect(await looks('reader2@example.com')).toContain('subscribers.page');
    const gone = await text(`${path}/${idOf('reader1@example.com')}`);
    expect(gone).toContain('since mails came back');
    expect(gone).not.toContain('End the subscription');
  });

  test('is ended for somebody after a question, as an act of staff', async () => {
    const one = `${path}/${idOf('reader7@example.com')}`;
    expect(await text(`${one}/end`)).toContain('End this subscription?');
    const refused = await whileRefused(avow, 'staff.act', () => desk.submit(`${one}/end`, {}));
    expect(refused.status).toBe(500);
    const state = 'SELECT left_by FROM newsletter.subscriber WHERE id = $1';
    expect(await rows(state, [idOf('reader7@example.com')])).toEqual([{ left_by: null }]);
    expect((await desk.submit(`${one}/end`, {})).headers.get('location')).toBe(one);
    expect(await rows(state, [idOf('reader7@example.com')])).toEqual([{ left_by: 'staff' }]);
    const acts = await rows("SELECT staff_id, subject_id FROM staff.act WHERE act = 'subscribers.ended'");
    expect(acts).toEqual([{ staff_id: testStaffId, subject_id: idOf('reader7@example.com') }]);
    expect((await desk.submit(`${one}/end`, {})).status).toBe(404);
  });
});

test('what came back is listed with counts by kind, and the look is entered', async () => {
  const page = await text('/console/newsletter/bounces');
  expect(page).toMatch(
    /reader3@example\.com[\s\S]*reader1@example\.com|reader1@example\.com[\s\S]*reader3@example\.com/,
  );
  expect(page).toContain('5.1.1');
  expect(await looks('reader3@example.com')).toContain('subscribers.bounces');
});

describe('an export', () => {
  const exported = async (format: string) => (await desk.submit(`${path}/export`, { format })).text();

  test('has all who subscribe, in a file that spreadsheets do not run', async () => {
    const file = await exported('csv');
    expect(file.split('\n')[0]).toBe(
      'email,status,language,topics,signed_up_at,confirmed_at,proof,consent_text,source',
    );
    expect(file).toContain('\'=HYPERLINK+1@example.com,active,de,"offers, tips"');
    expect(file).not.toMatch(/(^|,)"?[=+\-@]/m);
    for (const gone of ['reader0@', 'reader1@', 'reader5@', 'waiting@']) expect(file).not.toContain(gone);
    expect(await looks('reader8@example.com')).toContain('subscribers.export');
    expect(await rows("SELECT staff_id FROM staff.act WHERE act = 'subscribers.exported'")).toEqual([
      { staff_id: testStaffId },
    ]);
  });

  test('says the same in JSON', async () => {
    const list: { email: string; topics: string[] }[] = JSON.parse(await exported('json'));
    expect(list).toHaveLength((await exported('csv')).trim().split('\n').length - 1);
    expect(list.find(({ email }) => email === '=HYPERLINK+1@example.com')?.topics).toEqual([
      'offers',
      'tips',
    ]);
  });

  test('comes in elsewhere as it went out', async () => {
    const file = await exported('csv');
    const other = await openTestProgram();
    const otherDb: NewsletterDb = other.program.pools.database('newsletter');
    const lines = readFileLines(Readable.from([Buffer.from(file)]), { encoding: 'utf-8' });
    const options = { apply: true, reconfirm: false, proof: null, status: null, language: 'en' } as const;
    const report = await importSubscribers(otherDb, other.program.services, lines, {
      ...options,
      erasedAt: async () => null,
      onRagged: () => {},
    });
    const columns = 'email, language, topics, wording, source_page, signed_up_at, confirmed_at';
    const all = `SELECT ${columns} FROM newsletter.subscriber WHERE left_at IS NULL AND NOT restricted ORDER BY email`;
    const there = (await other.admin.query(all)).rows;
    await other.close();
    expect(report.skipped).toEqual({});
    expect(there).toEqual(await rows(all));
  });
});

test.each([
  ['phone', { width: 360, height: 740 }, 'light'],
  ['desktop', { width: 1280, height: 900 }, 'dark'],
] as const)('the pages are accessible and fit on a %s', async (_, viewport, colorScheme) => {
  await withPage(browser, { viewport, colorScheme }, async (page) => {
    const one = `${path}/${idOf('reader2@example.com')}`;
    for (const address of [path, `${path}?state=left`, one, `${one}/end`, '/console/newsletter/bounces']) {
      await page.goto(`${site.url}${address}`);
      const shown = await inspect(
        page,
        `subscribers-${viewport.width}-${address.replace(/\W+/g, '-').slice(-20)}`,
      );
      expect([address, shown]).toEqual([address, { overflow: 0, violations: [] }]);
    }
  });
});
