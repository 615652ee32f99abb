/** Opens the database for the program: roles, migrations, grants, and the comparison of declarations with reality. */
import { Client, Pool } from 'pg';
import { type Access, accessSql, compileAccess } from '../../policy/access.ts';
import { type Declaration, tablesOf } from '../../policy/declare.ts';
import { hashOf } from '../../policy/hash.ts';
import type { Policy } from '../../policy/language.ts';
import { Fault } from '../fault.ts';
import type { Keys } from '../keys.ts';
import { Logger, runMigrations } from '../worker-library.ts';
import { compareCatalogue, functionsOf } from './catalogue.ts';
import { assertMigrated, migrate, readMigrations } from './migrate.ts';
import { dropLeftOver } from './partitions.ts';
import { ensureRoles, givePassword, howToRunSql, type RoleNames } from './roles.ts';

export interface OpenedDatabase {
  /** Connection string of the login role, for the modules' pools. */
  readonly loginUrl: string;
  readonly prefix: string;
  readonly migrated: readonly string[];
  /** Nothing was in it before. */
  readonly fresh: boolean;
}

/** Connects as the administrator of the database, with one sentence when that fails. */
export async function connectAdmin(url: string): Promise<Client> {
  const admin = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'avow start',
    options: '-c timezone=UTC',
  });
  try {
    await admin.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Fault(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} cannot be reached${code}: see that it runs and that DATABASE_URL is right.`,
    );
  }
  // A lost connection shows in the next statement; without a listener it would end the process.
  admin.on('error', () => {});
  return admin;
}

/**
 * Prepares a database for use by this program: roles and migrations. Permissions follow with `enforceAccess`.
 * Where another program serves it (not `alone`), nothing is changed.
 * @throws Fault when it is too old, a role is not what it should be, or a migration fails
 */
export async function openDatabase(
  admin: Client,
  adminUrl: string,
  options: { declarations: readonly Declaration[]; keys: Keys; alone: boolean },
): Promise<OpenedDatabase> {
  await assertVersion(admin);
  const prefix = await readPrefix(admin, options.keys);
  const names = roleNames(prefix, options.declarations);
  const password = options.keys.mac('database', 'login role', prefix).toString('base64url');
  const migrations = await readMigrations();
  const migrated: string[] = [];
  if (options.alone) {
    await ensureRoles(admin, names, password);
    migrated.push(...(await migrate(admin, names.owner, migrations)));
    await keepPrefix(admin, prefix);
    await migrateWorker(adminUrl, names.owner);
  } else await assertMigrated(admin, migrations);
  const loginUrl = withUser(adminUrl, names.login, password);
  await settleLogin(admin, loginUrl, names.login, password);
  return { loginUrl, prefix, migrated, fresh: migrated.length === migrations.length };
}

/** Whoever made the login role, its password must be the one of our key. */
async function settleLogin(admin: Client, loginUrl: string, login: string, password: string): Promise<void> {
  if (await logsIn(loginUrl)) return;
  await givePassword(admin, login, password);
  if (!(await logsIn(loginUrl)))
    throw new Fault(
      `The database refuses ${login} with its own password: let pg_hba.conf accept it by scram-sha-256.`,
    );
}

async function logsIn(loginUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: loginUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '28P01') return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** Names of all roles of a deployment. */
export const roleNames = (prefix: string, declarations: readonly Declaration[]): RoleNames => ({
  owner: `${prefix}_owner`,
  login: `${prefix}_login`,
  modules: declarations.map((declaration) => `${prefix}_${declaration.name}`),
});

async function assertVersion(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ version: number; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding`,
  );
  if ((rows[0]?.version ?? 0) < 150_000)
    throw new Fault('Avow needs PostgreSQL 15 or newer: update the server that DATABASE_URL names.');
  if (rows[0]?.encoding !== 'UTF8')
    throw new Fault(
      'The database is not in UTF8: create it with ENCODING UTF8 and point DATABASE_URL at it.',
    );
}

/**
 * The prefix of this deployment's role names: roles are shared by all databases of a cluster. A new database gets the one
 * that follows from key and name, the same at every try, so that an administrator can make the roles before it opens.
 */
