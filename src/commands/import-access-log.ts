import { type Command, InvalidArgumentError } from 'commander';
import { importInto, latestTime } from '../modules/accesslog/module.ts';
import { createPartitions } from '../platform/db/partitions.ts';
import { Fault } from '../platform/fault.ts';
import { UnreadableInput } from '../platform/visitor/lines.ts';
import type { Program } from '../program.ts';
import { importGroup, printReport, readWithProgress } from './import.ts';
import { commandEnvironment, withProgram } from './with-program.ts';

interface Options {
  readonly shiftToNow?: boolean;
  readonly json?: boolean;
}

export function registerImportAccessLog(program: Command): void {
  importGroup(program)
    .command('access-log')
    .description(
      'Read an access log in combined format, plain or gzip. Lines older than the policy allows are counted and not stored. ' +
        'A file that is read twice counts twice.',
    )
    .argument('<file>', 'the log', nonEmpty)
    .option('--shift-to-now', 'move all times so that the latest is now (only with AVOW_TRIAL=1)')
    .option('--json', 'print { "read", "stored", "skipped" } as JSON')
    .action(async (file: string, options: Options) => {
      if (options.shiftToNow && !commandEnvironment().trial)
        throw new Fault(
          '--shift-to-now is refused without AVOW_TRIAL=1: it makes old visitors look like those of today.',
        );
      const report = await withProgram((opened) => run(opened, file, options));
      printReport(report, { ...(options.json ? { json: true } : {}), what: 'lines' });
    });
}

function nonEmpty(file: string): string {
  if (file === '') throw new InvalidArgumentError('Name the file to be read.');
  return file;
}

async function run({ services, pools, parts }: Program, file: string, options: Options) {
  const latest = options.shiftToNow ? await latestIn(file) : null;
  const own = {
    ...services,
    pool: pools.pool('accesslog'),
    partitions: createPartitions(pools.pool('owner')),
    wiring: { parts: () => parts },
  };
  const shiftMs = latest ? services.clock.now().getTime() - latest.getTime() : 0;
  return importInto(own, readWithProgress(file), shiftMs);
}

async function latestIn(file: string): Promise<Date | null> {
  try {
    return await latestTime(readWithProgress(file));
  } catch (error) {
    if (error instanceof UnreadableInput) throw new Fault(`${file}: ${error.message} Nothing was stored.`);
    throw error;
  }
}
