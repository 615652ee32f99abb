import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DatabaseServer, startDatabase } from './server.ts';
import { boundLog } from './server-log.ts';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const NAMELESS = 65_533;

let scratch: string;
let dataDir: string;
const running: DatabaseServer[] = [];

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'avow-'));
  await chmod(scratch, 0o755);
  dataDir = join(scratch, 'data');
});

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await rm(scratch, { recursive: true, force: true });
});

async function start(directory = dataDir): Promise<DatabaseServer> {
  const server = await startDatabase({ dataDir: directory, log: () => {} });
  running.push(server);
  return server;
}

/** The rows of a query, each as its first column. */
async function ask(server: DatabaseServer, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server.url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows.map((row: unknown[]) => row[0]);
  } finally {
    await client.end();
  }
}

/** Another process that starts the database of `dataDir`, prints "up", and waits to be killed. */
function startElsewhere(
  identity: { uid?: number; gid?: number } = {},
  errors: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  const program = `
    import { startDatabase } from ${JSON.stringify(new URL('server.ts', import.meta.url).href)};
    const database = await startDatabase({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
    process.on('SIGTERM', () => database.stop());
    console.log('up');`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    ...identity,
    detached: true,
    stdio: ['ignore', 'pipe', errors],
  });
}

async function isUp(child: ChildProcess): Promise<void> {
  const [said] = child.stdout ? await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]) : [];
  expect(String(said)).toBe('up\n');
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await pause(1);
}

const postmasterPid = async () =>
  Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

test('the first start makes a cluster and later starts find the data again', async () => {
  const first = await start();
  await ask(first, 'create table kept as select 42 as answer');
  await first.stop();
  expect(await ask(await start(), 'select answer from kept')).toEqual([42]);
});

test('the cluster is UTF-8 by the built-in C.UTF-8, has checksums, and keeps time in UTC', async () => {
  const server = await start();
  const show = async (setting: string) => (await ask(server, `show ${setting}`))[0];
  const collation =
    "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres'";
  expect(await ask(server, collation)).toEqual(['b C.UTF-8']);
  expect(await show('server_encoding')).toBe('UTF8');
  expect(await show('data_checksums')).toBe('on');
  expect(await show('TimeZone')).toBe('UTC');
});

test('the database answers on a socket that only its own user may enter, on no port, and only with its password', async () => {
  const server = await start();
  expect(await ask(server, 'show listen_addresses')).toEqual(['']);
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(dataDir, 'postgres.secret'))).mode & 0o777).toBe(0o600);
  const stranger = new URL(server.url);
  stranger.password = 'guessed';
  await expect(new Client({ connectionString: stranger.href }).connect()).rejects.toMatchObject({
    code: '28P01',
  });
});

test('where the path is too long for a socket, it answers on the loopback address alone', async () => {
  const server = await start(join(dataDir, 'a'.repeat(120)));
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
  expect(await ask(server, 'show listen_addresses')).toEqual(['127.0.0.1']);
});

test('a second program on the same data directory is refused, and may start when the first is gone', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(`Another avow already works on ${dataDir}`);
  await first.stop();
  await start();
});

test('a program killed with -9 frees the data directory, and what it had committed is there', async () => {
  const killed = startElsewhere();
  await isUp(killed);
  const orphan = await postmasterPid();
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(process.kill(orphan, 0)).toBe(true);

  expect(await ask(await start(), 'select 1')).toEqual([1]);
  expect(await postmasterPid()).not.toBe(orphan);
});

test('when program and database were both killed, the next start recovers', async () => {
  const killed = startElsewhere();
  await isUp(killed);
  process.kill(await postmasterPid(), 'SIGKILL');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  expect(await ask(await start(), 'select 1')).toEqual([1]);
});

test('a program killed while it made the cluster leaves nothing that hinders the next', async () => {
  const killed = startElsewhere();
  const halfMade = async () =>
    (await readdir(dataDir).catch(() => [])).filter((name) => name.startsWith('postgres.init-'));
  await until(async () => {
    const [name] = await halfMade();
    return name !== undefined && existsSync(join(dataDir, name, 'cluster/PG_VERSION'));
  });
  process.kill(-(killed.pid ?? 0), 'SIGKILL');
  await once(killed, 'exit');
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

  expect(await ask(await start(), 'select 1')).toEqual([1]);
  expect(await halfMade()).toEqual([]);
});

test('a pid file whose number now belongs to a stranger harms neither the stranger nor the start', async () => {
  await (await start()).stop();
  const stranger = spawn('sleep', ['60']);
  await writeFile(
    join(dataDir, 'postgres/postmaster.pid'),
    `${stranger.pid}\n${join(dataDir, 'postgres')}\n`,
  );
  expect(await ask(await start(), 'select 1')).toEqual([1]);
  expect(stranger.exitCode).toBeNull();
  stranger.kill();
});

test('Ctrl-C in the terminal of the program does not reach the database', async () => {
  const program = startElsewhere();
  await isUp(program);
  process.kill(-(program.pid ?? 0), 'SIGINT');
  await once(program, 'exit');
  expect(process.kill(await postmasterPid(), 0)).toBe(true);
  await start();
});

