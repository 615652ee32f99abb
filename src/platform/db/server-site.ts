import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Binaries } from './server-binaries.ts';
import type { ServerUser } from './server-user.ts';

/** Everything the parts of the supervisor share about one data directory. */
export interface Site {
  dataDir: string;
  /** The PostgreSQL data directory, `<dataDir>/postgres`. */
  cluster: string;
  secretFile: string;
  logFile: string;
  binaries: Binaries;
  user: ServerUser | undefined;
  log: (message: string) => void;
}

/** The superuser of the cluster; only this program has its password. */
export const SUPERUSER = 'avow';

/** Runs a PostgreSQL program to its end; `status` is null if a signal ended it, `output` is all that it printed. */
export async function runAsUser(
  site: Site,
  program: string,
  args: string[],
  input = '',
): Promise<{ status: number | null; output: string }> {
  const child = spawn(program, args, { ...identityOf(site), cwd: '/', env: serverEnvironment });
  child.stdin.end(input);
  const [output, errors, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { status, output: output + errors };
}

/** Nothing of ours is inherited: PG… variables would change its behaviour, secrets are not its business. */
export const serverEnvironment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/** Who the child process is to be, for `spawn`. */
export const identityOf = ({ user }: Site) => (user ? { uid: user.uid, gid: user.gid } : {});

/** Makes renames and new names in a directory survive a power cut. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path);
  await directory.sync().finally(() => directory.close());
}
