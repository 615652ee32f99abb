/** The program for the duration of one command: beside a running server, or on a database started for it. */
import { type Environment, readEnvironment } from '../platform/env.ts';
import { createLog } from '../platform/log.ts';
import { readRun } from '../platform/run-file.ts';
import { openProgram, type Program, reachDatabase } from '../program.ts';

/** The environment of a command. Beside a running trial it is one too, by the same clock: there is one set of data. */
export function commandEnvironment(): Environment {
  const env = readEnvironment();
  const run = readRun(env.dataDir);
  return run?.trial ? { ...env, trial: true, clockOffsetMs: run.clockOffsetMs } : env;
}

/**
 * Opens the program, runs a command in it and closes it again, whatever happens.
 * @throws Fault where the database cannot be reached, or the policy file is not the one in force
 */
export async function withProgram<T>(run: (program: Program) => Promise<T>): Promise<T> {
  const env = commandEnvironment();
  const log = createLog('warn');
  const database = await reachDatabase(env, log);
  try {
    // Beside a running server nothing is migrated and no permission changed: that is for its next start.
    const program = await openProgram(database.adminUrl, {
      env,
      log,
      as: 'command',
    });
    try {
      return await run(program);
    } finally {
      await program.close();
    }
  } finally {
    await database.close();
  }
}
