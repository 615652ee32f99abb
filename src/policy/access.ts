/**
 * Roles, grants and row-level security, compiled from the policy and the declarations. Data, not SQL: the same value is
 * applied to the database (`accessSql`) and compared with its catalogue at every start.
 */
import { activityOf, type ColumnState, type Declaration, type Table, tablesOf } from './declare.ts';
import type { Policy } from './language.ts';

export interface Grant {
  readonly role: string;
  readonly privilege: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'EXECUTE' | 'USAGE';
  readonly kind: 'table' | 'function' | 'schema';
  /** `schema.table`, `schema.function(types)` or `schema`. */
  readonly on: string;
  /** Columns for SELECT, INSERT and UPDATE on tables; `null` where the privilege has none. */
  readonly columns: readonly string[] | null;
}

export interface RowPolicy {
  readonly table: string;
  readonly name: string;
  readonly role: string;
  readonly command: 'ALL' | 'SELECT' | 'INSERT';
  readonly using: string | null;
  readonly check: string | null;
}

export interface Access {
  readonly roles: readonly string[];
  readonly grants: readonly Grant[];
  readonly rowPolicies: readonly RowPolicy[];
  /** Tables with row-level security. */
  readonly protectedTables: readonly string[];
}

/** The module that answers rights requests: it alone sees restricted rows. */
const rightsModule = 'rights';
/** The module that deletes what is due, and sees nothing but keys and dates. */
const retentionModule = 'retention';

type Entry = ReturnType<typeof tablesOf>[number];

/** The database role of a module in a deployment. */
export const roleOf = (prefix: string, module: string): string => `${prefix}_${module}`;

/**
 * Compiles who may do what in the database.
 * @param prefix the deployment's prefix of role names; roles are shared by all databases of a cluster
 */
export function compileAccess(policy: Policy, declarations: readonly Declaration[], prefix: string): Access {
  const entries = tablesOf(declarations);
  const role = (module: string) => roleOf(prefix, module);
  const perTable = entries.flatMap((entry) => tableGrants(policy, entry, role));
  const perUse = declarations.flatMap((declaration) => useGrants(policy, declaration, declarations, role));
  const objects = [...perTable, ...perUse];
  return {
    roles: declarations.map((declaration) => role(declaration.name)),
    grants: merge([...schemaGrants(objects), ...objects]),
    rowPolicies: entries.flatMap((entry) => rowPolicies(policy, entry, declarations, role)),
    protectedTables: entries.filter((entry) => isProtected(entry.table)).map((entry) => entry.full),
  };
}

/** Columns that the policy allows: those without personal data, and those whose category their activity takes. */
export function allowedColumns(policy: Policy, table: Table): string[] {
  const isTaken = (column: ColumnState) => {
    const activity = activityOf(table, column);
    return (
      column.holds === 'none' ||
      (activity !== null && policy.activities[activity].data[column.holds] !== undefined)
    );
  };
  return Object.entries(table.columns)
    .filter(([, column]) => isTaken(column))
    .map(([name]) => name);
}

const isProtected = (table: Table) => table.owner === 'person' || table.shows !== undefined;

function tableGrants(
  policy: Policy,
  { schema, full, table }: Entry,
  role: (module: string) => string,
): Grant[] {
  const allowed = allowedColumns(policy, table);
  const changing = allowed.filter((name) => table.columns[name]?.changing);
  const grant = (
    module: string,
    privilege: Grant['privilege'],
    columns: readonly string[] | null,
  ): Grant => ({
    role: role(module),
    privilege,
    kind: 'table',
    on: full,
    columns,
  });
  const own = [
    grant(schema, 'SELECT', allowed),
    grant(
      schema,
      'INSERT',
      allowed.filter((name) => name !== 'restricted'),
    ),
    ...(changing.length > 0 ? [grant(schema, 'UPDATE', changing)] : []),
    ...(table.mayDelete ? [grant(schema, 'DELETE', null)] : []),
  ];
  const shown = Object.keys(table.shows ?? {}).map((module) => grant(module, 'SELECT', allowed));
  return [...own, ...shown, ...rightsGrants(table, grant), ...retentionGrants(policy, table, grant)];
}

type MakeGrant = (module: string, privilege: Grant['privilege'], columns: readonly string[] | null) => Grant;

/**
 * Access, correction, restriction and erasure reach every column of every person-owned table. An erasure may also begin the
 * period of what it keeps.
 */
function rightsGrants(table: Table, grant: MakeGrant): Grant[] {
  if (table.owner !== 'person') return [];
  const personal = Object.keys(table.columns).filter((name) => table.columns[name]?.holds !== 'none');
  const changed = new Set(['restricted', ...personal, ...Object.values(table.anchors ?? {})]);
  return [
    grant(rightsModule, 'SELECT', Object.keys(table.columns)),
    grant(rightsModule, 'UPDATE', [...changed]),
    grant(rightsModule, 'DELETE', null),
  ];
}

/** Retention sees keys, dates and the restriction flag, and deletes. Day partitions are dropped by the owner instead. */
function retentionGrants(policy: Policy, table: Table, grant: MakeGrant): Grant[] {
  if (!table.activity || !table.anchors || policy.activities[table.activity].keep.length === 0) return [];
  const flags = table.owner === 'person' ? ['restricted'] : [];
  const columns = [...new Set([...table.key, ...Object.values(table.anchors), ...flags])];
  const remove = table.dayPartitions ? [] : [grant(retentionModule, 'DELETE', null)];
  return [grant(retentionModule, 'SELECT', columns), ...remove];
}

