import type { Command } from 'commander';
import { firstSignUpPath } from '../modules/staff/module.ts';
import { readEnvironment } from '../platform/env.ts';
import { Fault } from '../platform/fault.ts';
import { createLog, errorFacts } from '../platform/log.ts';
import { type Serving, serve } from '../serve.ts';
import { awaitSignal } from './signals.ts';

export function registerStart(program: Command): void {
  program
    .command('start')
    .description('Start the site: database, jobs and web server, until it is told to stop.')
    .option('--repair-grants', 'apply the permissions of the policy anew before comparing them')
    .action(async (options: { repairGrants?: boolean }) => {
      const log = createLog();
      const signals = awaitSignal();
      const serving = await serve({
        env: readEnvironment(),
        log,
        repairGrants: options.repairGrants ?? false,
        onLost: signals.lose,
      });
      process.stdout.write(`avow ready on ${serving.url}\n`);
      // Nothing may come between being ready and heeding signals: a database lost meanwhile shows below.
      await inviteFirst(serving).catch((error: unknown) =>
        log.error(errorFacts(error), 'the link for the first member of staff could not be made'),
      );
      const reason = await signals.arrived;
      await stopOrGiveUp(serving);
      if (reason !== 'signal') throw new Fault(reason);
    });
}

/** Prints the one-time link of the first owner, as long as nobody has signed up; each start makes a fresh one. */
async function inviteFirst({ program: { pools, services }, url }: Serving): Promise<void> {
  const path = await firstSignUpPath(pools.database('staff'), services);
  if (path) process.stdout.write(`first member of staff: ${url}${path}\n`);
}

const giveUpMs = 30_000;

async function stopOrGiveUp(serving: Serving): Promise<void> {
  const timer = setTimeout(() => process.exit(1), giveUpMs);
  timer.unref();
  await serving.stop();
}
