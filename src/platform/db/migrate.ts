/** Forward-only migrations: `migrations/NNNN_name.sql`, each in one transaction, each run once, none ever changed. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { Fault } from '../fault.ts';
import { repository } from '../repository.ts';

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** Migrations of the repository, in the order of their numbers. */
export async function readMigrations(folder = join(repository, 'migrations')): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8');
      return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database up to date as its owner role.
 * @returns names of the migrations that ran
 * @throws Fault when the database has a migration that this program does not know, or one that was changed since
 */
export async function migrate(
  admin: Client,
  owner: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const done = await readDone(admin);
  for (const past of done) assertUnchanged(past, migrations);
  const pending = migrations.filter((migration) => !done.some((past) => past.name === migration.name));
  for (const migration of pending) await runMigration(admin, owner, migration);
  return pending.map((migration) => migration.name);
}

/** Beside a serving program nothing is migrated. @throws Fault when it is of another version than this one */
export async function assertMigrated(admin: Client, migrations: readonly Migration[]): Promise<void> {
  const done = await readDone(admin);
  for (const past of done) assertUnchanged(past, migrations);
  if (done.length < migrations.length)
    throw new Fault('The program that serves this database is older than this one: restart it first.');
}

async function readDone(admin: Client): Promise<{ name: string; hash: string }[]> {
  const { rows } = await admin.query<{ there: boolean }>(
    `SELECT to_regclass('platform.migration') IS NOT NULL AS there`,
  );
  if (!rows[0]?.there) return [];
  return (
    await admin.query<{ name: string; hash: string }>(
      'SELECT name, hash FROM platform.migration ORDER BY name',
    )
  ).rows;
}

function assertUnchanged(past: { name: string; hash: string }, migrations: readonly Migration[]): void {
  const known = migrations.find((migration) => migration.name === past.name);
  if (!known)
    throw new Fault(
      `The database was opened by a newer Avow (it has migration ${past.name}): update this program.`,
    );
  if (known.hash !== past.hash)
    throw new Fault(
      `The migration ${past.name} was changed after it had run: put it back as it was and write a new one.`,
    );
}

async function runMigration(admin: Client, owner: string, { name, sql, hash }: Migration): Promise<void> {
  await admin.query('BEGIN');
  try {
    await admin.query(`SET LOCAL ROLE "${owner}"`);
    await admin.query(sql);
    await admin.query('INSERT INTO platform.migration (name, hash) VALUES ($1, $2)', [name, hash]);
    await admin.query('COMMIT');
  } catch (error) {
    await admin.query('ROLLBACK');
    throw new Fault(
      `The migration ${name} failed and was undone: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
