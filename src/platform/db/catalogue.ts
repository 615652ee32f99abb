/**
 * The declarations against what the database really holds, read from `pg_catalog` (`information_schema` hides what the
 * asker may not see). Any difference in either direction is named; the program does not open with one.
 */
import type { ClientBase } from 'pg';
import type { Access } from '../../policy/access.ts';
import { type ColumnState, type Declaration, type Table, tablesOf } from '../../policy/declare.ts';
import { compareObjects, isOurs } from './catalogue-objects.ts';

export interface CatalogueInput {
  readonly declarations: readonly Declaration[];
  readonly access: Access;
  readonly owner: string;
}

/** All differences, one sentence each that names the object and the remedy; empty when the database is as declared. */
export async function compareCatalogue(admin: ClientBase, input: CatalogueInput): Promise<string[]> {
  return [
    ...(await compareRelations(admin, input)),
    ...(await compareColumns(admin, input)),
    ...(await compareKeys(admin, input)),
    ...(await compareFunctions(admin, input)),
    ...(await compareTriggers(admin)),
    ...(await compareGrants(admin, input)),
    ...(await compareRowPolicies(admin, input)),
    ...(await compareObjects(admin, input.owner)),
  ];
}

const kinds: Readonly<Record<string, string>> = {
  r: 'table',
  p: 'table',
  v: 'view',
  m: 'materialized view',
  f: 'foreign table',
  S: 'sequence',
  c: 'type',
};

async function compareRelations(
  admin: ClientBase,
  { declarations, access, owner }: CatalogueInput,
): Promise<string[]> {
  const { rows } = await admin.query<{
    full: string;
    kind: string;
    owner: string;
    secured: boolean;
    parent: string | null;
  }>(
    `/* compareRelations */ SELECT n.nspname || '.' || c.relname AS full, c.relkind::text AS kind, r.rolname AS owner, c.relrowsecurity AS secured,
       (SELECT pn.nspname || '.' || p.relname FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE i.inhrelid = c.oid) AS parent
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c') AND ${isOurs}`,
  );
  const declared = new Map(tablesOf(declarations).map((entry) => [entry.full, entry.table]));
  const partitioned = new Set([...declared].filter(([, table]) => table.dayPartitions).map(([full]) => full));
  const found = rows.filter((row) => row.parent === null || !partitioned.has(row.parent));
  const undeclared = found.filter((row) => !declared.has(row.full));
  const ours = rows.filter((row) => !undeclared.includes(row));
  return [
    ...undeclared.map(
      (row) =>
        `The ${kinds[row.kind] ?? 'object'} ${row.full} is declared in no data.ts: declare it, or drop it.`,
    ),
    ...[...declared.keys()]
      .filter((full) => !rows.some((row) => row.full === full))
      .map(
        (full) =>
          `The table ${full} is declared and missing: restore it from a backup, or write a migration.`,
      ),
    ...ours
      .filter((row) => row.owner !== owner)
      .map(
        (row) =>
          `The table ${row.full} belongs to ${row.owner}: run ALTER TABLE ${row.full} OWNER TO "${owner}".`,
      ),
    ...ours
      .filter((row) => declared.has(row.full) && row.secured !== access.protectedTables.includes(row.full))
      .map(
        (row) =>
          `Row-level security of ${row.full} is ${row.secured ? 'on' : 'off'}: run ALTER TABLE ${row.full} ${row.secured ? 'DISABLE' : 'ENABLE'} ROW LEVEL SECURITY.`,
      ),
  ];
}

interface FoundColumn {
  full: string;
  name: string;
  type: string;
  required: boolean;
  filled: boolean;
}

async function compareColumns(admin: ClientBase, { declarations }: CatalogueInput): Promise<string[]> {
  const { rows } = await admin.query<FoundColumn>(
    `/* compareColumns */ SELECT n.nspname || '.' || c.relname AS full, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS required, a.atthasdef OR a.attidentity <> '' AS filled
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${isOurs}`,
  );
  return tablesOf(declarations).flatMap(({ full, table }) => {
    const found = rows.filter((row) => row.full === full);
    if (found.length === 0) return [];
    const undeclared = found.filter((row) => !(row.name in table.columns));
    return [
      ...undeclared.map(
        (row) =>
          `The column ${full}.${row.name} is declared in no data.ts: declare what it holds, or drop it.`,
      ),
      ...Object.entries(table.columns).flatMap(([name, column]) => compareColumn(full, name, column, found)),
    ];
  });
}