async function readPrefix(admin: Client, keys: Keys): Promise<string> {
  const { rows } = await admin.query<{ there: boolean; name: string }>(
    `SELECT to_regclass('platform.setting') IS NOT NULL AS there, current_database() AS name`,
  );
  const fresh = `avow_${keys
    .mac('database', 'role prefix', rows[0]?.name ?? '')
    .toString('hex')
    .slice(0, 6)}`;
  if (!rows[0]?.there) return fresh;
  const { rows: kept } = await admin.query<{ value: string }>(
    `SELECT value FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  return kept[0]?.value ?? fresh;
}

const keepPrefix = (admin: Client, prefix: string) =>
  admin.query(
    `INSERT INTO platform.setting (name, value) VALUES ('rolePrefix', $1) ON CONFLICT (name) DO NOTHING`,
    [prefix],
  );

async function migrateWorker(adminUrl: string, owner: string): Promise<void> {
  const pgPool = new Pool({ connectionString: adminUrl, max: 1, options: `-c role=${owner}` });
  pgPool.on('error', () => {});
  pgPool.on('connect', (client) => client.on('error', () => {}));
  try {
    await runMigrations({ pgPool, logger: quiet });
  } finally {
    await pgPool.end();
  }
}

/** The worker's own log lines are not ours to print: they may quote payloads. */
export const quiet = new Logger(() => () => {});

/**
 * Applies the compiled access when the policy, the declarations or the schema changed; otherwise only compares.
 * @throws Fault when the database holds something undeclared, or its permissions are not the policy's
 */
export async function enforceAccess(
  admin: Client,
  { prefix, migrated }: OpenedDatabase,
  options: { policy: Policy; declarations: readonly Declaration[]; repairGrants: boolean },
): Promise<void> {
  const { owner } = roleNames(prefix, options.declarations);
  const access = compileAccess(options.policy, options.declarations, prefix);
  const hash = hashOf(access);
  const { rows } = await admin.query<{ value: string }>(
    `SELECT value FROM platform.setting WHERE name = 'accessHash'`,
  );
  const changed = migrated.length > 0 || rows[0]?.value !== hash;
  if (changed || options.repairGrants) await applyAccess(admin, owner, access, options.declarations, hash);
  await dropLeftOver(admin, dayTables(options.declarations), owner);
  const differences = await compareCatalogue(admin, { declarations: options.declarations, access, owner });
  if (differences.length > 0) {
    throw new Fault(
      [
        'The database is not as declared, so Avow does not open:',
        ...differences.map((line) => `  ${line}`),
        howToRunSql,
      ].join('\n'),
    );
  }
}

const dayTables = (declarations: readonly Declaration[]): string[] =>
  tablesOf(declarations).flatMap(({ full, table }) => (table.dayPartitions ? [full] : []));

async function applyAccess(
  admin: Client,
  owner: string,
  access: Access,
  declarations: readonly Declaration[],
  hash: string,
): Promise<void> {
  const tables = tablesOf(declarations).map((entry) => entry.full);
  const functions = functionsOf(declarations).map(([name]) => name);
  await admin.query('BEGIN');
  try {
    await admin.query(`SET LOCAL ROLE "${owner}"`);
    await dropRowPolicies(admin);
    for (const statement of accessSql(access, tables, functions)) await admin.query(statement);
    await admin.query(
      `INSERT INTO platform.setting (name, value) VALUES ('accessHash', $1) ON CONFLICT (name) DO UPDATE SET value = $1`,
      [hash],
    );
    await admin.query('COMMIT');
  } catch (error) {
    await admin.query('ROLLBACK');
    throw new Fault(
      `The permissions of the policy could not be applied and nothing was changed: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

async function dropRowPolicies(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ statement: string }>(
    `SELECT format('DROP POLICY %I ON %I.%I', p.polname, n.nspname, c.relname) AS statement
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname NOT IN ('graphile_worker')`,
  );
  for (const { statement } of rows) await admin.query(statement);
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}
