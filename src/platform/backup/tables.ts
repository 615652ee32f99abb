/** What belongs into a backup, derived from the declarations. */
import type { ClientBase } from 'pg';
import { type Declaration, tablesOf } from '../../policy/declare.ts';

export interface BackedUpTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Size on disk in bytes, to tell how far a backup is. */
  readonly bytes: number;
}

/**
 * All declared tables but those kept by day, which are the access log: its lines end before a backup does. In an order
 * in which rows can be put back: a table after those that it refers to.
 */
export async function tablesToBackUp(
  client: ClientBase,
  declarations: readonly Declaration[],
): Promise<BackedUpTable[]> {
  const kept = tablesOf(declarations).filter(({ table }) => !table.dayPartitions);
  const names = kept.map(({ full }) => full);
  const generated = await generatedColumns(client);
  const sizes = await sizesOf(client, names);
  const columns = new Map(kept.map(({ full, table }) => [full, Object.keys(table.columns)]));
  return inOrder(names, await references(client)).map((name) => ({
    name,
    columns: (columns.get(name) ?? []).filter((column) => !generated.has(`${name}.${column}`)),
    bytes: sizes.get(name) ?? 0,
  }));
}

/** Columns that the database computes from others: it does so again when rows are put back. */
async function generatedColumns(client: ClientBase): Promise<Set<string>> {
  const { rows } = await client.query<{ full: string }>(
    `/* generatedColumns */ SELECT n.nspname || '.' || c.relname || '.' || a.attname AS full
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE a.attgenerated <> ''`,
  );
  return new Set(rows.map((row) => row.full));
}

async function sizesOf(client: ClientBase, names: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string; bytes: string }>(
    `/* sizesOf */ SELECT name, pg_table_size(name::regclass)::text AS bytes FROM unnest($1::text[]) AS name`,
    [names],
  );
  return new Map(rows.map((row) => [row.name, Number(row.bytes)]));
}

/** Which tables each table refers to. */
async function references(client: ClientBase): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ full: string; target: string }>(
    `/* references */ SELECT n.nspname || '.' || c.relname AS full, tn.nspname || '.' || t.relname AS target
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace WHERE k.contype = 'f'`,
  );
  const targets = new Map<string, string[]>();
  for (const { full, target } of rows) targets.set(full, [...(targets.get(full) ?? []), target]);
  return targets;
}

function inOrder(names: readonly string[], targets: ReadonlyMap<string, readonly string[]>): string[] {
  const placed = new Set<string>();
  const visited = new Set<string>();
  const place = (name: string) => {
    if (visited.has(name)) return;
    visited.add(name);
    for (const target of targets.get(name) ?? []) place(target);
    if (names.includes(name)) placed.add(name);
  };
  for (const name of names) place(name);
  return [...placed];
}
