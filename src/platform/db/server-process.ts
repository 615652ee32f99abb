import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { explainFailure } from './server-fault.ts';
import { boundLog } from './server-log.ts';
import { PATIENCE_MS, stopOrphan } from './server-orphan.ts';
import { type Endpoint, settingArguments } from './server-settings.ts';
import { identityOf, type Site, serverEnvironment } from './server-site.ts';

/** A PostgreSQL that accepts connections. */
export interface Postmaster {
  child: ChildProcess;
  endpoint: Endpoint;
}

/** What PostgreSQL says when it meets the remains of a predecessor that are about to go, or a port just taken. */
const PASSING = /is still in use|lock file "postmaster.pid" already exists|Address already in use/;
const ATTEMPTS = 20;

/**
 * Starts PostgreSQL on an existing cluster and waits until it accepts connections.
 *
 * @throws DatabaseFault with the reason if it gives up
 */
export async function launch(site: Site): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    await stopOrphan(site.cluster, site.log);
    const endpoint = await chooseEndpoint(site.cluster);
    const { child, output } = await tryLaunch(site, endpoint);
    if (output === undefined) return { child, endpoint };
    if (attempt === ATTEMPTS || !PASSING.test(output)) throw explainFailure(output, site);
    await pause(250);
  }
}

/** Socket addresses hold 107 bytes of path on Linux and 103 on macOS; a longer data directory takes a loopback port. */
async function chooseEndpoint(cluster: string): Promise<Endpoint> {
  if (Buffer.byteLength(join(cluster, '.s.PGSQL.5432')) <= 103) return { socketDir: cluster };
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return { port: typeof address === 'object' && address ? address.port : 0 };
}

/** @returns `output` undefined when it runs, else what the server wrote to its log before it gave up */
async function tryLaunch(site: Site, endpoint: Endpoint) {
  await boundLog(site.logFile);
  const log = await open(site.logFile, 'a', 0o600);
  try {
    const { size } = await log.stat();
    const child = spawn(site.binaries.postgres, ['-D', site.cluster, ...settingArguments(endpoint)], {
      ...identityOf(site),
      cwd: '/',
      env: serverEnvironment,
      // A group of its own: Ctrl-C ends the program first, and the program ends the database last.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await once(child, 'spawn');
    if (await becomesReady(child, site.cluster)) return { child };
    return {
      child,
      output: (await readFile(site.logFile)).subarray(size).toString() || 'it ended without a word',
    };
  } finally {
    await log.close();
  }
}

/** PostgreSQL writes its state into the last line of its pid file; recovery after a crash may take minutes. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await pause(5);
  }
  return false;
}

/**
 * Ends PostgreSQL and waits for it: fast (sessions are cut, a checkpoint is written); after `PATIENCE_MS` immediate,
 * which loses nothing and costs a replay at the next start.
 */
export async function shutDown(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), PATIENCE_MS);
  await ended;
  clearTimeout(impatient);
}
