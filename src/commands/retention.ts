import type { Command } from 'commander';
import { declarations } from '../app.ts';
import {
  dayName,
  type Forecast,
  forecastUntil,
  type Removal,
  type RetentionServices,
  reasonOf,
  removeDue,
} from '../modules/retention/module.ts';
import { createPartitions } from '../platform/db/partitions.ts';
import { Fault } from '../platform/fault.ts';
import type { Services } from '../platform/module.ts';
import type { Program } from '../program.ts';
import { withProgram } from './with-program.ts';
import { timeOf } from './wrong-use.ts';

const forecastDays = 14;
const dayMs = 86_400_000;

export function registerRetention(program: Command): void {
  const retention = program
    .command('retention')
    .description('What the periods of the policy remove, and when.');
  retention
    .command('run')
    .description('Remove what is due now; a timer may call it while the site is down.')
    .option('--json', 'print what was removed as JSON')
    .action((options: { json?: boolean }) =>
      withProgram(async (opened) => {
        // `wait` never skips, so there is always a list.
        const removals = (await removeDue(servicesOf(opened), 'wait')) ?? [];
        print(options, removals, removalLines(removals));
      }),
    );
  retention
    .command('forecast')
    .description(`List what goes in the next ${forecastDays} days, day by day, and why.`)
    .option('--at <time>', 'everything that goes until this time, such as 2027-01-31 or 2027-01-31T12:00Z')
    .option('--json', 'print the forecast as JSON')
    .action(async (options: { at?: string; json?: boolean }) => {
      const at = options.at === undefined ? null : timeOf('--at', options.at);
      await withProgram(async (opened) => {
        const now = opened.services.clock.now();
        const until = at ? requireToCome(at, now) : new Date(now.getTime() + forecastDays * dayMs);
        const forecast = await forecastUntil(servicesOf(opened), until);
        print(options, forecast, forecastLines(forecast, opened.services));
      });
    });
}

function servicesOf({ services, pools, parts }: Program): RetentionServices {
  return {
    ...services,
    pool: pools.pool('retention'),
    partitions: createPartitions(pools.pool('owner')),
    wiring: { declarations, parts: () => parts },
  };
}

function print({ json }: { json?: boolean }, data: unknown, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(data)}\n` : lines.map((line) => `${line}\n`).join(''));
}

const removalLines = (removals: readonly Removal[]): string[] =>
  removals.length === 0
    ? ['Nothing was due.']
    : removals.map(
        ({ table, removed, days }) =>
          `${table}: ${removed} removed${days.length > 0 ? ` (days ${days.join(', ')})` : ''}`,
      );

/** @throws Fault when it has passed */
function requireToCome(time: Date, now: Date): Date {
  if (time < now) throw new Fault(`--at is ${time.toISOString()}, which has passed: name a time to come.`);
  return time;
}

/** "tomorrow: 14 of "Messages to us" (contact.message) go, because clause 1.3: 30 days after closing". */
function forecastLines({ from, until, lines, restricted }: Forecast, { texts }: Services): string[] {
  const goes = lines.map(
    (line) =>
      `${dayName('en', from, line.day)}: ${line.rows} of "${texts.en.activities[line.activity].title}" (${line.table}) go, because ${reasonOf('en', texts.en, line)}`,
  );
  const stays = restricted.map(
    ({ rows, activity, table }) =>
      `restricted: ${rows} of "${texts.en.activities[activity].title}" (${table}) stay, because clause 4.4: their person's restriction, or a law`,
  );
  return [...(goes.length > 0 ? goes : [`Nothing falls due until ${until.toISOString()}.`]), ...stays];
}
