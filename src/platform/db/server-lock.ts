import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseFault } from './server-fault.ts';

/**
 * Makes this process the only one that works on a data directory, until it calls `release` or dies.
 *
 * Node has no file locks of its own; SQLite's exclusive transaction is one (fcntl), and the kernel takes it
 * back however the process ends, so kill -9, reused process ids and restored containers leave nothing stale.
 * The file stays empty.
 *
 * @throws DatabaseFault if another process holds the directory
 */
export function lockDirectory(dataDir: string): { release(): void } {
  const lock = openLock(dataDir);
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DatabaseFault(inUse(dataDir)) : error;
  }
  return { release: () => lock.close() };
}

function openLock(dataDir: string): DatabaseSync {
  try {
    return new DatabaseSync(join(dataDir, 'avow.lock'));
  } catch {
    throw new DatabaseFault(
      `The file avow.lock in ${dataDir} cannot be written: make the directory and the file writable for this user, or set AVOW_DATA to another directory.`,
    );
  }
}

const inUse = (dataDir: string) =>
  `Another avow already works on ${dataDir}: stop it first, or set AVOW_DATA to another directory.`;

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
