import type { Command } from 'commander';
import { runQueue } from '../platform/jobs/runner.ts';
import { awaitSignal } from './signals.ts';
import { withProgram } from './with-program.ts';

export function registerWork(program: Command): void {
  program
    .command('work')
    .description(
      'Share the queued work of a running Avow: same database, same keys and ledger, no web server.',
    )
    .addHelpText('after', '\nRecurring work stays with the program that serves the site.')
    .action(() =>
      withProgram(async ({ parts, pools, services }) => {
        const signals = awaitSignal();
        const queue = await runQueue({
          tasks: [...parts.values()].flatMap((part) => part.tasks ?? []),
          ownerPool: pools.pool('owner'),
          log: services.log,
        });
        process.stdout.write('avow working\n');
        await signals.arrived;
        await queue.stop();
      }),
    );
}
