/** Runs tasks: queued ones through graphile-worker, recurring ones by our clock. */
import { type Runner, run } from 'graphile-worker';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { DatabaseOf } from '../../policy/declare.ts';
import type { Clock } from '../clock.ts';
import { quiet } from '../db/open.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Task } from '../module.ts';
import { createSparingLog, type SparingLog } from '../sparing-log.ts';
import type { jobsData } from './data.ts';

export interface JobRunner {
  /** Runs all recurring tasks that are due by the clock, one after the other. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

interface QueueOptions {
  readonly tasks: readonly Task[];
  /** The worker's own pool, as owner; tasks never get it. */
  readonly ownerPool: Pool;
  readonly log: Log;
}

interface RunnerOptions extends QueueOptions {
  readonly db: Kysely<DatabaseOf<typeof jobsData>>;
  readonly clock: Clock;
}

/** Runs what is queued, beside any number of other processes that do. */
export function runQueue({ tasks, ownerPool, log }: QueueOptions): Promise<Runner> {
  return run({
    pgPool: ownerPool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: quiet,
    taskList: Object.fromEntries(
      tasks.map((task) => [task.name, (payload: unknown) => runQueued(log, task, payload)]),
    ),
  });
}

const tickMs = 1_000;

/** Runs what is queued and, by our clock, what recurs: for the one program that serves. */
export async function startJobs(options: RunnerOptions): Promise<JobRunner> {
  const worker = await runQueue(options);
  const schedule = createSchedule(options);
  const timer = setInterval(() => void schedule.tick(), tickMs);
  return { tick: schedule.tick, stop: () => stopJobs(worker, timer, schedule) };
}

async function stopJobs(worker: Runner, timer: NodeJS.Timeout, schedule: Schedule): Promise<void> {
  clearInterval(timer);
  await schedule.idle();
  await worker.stop();
}

/** The worker stores what a task throws, so an error is reduced to its code and the row's id first. */
async function runQueued(log: Log, task: Task, payload: unknown): Promise<void> {
  const id =
    typeof payload === 'object' && payload !== null && 'id' in payload && typeof payload.id === 'string'
      ? payload.id
      : null;
  try {
    await task.run(id);
  } catch (error) {
    const facts = errorFacts(error);
    log.error({ task: task.name, id, ...facts }, 'a task failed');
    throw new Error(`${task.name} ${id ?? ''} failed: ${facts.error} ${facts.code ?? ''}`.trim());
  }
}

export interface Schedule {
  /** One pass over what is due; while one runs, its end. */
  tick(): Promise<void>;
  idle(): Promise<void>;
}

/** Recurring tasks by our clock; one pass at a time. When each ran is kept, so that a restart does not repeat it. */
export function createSchedule({
  tasks,
  db,
  clock,
  log,
}: Pick<RunnerOptions, 'tasks' | 'db' | 'clock' | 'log'>): Schedule {
  const recurring = tasks.filter((task) => task.everySeconds !== undefined);
  const sparing = createSparingLog(log, clock);
  let lastRuns: Map<string, number> | null = null;
  let running: Promise<void> = Promise.resolve();
  let busy = false;

  const pass = async () => {
    lastRuns ??= await readLastRuns(db);
    for (const task of recurring) {
      const last = lastRuns.get(task.name) ?? 0;
      const now = clock.now();
      if (Math.abs(now.getTime() - last) < (task.everySeconds ?? 0) * 1_000) continue;
      lastRuns.set(task.name, now.getTime());
      const outcome = await runRecurring(task, sparing);
      await keepRun(db, task.name, now, outcome);
    }
  };
  return {
    tick: () => {
      if (busy) return running;
      busy = true;
      running = pass()
        .then(() => sparing.works('', {}, 'the schedule runs again'))
        .catch((error: unknown) => sparing.failed('', errorFacts(error), 'the schedule could not run'))
        .finally(() => {
          busy = false;
        });
      return running;
    },
    idle: () => running,
  };
}

async function runRecurring({ name, run: work }: Task, log: SparingLog): Promise<'done' | 'failed'> {
  try {
    await work(null);
    log.works(name, { task: name }, 'a recurring task works again');
    return 'done';
  } catch (error) {
    log.failed(name, { task: name, ...errorFacts(error) }, 'a recurring task failed');
    return 'failed';
  }
}

async function readLastRuns(db: RunnerOptions['db']): Promise<Map<string, number>> {
  const rows = await db.selectFrom('jobs.run').select(['task', 'last_run_at']).execute();
  return new Map(rows.map((row) => [row.task, row.last_run_at.getTime()]));
}

const keepRun = (db: RunnerOptions['db'], task: string, at: Date, outcome: string) =>
  db
    .insertInto('jobs.run')
    .values({ task, last_run_at: at, outcome })
    .onConflict((conflict) => conflict.column('task').doUpdateSet({ last_run_at: at, outcome }))
    .execute();
