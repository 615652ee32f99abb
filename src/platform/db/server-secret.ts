import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { renameDurably, writeDurably } from '../durable.ts';
import { DatabaseFault, explainFailure } from './server-fault.ts';
import { runAsUser, type Site, SUPERUSER } from './server-site.ts';

const SECRET = /^[\w-]{43}$/;

/** 256 random bits; the letters need no quoting in SQL or URLs. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/**
 * The superuser's password, or undefined if its file is missing.
 *
 * @throws DatabaseFault if the file cannot be what we wrote
 */
export async function readSecret({ secretFile }: Site): Promise<string | undefined> {
  const secret = await readFile(secretFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new DatabaseFault(`${secretFile} cannot be read (${error.code}): make it readable for this user.`);
  });
  if (secret !== undefined && !SECRET.test(secret)) throw wrongSecret(secretFile);
  return secret;
}

/** The remedy holds: without the file, the next start sets a new password. */
export const wrongSecret = (secretFile: string) =>
  new DatabaseFault(
    `${secretFile} does not hold the database's password (damaged, or from another cluster): delete this file and start again, a new password is then set.`,
  );

/** Stores the password so that it is there whole or not at all, whatever happens. */
export function writeSecret({ secretFile }: Site, secret: string): void {
  writeDurably(`${secretFile}.new`, secret);
  renameDurably(`${secretFile}.new`, secretFile);
}

/** Sets a new password in PostgreSQL's single-user mode, which asks for none: who owns the files owns the data. */
export async function resetSecret(site: Site): Promise<string> {
  site.log(`Setting a new database password, as ${site.secretFile} was missing`);
  const password = newSecret();
  const sql = `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`;
  const single = ['--single', '-D', site.cluster, '-c', 'log_statement=none', 'postgres'];
  const { status, output } = await runAsUser(site, site.binaries.postgres, single, sql);
  if (status !== 0) throw explainFailure(output, site);
  writeSecret(site, password);
  return password;
}
