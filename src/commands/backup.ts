import { resolve } from 'node:path';
import type { Command } from 'commander';
import { declarations } from '../app.ts';
import { writeBackup } from '../platform/backup/write.ts';
import { addPeriod } from '../policy/period.ts';
import type { Program } from '../program.ts';
import { startProgress } from './progress.ts';
import { withProgram } from './with-program.ts';

export function registerBackup(program: Command): void {
  program
    .command('backup')
    .description('Write all data but the access log into one encrypted file, while the site runs or not.')
    .argument('<file>', 'a new file; keep it apart from this machine, and keys/backup.key apart from it')
    .option('--json', 'print what was written as JSON')
    .action((file: string, options: { json?: boolean }) =>
      withProgram(async (opened) => {
        const written = await backUp(opened, resolve(file));
        process.stdout.write(options.json ? `${JSON.stringify(written)}\n` : linesOf(written));
      }),
    );
}

interface Written {
  readonly file: string;
  readonly rows: number;
  readonly keepUntil: string;
}

async function backUp({ services, pools }: Program, file: string): Promise<Written> {
  const { policy, policyVersion, clock, keys } = services;
  const now = clock.now();
  const keepUntil = endOf(now, policy.activities.backup.keep).toISOString();
  const progress = startProgress('backup');
  const owner = await pools.pool('owner').connect();
  try {
    const rows = await writeBackup(owner, {
      file,
      key: keys.bytes('backup'),
      declarations,
      head: { createdAt: now.toISOString(), keepUntil, policyVersion },
      onProgress: progress.at,
    });
    return { file, rows: Object.values(rows).reduce((sum, count) => sum + count, 0), keepUntil };
  } finally {
    owner.release(true);
    progress.stop();
  }
}

/** The first end of the policy's periods, counted from the moment of the backup. */
function endOf(now: Date, keep: Program['services']['policy']['activities']['backup']['keep']): Date {
  const ends = keep.map((step) => addPeriod(now, step.for).getTime());
  return new Date(Math.min(...ends));
}

const linesOf = ({ file, rows, keepUntil }: Written): string =>
  [
    `${file}: ${rows} rows.`,
    `Delete it by ${keepUntil}, the end of the policy's period of backups; it is refused after.`,
    'Keep copies of keys/backup.key and of the ledger of erasures apart from it: without the first it does not open, without the second the erased come back.\n',
  ].join('\n');
