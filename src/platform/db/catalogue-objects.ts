/** What else a database can hold or do with our rows: none of it is declared anywhere, so none of it may be there. */
import type { ClientBase } from 'pg';

/** One kind of object: how those of our schemas are found (`name`), and what to say of one. */
interface Kind {
  readonly name: string;
  /** The first parameter is the owner role. */
  readonly find: string;
  readonly say: (name: string) => string;
}

/** Of a schema `n`, whether it is ours: neither the system's nor the pinned worker's own. */
export const isOurs = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'graphile_worker')`;

const kinds: readonly Kind[] = [
  {
    name: 'types',
    // row types of tables and array types come with what they belong to
    find: `SELECT format_type(t.oid, NULL) AS name FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
           WHERE t.typtype IN ('b', 'd', 'e', 'r') AND t.typelem = 0 AND $1 <> '' AND ${isOurs}`,
    say: (name) => `The type ${name} is declared in no data.ts: drop it.`,
  },
  {
    name: 'schemas',
    find: `SELECT n.nspname AS name FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
           WHERE r.rolname <> $1 AND n.nspname <> 'public' AND ${isOurs}`,
    say: (name) => `The schema ${name} does not belong to Avow's owner role: drop it, or give it back.`,
  },
  {
    name: 'publications',
    find: `SELECT pubname AS name FROM pg_publication WHERE $1 <> ''`,
    say: (name) =>
      `The publication ${name} sends rows past the disclosure gate: run DROP PUBLICATION ${name}.`,
  },
  {
    name: 'event triggers',
    find: `SELECT evtname AS name FROM pg_event_trigger WHERE $1 <> ''`,
    say: (name) => `The event trigger ${name} is declared nowhere: run DROP EVENT TRIGGER ${name}.`,
  },
  {
    name: 'large objects',
    find: `SELECT oid::text AS name FROM pg_largeobject_metadata WHERE $1 <> ''`,
    say: (name) => `The large object ${name} belongs to no activity: run SELECT lo_unlink(${name}).`,
  },
  {
    name: 'default privileges',
    // they would open the day partitions that are made later
    find: `SELECT DISTINCT coalesce(n.nspname, 'all schemas') AS name FROM pg_default_acl d JOIN pg_roles r ON r.oid = d.defaclrole
           LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace WHERE r.rolname = $1 OR (n.nspname IS NOT NULL AND ${isOurs})`,
    say: (name) =>
      `Default privileges in ${name} would open tables that are made later: run ALTER DEFAULT PRIVILEGES … REVOKE.`,
  },
];

/** Undeclared types, foreign schemas, and whatever opens, sends or changes rows by itself: one sentence each. */
export async function compareObjects(admin: ClientBase, owner: string): Promise<string[]> {
  const differences: string[] = [];
  for (const { name, find, say } of kinds) {
    const { rows } = await admin.query<{ name: string }>(`/* compareObjects: ${name} */ ${find}`, [owner]);
    differences.push(...rows.map((row) => say(row.name)));
  }
  return differences;
}
