/** Many persons in every table, and what the modules' roles then ask of the database. */
import type { PoolClient } from 'pg';
import { declarations } from '../src/app.ts';
import { ownedTables } from '../src/modules/rights/tables.ts';
import { roleOf } from '../src/policy/access.ts';
import type { ColumnState } from '../src/policy/declare.ts';
import type { TestProgram } from './program.ts';
import { allowedWords } from './rows.ts';

/** The id that stands in every uuid column of a numbered person's rows, so that parents are found. */
export const idOf = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

const idSql = `('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;

/**
 * One row of each of many persons in every person-owned table, spread evenly over the last weeks. One in a hundred is in
 * the first state that its table allows, as what waits for somebody is; the others are in the last.
 */
export async function fillTables(avow: TestProgram, persons: number): Promise<void> {
  const words = await allowedWords(avow);
  const now = avow.clock.now().toISOString();
  await avow.admin.query('SET synchronous_commit = off');
  for (const { full, table } of ownedTables(declarations).reverse()) {
    const values = Object.entries(table.columns).map(([name, column]) =>
      sqlValue(column, words.get(`${full}.${name}`), now, persons),
    );
    const columns = Object.keys(table.columns).map((name) => `"${name}"`);
    await avow.admin.query(
      `INSERT INTO ${full} (${columns}) SELECT ${values} FROM generate_series(1, ${persons}) n`,
    );
  }
  await avow.admin.query('ANALYZE');
}

function sqlValue(
  { type, nullable }: ColumnState,
  words: readonly string[] | undefined,
  now: string,
  persons: number,
): string {
  // what waits has no end yet, nor a word that says how it ended
  const first = nullable ? 'NULL' : `'${words?.[0]}'`;
  if (words) return `CASE WHEN n % 100 = 0 THEN ${first} ELSE '${words.at(-1)}' END`;
  const time = `'${now}'::timestamptz - interval '20 days' * n / ${persons}`;
  if (nullable && type === 'timestamp with time zone') return `CASE WHEN n % 100 > 0 THEN ${time} END`;
  const samples: Readonly<Record<string, string>> = {
    uuid: idSql,
    text: `'word' || n`,
    'timestamp with time zone': time,
    date: `(${time})::date`,
    boolean: 'false',
    bytea: `decode(md5(n::text), 'hex')`,
    'text[]': `ARRAY['word' || n]`,
    'integer[]': 'ARRAY[n]',
    jsonb: `'{}'`,
  };
  return samples[type] ?? '1';
}

/** A statement with the values that it was last asked with, and the pool's module that asked it. */
export interface Asked {
  readonly module: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Listens to all pools: every statement that a module asks from now on is remembered, each text once a module. */
export function listen(avow: TestProgram): Map<string, Asked> {
  const asked = new Map<string, Asked>();
  for (const { name: module } of declarations) {
    avow.program.pools.pool(module).on('connect', (client: PoolClient) => {
      const plain: (...args: unknown[]) => unknown = client.query.bind(client);
      const query = (...args: unknown[]) => {
        const [first, second] = args;
        const named = typeof first === 'object' && first !== null && 'text' in first ? first : null;
        const text = String(named ? named.text : first);
        const values = named ? ('values' in named ? named.values : []) : second;
        asked.set(`${module} ${text}`, { module, text, values: Array.isArray(values) ? values : [] });
        return plain(...args);
      };
      Object.assign(client, { query });
    });
  }
  return asked;
}

/** Node of a plan, as EXPLAIN (FORMAT JSON) tells it. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Schema?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * Tables that a statement can only read from end to end, planned as its module's role with the row policies in force.
 * Reading all is dear here, so that it stays where no index serves, however many rows the statement wants.
 */
export async function scannedTables(avow: TestProgram, { module, text, values }: Asked): Promise<string[]> {
  const { rows: prefixes } = await avow.admin.query<{ value: string }>(
    `SELECT value FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  await avow.admin.query('BEGIN');
  try {
    await avow.admin.query('SET LOCAL enable_seqscan = off');
    await avow.admin.query(`SET LOCAL ROLE "${roleOf(prefixes[0]?.value ?? '', module)}"`);
    const { rows } = await avow.admin.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `EXPLAIN (FORMAT JSON, VERBOSE) ${text}`,
      [...values],
    );
    return rows[0]?.['QUERY PLAN'].flatMap(({ Plan }) => scans(Plan)) ?? [];
  } finally {
    await avow.admin.query('ROLLBACK');
  }
}

const scans = (node: PlanNode): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [`${node.Schema}.${node['Relation Name']}`] : []),
  ...(node.Plans ?? []).flatMap(scans),
];
