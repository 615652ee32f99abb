import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { rightsWords } from '../src/modules/rights/words.ts';
import { personTables } from '../src/policy/rights.ts';
import { asStaff, testStaffId } from '../test/console.ts';
import { mailedLink, personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { fillPerson } from '../test/rows.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('4.1 a link is mailed to known and unknown addresses with one and the same answer', async () => {
  await fillPerson(avow, 'nina.weber@example.com');
  const known = await avow.submit('/en/privacy/my-data', { email: 'nina.weber@example.com' });
  const unknown = await avow.submit('/en/privacy/my-data', { email: 'nobody@example.com' });
  expect([known.status, known.headers.get('location')]).toEqual([303, '/en/privacy/my-data/sent']);
  expect([unknown.status, unknown.headers.get('location')]).toEqual([303, '/en/privacy/my-data/sent']);
  const sent = await (await avow.request('/en/privacy/my-data/sent')).text();
  expect(sent).not.toContain('example.com');
});

test('4.1 the link carries no personal data, works by its button only, once, and for its time', async () => {
  await avow.submit('/de/privacy/my-data', { email: 'Link@Example.com' });
  const link = await mailedLink(avow, 'link@example.com');
  expect(link).toMatch(/^\/de\/privacy\/my-data\/open\/[\w-]{43}$/);
  for (let scan = 0; scan < 2; scan += 1) expect((await avow.request(link)).status).toBe(200);
  expect((await avow.submit(link, {})).status).toBe(303);
  expect((await avow.submit(link, {})).status).toBe(410);
  await avow.submit('/de/privacy/my-data', { email: 'link@example.com' });
  const second = await mailedLink(avow, 'link@example.com');
  avow.clock.advance(3_600_000 - 1);
  expect((await avow.request(second)).status).toBe(200);
  avow.clock.advance(1);
  expect((await avow.submit(second, {})).status).toBe(410);
});

test('4.1 links and sessions are stored as keyed hashes only', async () => {
  const { cookie } = await proveAddress(avow, 'hash@example.com');
  const token = cookie.split('=')[1] ?? '';
  const { rows } = await avow.admin.query(`SELECT row_to_json(s)::text AS row FROM rights.session s`);
  expect(token.length).toBe(43);
  for (const { row } of rows) expect(row).not.toContain(token);
});

test('4.1 the answer has every declared personal column of that person, and nothing of anyone else', async () => {
  const mine = await fillPerson(avow, 'mine@example.com');
  const theirs = await fillPerson(avow, 'theirs@example.com');
  const headers = await proveAddress(avow, 'mine@example.com');
  const file = await avow.request('/en/privacy/my-data/all.json', { headers });
  expect(file.headers.get('cache-control')).toBe('no-store');
  const text = await file.text();
  const document = JSON.parse(text);
  const answered = new Set(
    document.activities.flatMap(
      (activity: { rows: { table: string; values: object; withheld: string[] }[] }) =>
        activity.rows.flatMap((row) =>
          [...Object.keys(row.values), ...row.withheld].map((column) => `${row.table}.${column}`),
        ),
    ),
  );
  for (const { full, table } of personTables(declarations))
    for (const column of Object.keys(table.columns))
      expect(answered, `${full}.${column}`).toContain(`${full}.${column}`);
  for (const canary of mine.canaries) expect(text).toContain(canary);
  for (const canary of theirs.canaries) expect(text).not.toContain(canary);
  expect(text).not.toContain(await personId(avow, 'theirs@example.com'));
  for (const heading of [
    'recipients',
    'consultations',
    'rights',
    'complaint',
    'automatedDecisions',
    'categories',
    'sources',
    'notMatched',
  ])
    expect(document[heading], heading).toBeDefined();
  const csv = await (await avow.request('/en/privacy/my-data/all.csv', { headers })).text();
  const headings = ['recipients', 'rights', 'complaint', 'automatedDecisions', 'categories', 'sources'];
  for (const heading of headings) expect(csv, heading).toMatch(new RegExp(`^,,,${heading},,.+`, 'm'));
  for (const { activity } of document.activities)
    for (const heading of ['purpose', 'basis', 'clause', 'until'])
      expect(csv, activity).toMatch(new RegExp(`^${activity},,,${heading},,`, 'm'));
});

test.each(['en', 'de', 'ru'])(
  '4.1 the page reads in %s, with purposes, grounds, periods and all headings',
  async (language) => {
    const headers = await proveAddress(avow, 'mine@example.com');
    const page = await (await avow.request(`/${language}/privacy/my-data`, { headers })).text();
    const texts = avow.program.services.texts[language as 'en'];
    for (const activity of ['outgoingMail', 'disclosure', 'consultation'] as const) {
      expect(page).toContain(texts.activities[activity].title);
      expect(page).toContain(texts.activities[activity].purpose);
    }
    const { heading } = rightsWords[language as 'en'];
    const ofTheLaw = ['purposes', 'categories', 'recipients', 'period', 'source', 'rights'] as const;
    const besides = ['complaint', 'decisions', 'countries', 'looked', 'unmatched'] as const;
    for (const term of [...ofTheLaw, ...besides]) expect(page).toContain(`<dt>${heading[term]}</dt>`);
    expect(page).toContain('/privacy/authorities');
    expect(page).toContain('/privacy/my-visit');
  },
);

test('4.1 a proven browser is let go after the idle and the whole time of the policy', async () => {
  const headers = await proveAddress(avow, 'idle@example.com');
  avow.clock.advance(29 * 60_000);
  expect(await (await avow.request('/en/privacy/my-data', { headers })).text()).toContain('idle@example.com');
  avow.clock.advance(30 * 60_000);
  expect(await (await avow.request('/en/privacy/my-data', { headers })).text()).not.toContain(
    'idle@example.com',
  );
});

test('4.1 asking is throttled for each address, and a wrong address is named at its field', async () => {
  for (let time = 0; time < 5; time += 1)
    await avow.submit('/en/privacy/my-data', { email: 'often@example.com' });
  expect((await avow.submit('/en/privacy/my-data', { email: 'OFTEN@example.com' })).status).toBe(429);
  const wrong = await avow.submit('/en/privacy/my-data', { email: 'no address' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('name@example.com');
});

test('4.1 who gives IP address and time is answered from the log: staff search by hand, and it is recorded', async () => {
  const desk = asStaff(avow);
  await avow.request('/products');
  await avow.part('accesslog').stop?.();
  const time = avow.clock.now().toISOString().slice(0, 16);
  const search = async (sought: string, at = time) =>
    (await desk.submit('/console/health/search', { sought, time: at })).text();
  expect(await search('127.0.0.1')).toContain('GET /products · 200 · ');
  expect(await search('127.0.0.2')).toContain('Nothing is held of this address');
  expect(await search('127.0.0.1', '2026-11-24T12:00')).toContain('Nothing is held of this address');
  for (const [sought, at] of [['nobody'], ['127.0.0.1', '+275760-09-13T00:00']] as const)
    expect(await search(sought, at)).toContain('Write an IP address like');
  await avow.admin.query(
    `INSERT INTO accesslog.line ("time", ip_address, route)
     SELECT $1::timestamptz + n * interval '1 second', '192.0.2.9', '/n' FROM generate_series(1, 501) n`,
    [`${time}Z`],
  );
  const many = await search('192.0.2.9');
  expect([many.includes('500 lines'), many.includes('These are the first ones only')]).toEqual([true, true]);
  const { rows } = await avow.admin.query(`SELECT staff_id FROM staff.act WHERE act = 'log.searched'`);
  expect(rows).toEqual(Array(4).fill({ staff_id: testStaffId }));
});