function useGrants(
  policy: Policy,
  user: Declaration,
  all: readonly Declaration[],
  role: (module: string) => string,
): Grant[] {
  return user.uses.map((use): Grant => {
    if (use.call !== undefined) {
      const [schema, name] = split(use.call);
      const offered = all.find((declaration) => declaration.name === schema)?.functions[name];
      if (!offered) throw new Error(`${user.name}/data.ts calls ${use.call}, which no data.ts declares.`);
      return {
        role: role(user.name),
        privilege: 'EXECUTE',
        kind: 'function',
        on: `${use.call}(${offered.takes})`,
        columns: null,
      };
    }
    const target = tablesOf(all).find((entry) => entry.full === use.insert);
    if (!target)
      throw new Error(`${user.name}/data.ts inserts into ${use.insert}, which no data.ts declares.`);
    const columns = allowedColumns(policy, target.table).filter((name) => name !== 'restricted');
    return { role: role(user.name), privilege: 'INSERT', kind: 'table', on: target.full, columns };
  });
}

const split = (name: string): [string, string] => [
  name.slice(0, name.indexOf('.')),
  name.slice(name.indexOf('.') + 1),
];

function schemaGrants(grants: readonly Grant[]): Grant[] {
  const pairs = new Set(grants.map((grant) => `${grant.role} ${split(grant.on)[0]}`));
  return [...pairs].map((pair) => {
    const [role, schema] = pair.split(' ');
    return { role: role ?? '', privilege: 'USAGE', kind: 'schema', on: schema ?? '', columns: null };
  });
}

/** Several grants of one privilege on one object to one role become one. */
function merge(grants: readonly Grant[]): Grant[] {
  const merged = new Map<string, Grant>();
  for (const grant of grants) {
    const key = `${grant.role} ${grant.privilege} ${grant.kind} ${grant.on}`;
    const before = merged.get(key);
    const columns =
      before?.columns && grant.columns ? [...new Set([...before.columns, ...grant.columns])] : grant.columns;
    merged.set(key, { ...grant, columns });
  }
  return [...merged.values()];
}

function rowPolicies(
  policy: Policy,
  { schema, full, table }: Entry,
  declarations: readonly Declaration[],
  role: (module: string) => string,
): RowPolicy[] {
  if (!isProtected(table)) return [];
  const rule = (
    module: string,
    command: RowPolicy['command'],
    using: string | null,
    check: string | null,
  ): RowPolicy => ({
    table: full,
    name: `${module}_${command.toLowerCase()}`,
    role: role(module),
    command,
    using,
    check,
  });
  const shown = Object.entries(table.shows ?? {}).map(([module, sql]) =>
    rule(module, 'SELECT', sql.replaceAll('{k}', String(policy.analysis.smallestGroup)), null),
  );
  const inserting = declarations
    .filter(
      (declaration) => declaration.name !== schema && declaration.uses.some((use) => use.insert === full),
    )
    .map((declaration) =>
      rule(declaration.name, 'INSERT', null, table.owner === 'person' ? '(NOT restricted)' : 'true'),
    );
  const retention = table.anchors ? [retentionModule] : [];
  if (table.owner !== 'person') {
    const all = [...new Set([schema, ...retention])];
    return [...all.map((module) => rule(module, 'ALL', 'true', 'true')), ...shown, ...inserting];
  }
  const workers = [...new Set([schema, ...retention])].filter((module) => module !== rightsModule);
  return [
    ...workers.map((module) => rule(module, 'ALL', '(NOT restricted)', '(NOT restricted)')),
    rule(rightsModule, 'ALL', 'true', 'true'),
    ...shown,
    ...inserting.filter((inserted) => inserted.role !== role(rightsModule)),
  ];
}

/**
 * The SQL that brings a database from any state to this access: everything is revoked, then granted anew. Meant for one
 * transaction; role and object names are ours and plain, so they need no quoting beyond what stands here.
 */
export function accessSql(access: Access, tables: readonly string[], functions: readonly string[]): string[] {
  const roles = access.roles.map((name) => `"${name}"`).join(', ');
  const schemas = [...new Set(tables.map((name) => split(name)[0]))];
  return [
    ...schemas.map((schema) => `REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC, ${roles}`),
    ...tables.map((name) => `REVOKE ALL ON ${name} FROM PUBLIC, ${roles}`),
    ...functions.map((name) => `REVOKE ALL ON FUNCTION ${name} FROM PUBLIC, ${roles}`),
    ...access.grants.map(grantSql),
    ...tables.map(
      (name) =>
        `ALTER TABLE ${name} ${access.protectedTables.includes(name) ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`,
    ),
    ...access.rowPolicies.map(rowPolicySql),
  ];
}

function grantSql({ privilege, columns, kind, on, role }: Grant): string {
  const list = columns ? ` (${columns.map((name) => `"${name}"`).join(', ')})` : '';
  const object = kind === 'table' ? on : `${kind.toUpperCase()} ${on}`;
  return `GRANT ${privilege}${list} ON ${object} TO "${role}"`;
}

function rowPolicySql({ name, table, command, role, using, check }: RowPolicy): string {
  const usingSql = using === null ? '' : ` USING (${using})`;
  const checkSql = check === null ? '' : ` WITH CHECK (${check})`;
  return `CREATE POLICY "${name}" ON ${table} FOR ${command} TO "${role}"${usingSql}${checkSql}`;
}