test('an end of the database that nobody asked for is told, with where to look', async () => {
  const server = await start();
  const told = new Promise<string>((resolve) => server.onExit(resolve));
  process.kill(await postmasterPid(), 'SIGQUIT');
  expect(await told).toContain(`see ${join(dataDir, 'postgres.log')}`);
  const late: string[] = [];
  server.onExit((reason) => late.push(reason));
  expect(late).toEqual([await told]);
});

test('stopping is not an unexpected end, and stopping twice is stopping', async () => {
  const server = await start();
  let told = 0;
  server.onExit(() => {
    told += 1;
  });
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
  expect(told).toBe(0);
});

test('a lost password is replaced; a damaged or foreign one is named with a remedy that works', async () => {
  await (await start()).stop();
  const secret = join(dataDir, 'postgres.secret');
  await rm(secret);
  await (await start()).stop();

  for (const wrong of ['garbage', 'A'.repeat(43)]) {
    await writeFile(secret, wrong);
    await expect(start()).rejects.toThrow(`${secret} does not hold the database's password`);
    await expect(start()).rejects.toThrow('delete this file and start again');
    await rm(secret);
    await (await start()).stop();
  }
});

test('a cluster of another PostgreSQL, and a directory that is none, are left alone and named', async () => {
  await mkdir(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, 'postgres/notes.txt'), 'mine');
  await expect(start()).rejects.toThrow('is not a PostgreSQL cluster');
  await writeFile(join(dataDir, 'postgres/PG_VERSION'), '15\n');
  await expect(start()).rejects.toThrow('was made by PostgreSQL 15 and this avow carries 18');
  expect(await readFile(join(dataDir, 'postgres/notes.txt'), 'utf8')).toBe('mine');
});

test('the log never quotes a statement or a value, not even of one that failed or crashed', async () => {
  const server = await start();
  await ask(server, 'create table people (address text primary key)');
  await ask(server, "insert into people values ('mara@example.com')");
  await expect(ask(server, "insert into people values ('mara@example.com')")).rejects.toThrow(
    'duplicate key',
  );
  await expect(ask(server, "select 'mara@example.com'::uuid")).rejects.toThrow('invalid input');
  const crash = ask(server, "select pg_sleep(60), 'mara@example.com'").catch(() => 'cut');
  const backend = "select pid from pg_stat_activity where query like 'select pg_sleep%'";
  await until(async () => (await ask(server, backend)).length > 0);
  process.kill(Number((await ask(server, backend))[0]), 'SIGKILL');
  expect(await crash).toBe('cut');
  const log = () => readFile(join(dataDir, 'postgres.log'), 'utf8');
  await until(async () => (await log()).split('ready to accept connections').length > 2);
  expect(await log()).toContain('was terminated by signal 9');
  expect(await log()).not.toMatch(/mara|insert|pg_sleep/);
});

test('the log is emptied when it has grown, and the former one is kept', async () => {
  const file = join(scratch, 'postgres.log');
  await writeFile(file, 'x'.repeat(1_000_001));
  await boundLog(file);
  expect((await stat(file)).size).toBe(0);
  expect((await stat(`${file}.1`)).size).toBe(1_000_001);
});

test.runIf(isRoot)(
  'as root, the database runs as another user, who owns the cluster and nothing else',
  async () => {
    await start();
    const cluster = await stat(join(dataDir, 'postgres'));
    expect(cluster.uid).not.toBe(0);
    expect((await stat(`/proc/${await postmasterPid()}`)).uid).toBe(cluster.uid);
    for (const name of ['', 'postgres.secret', 'postgres.log', 'avow.lock']) {
      expect((await stat(join(dataDir, name))).uid).toBe(0);
    }
  },
);

test.runIf(isRoot)('as root, a path closed to that user is named in one sentence', async () => {
  await chmod(scratch, 0o700);
  await expect(start()).rejects.toThrow(
    new RegExp(
      `^PostgreSQL refuses to run as root and runs as "\\w+", who may not enter ${scratch}: allow it with [^\n]+$`,
    ),
  );
});

test.runIf(isRoot)('an ordinary user starts it too', async () => {
  await mkdir(dataDir, { mode: 0o700 });
  await chown(dataDir, NOBODY, NOBODY);
  const program = startElsewhere({ uid: NOBODY, gid: NOBODY });
  await isUp(program);
  expect((await stat(join(dataDir, 'postgres.secret'))).uid).toBe(NOBODY);
  program.kill('SIGTERM');
  const [status] = await once(program, 'exit');
  expect(status).toBe(0);
});

test.runIf(isRoot)('an ordinary user is told that the cluster belongs to another', async () => {
  await (await start()).stop();
  for (const name of ['', 'avow.lock', 'postgres.secret', 'postgres.log']) {
    await chown(join(dataDir, name), NAMELESS, NAMELESS);
  }
  const program = startElsewhere({ uid: NAMELESS, gid: NAMELESS }, 'pipe');
  expect(program.stderr && (await text(program.stderr))).toContain(
    `${join(dataDir, 'postgres')} belongs to another user`,
  );
});

test.runIf(isRoot)('a user that has only a number is told what PostgreSQL misses', async () => {
  await mkdir(dataDir, { mode: 0o700 });
  await chown(dataDir, NAMELESS, NAMELESS);
  const program = startElsewhere({ uid: NAMELESS, gid: NAMELESS }, 'pipe');
  expect(program.stderr && (await text(program.stderr))).toContain(`The user number ${NAMELESS} has no name`);
});
