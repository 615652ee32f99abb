import type { Command } from 'commander';
import { type Environment, readEnvironment } from '../platform/env.ts';
import { Fault } from '../platform/fault.ts';
import { runQueue } from '../platform/jobs/runner.ts';
import { readRun } from '../platform/run-file.ts';
import { awaitSignal } from './signals.ts';
import { withProgram } from './with-program.ts';

export function registerWork(program: Command): void {
  program
    .command('work')
    .description(
      'Share the queued work of a running Avow: same database, same keys and ledger, no web server.',
    )
    .addHelpText('after', '\nRecurring work stays with the program that serves the site.')
    .action(async () => {
      requireRunning(readEnvironment());
      await withProgram(async ({ parts, pools, services }) => {
        const signals = awaitSignal();
        const queue = await runQueue({
          tasks: [...parts.values()].flatMap((part) => part.tasks ?? []),
          ownerPool: pools.pool('owner'),
          log: services.log,
        });
        process.stdout.write('avow working\n');
        await signals.arrived;
        await queue.stop();
      });
    });
}

/** With a database of its own this process would keep the program from starting. @throws Fault where none runs */
function requireRunning({ databaseUrl, dataDir }: Environment): void {
  if (databaseUrl || readRun(dataDir)) return;
  throw new Fault(
    `No Avow runs on ${dataDir}: start it first with "avow start", or set DATABASE_URL to the database that is shared.`,
  );
}