function compareColumn(
  full: string,
  name: string,
  column: ColumnState,
  found: readonly FoundColumn[],
): string[] {
  const there = found.find((row) => row.name === name);
  if (!there) return [`The column ${full}.${name} is declared and missing: write a migration that adds it.`];
  if (there.type !== column.type)
    return [
      `The column ${full}.${name} is of type ${there.type}, declared as ${column.type}: change one of them.`,
    ];
  if (there.required === column.nullable)
    return [
      `The column ${full}.${name} ${there.required ? 'refuses' : 'allows'} null, against its declaration: change one of them.`,
    ];
  if (column.generated !== there.filled)
    return [
      `The column ${full}.${name} is declared ${column.generated ? 'with a default and has none' : 'without a default and has one'}: change one of them.`,
    ];
  return [];
}

async function compareKeys(admin: ClientBase, { declarations }: CatalogueInput): Promise<string[]> {
  const { rows } = await admin.query<{
    full: string;
    type: string;
    columns: string[];
    target: string | null;
    cascade: boolean;
  }>(
    `/* compareKeys */ SELECT n.nspname || '.' || c.relname AS full, k.contype::text AS type, tn.nspname || '.' || t.relname AS target, k.confdeltype = 'c' AS cascade,
       ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS key(number, place)
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.number ORDER BY key.place) AS columns
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     LEFT JOIN pg_class t ON t.oid = k.confrelid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE k.contype IN ('p', 'f') AND NOT c.relispartition AND ${isOurs}`,
  );
  return tablesOf(declarations).flatMap(({ schema, full, table }) => {
    const key = rows.find((row) => row.full === full && row.type === 'p')?.columns ?? [];
    const wrongKey =
      key.join() !== table.key.join()
        ? [
            `The primary key of ${full} is (${key.join(', ')}), declared as (${table.key.join(', ')}): change one of them.`,
          ]
        : [];
    const ownerFirst =
      table.owner === 'person' && table.key[0] !== 'person_id'
        ? [`The key of ${full} does not begin with person_id.`]
        : [];
    return [...wrongKey, ...ownerFirst, ...compareParent(full, schema, table, rows)];
  });
}

function compareParent(
  full: string,
  schema: string,
  table: Table,
  rows: readonly { full: string; target: string | null; cascade: boolean }[],
): string[] {
  if (!table.parent) return [];
  const target = `${schema}.${table.parent}`;
  const linked = rows.some((row) => row.full === full && row.target === target && row.cascade);
  return linked ? [] : [`Rows of ${full} do not go with ${target}: add a foreign key ON DELETE CASCADE.`];
}

async function compareFunctions(
  admin: ClientBase,
  { declarations, owner }: CatalogueInput,
): Promise<string[]> {
  const { rows } = await admin.query<{
    name: string;
    definer: boolean;
    path: boolean;
    owner: string;
    returns: string;
  }>(
    `/* compareFunctions */ SELECT n.nspname || '.' || p.proname || '(' || (SELECT coalesce(string_agg(format_type(t, NULL), ', ' ORDER BY o), '') FROM unnest(p.proargtypes) WITH ORDINALITY AS a(t, o)) || ')' AS name,
       p.prosecdef AS definer, coalesce(array_to_string(p.proconfig, ' ') ~ 'search_path=.*, pg_temp$', false) AS path, r.rolname AS owner,
       pg_get_function_result(p.oid) AS returns
     FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles r ON r.oid = p.proowner WHERE ${isOurs}`,
  );
  const declared = new Map(functionsOf(declarations));
  return [
    ...rows
      .filter((row) => !declared.has(row.name))
      .map((row) => `The function ${row.name} is declared in no data.ts: declare it, or drop it.`),
    ...[...declared.keys()]
      .filter((name) => !rows.some((row) => row.name === name))
      .map((name) => `The function ${name} is declared and missing: write a migration that creates it.`),
    ...rows
      .filter(
        (row) =>
          declared.has(row.name) &&
          (!row.definer || !row.path || row.owner !== owner || row.returns !== declared.get(row.name)),
      )
      .map(
        (row) =>
          `The function ${row.name} is not as declared: it must be SECURITY DEFINER with its own search_path that ends in pg_temp, belong to ${owner} and return ${declared.get(row.name)}.`,
      ),
  ];
}

/** Signatures of all declared functions with what they return. */
export const functionsOf = (declarations: readonly Declaration[]): [string, string][] =>
  declarations.flatMap((declaration) =>
    Object.entries(declaration.functions).map(([name, { takes, returns }]): [string, string] => [
      `${declaration.name}.${name}(${takes})`,
      returns,
    ]),
  );

