import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { Client } from 'pg';
import { declarations } from '../app.ts';
import type { Head } from '../platform/backup/frames.ts';
import { type BackupFile, verifyBackup } from '../platform/backup/read.ts';
import { holdsData, restoreBackup } from '../platform/backup/restore.ts';
import { systemClock } from '../platform/clock.ts';
import { connectAdmin, openDatabase } from '../platform/db/open.ts';
import { holdServing } from '../platform/db/serving.ts';
import { type Environment, readEnvironment } from '../platform/env.ts';
import { Fault } from '../platform/fault.ts';
import { type Keys, openKeys } from '../platform/keys.ts';
import { createLog } from '../platform/log.ts';
import { reachDatabase } from '../program.ts';
import { startProgress } from './progress.ts';

interface Options {
  readonly replace?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export function registerRestore(program: Command): void {
  program
    .command('restore')
    .description('Put a backup into a new database; the next start replays the erasures made since.')
    .argument('<file>', 'a file that "avow backup" wrote')
    .option('--replace', 'replace all data that the database holds')
    .option('--yes', 'do not ask before replacing')
    .option('--json', 'print what was restored as JSON')
    .action(async (file: string, options: Options) => {
      const rows = await restore(resolve(file), options);
      const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ rows: total, tables: rows })}\n`
          : `${total} rows restored. Start Avow: it brings the database up to date and replays the erasures made since.\n`,
      );
    });
}

/** The file is read and proven to its end before anything is touched. */
async function restore(file: string, options: Options): Promise<Readonly<Record<string, number>>> {
  const env = readEnvironment();
  const keys = openKeys(env.dataDir);
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  const progress = startProgress('restore');
  let read = 0;
  const backup: BackupFile = {
    file,
    key: keys.bytes('backup'),
    // It is read twice: to prove it, and to use it.
    onRead: (bytes) => {
      read += bytes;
      progress.at(read / size / 2);
    },
  };
  try {
    const head = await verifyBackup(backup);
    refuseExpired(head, systemClock(env.clockOffsetMs).now());
    return await withAdmin(env, (admin, url) =>
      replaceData({ admin, url, keys, backup, head }, options, progress.stop),
    );
  } finally {
    progress.stop();
  }
}

/** Erasures older than the longest life of a backup are no longer known: who was erased then would come back. */
function refuseExpired({ keepUntil, createdAt }: Head, now: Date): void {
  if (now > new Date(keepUntil))
    throw new Fault(
      `This backup of ${createdAt} had to be deleted by ${keepUntil}, and erasures since may be forgotten: delete it, and restore a newer one.`,
    );
}

async function withAdmin<T>(env: Environment, work: (admin: Client, url: string) => Promise<T>): Promise<T> {
  const database = await reachDatabase(env, createLog('warn'));
  try {
    const admin = await connectAdmin(database.adminUrl);
    try {
      return await work(admin, database.adminUrl);
    } finally {
      await admin.end();
    }
  } finally {
    await database.close();
  }
}

interface Target {
  readonly admin: Client;
  readonly url: string;
  readonly keys: Keys;
  readonly backup: BackupFile;
  readonly head: Head;
}

async function replaceData({ admin, url, keys, backup, head }: Target, options: Options, pause: () => void) {
  await holdServing(admin, 'stop it first, so that nothing is written while its data are replaced');
  const { prefix } = await openDatabase(admin, url, { declarations, keys, alone: true });
  if (await holdsData(admin, declarations)) {
    if (!options.replace)
      throw new Fault(
        'The database holds data already: restore into a new one, or replace all that it holds with --replace.',
      );
    pause();
    await confirm(options);
  }
  return restoreBackup(admin, { backup, head, prefix });
}

/** @throws Fault when the person does not agree, or there is none to ask */
async function confirm({ yes }: Options): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) throw new Fault('Nobody is there to agree to replacing all data: add --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(
    'All data of this database will be replaced. Type "replace" to go on: ',
  );
  terminal.close();
  if (answer.trim() !== 'replace') throw new Fault('Nothing was changed.');
}
