import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { declarations } from '../../app.ts';
import { compileAccess } from '../../policy/access.ts';
import { openProgram } from '../../program.ts';
import { silentLog } from '../log.ts';
import { compareCatalogue } from './catalogue.ts';
import { roleNames } from './open.ts';
import { ensureRoles } from './roles.ts';

let avow: TestProgram;
let prefix: string;

beforeAll(async () => {
  avow = await openTestProgram();
  const { rows } = await avow.admin.query<{ value: string }>(
    `SELECT value FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  prefix = rows[0]?.value ?? '';
});
afterAll(() => avow.close());

/** What a check says after some SQL by hand, which is then undone. */
async function after<T>(sql: string, check: () => Promise<T>): Promise<T> {
  await avow.admin.query('BEGIN');
  try {
    await avow.admin.query(sql.replaceAll('{prefix}', prefix));
    return await check();
  } finally {
    await avow.admin.query('ROLLBACK');
  }
}

const compare = () =>
  compareCatalogue(avow.admin, {
    declarations,
    access: compileAccess(avow.program.services.policy, declarations, prefix),
    owner: `${prefix}_owner`,
  });

test('a database that nobody touched is as declared', async () => {
  expect(await compare()).toEqual([]);
});

test.each([
  ['a column', 'ALTER TABLE mail.outbox ADD nickname text', 'mail.outbox.nickname'],
  ['a column dropped', 'ALTER TABLE mail.outbox DROP sender', 'mail.outbox.sender'],
  [
    'a column of another type',
    'ALTER TABLE mail.outbox ALTER subject TYPE varchar(9)',
    'mail.outbox.subject',
  ],
  ['a column that allows null', 'ALTER TABLE mail.outbox ALTER subject DROP NOT NULL', 'mail.outbox.subject'],
  [
    'a column without its default',
    'ALTER TABLE mail.outbox ALTER attempts DROP DEFAULT',
    'mail.outbox.attempts',
  ],
  [
    'a column with a default that nobody declared',
    "ALTER TABLE mail.outbox ALTER subject SET DEFAULT 'x'",
    'mail.outbox.subject is declared without a default',
  ],
  ['a table', 'CREATE TABLE mail.friends (name text)', 'table mail.friends'],
  [
    'a table in a schema of its own',
    'CREATE SCHEMA shadow CREATE TABLE people (name text)',
    'table shadow.people',
  ],
  ['a table in public', 'CREATE TABLE public.people (name text)', 'table public.people'],
  ['a table dropped', 'DROP TABLE retention.removal', 'retention.removal'],
  [
    'a partition that is no day of ours',
    'CREATE TABLE mail.outbox_2026_11_01 (name text)',
    'mail.outbox_2026_11_01',
  ],
  ['a view', 'CREATE VIEW mail.all AS SELECT recipient FROM mail.outbox', 'view mail.all'],
  [
    'a materialized view',
    'CREATE MATERIALIZED VIEW mail.all AS SELECT recipient FROM mail.outbox',
    'mail.all',
  ],
  ['a sequence', 'CREATE SEQUENCE mail.counter', 'mail.counter'],
  ['a key', 'ALTER TABLE retention.removal DROP CONSTRAINT removal_pkey', 'retention.removal'],
  [
    'a function',
    'CREATE FUNCTION mail.peek() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'function mail.peek()',
  ],
  [
    'a function in public',
    'CREATE FUNCTION public.peek() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'public.peek()',
  ],
  [
    'a function without its rights',
    'ALTER FUNCTION jobs.enqueue(text, uuid, smallint) SECURITY INVOKER',
    'jobs.enqueue',
  ],
  [
    'a function with an open search path',
    'ALTER FUNCTION jobs.enqueue(text, uuid, smallint) RESET search_path',
    'jobs.enqueue',
  ],
  [
    'a function whose search path begins with temporary tables',
    'ALTER FUNCTION jobs.enqueue(text, uuid, smallint) SET search_path = pg_catalog',
    'jobs.enqueue',
  ],
  ['a type', "CREATE TYPE mail.mood AS ENUM ('glad', 'sad')", 'type mail.mood'],
  ['a domain', 'CREATE DOMAIN mail.short AS varchar(9)', 'type mail.short'],
  ['an empty schema', 'CREATE SCHEMA shadow', 'schema shadow'],
  ['a publication', 'CREATE PUBLICATION leak FOR TABLE mail.outbox', 'publication leak'],
  ['a large object', 'SELECT lo_create(4711)', 'large object 4711'],
  [
    'a default privilege',
    'ALTER DEFAULT PRIVILEGES FOR ROLE "{prefix}_owner" IN SCHEMA mail GRANT SELECT ON TABLES TO "{prefix}_site"',
    'Default privileges in mail',
  ],
  [
    'a default privilege everywhere',
    'ALTER DEFAULT PRIVILEGES FOR ROLE "{prefix}_owner" GRANT SELECT ON TABLES TO "{prefix}_site"',
    'Default privileges in all schemas',
  ],
  [
    'an event trigger',
    `CREATE FUNCTION public.spy() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
     CREATE EVENT TRIGGER spy ON ddl_command_end EXECUTE FUNCTION public.spy()`,
    'event trigger spy',
  ],
  [
    'a trigger',
    'CREATE TRIGGER spy BEFORE UPDATE ON mail.outbox FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
    'spy on mail.outbox',
  ],
  ['a rule', 'CREATE RULE spy AS ON DELETE TO mail.outbox DO INSTEAD NOTHING', 'spy on mail.outbox'],
  ['a grant', 'GRANT SELECT ON mail.outbox TO "{prefix}_site"', '_site SELECT mail.outbox'],
  [
    'a grant on a column',
    'GRANT SELECT (recipient) ON mail.outbox TO "{prefix}_site"',
    'mail.outbox recipient',
  ],
  ['a grant to everyone', 'GRANT SELECT ON mail.outbox TO PUBLIC', 'PUBLIC SELECT mail.outbox'],
  [
    'a grant of a function',
    'GRANT EXECUTE ON FUNCTION jobs.enqueue(text, uuid, smallint) TO PUBLIC',
    'PUBLIC EXECUTE jobs.enqueue',
  ],
  ['a grant of a schema', 'GRANT CREATE ON SCHEMA mail TO "{prefix}_site"', '_site CREATE mail'],
  [
    'a grant taken away',
    'REVOKE DELETE ON mail.outbox FROM "{prefix}_retention"',
    '_retention DELETE mail.outbox',
  ],
  ['a policy', 'CREATE POLICY open ON mail.outbox USING (true)', 'policy open on mail.outbox'],
  ['a policy dropped', 'DROP POLICY mail_all ON mail.outbox', 'mail_all on mail.outbox'],
  ['a policy widened', 'ALTER POLICY mail_all ON mail.outbox USING (true)', 'mail_all on mail.outbox'],
  [
    'row-level security off',
    'ALTER TABLE mail.outbox DISABLE ROW LEVEL SECURITY',
    'Row-level security of mail.outbox is off',
  ],
  [
    'row-level security on',
    'ALTER TABLE retention.removal ENABLE ROW LEVEL SECURITY',
    'of retention.removal is on',
  ],
  ['another owner', 'ALTER TABLE mail.outbox OWNER TO CURRENT_USER', 'mail.outbox belongs to'],
])('%s changed by hand in SQL is named', async (_, sql, name) => {
  const differences = await after(sql, compare);
  expect(differences.join('\n')).toContain(name);
});

test('a grant on one day of the log is named, though days come and go', async () => {
  const sql = `CREATE TABLE accesslog.line_2020_01_01 PARTITION OF accesslog.line FOR VALUES FROM ('2020-01-01') TO ('2020-01-02');
    ALTER TABLE accesslog.line_2020_01_01 OWNER TO "{prefix}_owner";`;
  expect(await after(sql, compare)).toEqual([]);
  const differences = await after(
    `${sql} GRANT SELECT ON accesslog.line_2020_01_01 TO "{prefix}_visits"`,
    compare,
  );
  expect(differences.join('\n')).toContain('_visits SELECT accesslog.line_2020_01_01');
});

test.each([
  ['superuser', 'ALTER ROLE "{prefix}_mail" SUPERUSER', '_mail has rights that it must not have'],
  [
    'that passes row-level security',
    'ALTER ROLE "{prefix}_mail" BYPASSRLS',
    '_mail has rights that it must not have',
  ],
  ['that may make roles', 'ALTER ROLE "{prefix}_mail" CREATEROLE', '_mail has rights that it must not have'],
  ['that can log in', 'ALTER ROLE "{prefix}_mail" LOGIN', '_mail can log in'],
  ['of the login that inherits', 'ALTER ROLE "{prefix}_login" INHERIT', '_login inherits'],
  [
    'of the login in a foreign role',
    'GRANT pg_read_all_data TO "{prefix}_login"',
    'member of pg_read_all_data',
  ],
  ["of a module in another module's", 'GRANT "{prefix}_rights" TO "{prefix}_site"', '_site is a member of'],
  [
    'of ours lent to a stranger',
    'CREATE ROLE avow_test_stranger LOGIN; GRANT "{prefix}_rights" TO avow_test_stranger',
    'avow_test_stranger is a member of',
  ],
])('a role %s is refused by name', async (_, sql, message) => {
  const refused = after(sql, () => ensureRoles(avow.admin, roleNames(prefix, declarations), 'secret'));
  await expect(refused).rejects.toThrow(message);
});

test('the program does not open on a database with something undeclared, and says what', async () => {
  await avow.admin.query('CREATE TABLE mail.friends (name text)');
  const opening = openProgram(avow.adminUrl, {
    env: avow.env,
    log: silentLog,
    clock: avow.clock,
    as: 'only',
  });
  await expect(opening).rejects.toThrow(/table mail\.friends is declared in no data\.ts/);
  await avow.admin.query('DROP TABLE mail.friends');
});

test('a day that a killed program had detached and not dropped is dropped when the program opens', async () => {
  await avow.admin.query(
    `SET ROLE "${prefix}_owner"; CREATE TABLE accesslog.line_2020_01_02 (LIKE accesslog.line); RESET ROLE`,
  );
  const reopened = await openProgram(avow.adminUrl, {
    env: avow.env,
    log: silentLog,
    clock: avow.clock,
    as: 'only',
  });
  await reopened.close();
  const { rows } = await avow.admin.query(`SELECT to_regclass('accesslog.line_2020_01_02') AS left`);
  expect(rows[0]).toEqual({ left: null });
});

test('a connection that does not work as its role is refused', async () => {
  const pools = avow.program.pools;
  const { rows } = await pools.pool('mail').query('SELECT current_user AS role');
  expect(rows[0]).toEqual({ role: `${prefix}_mail` });
  await expect(pools.pool('mailer').query('SELECT 1')).rejects.toThrow();
});
