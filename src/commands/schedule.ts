import type { Command } from 'commander';
import type { jobsData } from '../platform/jobs/data.ts';
import type { DatabaseOf } from '../policy/declare.ts';
import type { Program } from '../program.ts';
import { withProgram } from './with-program.ts';

interface ScheduleEntry {
  readonly task: string;
  readonly purpose: string;
  readonly everySeconds: number;
  /** ISO 8601; `null` when it never ran. */
  readonly lastRun: string | null;
  readonly outcome: string | null;
}

export function registerSchedule(program: Command): void {
  program
    .command('schedule')
    .description('List all recurring work: what for, how often, when last.')
    .option('--json', 'print the list as JSON')
    .action((options: { json?: boolean }) =>
      withProgram(async (opened) => {
        const entries = await scheduleOf(opened);
        const text = options.json ? JSON.stringify(entries) : entries.map(lineOf).join('\n');
        process.stdout.write(`${text}\n`);
      }),
    );
}

async function scheduleOf({ parts, pools }: Program): Promise<ScheduleEntry[]> {
  const runs = await pools
    .database<DatabaseOf<typeof jobsData>>('jobs')
    .selectFrom('jobs.run')
    .select(['task', 'last_run_at', 'outcome'])
    .execute();
  const tasks = [...parts.values()].flatMap((part) => part.tasks ?? []);
  return tasks.flatMap(({ name, purpose, everySeconds }) => {
    if (everySeconds === undefined) return [];
    const run = runs.find((one) => one.task === name);
    const lastRun = run?.last_run_at.toISOString() ?? null;
    return [{ task: name, purpose, everySeconds, lastRun, outcome: run?.outcome ?? null }];
  });
}

const lineOf = ({ task, purpose, everySeconds, lastRun, outcome }: ScheduleEntry): string =>
  `${task.padEnd(24)} ${every(everySeconds).padEnd(16)} ${lastRun ? `${lastRun} ${outcome}` : 'never ran'}  ${purpose}`;

/** "every 10 min", in the largest unit that divides it. */
function every(seconds: number): string {
  if (seconds % 86_400 === 0) return `every ${seconds / 86_400} d`;
  if (seconds % 3_600 === 0) return `every ${seconds / 3_600} h`;
  if (seconds % 60 === 0) return `every ${seconds / 60} min`;
  return `every ${seconds} s`;
}
