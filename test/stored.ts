/** All that a program has stored, to search for words that must not be there. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProgram } from './program.ts';

/** Every text of every table of every schema, the queue's included, and every file of the data directory. */
export async function everythingStored(avow: TestProgram): Promise<string> {
  const { rows } = await avow.admin.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
  );
  const tables: string[] = [];
  for (const { name } of rows) {
    const found = await avow.admin.query<{ row: string }>(
      `SELECT row_to_json(t)::text AS row FROM ${name} t`,
    );
    tables.push(...found.rows.map(({ row }) => row));
  }
  const files = readdirSync(avow.env.dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(avow.env.dataDir, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'latin1'));
  return [...tables, ...files].join('\n');
}
