/**
 * graphile-worker, loaded as if it stood in our own folder. While it is loaded it looks for settings, scripts among them,
 * in the folder where the user stands: these must not act on a command, nor may one that cannot be read stop it.
 */
import { repository } from './repository.ts';

const whereTheUserStands = process.cwd;
process.cwd = () => repository;
export const { Logger, run, runMigrations } = await import('graphile-worker').finally(() => {
  process.cwd = whereTheUserStands;
});
