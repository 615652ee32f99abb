/** Fills every declared person-owned table with a row of one person, whatever tables there are. */
import { declarations } from '../src/app.ts';
import { ownedTables } from '../src/modules/rights/tables.ts';
import { newId } from '../src/platform/ids.ts';
import type { ColumnState } from '../src/policy/declare.ts';
import type { TestProgram } from './program.ts';

export interface FilledPerson {
  readonly personId: string;
  /** Texts that occur in this person's rows and nowhere else. */
  readonly canaries: readonly string[];
  /** What each of them stands for. */
  readonly categories: ReadonlyMap<string, string>;
}

let number = 0;

/** Gives a person one row in each table, parents first, every text a word that is found nowhere else. */
export async function fillPerson(avow: TestProgram, address: string): Promise<FilledPerson> {
  number += 1;
  const { clock, policyVersion } = avow.program.services;
  const known = await avow.admin.query<{ person_id: string }>(
    'SELECT person_id FROM rights.address WHERE address = $1',
    [address],
  );
  const personId = known.rows[0]?.person_id ?? newId(clock);
  const allowed = await allowedWords(avow);
  const canaries: string[] = [];
  const categories = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const { full, table } of ownedTables(declarations).reverse()) {
    if (full === 'rights.address' && known.rows[0]) continue;
    const id = newId(clock);
    ids.set(full.slice(full.indexOf('.') + 1), id);
    const values = Object.entries(table.columns).map(([name, column]) => {
      if (name === 'person_id') return personId;
      if (name === 'policy_version') return policyVersion;
      if (name === 'restricted') return false;
      if (full === 'rights.address' && name === 'address') return address;
      if (name === 'ended_at' || name === 'closed_at') return null;
      if (name === 'id') return id;
      const parent = name.endsWith('_id') ? ids.get(name.slice(0, -3)) : undefined;
      if (parent) return parent;
      const words = allowed.get(`${full}.${name}`);
      if (words) return words.includes('open') ? 'open' : words[0];
      const value = sample(
        column,
        `canary${number}x${full}${name}z`.replaceAll(/[._]/g, ''),
        clock.now(),
        newId(clock),
      );
      if (column.type === 'text' && typeof value === 'string' && !hidden.includes(column.holds)) {
        canaries.push(value);
        categories.set(value, column.holds);
      }
      return value;
    });
    const columns = Object.keys(table.columns).map((name) => `"${name}"`);
    await avow.admin.query(
      `INSERT INTO ${full} (${columns.join()}) VALUES (${values.map((_, index) => `$${index + 1}`).join()})`,
      values,
    );
  }
  return { personId, canaries, categories };
}

/** Hashes and secrets are withheld from answers, and so is a mail whose link still acts. */
const hidden: readonly string[] = ['token', 'password', 'totpSecret', 'passkey', 'addressHash'];

function sample(column: ColumnState, word: string, now: Date, id: string): unknown {
  switch (column.type) {
    case 'uuid':
      return id;
    case 'timestamp with time zone':
      return now;
    case 'date':
      return now.toISOString().slice(0, 10);
    case 'boolean':
      return false;
    case 'bytea':
      return Buffer.from(word);
    case 'text[]':
      return [word];
    case 'integer[]':
      return [1];
    case 'jsonb':
      return '{}';
    case 'text':
      return word;
    default:
      return 1;
  }
}

/** Words that a CHECK constraint allows for a text column, read from the catalogue. */
export async function allowedWords(avow: TestProgram): Promise<Map<string, string[]>> {
  const { rows } = await avow.admin.query<{ full: string; rule: string }>(
    `SELECT conrelid::regclass::text AS full, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE contype = 'c'`,
  );
  const found = new Map<string, string[]>();
  for (const { full, rule } of rows) {
    const column = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.*)\]\)\)\)$/.exec(rule);
    if (column)
      found.set(
        `${full}.${column[1]}`,
        [...(column[2] ?? '').matchAll(/'([^']*)'/g)].map((word) => word[1] ?? ''),
      );
  }
  return found;
}
