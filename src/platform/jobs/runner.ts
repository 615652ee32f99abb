/** Runs tasks: queued ones through graphile-worker, recurring ones by our clock. */
import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { quiet } from '../db/open.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Task } from '../module.ts';
import { run } from '../worker-library.ts';
import { createSchedule, type Schedule, type ScheduleOptions } from './schedule.ts';

export interface JobRunner {
  /** Runs all recurring tasks that are due by the clock; returns when none runs any more. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

interface QueueOptions {
  readonly tasks: readonly Task[];
  /** The worker's own pool, as owner; tasks never get it. */
  readonly ownerPool: Pool;
  readonly log: Log;
}

type RunnerOptions = QueueOptions & ScheduleOptions;

export interface Queue {
  stop(): Promise<void>;
}

/** Runs what is queued, beside any number of other processes that do. */
export async function runQueue({ tasks, ownerPool, log }: QueueOptions): Promise<Queue> {
  const ending = new AbortController();
  const resident = tasks.map((task) => keepRunning(task, log, ending.signal));
  const runner = await run({
    pgPool: ownerPool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: quiet,
    taskList: Object.fromEntries(
      tasks.map((task) => [task.name, (payload: unknown) => runQueued(log, task, payload, ending.signal)]),
    ),
  });
  return {
    stop: async () => {
      ending.abort();
      await Promise.all([runner.stop(), ...resident]);
    },
  };
}

/** Runs a task with pauses until the program ends; a failure is told sparingly, and tried again after ten pauses. */
async function keepRunning(
  { name, pauseMs, run: runTask }: Task,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  if (pauseMs === undefined) return;
  let failing = false;
  while (!signal.aborted) {
    try {
      await runTask(null, signal);
      if (failing) log.info({ task: name }, 'a task works again');
      failing = false;
    } catch (error) {
      if (!failing) log.error({ task: name, ...errorFacts(error) }, 'a task failed');
      failing = true;
    }
    await setTimeout(failing ? pauseMs * 10 : pauseMs, undefined, { signal }).catch(() => {});
  }
}

const tickMs = 1_000;

/** Runs what is queued and, by our clock, what recurs: for the one program that serves. */
export async function startJobs(options: RunnerOptions): Promise<JobRunner> {
  const worker = await runQueue(options);
  const schedule = createSchedule(options);
  const timer = setInterval(() => void schedule.tick(), tickMs);
  return { tick: schedule.tick, stop: () => stopJobs(worker, timer, schedule) };
}

async function stopJobs(worker: Queue, timer: NodeJS.Timeout, schedule: Schedule): Promise<void> {
  clearInterval(timer);
  await Promise.all([schedule.stop(), worker.stop()]);
}

/** The worker stores what a task throws, so an error is reduced to its code and the row's id first. */
async function runQueued(log: Log, task: Task, payload: unknown, signal: AbortSignal): Promise<void> {
  const id =
    typeof payload === 'object' && payload !== null && 'id' in payload && typeof payload.id === 'string'
      ? payload.id
      : null;
  try {
    await task.run(id, signal);
  } catch (error) {
    const facts = errorFacts(error);
    log.error({ task: task.name, id, ...facts }, 'a task failed');
    throw new Error(`${task.name} ${id ?? ''} failed: ${facts.error} ${facts.code ?? ''}`.trim());
  }
}
