/** The roles of a deployment: an owner, a login that may become every module's role, and one role for each module. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { Fault } from '../fault.ts';

export interface RoleNames {
  readonly owner: string;
  readonly login: string;
  readonly modules: readonly string[];
}

/** A start that refuses leaves no embedded database running to mend it in. */
export const howToRunSql = 'docs/database.md says how to run SQL while Avow is stopped.';

interface RoleState {
  rolname: string;
  rolcanlogin: boolean;
  rolinherit: boolean;
  risky: boolean;
}

/**
 * Makes the roles that are missing and refuses those that are not what they should be.
 * @param loginPassword password with which a missing login role is made
 * @throws Fault with the SQL for an administrator when the connected user may not create roles
 */
export async function ensureRoles(admin: Client, names: RoleNames, loginPassword: string): Promise<void> {
  const wanted = [names.owner, names.login, ...names.modules];
  const found = await readRoles(admin, wanted);
  for (const role of found) assertHarmless(role, names.login);
  const missing = wanted.filter((name) => !found.some((role) => role.rolname === name));
  const granted = await readMemberships(admin, names);
  if (!(await mayCreateRoles(admin))) {
    const left = [
      ...creationSql(names, missing, loginPassword),
      ...(await membershipsLeft(admin, names, granted)),
    ];
    if (left.length > 0) throw new Fault(forAdministrator(left));
    return;
  }
  for (const statement of creationSql(names, missing, loginPassword)) await admin.query(statement);
  for (const statement of await membershipsLeft(admin, names, granted)) await admin.query(statement);
}

const forAdministrator = (statements: readonly string[]) =>
  [
    'The user of DATABASE_URL may not create roles: let an administrator run',
    ...statements.map((line) => `  ${line};`),
    'and start again.',
  ].join('\n');

/**
 * Gives the login role the password of our key. Done only when it has another: several programs may open at once, and
 * PostgreSQL refuses two changes of one role at the same moment.
 * @throws Fault with the SQL for an administrator when the connected user may not do it
 */
export async function givePassword(admin: Client, login: string, password: string): Promise<void> {
  const statement = passwordSql(login, password);
  if (!(await mayCreateRoles(admin)))
    throw new Fault(forAdministrator([statement]).replace('create roles', `set the password of ${login}`));
  await admin.query(statement);
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
      `The database role ${role.rolname} has rights that it must not have: run ALTER ROLE "${role.rolname}" NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION. ${howToRunSql}`,
    );
  }
  if (role.rolcanlogin !== isLogin) {
    throw new Fault(
      `The database role ${role.rolname} ${isLogin ? 'cannot' : 'can'} log in: run ALTER ROLE "${role.rolname}" ${isLogin ? 'LOGIN' : 'NOLOGIN'}. ${howToRunSql}`,
    );
  }
  if (isLogin && role.rolinherit)
    throw new Fault(
      `The database role ${login} inherits rights: run ALTER ROLE "${login}" NOINHERIT. ${howToRunSql}`,
    );
}

const creationSql = (names: RoleNames, missing: readonly string[], password: string): string[] =>
  missing.map((name) =>
    name === names.login
      ? `CREATE ROLE "${name}" LOGIN NOINHERIT PASSWORD '${passwordHash(password)}'`
      : `CREATE ROLE "${name}" NOLOGIN`,
  );

const passwordSql = (login: string, password: string) =>
  `ALTER ROLE "${login}" PASSWORD '${passwordHash(password)}'`;

/** As PostgreSQL stores it (RFC 5803), so that it may be shown: the password itself cannot be found from it. */
function passwordHash(password: string): string {
  const [salt, rounds] = [randomBytes(16), 4_096];
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const mac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(mac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${mac('Server Key').toString('base64')}`;
}

async function mayCreateRoles(admin: Client): Promise<boolean> {
  const { rows } = await admin.query<{ may: boolean }>(
    'SELECT rolcreaterole OR rolsuper AS may FROM pg_roles WHERE rolname = current_user',
  );
  return rows[0]?.may ?? false;
}

/**
 * The roles that the login role may become. The login becomes them all, whoever administers the database may become
 * them, and nobody else: a module's role in another's would read what that one reads.
 * @throws Fault naming any other membership of a role of ours, in either direction
 */
async function readMemberships(admin: Client, names: RoleNames): Promise<readonly string[]> {
  const { rows } = await admin.query<{ role: string; member: string; administers: boolean }>(
    `/* readMemberships */ SELECT granted.rolname AS role, member.rolname AS member,
       member.rolsuper OR member.rolname = current_user AS administers
     FROM pg_auth_members JOIN pg_roles granted ON granted.oid = roleid JOIN pg_roles member ON member.oid = pg_auth_members.member
     WHERE granted.rolname = ANY($1) OR member.rolname = ANY($1)`,
    [[names.owner, names.login, ...names.modules]],
  );
  const become = new Set([names.owner, ...names.modules]);
  const foreign = rows.find(
    ({ role, member, administers }) => !administers && !(member === names.login && become.has(role)),
  );
  if (foreign)
    throw new Fault(
      `The database role ${foreign.member} is a member of ${foreign.role}, which the policy does not allow: run REVOKE "${foreign.role}" FROM "${foreign.member}". ${howToRunSql}`,
    );
  return rows.filter(({ member }) => member === names.login).map(({ role }) => role);
}

/** What is still to be granted: the login becomes every role, the connected user the owner, who makes the tables. */
async function membershipsLeft(
  admin: Client,
  names: RoleNames,
  granted: readonly string[],
): Promise<string[]> {
  const { rows } = await admin.query<{ user: string; database: string; member: boolean; creates: boolean }>(
    `/* membershipsLeft */ SELECT current_user AS user, current_database() AS database,
       coalesce(pg_has_role(current_user, owner.oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END), false) AS member,
       coalesce(has_database_privilege(owner.oid, current_database(), 'CREATE'), false) AS creates
     FROM (VALUES ($1::text)) wanted (name) LEFT JOIN pg_roles owner ON owner.rolname = wanted.name`,
    [names.owner],
  );
  const left = [names.owner, ...names.modules]
    .filter((name) => !granted.includes(name))
    .map((name) => `GRANT "${name}" TO "${names.login}"`);
  const [now] = rows;
  if (now && !now.member) left.push(`GRANT "${names.owner}" TO ${admin.escapeIdentifier(now.user)}`);
  if (now && !now.creates)
    left.push(`GRANT CREATE ON DATABASE ${admin.escapeIdentifier(now.database)} TO "${names.owner}"`);
  return left;
}