async function compareTriggers(admin: ClientBase): Promise<string[]> {
  const { rows } = await admin.query<{ name: string; full: string }>(
    `/* compareTriggers */ SELECT t.tgname AS name, n.nspname || '.' || c.relname AS full
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND ${isOurs}
     UNION ALL SELECT r.rulename, n.nspname || '.' || c.relname FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
     JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND ${isOurs}`,
  );
  return rows.map((row) => `The trigger or rule ${row.name} on ${row.full} is declared nowhere: drop it.`);
}

async function compareGrants(
  admin: ClientBase,
  { declarations, access, owner }: CatalogueInput,
): Promise<string[]> {
  const { rows } = await admin.query<{ line: string }>(
    `/* compareGrants */
     WITH granted AS (
       SELECT n.nspname || '.' || c.relname AS on, x.privilege_type AS privilege, x.grantee, NULL AS col FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) x WHERE ${isOurs} AND c.relkind NOT IN ('i', 'I')
       UNION ALL SELECT n.nspname || '.' || c.relname, x.privilege_type, x.grantee, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(a.attacl) x WHERE ${isOurs} AND NOT a.attisdropped
       UNION ALL SELECT n.nspname, x.privilege_type, x.grantee, NULL FROM pg_namespace n, aclexplode(n.nspacl) x WHERE ${isOurs} AND n.nspname <> 'public'
       UNION ALL SELECT n.nspname || '.' || p.proname || '(' || (SELECT coalesce(string_agg(format_type(t, NULL), ', ' ORDER BY o), '') FROM unnest(p.proargtypes) WITH ORDINALITY AS a(t, o)) || ')', x.privilege_type, x.grantee, NULL
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, aclexplode(p.proacl) x WHERE ${isOurs})
     SELECT coalesce(r.rolname, 'PUBLIC') || ' ' || privilege || ' ' || "on" || coalesce(' ' || col, '') AS line
     FROM granted LEFT JOIN pg_roles r ON r.oid = granted.grantee WHERE coalesce(r.rolname, 'PUBLIC') <> $1`,
    [owner],
  );
  const found = new Set(rows.map((row) => row.line));
  const wanted = new Set(
    access.grants.flatMap((grant) =>
      (grant.columns ?? [null]).map(
        (column) => `${grant.role} ${grant.privilege} ${grant.on}${column ? ` ${column}` : ''}`,
      ),
    ),
  );
  const known = new Set(tablesOf(declarations).map((entry) => entry.full));
  const [extra] = [...found].filter((line) => !wanted.has(line) && isOfKnown(line, known));
  const [missing] = [...wanted].filter((line) => !found.has(line));
  return [
    ...(extra
      ? [
          `The database grants more than the policy: ${extra}. Revoke it, or run avow start with --repair-grants.`,
        ]
      : []),
    ...(missing
      ? [`The database grants less than the policy: ${missing}. Run avow start with --repair-grants.`]
      : []),
  ];
}

/** Grants on undeclared relations are named already as undeclared. */
const isOfKnown = (line: string, known: ReadonlySet<string>): boolean => {
  // A day partition is a table of its own: a grant on it would pass by the grants of the whole.
  const object = (line.split(' ')[2] ?? '').replace(/_\d{4}_\d{2}_\d{2}$/, '');
  return known.has(object) || !object.includes('.') || object.includes('(');
};

async function compareRowPolicies(admin: ClientBase, { access }: CatalogueInput): Promise<string[]> {
  const { rows } = await admin.query<{ line: string; name: string; full: string }>(
    `/* compareRowPolicies */ SELECT p.polname AS name, n.nspname || '.' || c.relname AS full,
       concat_ws(' | ', n.nspname || '.' || c.relname, p.polname, (SELECT string_agg(r.rolname, ',') FROM pg_roles r WHERE r.oid = ANY(p.polroles)), p.polcmd,
         coalesce(pg_get_expr(p.polqual, p.polrelid), '-'), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-'), p.polpermissive) AS line
     FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${isOurs}`,
  );
  const letters = { ALL: '*', SELECT: 'r', INSERT: 'a' } as const;
  const wanted = new Map(
    access.rowPolicies.map((rule) => [
      [
        rule.table,
        rule.name,
        rule.role,
        letters[rule.command],
        rule.using ?? '-',
        rule.check ?? '-',
        't',
      ].join(' | '),
      rule,
    ]),
  );
  const extra = rows.filter((row) => !wanted.has(row.line));
  const missing = [...wanted].filter(([line]) => !rows.some((row) => row.line === line));
  return [
    ...extra.map(
      (row) =>
        `The row policy ${row.name} on ${row.full} is not the policy's: run avow start with --repair-grants.`,
    ),
    ...missing.map(
      ([, rule]) =>
        `The row policy ${rule.name} on ${rule.table} is missing or differs: run avow start with --repair-grants.`,
    ),
  ];
}
