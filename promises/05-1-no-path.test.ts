/** No way leads from a visit to a person: not by a table, not by a key, not by a role that sees both. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { activitiesOf, tablesOf } from '../src/policy/declare.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const tables = tablesOf(declarations);
const ofVisits = tables.filter(({ table }) =>
  activitiesOf(table).some((activity) => activity === 'accessLog' || activity === 'visits'),
);

test('5.1 no table of the log or of visits holds a person, a member of staff or an address of theirs', () => {
  expect(ofVisits.map(({ full }) => full)).toContain('accesslog.line');
  for (const { full, table } of ofVisits) {
    expect(table.owner, full).toBe('nobody');
    const held = Object.entries(table.columns).flatMap(([name, { holds }]) => [name, holds]);
    for (const identifying of ['person_id', 'staff_id', 'email', 'name', 'phone', 'userName'])
      expect(held, full).not.toContain(identifying);
  }
});

test('5.1 no other table holds the number of a visit, and no foreign key leads to one', async () => {
  const others = tables.filter((entry) => !ofVisits.includes(entry));
  const holding = others.filter(({ table }) =>
    Object.entries(table.columns).some(([name, { holds }]) => name === 'visit_id' || holds === 'visitId'),
  );
  expect(holding.map(({ full }) => full)).toEqual([]);
  const { rows } = await avow.admin.query(
    `SELECT conrelid::regclass::text AS referring FROM pg_constraint
     WHERE contype = 'f' AND (conrelid = ANY ($1::regclass[]) OR confrelid = ANY ($1::regclass[]))`,
    [ofVisits.map(({ full }) => full)],
  );
  expect(rows).toEqual([]);
});

test('5.1 no role of a module sees both the number of a visit and a person', async () => {
  const { rows } = await avow.admin.query<{ role: string; columns: string[] }>(
    `SELECT grantee AS role, array_agg(DISTINCT column_name::text ORDER BY column_name::text) AS columns
     FROM information_schema.column_privileges
     WHERE privilege_type = 'SELECT' AND column_name IN ('visit_id', 'person_id') AND grantee NOT LIKE '%\\_owner' AND grantee LIKE 'avow\\_%'
     GROUP BY grantee`,
  );
  const seeing = (column: string) => rows.filter(({ columns }) => columns.includes(column));
  expect(seeing('visit_id').length).toBeGreaterThan(0);
  expect(seeing('person_id').length).toBeGreaterThan(0);
  expect(rows.filter(({ columns }) => columns.length > 1)).toEqual([]);
});
