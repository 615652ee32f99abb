/** Clause 7 in the console: licences of nobody, whose keys are shown once, and machines of which a mark is all that is known. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { keyPrefix, newLicenceKey } from '../client/src/licenceKey.ts';
import { writeRequest } from '../client/src/requestCode.ts';
import { spelled } from '../src/modules/licensing/phone/spelling.ts';
import { listen } from '../src/platform/http/server.ts';
import { activateWith, installer, issue, postJson } from '../test/activation.ts';
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
const seatsTaken = async (id: unknown) =>
  (await rows('SELECT FROM licensing.seat WHERE licence_id = $1 AND ended_at IS NULL', [id])).length;
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

  test.each([
    ['replace', 1],
    ['transfer', 0],
  ] as const)(
    '7.2 the new key of a %s is shown once, in no address, and the old one leads to it',
    async (act, kept) => {
      const { id, page } = await licence();
      await seat(id, '1111111111111111');
      const response = await desk.submit(`${page}/${act}`, {});
      const [, key = ''] = /<code class="token">([^<]+)</.exec(await response.text()) ?? [];
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('no-store');
      const [row] = await rows('SELECT replaced_by FROM licensing.licence WHERE id = $1', [id]);
      const found = await desk.submit(`${path}/search`, { key });
      expect(found.headers.get('location')).toBe(`${path}/${row?.replaced_by}`);
      expect(await text(page)).toContain('The licence of the new key');
      expect(await text(`${path}/${row?.replaced_by}`)).not.toContain(key);
      expect(await seatsTaken(row?.replaced_by)).toBe(kept);
      expect(await seatsTaken(id)).toBe(0);
    },
  );

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

  test('7.2 what staff did to it stands on its page; who did it is told to whoever may read the log', async () => {
    const { id, page } = await licence();
    await rows(
      `INSERT INTO staff.member (staff_id, email, name, totp_secret, totp_step, role, joined_at)
       VALUES ($1, 'nina@example.com', 'Nina Weber', '', 0, 'owner', now()) ON CONFLICT DO NOTHING`,
      [testStaffId],
    );
    const seatId = await seat(id, 'fedcba9876543210');
    await desk.submit(`${page}/suspend`, { reason: 'A chargeback' });
    avow.clock.advance(60_000);
    await desk.submit(`${page}/resume`, {});
    avow.clock.advance(60_000);
    await desk.submit(`${page}/seats/${seatId}/free`, {});
    const whole = await text(page);
    const history = whole.slice(whole.indexOf('What staff did'));
    const places = ['Freed the seat', 'Let a licence work again', 'Suspended a licence'].map((act) =>
      history.indexOf(act),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(history).toContain('Nina Weber');
    const { page: other } = await licence();
    expect(await text(other)).not.toContain('Suspended a licence');
    const reader = await (await asStaff(avow, 'support').request(page)).text();
    expect(reader).toContain('Suspended a licence');
    expect(reader.slice(reader.indexOf('What staff did'))).not.toContain('Nina Weber');
  });

  test('7.2 who may only read changes nothing', async () => {
    const { id, page } = await licence();
    const reader = asStaff(avow, 'sales');
    expect(await (await reader.request(page)).text()).not.toContain('/suspend');
    expect((await reader.submit(`${page}/suspend`, { reason: 'No' })).status).toBe(403);
    expect(await stateOf(id)).toMatchObject({ state: 'active' });
  });
});

describe('issuing', () => {
  const order = {
    kind: 'promt-21/professional',
    seats: '2',
    endsOn: '',
    termMonths: '12',
    graceDays: '7',
    count: '3',
    soldOn: '2026-11-20',
    soldAt: '',
    reference: '',
  };
  const keysIn = (page: string) =>
    [...page.matchAll(/<code>((?:[0-9A-Z]{5}-){4}[0-9A-Z]{5})</g)].map(([, key]) => key);

  test('7.2 issues licences whose keys are shown once, also as a file from the same answer', async () => {
    const response = await desk.submit(`${path}/issue`, { ...order, 'opens.updates': 'yes' });
    const page = await response.text();
    const keys = keysIn(page);
    expect([response.status, keys.length]).toEqual([200, 3]);
    const [, file = ''] = /data:text\/csv;charset=utf-8;base64,([^"]+)/.exec(page) ?? [];
    const lines = Buffer.from(file, 'base64').toString().trim().split('\n');
    expect(lines[0]).toBe('key,id,product,edition,seats,ends_on,term_months,grace_days,entitlements');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(keys);
    const found = await desk.submit(`${path}/search`, { key: String(keys[2]) });
    const shown = await text(found.headers.get('location') ?? '');
    expect(shown).toContain('12 months after the first activation');
    expect(shown).toContain('20 November 2026');
    expect(shown).not.toContain(String(keys[2]));
    const id = String(found.headers.get('location')).split('/').at(-1) ?? '';
    expect(await acts(id)).toEqual([['licence.issued', testStaffId]]);
  });

  test('7.2 what cannot be issued is told beside its field, and nothing is stored', async () => {
    const before = await rows('SELECT count(*) FROM licensing.licence');
    for (const [more, sentence] of [
      [{ kind: 'promt-21/gold' }, 'no such edition'],
      [{ endsOn: '2027-01-01' }, 'not both'],
      [{ count: '0' }, 'number of licences'],
      [{ count: '2', reference: 'order-1' }, 'with a reference it is 1'],
      [{ seats: '1.5' }, 'Give the seats'],
      [
        { kind: 'promt-19/professional', 'opens.updates': 'yes' },
        'id="field-opens-error">This product cannot',
      ],
    ] as const) {
      const response = await desk.submit(`${path}/issue`, { ...order, ...more });
      expect([response.status, await response.text()], sentence).toEqual([
        422,
        expect.stringContaining(sentence),
      ]);
    }
    expect(await rows('SELECT count(*) FROM licensing.licence')).toEqual(before);
  });

  test('7.2 a shop issues by its token; the same sale gets one licence', async () => {
    const made = await desk.submit('/console/interface', { name: 'Shop', 'licences:issue': 'yes' });
    const [token = ''] = /avow_[\w-]{43}/.exec(await made.text()) ?? [];
    const authorization = `Bearer ${token}`;
    const ordered = {
      product: 'promt-21',
      edition: 'professional',
      seats: 2,
      endsOn: '2028-02-29',
      sale: { soldOn: '2026-11-24', soldAt: 'Shop', reference: 'order-900' },
    };
    const send = (body: object, headers: Record<string, string> = { authorization }) =>
      postJson(avow, '/api/v1/licences', body, headers);
    expect((await send(ordered, {})).status).toBe(401);
    const response = await send(ordered);
    const answer = await response.json();
    expect([response.status, answer]).toEqual([
      201,
      { licences: [{ id: expect.any(String), key: expect.any(String) }] },
    ]);
    const [row] = await rows('SELECT seats, source, reference FROM licensing.licence WHERE id = $1', [
      answer.licences[0].id,
    ]);
    expect(row).toEqual({ seats: 2, source: 'shop', reference: 'order-900' });
    const again = await send(ordered);
    expect([again.status, await again.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'referenceTaken' }),
    ]);
    for (const [more, code] of [
      [{ edition: 'gold' }, 'editionUnknown'],
      [{ product: 'constructor' }, 'productUnknown'],
      [{ termMonths: 3 }, 'termTwice'],
      [{ buyer: 'Ada' }, 'unknownField'],
      [{ seats: 0 }, 'badValues'],
      [{ count: 2 }, 'badValues'],
    ] as const) {
      const refused = await send({ ...ordered, ...more });
      expect([refused.status, (await refused.json()).code]).toEqual([422, code]);
    }
    const many = await send({ product: 'promt-21', edition: 'professional', count: 1_500 });
    expect((await many.json()).licences).toHaveLength(1_500);
  });
});

describe('activation by phone', () => {
  const path = '/console/phone-activation';
  const request = (kind: 'activate' | 'deactivate' = 'activate') =>
    writeRequest({ kind, product: 21, keyId: 2, machine: 'a1b2c3d4e5f60718', nonce: '0102030405' });

  test('7.3 the answer is read in 19 groups, each spelled; neither address nor person is kept', async () => {
    const { key, id } = await licence();
    const response = await desk.submit(path, { licenceKey: key, request: request() });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect([...page.matchAll(/<code>([0-9A-Z]{7})<\/code><span>/g)]).toHaveLength(19);
    expect(page).toMatch(/Alfa|Bravo|Charlie|Delta|Echo|Kilo|Zulu/);
    const seats = await rows('SELECT manner, ended_at FROM licensing.seat WHERE licence_id = $1', [id]);
    expect(seats).toEqual([{ manner: 'manual', ended_at: null }]);
    for (const table of ['verification', 'contact', 'network'])
      expect(await rows(`SELECT FROM licensing.${table}`)).toEqual([]);
    expect(
      await (await desk.submit(path, { licenceKey: key, request: request('deactivate') })).text(),
    ).toContain('The seat was given back');
  });

  test('7.3 a group that was heard wrongly is named', async () => {
    const { key } = await licence();
    const groups = request().split('-');
    const third = groups[2] ?? '';
    groups[2] = third.slice(0, 5) + (third.endsWith('7') ? '8' : '7');
    const response = await desk.submit(path, { licenceKey: key, request: groups.join(' ') });
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('group 3')]);
  });

  test('7.3 what stops it is told to the member of staff, not to a customer', async () => {
    const { key, id } = await licence({ seats: 1 });
    await seat(id, 'fedcba9876543210');
    const full = await desk.submit(path, { licenceKey: key, request: request() });
    expect(await full.text()).toContain('free that seat under “Licences”');
    const unknown = await (
      await desk.submit(path, { licenceKey: newLicenceKey(), request: request() })
    ).text();
    expect(unknown).toContain('look the licence up');
    expect(unknown).not.toMatch(/write to us/i);
  });

  test.each(['de', 'ru'] as const)('7.3 each letter has a word of its own in %s', (language) => {
    const said = spelled(language, 'ABCDEFGHJKMNPQRSTVWXYZ').split(' · ');
    expect(new Set(said).size).toBe(22);
    expect(said.every((word) => word.length > 2)).toBe(true);
    expect(spelled(language, '70')).toBe('7 · 0');
  });
});

test('7.2 all licences are exported without a key, and that is recorded', async () => {
  const { key } = await licence({}, '=HYPERLINK("x")');
  const response = await desk.submit(`${path}/export`, {});
  const file = await response.text();
  const [count] = await rows('SELECT count(*)::integer AS licences FROM licensing.licence');
  expect(file.trim().split('\n')).toHaveLength(Number(count?.licences) + 1);
  expect(file).toContain(keyPrefix(key));
  expect(file).not.toContain(key.slice(6));
  expect(file).toContain(`'=HYPERLINK`);
  expect((await rows(`SELECT staff_id FROM staff.act WHERE act = 'licences.exported'`)).at(0)).toEqual({
    staff_id: testStaffId,
  });
  expect((await asStaff(avow, 'support').submit(`${path}/export`, {})).status).toBe(403);
});

test('7.2 activations are counted once, as day, product, version and manner, before and after the day is over', async () => {
  const activations = '/console/activations?days=90';
  const { id } = await licence();
  await rows('DELETE FROM licensing.used_nonce');
  await rows('DELETE FROM licensing.seat');
  for (const machine of ['1111111111111111', '2222222222222222']) await seat(id, machine);
  const figures = (page: string) =>
    [...page.matchAll(/stat-figure">(\d+)</g)].map(([, figure]) => Number(figure));
  expect(figures(await text(activations))).toEqual([2, 0, 2, 0]);
  avow.clock.advance(2 * 86_400_000);
  await avow.runTask('licensing.tidy');
  await seat(id, '3333333333333333');
  expect(figures(await text(activations))).toEqual([3, 0, 3, 0]);
  expect(await text(activations)).toContain('not told, by code');
  expect((await asStaff(avow, 'editor').request(activations)).status).toBe(403);
});

test.each([
  ['phone', 360, 'light'],
  ['desktop', 1280, 'dark'],
] as const)(
  'the pages fit a %s and are accessible',
  { timeout: 90_000 },
  async (device, width, colorScheme) => {
    const { id, key, page: one } = await licence({ endsOn: '2027-05-01', entitlements: ['updates'] });
    const phoneRequest = {
      kind: 'activate',
      product: 21,
      keyId: 2,
      machine: '00a1b2c3d4e5f607',
      nonce: '0908070605',
    } as const;
    await seat(id, 'fedcba9876543210');
    await withPage(browser, { viewport: { width, height: 800 }, colorScheme }, async (page) => {
      for (const address of [
        path,
        one,
        `${one}/suspend`,
        `${one}/terms`,
        `${path}/issue`,
        '/console/phone-activation',
      ]) {
        await page.goto(site.url + address);
        const name = `licences ${address.replaceAll('/', ' ').replace(id, 'one')} ${device}`;
        expect(await inspect(page, name), address).toEqual({ overflow: 0, violations: [] });
      }
      const check = async (name: string) =>
        expect(await inspect(page, `licences ${name} ${device}`), name).toEqual({
          overflow: 0,
          violations: [],
        });
      await page.goto(`${site.url}/console/phone-activation`);
      await page.fill('[name=licenceKey]', key);
      await page.fill('[name=request]', writeRequest(phoneRequest));
      await page.click('main form button');
      expect(await page.locator('.spoken li').count()).toBe(19);
      await check('spoken');
      await page.goto(`${site.url}${path}/issue`);
      await page.selectOption('[name=kind]', 'promt-19/professional');
      await page.check('[name="opens.updates"]');
      await page.click('main form button');
      expect(await page.locator('#errors a').getAttribute('href')).toBe('#field-opens');
      await check('issue refused');
      await page.uncheck('[name="opens.updates"]');
      await page.fill('[name=count]', '3');
      await page.click('main form button');
      expect(await page.locator('.codes li').count()).toBe(3);
      await check('issued');
      await desk.submit(`${one}/suspend`, { reason: 'A chargeback' });
      await page.goto(site.url + one);
      await check('history');
    });
  },
);
