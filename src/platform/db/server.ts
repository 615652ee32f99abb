import { chmod, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { makeDirectory } from '../directory.ts';
import { Fault } from '../fault.ts';
import { findBinaries } from './server-binaries.ts';
import { openCluster } from './server-cluster.ts';
import { DatabaseFault, explainRefusal } from './server-fault.ts';
import { lockDirectory } from './server-lock.ts';
import { watchLog } from './server-log.ts';
import { stopOrphan } from './server-orphan.ts';
import { launch, type Postmaster, shutDown } from './server-process.ts';
import { wrongSecret } from './server-secret.ts';
import { type Endpoint, SOCKET_PORT } from './server-settings.ts';
import { type Site, SUPERUSER } from './server-site.ts';
import { assertReachable, chooseUser } from './server-user.ts';

/** The embedded PostgreSQL, accepting connections. */
export interface DatabaseServer {
  /** Connection string of the superuser, database `postgres`. Holds the password: never log it. */
  url: string;
  /** Ends the server (sessions are cut, everything is on disk) and gives the data directory free. */
  stop(): Promise<void>;
  /** Calls back once, with one sentence, if the server ends without having been asked to. */
  onExit(callback: (reason: string) => void): void;
}

/**
 * Starts the PostgreSQL of a data directory, making its cluster at the first start, and cleaning up after a
 * predecessor that was killed. The server is reachable from this machine only: by a socket in the data directory,
 * or by a loopback port where the path is too long for one.
 *
 * @throws DatabaseFault with one sentence for the operator
 */
export async function startDatabase(options: {
  dataDir: string;
  log: (message: string) => void;
}): Promise<DatabaseServer> {
  const dataDir = await openDirectory(options.dataDir);
  const lock = lockDirectory(dataDir);
  try {
    return await startLocked(dataDir, options.log, lock.release);
  } catch (error) {
    lock.release();
    throw isSpawnError(error) ? notRunnable(error) : error;
  }
}

const isSpawnError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn');

const notRunnable = ({ path, code }: NodeJS.ErrnoException) =>
  new DatabaseFault(
    `${path} cannot be run (${code}): see that its disk allows programs to run, and install anew with \`npm ci\`.`,
  );

/** The database's user must be able to pass through what root makes; nobody else may see what is in it. */
export const dataDirMode = process.getuid?.() === 0 ? 0o711 : 0o700;

async function openDirectory(path: string): Promise<string> {
  try {
    makeDirectory(resolve(path), dataDirMode);
    return await realpath(path);
  } catch (error) {
    if (error instanceof Fault) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new DatabaseFault(
      `The data directory ${resolve(path)} cannot be made or entered (${code}): see to its permissions and that its disk is writable, or set AVOW_DATA to another directory.`,
    );
  }
}

async function startLocked(dataDir: string, log: Site['log'], release: () => void): Promise<DatabaseServer> {
  const site = await survey(dataDir, log);
  await stopOrphan(site.cluster, log);
  const password = await openCluster(site);
  const postmaster = await launch(site);
  const url = urlOf(postmaster.endpoint, password);
  try {
    await greet(url, site);
  } catch (error) {
    await shutDown(postmaster.child);
    throw error;
  }
  return supervise(site, postmaster, url, release);
}

async function survey(dataDir: string, log: Site['log']): Promise<Site> {
  const [binaries, user] = await Promise.all([findBinaries(), chooseUser()]);
  if (user) {
    await letThrough(dataDir);
    await assertReachable(user, [dirname(binaries.postgres), binaries.postgres, dataDir]);
  }
  return {
    dataDir,
    cluster: join(dataDir, 'postgres'),
    secretFile: join(dataDir, 'postgres.secret'),
    logFile: join(dataDir, 'postgres.log'),
    binaries,
    user,
    log,
  };
}

/** Root's own data directory: the database's user may pass through to its cluster, but not list what is there. */
async function letThrough(dataDir: string): Promise<void> {
  const { mode, uid } = await stat(dataDir);
  if (uid === 0 && !(mode & 0o001)) await chmod(dataDir, (mode & 0o7777) | 0o001);
}

function urlOf(endpoint: Endpoint, password: string): string {
  const account = `postgres://${SUPERUSER}:${password}`;
  return 'port' in endpoint
    ? `${account}@127.0.0.1:${endpoint.port}/postgres`
    : `${account}@localhost:${SOCKET_PORT}/postgres?host=${encodeURIComponent(endpoint.socketDir)}`;
}

/** Proves that the address and the password are good, before anyone relies on them. */
async function greet(url: string, site: Site): Promise<void> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    if (code === '28P01') throw wrongSecret(site.secretFile);
    throw explainRefusal(code, site);
  } finally {
    await client.end();
  }
}

function supervise(site: Site, { child }: Postmaster, url: string, release: () => void): DatabaseServer {
  const endWatch = watchLog(site.logFile, site.log);
  const callbacks: ((reason: string) => void)[] = [];
  let stopping: Promise<void> | undefined;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const reason = () =>
    `PostgreSQL ended unexpectedly (${child.signalCode ?? `status ${child.exitCode}`}): see ${site.logFile}, and start avow again.`;
  child.once('exit', () => {
    endWatch();
    if (stopping) return;
    for (const callback of callbacks) callback(reason());
  });
  return {
    url,
    onExit: (callback) => {
      if (hasEnded() && !stopping) callback(reason());
      else callbacks.push(callback);
    },
    stop: () => {
      stopping ??= shutDown(child).then(release);
      return stopping;
    },
  };
}
