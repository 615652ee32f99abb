import { type Command, InvalidArgumentError } from 'commander';
import { importAccessLog, latestTime } from '../modules/accesslog/import.ts';
import { cacheFolder, createStore } from '../modules/accesslog/log.ts';
import { createPartitions } from '../platform/db/partitions.ts';
import { Fault } from '../platform/fault.ts';
import { UnreadableInput } from '../platform/visitor/lines.ts';
import { loadProviders } from '../platform/visitor/providerStore.ts';
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
  const now = services.clock.now();
  const latest = options.shiftToNow ? await latestIn(file) : null;
  const store = createStore({
    ...services,
    pool: pools.pool('accesslog'),
    database: <DB>() => pools.database<DB>('accesslog'),
    partitions: createPartitions(pools.pool('owner')),
    wiring: { declarations: [], parts: () => parts },
  });
  return importAccessLog(readWithProgress(file), {
    policy: services.policy,
    store,
    routes: [...parts.values()].flatMap((part) => part.routes ?? []),
    providers: await loadProviders(cacheFolder(services.env.dataDir)),
    now,
    shiftMs: latest ? now.getTime() - latest.getTime() : 0,
  });
}

async function latestIn(file: string): Promise<Date | null> {
  try {
    return await latestTime(readWithProgress(file));
  } catch (error) {
    if (error instanceof UnreadableInput) throw new Fault(`${file}: ${error.message} Nothing was stored.`);
    throw error;
  }
}
