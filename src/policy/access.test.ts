import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../test/program.ts';
import { declarations } from '../app.ts';
import { compileAccess } from './access.ts';
import { activityOf, tablesOf } from './declare.ts';
import type { Policy } from './language.ts';
import type { ActivityName, DataCategory } from './vocabulary.ts';

let avow: TestProgram;
let policy: Policy;

beforeAll(async () => {
  avow = await openTestProgram();
  policy = avow.program.services.policy;
});
afterAll(() => avow.close());

function without(activity: ActivityName, category: DataCategory): Policy {
  const { [category]: _, ...data } = policy.activities[activity].data;
  return {
    ...policy,
    activities: { ...policy.activities, [activity]: { ...policy.activities[activity], data } },
  };
}

/** The columns that each role may touch in each way: `contact INSERT contact.message.body`. */
const reach = (of: Policy): string[] =>
  compileAccess(of, declarations, 'x').grants.flatMap((grant) =>
    (grant.columns ?? []).map((column) => `${grant.role} ${grant.privilege} ${grant.on}.${column}`),
  );

test('a category that the policy no longer takes is granted to no one but rights, for any table and column', () => {
  const tables = tablesOf(declarations);
  const before = reach(policy);
  let checked = 0;
  for (const { schema, full, table } of tables) {
    for (const [name, column] of Object.entries(table.columns)) {
      const activity = activityOf(table, column);
      if (column.holds === 'none' || activity === null) continue;
      const own = `x_${schema} INSERT ${full}.${name}`;
      const after = reach(without(activity, column.holds));
      expect(before).toContain(own);
      expect(after.filter((line) => line.endsWith(` ${full}.${name}`) && /INSERT/.test(line))).toEqual([]);
      if (schema !== 'rights') expect(after).not.toContain(`x_${schema} SELECT ${full}.${name}`);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(20);
});

test('every person-owned table has row-level security, and nobody but rights sees restricted rows', () => {
  const { protectedTables, rowPolicies } = compileAccess(policy, declarations, 'x');
  for (const { full, table } of tablesOf(declarations).filter((entry) => entry.table.owner === 'person')) {
    expect(protectedTables).toContain(full);
    for (const rule of rowPolicies.filter(
      (one) => one.table === full && one.role !== 'x_rights' && one.using,
    ))
      expect(table.shows ? rule.using : '(NOT restricted)').toBe(rule.using);
  }
});

/** Whom a table is shown or opened to, besides the module itself. */
const openTo = (schema: string, shows: object | undefined, owner: string, kept: boolean): Set<string> =>
  new Set([
    schema,
    ...Object.keys(shows ?? {}),
    ...(owner === 'person' ? ['rights'] : []),
    ...(kept ? ['retention'] : []),
  ]);

test('no module reads, changes or deletes what is not its own: every role on every table, in SQL', async () => {
  const refused: string[] = [];
  const allowed: string[] = [];
  for (const module of declarations.map((declaration) => declaration.name)) {
    const client = await avow.program.pools.pool(module).connect();
    for (const { schema, full, table } of tablesOf(declarations)) {
      if (openTo(schema, table.shows, table.owner, table.anchors !== undefined).has(module)) continue;
      const [column] = Object.keys(table.columns);
      for (const statement of [
        `SELECT "${column}" FROM ${full} LIMIT 1`,
        `UPDATE ${full} SET "${column}" = "${column}" WHERE false`,
        `DELETE FROM ${full} WHERE false`,
      ]) {
        const code = await client.query(statement).then(
          () => 'done',
          (error: { code?: string }) => error.code,
        );
        (code === '42501' ? refused : allowed).push(`${module}: ${statement} (${code})`);
      }
    }
    client.release();
  }
  expect(allowed).toEqual([]);
  expect(refused.length).toBeGreaterThan(100);
});

test('a restricted row is hidden from its module and from retention, and rights still sees it', async () => {
  await avow.admin.query(
    `INSERT INTO disclosure.entry (person_id, restricted, policy_version, id, activity, kind, recipient, ground, agreed_by, disclosed_at)
     VALUES (gen_random_uuid(), true, 'v', gen_random_uuid(), 'contact', 'self', 'self', 'consent', '{}', '2020-01-01')`,
  );
  const seen = async (module: string) =>
    (await avow.program.pools.pool(module).query('SELECT person_id FROM disclosure.entry')).rowCount;
  expect(await seen('disclosure')).toBe(0);
  expect(await seen('retention')).toBe(0);
  expect(await seen('rights')).toBe(1);
});

test('retention reads keys and dates only', () => {
  const columns = compileAccess(policy, declarations, 'x').grants.filter(
    (grant) =>
      grant.role === 'x_retention' && grant.privilege === 'SELECT' && !grant.on.startsWith('retention.'),
  );
  const tables = new Map(tablesOf(declarations).map(({ full, table }) => [full, table]));
  for (const { on, columns: names } of columns) {
    for (const name of names ?? []) {
      const table = tables.get(on);
      const holds = table?.columns[name]?.holds ?? '';
      if (!table?.key.includes(name)) expect(['none', 'time']).toContain(holds);
    }
  }
  expect(columns.length).toBeGreaterThan(3);
});
