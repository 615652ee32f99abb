/** `avow start`: serves until it is told to stop, then drains and stops cleanly. */
import type { Clock } from './platform/clock.ts';
import { dataDirMode, startDatabase } from './platform/db/server.ts';
import { keepServing } from './platform/db/serving.ts';
import { makeDirectory } from './platform/directory.ts';
import type { Environment } from './platform/env.ts';
import { createApplication } from './platform/http/application.ts';
import { listen } from './platform/http/server.ts';
import { startJobs } from './platform/jobs/runner.ts';
import { errorFacts, type Log } from './platform/log.ts';
import { removeRun, writeRun } from './platform/run-file.ts';
import { type DatabaseHandle, openProgram, type Program } from './program.ts';

export interface Serving {
  readonly url: string;
  readonly program: Program;
  /** Runs the recurring tasks that are due by the clock. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServeOptions {
  readonly env: Environment;
  readonly log: Log;
  readonly clock?: Clock;
  readonly repairGrants?: boolean;
  /** Called with one sentence when the database ends unasked, or another program serves it. */
  readonly onLost?: (reason: string) => void;
}

/** Starts database, modules, jobs and web server, in this order; whatever was started is stopped again when a step fails. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { env, log, onLost } = options;
  makeDirectory(env.dataDir, dataDirMode);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    // What cannot be stopped, as when the database is gone, must not keep the rest from stopping.
    for (const step of stops.reverse().splice(0))
      await step().catch((error: unknown) => log.error(errorFacts(error), 'a part could not be stopped'));
  };
  try {
    const database = await openServer(options);
    stops.push(database.close);
    const program = await openProgram(database.adminUrl, { ...options, as: 'server' });
    stops.push(program.close);
    const held = keepServing(database.adminUrl, program.admin, () => onLost?.(servedByAnother));
    stops.push(held.stop);
    const parts = [...program.parts.values()];
    for (const part of parts) {
      await part.start?.();
      if (part.stop) stops.push(part.stop);
    }
    const jobs = await startJobs({
      tasks: parts.flatMap((part) => part.tasks ?? []),
      ownerPool: program.pools.pool('owner'),
      db: program.pools.database('jobs'),
      clock: program.services.clock,
      log,
    });
    stops.push(jobs.stop);
    const web = await listen(createApplication(program.services, parts), env);
    stops.push(web.stop);
    // Not waited for: whoever asks before it is done opens a connection of their own.
    void program.pools.warm();
    const { trial, clockOffsetMs } = env;
    const { adminUrl } = database;
    writeRun(env.dataDir, { pid: process.pid, port: web.port, adminUrl, trial, clockOffsetMs });
    stops.push(async () => removeRun(env.dataDir));
    return {
      url: env.port === 0 ? `http://localhost:${web.port}` : env.publicUrl,
      program,
      tick: jobs.tick,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const servedByAnother =
  'Another Avow took over this database while it was away: stop that one and start this again, or start this as "avow work".';

async function openServer({ env, log, onLost }: ServeOptions): Promise<DatabaseHandle> {
  if (env.databaseUrl) return { adminUrl: env.databaseUrl, close: async () => {} };
  const server = await startDatabase({ dataDir: env.dataDir, log: (message) => log.info({}, message) });
  if (onLost) server.onExit(onLost);
  return { adminUrl: server.url, close: () => server.stop() };
}
