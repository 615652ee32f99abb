import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const report = (body: unknown, headers: Record<string, string> = {}) =>
  avow.request('/v', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'user-agent': firefox, 'content-type': 'application/json', ...headers },
  });
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const lines = async () => {
  await avow.part('accesslog').stop?.();
  return (await avow.admin.query('SELECT * FROM accesslog.line WHERE visit_id IS NOT NULL ORDER BY ctid'))
    .rows;
};

test('the first report opens a visit with an opaque session cookie, the next go on with it', async () => {
  const first = await report({ p: '/de/privacy/cookies' });
  expect(first.status).toBe(204);
  expect(first.headers.get('set-cookie')).toMatch(
    /^avow_visit=[0-9a-f-]{36}; Path=\/; SameSite=Lax; HttpOnly$/,
  );
  const cookie = cookieOf(first);
  const second = await report({ p: '/contact?x=secret', l: '//www.example.com' }, { cookie });
  expect(second.headers.get('set-cookie')).toBeNull();
  await report({ p: '/nowhere/secret' }, { cookie });
  await report({ p: '/de/privacy/cookies', t: 4_200, b: 1_000 }, { cookie });
  const rows = await lines();
  const id = cookie.split('=')[1];
  expect(rows.map((row) => [row.visit_id, row.page, row.link, row.seen_ms, row.route])).toEqual([
    [id, '/privacy/cookies', null, null, '/v'],
    [id, 'other', 'www.example.com', null, '/v'],
    [id, 'other', null, null, '/v'],
    [id, '/privacy/cookies', null, 3_200, '/v'],
  ]);
});

test.each([
  ['no JSON', '{'],
  ['an unknown field', { p: '/', personId: 'x' }],
  ['a time that went back', { p: '/', t: 1, b: 2 }],
  ['no page', {}],
  ['a path that is none', { p: 'javascript:x' }],
  ['more than a day', { p: '/', t: 86_400_001 }],
])('a report with %s is refused and opens no visit', async (_, body) => {
  const before = (await lines()).length;
  const response = await report(body);
  expect([response.status, response.headers.get('set-cookie')]).toEqual([400, null]);
  expect(await lines()).toHaveLength(before);
});

test('a report from another site is refused', async () => {
  expect((await report({ p: '/' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});

test('a foreign, idle or overlong visit gets a new id', async () => {
  const stolen = 'avow_visit=0193b1d0-0000-7000-8000-000000000000';
  const cookie = cookieOf(await report({ p: '/' }, { cookie: stolen }));
  expect(cookie).toMatch(/^avow_visit=/);
  expect(cookie).not.toBe(stolen);
  avow.clock.advance(29 * 60_000);
  expect((await report({ p: '/' }, { cookie })).headers.get('set-cookie')).toBeNull();
  avow.clock.advance(30 * 60_000);
  const next = cookieOf(await report({ p: '/' }, { cookie }));
  expect(next).toMatch(/^avow_visit=/);
  for (let hour = 0; hour < 12 * 3; hour++) {
    avow.clock.advance(20 * 60_000 - 1_000);
    expect((await report({ p: '/' }, { cookie: next })).headers.get('set-cookie')).toBeNull();
  }
  avow.clock.advance(60_000);
  expect(cookieOf(await report({ p: '/' }, { cookie: next }))).not.toBe('');
});

test.each([
  ['a page of one’s own data', { p: '/de/privacy/my-data' }],
  ['a link to it', { p: '/de/', l: '/de/privacy/my-data' }],
  ['a page behind a code', { p: '/r/7KQ2M-7KQ2M' }],
  ['the page of activation', { p: '/en/activate' }],
])('2.1 a report about %s brings back no address and no visit', async (_, body) => {
  const before = await lines();
  const response = await report(body);
  expect([response.status, response.headers.get('set-cookie')]).toEqual([204, null]);
  expect(await lines()).toEqual(before);
  const { rows } = await avow.admin.query(
    'SELECT ip_address, page, route FROM accesslog.line ORDER BY time DESC, ctid DESC LIMIT 1',
  );
  expect(rows).toEqual([{ ip_address: null, page: null, route: '/v' }]);
});

test('a robot has no visit', async () => {
  const response = await report({ p: '/' }, { 'user-agent': 'Googlebot/2.1' });
  expect([response.status, response.headers.get('set-cookie')]).toEqual([204, null]);
});

test('by https the cookie is bound to this host, goes on with its visit, and the page names it as it is set', async () => {
  const secure = await openTestProgram({ environment: { PUBLIC_URL: 'https://localhost' } });
  try {
    const send = (headers: Record<string, string> = {}) =>
      secure.request('/v', {
        method: 'POST',
        body: JSON.stringify({ p: '/' }),
        headers: { 'user-agent': firefox, ...headers },
      });
    const first = await send();
    expect(first.headers.get('set-cookie')).toMatch(
      /^__Host-avow_visit=[0-9a-f-]{36}; Path=\/; SameSite=Lax; HttpOnly; Secure$/,
    );
    const cookie = cookieOf(first);
    expect((await send({ cookie })).headers.get('set-cookie')).toBeNull();
    const page = await secure.request('/en/privacy/cookies', { headers: { cookie } });
    expect(await page.text()).toContain('__Host-avow_visit');
    // a cookie that another place of the domain could have set is none of ours
    expect(cookieOf(await send({ cookie: cookie.replace('__Host-', '') }))).toMatch(/^__Host-avow_visit=/);
  } finally {
    await secure.close();
  }
});
