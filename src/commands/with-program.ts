/** The program for the duration of one command: beside a running server, or on a database started for it. */
import { readEnvironment } from '../platform/env.ts';
import { createLog } from '../platform/log.ts';
import { openProgram, type Program, reachDatabase } from '../program.ts';

/**
 * Opens the program, runs a command in it and closes it again, whatever happens.
 * @throws Fault where the database cannot be reached, or the policy file is not the one in force
 */
export async function withProgram<T>(run: (program: Program) => Promise<T>): Promise<T> {
  const env = readEnvironment();
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
