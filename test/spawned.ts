/** The real program as a process of its own, for tests of what happens when it or its surroundings fail. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { repository } from '../src/platform/repository.ts';

export interface Spawned {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** The address under which it serves. Rejects with its messages when it ends before. */
  readonly ready: Promise<string>;
  /** Exit status, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

const running = new Set<ChildProcess>();
const folders: string[] = [];

/** Runs `avow` with these arguments and this environment. `endAll` ends what a test left running. */
export function avow(args: readonly string[], environment: Readonly<Record<string, string>>): Spawned {
  return run(process.execPath, [join(repository, 'dist/cli.js'), ...args], environment);
}

export function run(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Spawned {
  const child = spawn(program, args, {
    cwd: repository,
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let [out, err] = ['', ''];
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk;
    const url = /avow ready on (\S+)/.exec(out)?.[1];
    if (url) resolve(url);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([status, signal]): number | string => {
    running.delete(child);
    reject(new Error(`avow ${args.join(' ')} ended: ${err}`));
    return status ?? signal;
  });
  ready.catch(() => {});
  return { child, out: () => out, err: () => err, ready, ended };
}

/** A new data directory under the temporary folder. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'avow-fault-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** Ends, cleanly, what a test left running, and removes its folders. */
export async function endAll(): Promise<void> {
  for (const child of running) {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A superuser's connection to the embedded database of a running program. */
export async function adminOf(dataDir: string): Promise<Client> {
  const { adminUrl }: { adminUrl: string } = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8'));
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Asks again until the answer pleases; a failure counts as no answer. @throws Error after `patienceMs` */
export async function until(
  ask: () => Promise<boolean> | boolean,
  what: string,
  patienceMs = 20_000,
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    if (await Promise.resolve(ask()).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Waited in vain for: ${what}.`);
}

/** A port of 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
