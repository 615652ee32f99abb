/** The program as a stranger starts it, in processes of its own, for benches. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../src/platform/repository.ts';

export interface Started {
  readonly url: string;
  readonly readyMs: number;
  readonly dataDir: string;
}

interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Puts files into the data directory before the start. */
  readonly prepare?: (dataDir: string) => void;
}

/** Runs `npm start` on a data directory of its own until the ready line, and stops it afterwards. */
export async function withStarted<T>(
  work: (started: Started) => Promise<T>,
  { environment = {}, prepare }: StartOptions = {},
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-bench-started-'));
  chmodSync(dataDir, 0o755);
  prepare?.(dataDir);
  const port = await freePort();
  const started = performance.now();
  // A group of its own, so that a signal reaches the program behind npm and its shell.
  const child = spawn('npm', ['start', '--silent'], {
    cwd: repository,
    env: { ...process.env, ...environment, PORT: String(port), AVOW_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  try {
    await lineOf(child, 'avow ready');
    return await work({ url: `http://127.0.0.1:${port}`, readyMs: performance.now() - started, dataDir });
  } finally {
    await end(child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The most memory that a process has had, in MB; Linux only. */
export function peakMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1_000;
}

/** The first line of a process's output that begins so. */
export function lineOf(child: ChildProcess, beginning: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const line = text
      .split('\n')
      .slice(0, -1)
      .find((one) => one.startsWith(beginning));
    if (line !== undefined) resolve(line);
  });
  child.on('exit', (code) => reject(new Error(`The process ended with status ${code} before it was ready.`)));
  return promise;
}

/** Ends a process and those that it started. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  process.kill(-child.pid, 'SIGTERM');
  await promise;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No port of this machine is free.');
  return address.port;
}
