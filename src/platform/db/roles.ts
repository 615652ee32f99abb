/** The roles of a deployment: an owner, a login that may become every module's role, and one role for each module. */
import type { Client } from 'pg';
import { Fault } from '../fault.ts';

export interface RoleNames {
  readonly owner: string;
  readonly login: string;
  readonly modules: readonly string[];
}

interface RoleState {
  rolname: string;
  rolcanlogin: boolean;
  rolinherit: boolean;
  risky: boolean;
}

/**
 * Makes the roles that are missing and refuses those that are not what they should be.
 * @param loginPassword password that the login role is given
 * @throws Fault with the SQL for an administrator when the connected user may not create roles
 */
export async function ensureRoles(admin: Client, names: RoleNames, loginPassword: string): Promise<void> {
  const wanted = [names.owner, names.login, ...names.modules];
  const found = await readRoles(admin, wanted);
  for (const role of found) assertHarmless(role, names.login);
  const missing = wanted.filter((name) => !found.some((role) => role.rolname === name));
  if (missing.length > 0) await createRoles(admin, names, missing);
  await grantMemberships(admin, names);
  await admin.query(`ALTER ROLE "${names.login}" PASSWORD ${admin.escapeLiteral(loginPassword)}`);
}

async function readRoles(admin: Client, names: readonly string[]): Promise<RoleState[]> {
  const { rows } = await admin.query<RoleState>(
    `/* readRoles */ SELECT rolname, rolcanlogin, rolinherit, (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) AS risky
     FROM pg_catalog.pg_roles WHERE rolname = ANY($1)`,
    [names],
  );
  return rows;
}

function assertHarmless(role: RoleState, login: string): void {
  const isLogin = role.rolname === login;
  if (role.risky) {
    throw new Fault(
      `The database role ${role.rolname} has rights that it must not have: run ALTER ROLE "${role.rolname}" NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION.`,
    );
  }
  if (role.rolcanlogin !== isLogin) {
    throw new Fault(
      `The database role ${role.rolname} ${isLogin ? 'cannot' : 'can'} log in: run ALTER ROLE "${role.rolname}" ${isLogin ? 'LOGIN' : 'NOLOGIN'}.`,
    );
  }
  if (isLogin && role.rolinherit)
    throw new Fault(`The database role ${login} inherits rights: run ALTER ROLE "${login}" NOINHERIT.`);
}

const creationSql = (names: RoleNames, missing: readonly string[]): string[] =>
  missing.map((name) => `CREATE ROLE "${name}" ${name === names.login ? 'LOGIN NOINHERIT' : 'NOLOGIN'}`);

async function createRoles(admin: Client, names: RoleNames, missing: readonly string[]): Promise<void> {
  const { rows } = await admin.query<{ may: boolean }>(
    'SELECT rolcreaterole OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  );
  const statements = creationSql(names, missing);
  if (!rows[0]?.may) {
    throw new Fault(
      `The user of DATABASE_URL may not create roles: let an administrator run\n${[...statements, ...membershipSql(names)].map((line) => `  ${line};`).join('\n')}\nand start again.`,
    );
  }
  for (const statement of statements) await admin.query(statement);
}

const membershipSql = (names: RoleNames): string[] =>
  [names.owner, ...names.modules].map((name) => `GRANT "${name}" TO "${names.login}"`);

async function grantMemberships(admin: Client, names: RoleNames): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>(
    `/* grantMemberships */ SELECT granted.rolname FROM pg_auth_members member
     JOIN pg_roles granted ON granted.oid = member.roleid JOIN pg_roles login ON login.oid = member.member
     WHERE login.rolname = $1`,
    [names.login],
  );
  const wanted = new Set([names.owner, ...names.modules]);
  const foreign = rows.find((row) => !wanted.has(row.rolname));
  if (foreign)
    throw new Fault(
      `The database role ${names.login} is a member of ${foreign.rolname}, which is none of Avow's: run REVOKE "${foreign.rolname}" FROM "${names.login}".`,
    );
  for (const statement of membershipSql(names)) {
    if (!rows.some((row) => statement.startsWith(`GRANT "${row.rolname}" `))) await admin.query(statement);
  }
  const { rows: self } = await admin.query<{ member: boolean }>(
    `SELECT pg_has_role(current_user, $1, 'MEMBER') AS member`,
    [names.owner],
  );
  if (!self[0]?.member) await admin.query(`GRANT "${names.owner}" TO CURRENT_USER`);
}
