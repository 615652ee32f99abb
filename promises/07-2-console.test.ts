/** Clause 7 in the console: licences of nobody, whose keys are shown once, and machines of which a mark is all that is known. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keyPrefix } from '../client/src/licenceKey.ts';
import { listen } from '../src/platform/http/server.ts';
import { activateWith, installer, issue } from '../test/activation.ts';
import { openBrowser } from '../test/browser.ts';
import { asStaff, testStaffId } from '../test/console.ts';
import { inspect, withPage } from '../test/pages.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';

let avow: TestProgram;
let desk: ReturnType<typeof asStaff>;
let browser: Browser;
let site: { url: string; stop: () => Promise<void> };

const path = '/console/licences';
const text = async (address: string) => (await desk.request(address)).text();
const rows = async (sql: string, values: unknown[] = []) => (await avow.admin.query(sql, values)).rows;
const acts = async (subject: string) =>
  (
    await rows('SELECT act, staff_id FROM staff.act WHERE subject_id = $1 ORDER BY recorded_at, id', [
      subject,
    ])
  ).map(({ act, staff_id }) => [act, staff_id]);

/** A licence with its key and its page. */
async function licence(terms: Parameters<typeof issue>[1] = {}, reference: string | null = null) {
  const sale = { soldOn: '2026-11-01', soldAt: 'Shop', reference };
  const [key = ''] = await issue(avow, terms, sale);
  const [row] = await rows('SELECT id FROM licensing.licence WHERE prefix = $1', [keyPrefix(key)]);
  const id = String(row?.id);
  return { key, id, page: `${path}/${id}` };
}
const stateOf = async (id: string) =>
  (await rows('SELECT state, state_reason FROM licensing.licence WHERE id = $1', [id]))[0];
const plain = (key: string, version = '21.5') => installer(key, 'promt-21', version);

beforeAll(async () => {
  avow = await openTestProgram();
  desk = asStaff(avow);
  const web = await listen(desk.app, { port: 0, host: '127.0.0.1' });
  site = { url: `http://localhost:${web.port}`, stop: web.stop };
  browser = await openBrowser();
}, 60_000);
beforeEach(() => avow.clock.set(testNow));
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await avow?.close();
});

/** Gives a machine a seat, as activation by code does. */
async function seat(licenceId: string, machine: string): Promise<string> {
  const { rows: made } = await avow.admin.query<{ id: string }>(
    `INSERT INTO licensing.seat (id, licence_id, machine, nonce, product, edition, manner, key_id, issued_on, grace_days,
       entitlements, signature, activated_at)
     VALUES (gen_random_uuid(), $1, decode($2, 'hex'), '\\x0000000000', 'promt-21', 'professional', 'manual', 1, '2026-11-25', 0,
       '{}', '\\x00', $3) RETURNING id`,
    [licenceId, machine, avow.clock.now()],
  );
  return String(made[0]?.id);
}

