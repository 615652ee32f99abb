import { chown, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseFault, explainFailure } from './server-fault.ts';
import { newSecret, readSecret, resetSecret, writeSecret } from './server-secret.ts';
import { runAsUser, type Site, SUPERUSER, syncDirectory } from './server-site.ts';
import type { ServerUser } from './server-user.ts';

/**
 * Makes the cluster if there is none, and returns its superuser's password.
 *
 * @throws DatabaseFault if what is there cannot be used
 */
export async function openCluster(site: Site): Promise<string> {
  await removeHalfMade(site.dataDir);
  if (!(await hasCluster(site))) return createCluster(site);
  await assertOwner(site);
  await assertVersion(site);
  return (await readSecret(site)) ?? resetSecret(site);
}

/** What a killed initdb left: clusters are made under such a name and get their own only when complete. */
async function removeHalfMade(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith('postgres.init-'));
  for (const name of names) await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
}

async function hasCluster({ cluster }: Site): Promise<boolean> {
  const names = await readdir(cluster).catch((error: NodeJS.ErrnoException) => {
    // A directory closed to us exists; assertOwner tells whose it is.
    if (error.code === 'EACCES') return ['closed'];
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (names?.length === 0) await rmdir(cluster);
  return names !== undefined && names.length > 0;
}

async function createCluster(site: Site): Promise<string> {
  site.log(`Creating the database in ${site.cluster} (first start only)`);
  const staging = await mkdtemp(join(site.dataDir, 'postgres.init-'));
  try {
    const password = newSecret();
    writeSecret(site, password);
    await writeFile(join(staging, 'password'), password, { mode: 0o600 });
    if (site.user) await Promise.all([staging, join(staging, 'password')].map((path) => give(path, site)));
    await runInitdb(site, staging);
    await rename(join(staging, 'cluster'), site.cluster);
    await syncDirectory(site.dataDir);
    return password;
  } catch (error) {
    throw isOutOfSpace(error) ? explainFailure('No space left on device', site) : error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function runInitdb(site: Site, staging: string): Promise<void> {
  const options = [
    `--pgdata=${join(staging, 'cluster')}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${join(staging, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--text-search-config=simple',
    '--data-checksums',
  ];
  const { status, output } = await runAsUser(site, site.binaries.initdb, options);
  if (status !== 0) throw explainFailure(output, site);
}

async function assertOwner({ cluster, user }: Site): Promise<void> {
  const { uid } = await stat(cluster);
  if (user) {
    if (uid !== user.uid) await giveAll(cluster, user);
  } else if (uid !== process.getuid?.()) {
    throw new DatabaseFault(
      `${cluster} belongs to another user (number ${uid}): start avow as that user or as root, or hand it over with \`chown -R\`.`,
    );
  }
}

/** After a copy or restore as root, or when the machine gained a user "postgres". */
async function giveAll(cluster: string, { uid, gid }: ServerUser): Promise<void> {
  await chown(cluster, uid, gid);
  for (const entry of await readdir(cluster, { recursive: true }))
    await chown(join(cluster, entry), uid, gid);
}

const give = (path: string, { user }: Site) => (user ? chown(path, user.uid, user.gid) : undefined);

async function assertVersion({ cluster, binaries }: Site): Promise<void> {
  const found = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => '');
  if (found.trim() === binaries.major) return;
  throw new DatabaseFault(
    found
      ? `${cluster} was made by PostgreSQL ${found.trim()} and this avow carries ${binaries.major}: take \`avow backup\` with the avow that made it, and \`avow restore\` with this one into an empty AVOW_DATA.`
      : `${cluster} is not a PostgreSQL cluster (it has no PG_VERSION): move it away, or set AVOW_DATA to another directory.`,
  );
}

const isOutOfSpace = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOSPC';
