import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DatabaseFault } from './server-fault.ts';
import { SOCKET_PORT } from './server-settings.ts';

/**
 * Ends the PostgreSQL that a killed predecessor left on the cluster, if there is one, so that none of its half-done
 * sessions and none of its old settings live on. Does nothing where there is none.
 *
 * A process id alone proves nothing (numbers are reused, a container starts again with the same ones, a zombie keeps
 * its own), so the process must also be a PostgreSQL of this very cluster. The caller holds the data directory's lock.
 */
export async function stopOrphan(cluster: string, log: (message: string) => void): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const pid = Number.parseInt(text, 10);
  if (pid > 0 && (await isPostmasterOf(pid, cluster))) {
    log(`Stopping the database that an earlier run left behind (process ${pid})`);
    return stopPostmaster(pid, cluster);
  }
  await stopSessions(cluster);
  // PostgreSQL itself sees through the number of a dead process, but would believe in a stranger or a zombie.
  for (const name of ['postmaster.pid', `.s.PGSQL.${SOCKET_PORT}.lock`]) {
    await rm(join(cluster, name), { force: true });
  }
}

/**
 * Ends sessions that outlive a killed postmaster: a busy one notices its death late, and would write beside the next.
 * All of a cluster's processes have it as their working directory. Where the system does not tell (macOS), a busy
 * session keeps PostgreSQL's shared memory, which the start then reports.
 */
async function stopSessions(cluster: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    const sessions = await processesIn(cluster);
    if (sessions.length === 0) return;
    for (const pid of sessions) send(pid, 'SIGQUIT', cluster);
    await pause(20);
  }
}

async function processesIn(directory: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter((pid) => pid > 0);
  const places = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_pid, index) => places[index] === directory);
}

/**
 * How long a fast shutdown may take before an immediate one. A checkpoint of all shared buffers stays well below; but
 * PostgreSQL 18.4 hangs for good when it is asked while it recovers from the crash of one of its sessions (seen 2 of 2).
 */
export const PATIENCE_MS = 15_000;

/** Fast first, then immediate, which costs only the replay at the next start. */
async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  const ways: [NodeJS.Signals, number][] = [
    ['SIGINT', PATIENCE_MS],
    ['SIGQUIT', 10_000],
  ];
  for (const [signal, patience] of ways) {
    send(pid, signal, cluster);
    for (let waited = 0; waited < patience; waited += 20) {
      if (!(await isPostmasterOf(pid, cluster))) return;
      await pause(20);
    }
  }
  throw stuck(pid, cluster);
}

function send(pid: number, signal: NodeJS.Signals, cluster: string): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
    throw stuck(pid, cluster);
  }
}

const stuck = (pid: number, cluster: string) =>
  new DatabaseFault(
    `A PostgreSQL of an earlier run (process ${pid}) still works on ${cluster} and does not stop: end it with \`kill -QUIT ${pid}\` as its user or root, and start again.`,
  );

/** Whether the process was started as `postgres -D cluster`. A zombie has no command line left and counts as gone. */
async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const words = line.split('\0');
    return words[words.indexOf('-D') + 1] === cluster;
  }
  const listed = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(
    () => undefined,
  );
  return listed?.stdout.includes(`postgres -D ${cluster} `) ?? false;
}
