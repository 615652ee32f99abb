import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importAccessLog } from '../src/modules/accesslog/import.ts';
import { createStore } from '../src/modules/accesslog/log.ts';
import { createPartitions } from '../src/platform/db/partitions.ts';
import { openTestProgram, type TestProgram, testNow } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const dayMs = 86_400_000;
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const stored = () => avow.part('accesslog').stop?.();
const count = async (sql: string, values: unknown[] = []) =>
  Number((await avow.admin.query<{ count: string }>(`SELECT count(*) FROM ${sql}`, values)).rows[0]?.count);

/** Imports lines as `avow import access-log` does. */
async function importLines(source: AsyncIterable<Uint8Array>, shiftMs = 0) {
  const { services, pools, parts } = avow.program;
  const store = createStore({
    ...services,
    pool: pools.pool('accesslog'),
    partitions: createPartitions(pools.pool('owner')),
    wiring: { parts: () => parts },
  });
  return importAccessLog(source, {
    policy: services.policy,
    store,
    providers: null,
    routes: [...parts.values()].flatMap((part) => part.routes ?? []),
    now: avow.clock.now(),
    shiftMs,
  });
}

const lineAt = (time: Date, address: string, path = '/old', referrer = '-') => {
  const [, weekday, day, month, year, clock] =
    /(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(time.toUTCString()) ?? [];
  return (
    weekday &&
    `${address} - - [${day}/${month}/${year}:${clock} +0000] "GET ${path} HTTP/1.1" 200 100 "${referrer}" "${firefox}"\n`
  );
};
const sourceOf = (lines: readonly (string | undefined)[]) => Readable.from([Buffer.from(lines.join(''))]);

test('2.1 lines hold neither referrer, agent, query nor parameters', async () => {
  await avow.request('/r/7KQ2M-AAAAA?secret=query', {
    headers: { 'user-agent': `${firefox} secret-agent`, referer: 'https://www.example.com/secret-referrer' },
  });
  await stored();
  const { rows } = await avow.admin.query<{ all: string }>(
    'SELECT line::text AS all FROM accesslog.line AS line',
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.all).not.toMatch(/secret|7KQ2M/);
});

test('2.1 routes marked noAddress log no address', async () => {
  const marked = [...avow.program.parts.values()]
    .flatMap((part) => part.routes ?? [])
    .filter((route) => route.noAddress && route.method === 'GET' && !route.path.includes('{'));
  expect(marked.length).toBeGreaterThan(0);
  for (const route of marked) await avow.request(route.path.replace(/:\w+/g, 'none'));
  await stored();
  for (const route of marked) {
    expect(await count('accesslog.line WHERE route = $1', [route.path]), route.path).toBeGreaterThan(0);
    expect(
      await count('accesslog.line WHERE route = $1 AND ip_address IS NOT NULL', [route.path]),
      route.path,
    ).toBe(0);
  }
});

test("2.1 in a proxy's log too, pages without address lose it, with the code or token in their path", async () => {
  const paths = ['/r/7KQ2M-CANARY', '/de/r/7KQ2M-CANARY/', '/ru/activate', '/en/privacy/my-data/open/canary'];
  const report = await importLines(
    sourceOf([...paths, '/en/products'].map((path) => lineAt(avow.clock.now(), '198.51.100.77', path))),
  );
  expect(report).toEqual({ read: 5, stored: 5, skipped: {} });
  expect(await count(`accesslog.line AS line WHERE line::text ~* 'canary'`)).toBe(0);
  const { rows } = await avow.admin.query(
    `SELECT route FROM accesslog.line WHERE ip_address = '198.51.100.77'`,
  );
  expect(rows).toEqual([{ route: '/en/products' }]);
});

test('2.1 a day is gone before its oldest line is 7 days old, and its lines cannot come back', async () => {
  avow.clock.set('2026-12-01T23:00:00Z');
  await avow.runTask('retention.run');
  expect(await count(`accesslog.line WHERE "time" < '2026-11-26'`)).toBeGreaterThan(0);
  avow.clock.set('2026-12-01T23:59:59Z');
  await avow.runTask('retention.run');
  expect(await count(`accesslog.line WHERE "time" < '2026-11-26'`)).toBe(0);
  avow.clock.set('2026-12-02T00:00:00Z');
  const report = await importLines(sourceOf([lineAt(new Date('2026-11-25T23:59:59Z'), '192.0.2.1')]));
  expect(report).toEqual({ read: 1, stored: 0, skipped: { olderThanPolicy: 1 } });
});

test("2.1 after a month's absence nothing old is left when the program opens", async () => {
  await avow.request('/');
  await stored();
  expect(await count('accesslog.line')).toBeGreaterThan(0);
  avow.clock.advance(31 * dayMs);
  for (const part of avow.program.parts.values()) await part.start?.();
  expect(await count('accesslog.line')).toBe(0);
});

test('2.1 such a gap is a broken promise for 30 days, with how long lines outlived their period', async () => {
  const probe = avow.part('retention').probes?.find(({ id }) => id === 'retention.gap');
  const told = async () => {
    const found = await probe?.measure();
    return [found?.kept, found?.value.en];
  };
  expect(probe?.clause).toBe('2.1');
  expect(await told()).toEqual([false, '24 days too long, until 2 January 2027']);
  avow.clock.advance(30 * dayMs);
  expect(await told()).toEqual([true, 'none in 30 days']);
});

test("2.2 only the log's own role reads what lines say, in the live catalogue", async () => {
  const probe = avow.part('accesslog').probes?.find((each) => each.id === 'accesslog.readers');
  expect(await probe?.measure()).toMatchObject({ kept: true, value: { en: '1; one allowed' } });
  const { rows } = await avow.admin.query<{ role: string }>(
    `SELECT rolname AS role FROM pg_roles WHERE rolname LIKE 'avow%_visits' OR rolname LIKE 'avow%_rights'`,
  );
  for (const { role } of rows) {
    await avow.admin.query(`SET ROLE ${role}`);
    await expect(avow.admin.query('SELECT ip_address FROM accesslog.line')).rejects.toThrow(
      'permission denied',
    );
    await avow.admin.query('RESET ROLE');
  }
  const [role] = rows;
  await avow.admin.query(`GRANT SELECT ON accesslog.line TO ${role?.role}`);
  expect((await probe?.measure())?.kept).toBe(false);
  await avow.admin.query(`REVOKE SELECT ON accesslog.line FROM ${role?.role}`);
});

test('2.2 an address that is shut out gets 403 until the log would have forgotten it, but reaches its own data', async () => {
  avow.clock.set(testNow);
  const pool = avow.program.pools.pool('accesslog');
  await pool.query(`INSERT INTO accesslog.block VALUES ('127.0.0.1', $1, $2)`, [
    avow.clock.now(),
    new Date(avow.clock.now().getTime() + 7 * dayMs),
  ]);
  await avow.part('accesslog').start?.();
  expect((await avow.request('/products')).status).toBe(403);
  expect((await avow.request('/privacy/my-data')).status).toBe(200);
  avow.clock.advance(7 * dayMs);
  expect((await avow.request('/products')).status).toBe(200);
});

test("5.3 a group is published from the policy's smallest size on, never below", async () => {
  const day = avow.clock.now().toISOString().slice(0, 10);
  const visitors = (number: number, path: string) =>
    Array.from({ length: number }, (_, at) => lineAt(avow.clock.now(), `192.0.2.${at + 1}`, path));
  await importLines(
    sourceOf([
      ...visitors(4, '/four'),
      ...visitors(5, '/five'),
      ...visitors(1, '/one').flatMap((line) => Array(9).fill(line)),
    ]),
  );
  const { rows } = await avow.program.pools
    .pool('visits')
    .query<{ key: string; requests: number }>(
      `SELECT key, requests FROM accesslog.daily WHERE day = $1 AND dimension = 'page'`,
      [day],
    );
  expect(rows).toEqual([{ key: '/five', requests: 5 }]);
});

test('5.3 what is too small becomes "other" when the day goes, and less than that is dropped', async () => {
  const day = avow.clock.now().toISOString().slice(0, 10);
  avow.clock.advance(7 * dayMs);
  await avow.runTask('retention.run');
  const { rows } = await avow.admin.query(
    `SELECT dimension, key, requests, sources FROM accesslog.daily WHERE day = $1 AND NOT robots ORDER BY dimension, key`,
    [day],
  );
  // /four and /one share their visitors: four people in all, so no "other" may be shown
  expect(rows.filter((row) => row.dimension === 'page')).toEqual([
    { dimension: 'page', key: '/five', requests: 5, sources: 5 },
  ]);
  expect(await count('accesslog.daily WHERE day = $1 AND sources < 5', [day])).toBe(0);
  expect(await count('accesslog.hourly WHERE day = $1 AND sources < 5', [day])).toBe(0);
  expect(await count('accesslog.line')).toBe(0);
});

test('5.3 small groups of different people together are "other"', async () => {
  const now = avow.clock.now();
  await importLines(
    sourceOf(Array.from({ length: 6 }, (_, at) => lineAt(now, `192.0.2.${at + 1}`, `/page-${at % 3}`))),
  );
  avow.clock.advance(7 * dayMs);
  await avow.runTask('retention.run');
  const { rows } = await avow.admin.query(
    `SELECT key, requests, sources FROM accesslog.daily WHERE day = $1 AND dimension = 'page'`,
    [now.toISOString().slice(0, 10)],
  );
  expect(rows).toEqual([{ key: '', requests: 6, sources: 5 }]);
});

test('2.1 a real log of 2015: nothing is stored; moved to now, all of it, and counts outlive its lines', async () => {
  const folder = process.env.AVOW_TEST_INPUTS;
  if (!folder) {
    process.stderr.write('2.1 real log: not run, since AVOW_TEST_INPUTS names no folder with access-log/.\n');
    return;
  }
  const file = `${folder}/access-log/apache-2015-05.log`;
  expect(await importLines(createReadStream(file))).toEqual({
    read: 8_000,
    stored: 0,
    skipped: { olderThanPolicy: 8_000 },
  });
  const latest = Date.parse('2015-05-20T21:05:59Z');
  const report = await importLines(createReadStream(file), avow.clock.now().getTime() - latest);
  expect(report).toMatchObject({ read: 8_000, stored: 8_000 });
  expect(await count('accesslog.line WHERE search_phrase IS NOT NULL')).toBe(63);
  expect(
    await count(
      '(SELECT DISTINCT search_phrase FROM accesslog.line WHERE search_phrase IS NOT NULL) AS phrases',
    ),
  ).toBe(42);
  avow.clock.advance(7 * dayMs);
  await avow.runTask('retention.run');
  expect(await count('accesslog.line')).toBe(0);
  expect(await count(`accesslog.daily WHERE dimension = 'page' AND sources >= 5`)).toBeGreaterThan(10);
});
