/** Recurring tasks by our clock. When each ran last is kept, so that a restart does not repeat it. */
import type { Kysely } from 'kysely';
import type { DatabaseOf } from '../../policy/declare.ts';
import type { Clock } from '../clock.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Task } from '../module.ts';
import { createSparingLog, type SparingLog } from '../sparing-log.ts';
import type { jobsData } from './data.ts';

export interface ScheduleOptions {
  readonly tasks: readonly Task[];
  readonly db: Kysely<DatabaseOf<typeof jobsData>>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Schedule {
  /** Begins what is due; returns when no task runs any more. */
  tick(): Promise<void>;
  /** Tells running tasks to end; returns when they have. */
  stop(): Promise<void>;
}

/**
 * Tasks run beside each other, so that one that waits for a mail server keeps no promise of another from being kept, and
 * none twice at a time.
 */
export function createSchedule({ tasks, db, clock, log }: ScheduleOptions): Schedule {
  const recurring = tasks.filter((task) => task.everySeconds !== undefined);
  const sparing = createSparingLog(log, clock);
  const running = new Map<string, Promise<void>>();
  const ending = new AbortController();
  let lastRuns: Promise<Map<string, number>> | null = null;

  const idle = async () => {
    while (running.size > 0) await Promise.all(running.values());
  };
  const runOne = async (task: Task, at: Date) => {
    const outcome = await runRecurring(task, sparing, ending.signal);
    await keepRun(db, task.name, at, outcome);
    sparing.works('', {}, 'the schedule runs again');
  };
  const couldNot = (error: unknown) => sparing.failed('', errorFacts(error), 'the schedule could not run');
  const begin = (task: Task, at: Date) => {
    const run = runOne(task, at)
      .catch(couldNot)
      .finally(() => running.delete(task.name));
    running.set(task.name, run);
  };
  return {
    tick: async () => {
      // One reading for all turns that wait for it: a later one would not know what an earlier has begun.
      lastRuns ??= readLastRuns(db);
      const last = await lastRuns.catch(couldNot);
      if (!last) lastRuns = null;
      if (!last || ending.signal.aborted) return;
      const now = clock.now();
      for (const task of recurring) {
        if (running.has(task.name) || !isDue(task, last.get(task.name) ?? 0, now)) continue;
        last.set(task.name, now.getTime());
        begin(task, now);
      }
      await idle();
    },
    stop: () => {
      ending.abort();
      return idle();
    },
  };
}

/** A clock that was set back makes a task due as well. */
const isDue = ({ everySeconds = 0 }: Task, last: number, now: Date): boolean =>
  Math.abs(now.getTime() - last) >= everySeconds * 1_000;

async function runRecurring(
  { name, run }: Task,
  log: SparingLog,
  signal: AbortSignal,
): Promise<'done' | 'failed'> {
  try {
    await run(null, signal);
    log.works(name, { task: name }, 'a recurring task works again');
    return 'done';
  } catch (error) {
    log.failed(name, { task: name, ...errorFacts(error) }, 'a recurring task failed');
    return 'failed';
  }
}

async function readLastRuns(db: ScheduleOptions['db']): Promise<Map<string, number>> {
  const rows = await db.selectFrom('jobs.run').select(['task', 'last_run_at']).execute();
  return new Map(rows.map((row) => [row.task, row.last_run_at.getTime()]));
}

const keepRun = (db: ScheduleOptions['db'], task: string, at: Date, outcome: string) =>
  db
    .insertInto('jobs.run')
    .values({ task, last_run_at: at, outcome })
    .onConflict((conflict) => conflict.column('task').doUpdateSet({ last_run_at: at, outcome }))
    .execute();
