/** A PostgreSQL that is not Avow's own, as `DATABASE_URL` would name it: started, stopped and started again by tests. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { freePort, until } from './spawned.ts';

export interface ExternalDatabase {
  /** Connection string of its superuser. */
  readonly url: string;
  readonly start: () => Promise<void>;
  /** As a machine that fails: connections are cut at once. */
  readonly stop: () => Promise<void>;
  /** Stops it and removes what it stored. */
  readonly remove: () => Promise<void>;
}

/** A user of PostgreSQL's that is not root: it refuses to run as root. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Makes a cluster with the binaries of an npm package and starts it on a free port of 127.0.0.1. */
export async function startExternal(npmPackage: string): Promise<ExternalDatabase> {
  const bin = join(dirname(dirname(createRequire(import.meta.url).resolve(npmPackage))), 'native/bin');
  const folder = makeFolder();
  const cluster = join(folder, 'cluster');
  const port = await freePort();
  const url = `postgres://tester:secret@127.0.0.1:${port}/postgres`;
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, 'secret');
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      cluster,
      '-U',
      'tester',
      `--pwfile=${passwordFile}`,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ],
    { ...unprivileged, cwd: '/', encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn(
      join(bin, 'postgres'),
      [
        '-D',
        cluster,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'fsync=off',
        '-c',
        'max_connections=200',
      ],
      { ...unprivileged, cwd: '/', stdio: 'ignore', env: { PATH: '/usr/bin:/bin' } },
    );
    await until(() => answers(url), `PostgreSQL on port ${port}`);
  };
  const stop = async () => {
    if (!child || child.exitCode !== null) return;
    child.kill('SIGQUIT');
    await once(child, 'close');
    child = null;
  };
  await start();
  return {
    url,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'avow-external-'));
  chmodSync(folder, 0o755);
  if ('uid' in unprivileged && unprivileged.uid) chownSync(folder, unprivileged.uid, unprivileged.gid);
  return folder;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