describe('search', () => {
  test('7.2 finds a licence by the first group of its key, by the whole key and by the sale', async () => {
    const { key, page } = await licence({}, 'order-77');
    for (const typed of [
      keyPrefix(key),
      key.toLowerCase(),
      ` ${keyPrefix(key).toLowerCase()} `,
      'order-77',
    ]) {
      const response = await desk.submit(`${path}/search`, { key: typed });
      expect(response.headers.get('location'), typed).toBe(page);
    }
    const missed = await desk.submit(`${path}/search`, { key: 'order-78' });
    expect([missed.status, await missed.text()]).toEqual([
      422,
      expect.stringContaining('no licence with this key'),
    ]);
  });

  test('7.2 a mistyped first group is said to be mistyped', async () => {
    const { key } = await licence();
    const prefix = keyPrefix(key);
    const wrong = prefix.slice(0, 4) + (prefix[4] === '7' ? '8' : '7');
    const response = await desk.submit(`${path}/search`, { key: wrong });
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('is mistyped')]);
  });

  test('7.2 each licence stands in the list once, and filters choose among them', async () => {
    for (let number = 0; number < 55; number += 1) await licence({ product: 'promt-19' });
    const seen: string[] = [];
    let next: string | undefined = `${path}?product=promt-19`;
    while (next !== undefined) {
      const shown: string = await text(next);
      seen.push(...[...shown.matchAll(/licences\/([0-9a-f-]{36})"/g)].map(([, id]) => String(id)));
      next = /href="([^"]*before=[^"]*)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&');
    }
    expect([seen.length, new Set(seen).size]).toEqual([55, 55]);
    expect(await text(`${path}?product=promt-19&state=suspended`)).toContain('No licence here');
  });
});

describe('one licence', () => {
  test('7.2 machines show a short mark, and a freed seat is free', async () => {
    const { id, page } = await licence({ seats: 1 });
    const seatId = await seat(id, '0123456789abcdef');
    const shown = await text(page);
    expect(shown).toContain('012345…');
    expect(shown).not.toContain('0123456789');
    expect(shown).toContain('1 of 1');
    expect(await text(`${page}/seats/${seatId}/free`)).toContain('Free the seat of machine 012345…?');
    expect((await desk.submit(`${page}/seats/${seatId}/free`, {})).status).toBe(303);
    expect(await text(page)).toMatch(/0 of 1[\s\S]*by us/);
    expect((await desk.submit(`${page}/seats/${seatId}/free`, {})).status).toBe(404);
    expect(await acts(id)).toEqual([['seat.freed', testStaffId]]);
  });

  test('7.2 is suspended with a reason, works again, and is withdrawn for good', async () => {
    const { id, page, key } = await licence();
    expect((await desk.submit(`${page}/suspend`, { reason: ' ' })).status).toBe(422);
    expect(await stateOf(id)).toEqual({ state: 'active', state_reason: null });
    await desk.submit(`${page}/suspend`, { reason: 'Paid back' });
    expect(await text(page)).toContain('Paid back');
    expect((await activateWith(avow, { ...plain(key), consents: {} })).status).not.toBe(201);
    const late = await desk.submit(`${page}/suspend`, { reason: 'Once more' });
    expect([late.status, await late.text()]).toEqual([
      409,
      expect.stringContaining('in another state by now'),
    ]);
    await desk.submit(`${page}/resume`, {});
    expect(await stateOf(id)).toEqual({ state: 'active', state_reason: null });
    await desk.submit(`${page}/revoke`, { reason: 'Stolen' });
    expect(await stateOf(id)).toEqual({ state: 'revoked', state_reason: 'Stolen' });
    expect((await acts(id)).map(([act]) => act)).toEqual([
      'licence.suspended',
      'licence.resumed',
      'licence.revoked',
    ]);
  });

  test('7.2 a new key is shown once, in no address, and the old one leads to it', async () => {
    const { id, page } = await licence();
    const response = await desk.submit(`${page}/replace`, {});
    const [, key = ''] = /<code class="token">([^<]+)</.exec(await response.text()) ?? [];
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toContain('no-store');
    const [row] = await rows('SELECT replaced_by FROM licensing.licence WHERE id = $1', [id]);
    const found = await desk.submit(`${path}/search`, { key });
    expect(found.headers.get('location')).toBe(`${path}/${row?.replaced_by}`);
    expect(await text(page)).toContain('The licence of the new key');
    expect(await text(`${path}/${row?.replaced_by}`)).not.toContain(key);
  });

  test('7.2 gets other terms; what cannot be is told and nothing changes', async () => {
    const { id, page } = await licence();
    const terms = {
      seats: '5',
      endsOn: '2028-02-29',
      termMonths: '',
      graceDays: '14',
      'opens.updates': 'yes',
    };
    const twice = await desk.submit(`${page}/terms`, { ...terms, termMonths: '12' });
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('not both')]);
    const odd = await desk.submit(`${page}/terms`, { ...terms, endsOn: '2027-02-29' });
    expect([odd.status, await odd.text()]).toEqual([422, expect.stringContaining('last day as a day')]);
    expect((await desk.submit(`${page}/terms`, { ...terms, 'opens.flying': 'yes' })).status).toBe(422);
    expect((await desk.submit(`${page}/terms`, terms)).status).toBe(303);
    const [row] = await rows(
      'SELECT seats, ends_on::text, term_months, grace_days, entitlements FROM licensing.licence WHERE id = $1',
      [id],
    );
    expect(row).toEqual({
      seats: 5,
      ends_on: '2028-02-29',
      term_months: null,
      grace_days: 14,
      entitlements: ['updates'],
    });
  });

  test('7.2 who may only read changes nothing', async () => {
    const { id, page } = await licence();
    const reader = asStaff(avow, 'sales');
    expect(await (await reader.request(page)).text()).not.toContain('/suspend');
    expect((await reader.submit(`${page}/suspend`, { reason: 'No' })).status).toBe(403);
    expect(await stateOf(id)).toMatchObject({ state: 'active' });
  });
});

test.each([
  ['phone', 360, 'light'],
  ['desktop', 1280, 'dark'],
] as const)('the pages fit a %s and are accessible', async (device, width, colorScheme) => {
  const { id, page: one } = await licence({ endsOn: '2027-05-01', entitlements: ['updates'] });
  await seat(id, 'fedcba9876543210');
  await withPage(browser, { viewport: { width, height: 800 }, colorScheme }, async (page) => {
    for (const address of [path, one, `${one}/suspend`, `${one}/terms`]) {
      await page.goto(site.url + address);
      const name = `licences ${address.replaceAll('/', ' ').replace(id, 'one')} ${device}`;
      expect(await inspect(page, name), address).toEqual({ overflow: 0, violations: [] });
    }
  });
});
