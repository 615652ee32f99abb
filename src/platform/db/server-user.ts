import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseFault } from './server-fault.ts';

/** An unprivileged user of this machine. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * Whom PostgreSQL runs as. It refuses to run as root, so root lends it the user `postgres`, else `nobody`.
 *
 * @returns undefined if this process is not root: then PostgreSQL simply runs as the same user
 */
export async function chooseUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = lines.find(([name]) => name === wanted) ?? [];
    if (name && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new DatabaseFault(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody": start avow as an ordinary user.',
  );
}

/**
 * Sees to it that `user` can enter or execute every one of `paths`.
 *
 * @throws DatabaseFault naming the first directory that is closed to the user
 */
export async function assertReachable(user: ServerUser, paths: string[]): Promise<void> {
  // Asked as that user, because access lists and security modules know more than the mode bits tell.
  const script = 'for path do test -x "$path" || exit 1; done';
  const { uid, gid } = user;
  const shell = spawn('/bin/sh', ['-c', script, 'sh', ...paths], { uid, gid, cwd: '/', stdio: 'ignore' });
  const [status] = await once(shell, 'exit');
  if (status === 0) return;
  const closed = (await Promise.all(paths.map((path) => firstClosed(user, path)))).find(Boolean);
  throw new DatabaseFault(
    `PostgreSQL refuses to run as root and runs as "${user.name}", who may not enter ${closed ?? paths.join(' or ')}: ` +
      `allow it with \`chmod o+x ${closed ?? paths.join(' ')}\`, start avow as an ordinary user, or move it to a place open to all such as /opt.`,
  );
}

/** The outermost directory on the way to `path` whose mode does not let `user` through. */
async function firstClosed(user: ServerUser, path: string): Promise<string | undefined> {
  const parent = dirname(path);
  const outer = parent === path ? undefined : await firstClosed(user, parent);
  if (outer) return outer;
  const { mode, uid, gid } = await stat(path);
  const execute = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return mode & execute ? undefined : path;
}
