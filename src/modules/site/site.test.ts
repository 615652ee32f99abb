import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { signInStaff } from '../../../test/staff.ts';
import { activityNames } from '../../policy/vocabulary.ts';
import { parseArticle, readArticle } from './content.ts';
import { exposition } from './operations/metrics.ts';
import { productFacts } from './products.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const textOf = async (path: string, init?: RequestInit) => (await avow.request(path, init)).text();

test('the newest product stands on the home page, with its own end of support', async () => {
  const page = await textOf('/en');
  expect(page).toContain('PROMT 21');
  expect(page).toContain('10 Feb 2031');
  expect(page).toMatch(/\d+ of \d+ promises kept/);
});

test('support ends with the cycle that the policy sets, on the day', () => {
  const { policy } = avow.program.services;
  const supported = (now: string) =>
    productFacts(policy, new Date(now)).find((product) => product.id === 'promt-20')?.supported;
  expect(supported('2027-03-14T23:59:59Z')).toBe(true);
  expect(supported('2027-03-15T00:00:00Z')).toBe(false);
});

test('a product page says what installing it collects', async () => {
  expect(await textOf('/en/products/promt-18')).toContain('This product asks for no personal data');
  const page = await textOf('/en/products/promt-21');
  for (const word of ['user name', 'date of purchase', 'asks for your consent']) expect(page).toContain(word);
});

test('an unknown product is an ordinary missing page', async () => {
  expect((await avow.request('/en/products/promt-99')).status).toBe(404);
});

test('articles are plain: no HTML of their own, links in the reader’s language', () => {
  const article = parseArticle('de', 'x.md', '# T\n\nLede.\n\n[Kontakt](/contact) <script>alert(1)</script>');
  expect(article).toMatchObject({ title: 'T', lede: 'Lede.' });
  expect(article.body).toContain('href="/de/contact"');
  expect(article.body).not.toContain('<script>');
});

test('an article without a title is told with its file', () => {
  expect(() => parseArticle('en', 'content/en/home.md', 'Just text')).toThrow(/content\/en\/home\.md/);
});

test('every listed product has an article in every language', () => {
  for (const language of ['en', 'de', 'ru'] as const)
    for (const id of Object.keys(avow.program.services.policy.products))
      expect(readArticle(language, `products/${id}`)?.title).toBeTruthy();
});

test('healthz names version, policy and the shift of the clock', async () => {
  const response = await avow.request('/healthz');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: 'ok',
    policy: { hash: avow.program.services.policyVersion },
    clockShiftSeconds: 0,
  });
});

test('healthz fails while a log line is older than its period', async () => {
  await textOf('/en');
  await avow.admin.query(
    `CREATE TABLE accesslog.old PARTITION OF accesslog.line FOR VALUES FROM ('2026-11-01') TO ('2026-11-02')`,
  );
  await avow.admin.query(
    `INSERT INTO accesslog.line (time, method, route, status, duration_ms, bytes) VALUES ('2026-11-01T12:00Z', 'GET', '/', 200, 1, 1)`,
  );
  const response = await avow.request('/healthz');
  expect([response.status, (await response.json()).status]).toEqual([503, 'logTooOld']);
  await avow.admin.query('DROP TABLE accesslog.old');
});

test('healthz fails while the database does not answer, and recovers with it', async () => {
  const connecting = (verb: string) =>
    avow.admin.query(`DO $$ BEGIN EXECUTE format('${verb} PUBLIC', current_database()); END $$`);
  await connecting('REVOKE CONNECT ON DATABASE %I FROM');
  await avow.admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const response = await avow.request('/healthz');
  expect([response.status, (await response.json()).status]).toEqual([503, 'databaseAway']);
  await connecting('GRANT CONNECT ON DATABASE %I TO');
  expect((await avow.request('/healthz')).status).toBe(200);
});

test('metrics count requests by route, never by path', async () => {
  await textOf('/en/products/promt-20');
  const metrics = await textOf('/metrics');
  expect(metrics).toMatch(
    /^avow_http_requests_total\{method="GET",route="\/products\/:id",status="2xx"\} \d+$/m,
  );
  expect(metrics).not.toContain('promt-20');
});

test('metrics are for this machine, or for whoever holds the token', async () => {
  const status = async (headers: Record<string, string>) =>
    (await avow.request('/metrics', { headers })).status;
  const behindProxy = { 'x-forwarded-for': '203.0.113.7' };
  expect(await status({})).toBe(200);
  expect(await status(behindProxy)).toBe(403);
  expect(await status({ ...behindProxy, authorization: 'Bearer guess' })).toBe(403);
  const token = 'correct-horse-battery';
  writeFileSync(join(avow.env.dataDir, 'keys', 'metrics.token'), `${token}\n`);
  expect(await status({ ...behindProxy, authorization: `Bearer ${token}` })).toBe(200);
  expect(await status({ ...behindProxy, authorization: 'Bearer correct-horse' })).toBe(403);
});

test('labels of metrics are escaped', () => {
  const samples = [{ labels: { route: 'a"b\\c\n' }, value: 1 }];
  expect(exposition([{ name: 'x', help: 'h', type: 'gauge', samples }])).toContain(
    'x{route="a\\"b\\\\c\\n"} 1',
  );
});

test('security.txt expires by the clock and names the contact of the policy', async () => {
  const text = await textOf('/.well-known/security.txt');
  const { policy, clock } = avow.program.services;
  expect(text).toContain(`Contact: mailto:${policy.controller.emails.contact}`);
  const expires = new Date(/Expires: (.+)/.exec(text)?.[1] ?? '');
  expect(expires.getTime() - clock.now().getTime()).toBe(180 * 86_400_000);
});

test('the site map lists public pages in each language, and nothing of the console or of a person', async () => {
  const map = await textOf('/sitemap.xml');
  for (const path of ['/ru/privacy', '/en/products/promt-21', '/de/contact'])
    expect(map).toContain(`${path}</loc>`);
  expect(map).not.toMatch(/console|my-data|my-visit|\/r\//);
});

test('the register is in the console for those who may read it, as page, JSON and CSV', async () => {
  const headers = await signInStaff(avow, 'viewer');
  const page = await textOf('/console/register', { headers });
  expect(page).toContain('Register of processing');
  expect(page).toContain('Log of the site');
  const csv = await avow.request('/console/register.csv', { headers });
  expect(csv.headers.get('content-disposition')).toContain('register.csv');
  expect((await csv.text()).split('\r\n').length).toBeGreaterThan(activityNames.length);
  expect(JSON.parse(await textOf('/console/register.json', { headers })).activities).toHaveLength(
    activityNames.length,
  );
  expect((await avow.request('/console/register')).status).toBe(303);
});
