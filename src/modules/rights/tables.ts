/** Person-owned tables in the order in which rows may be deleted, and how rows belong to parents. */
import type { Declaration } from '../../policy/declare.ts';
import { type PersonTable, personTables } from '../../policy/rights.ts';

export interface OwnedTable extends PersonTable {
  readonly parent: string | null;
  /** The column that names the parent's row, by the convention `<parent>_id`; `null` where there is none. */
  readonly parentColumn: string | null;
}

/** All person-owned tables, every child before its parent. */
export function ownedTables(declarations: readonly Declaration[]): OwnedTable[] {
  const owned = personTables(declarations).map((entry): OwnedTable => {
    const schema = entry.full.slice(0, entry.full.indexOf('.'));
    const { parent } = entry.table;
    const column = `${parent}_id`;
    return {
      ...entry,
      parent: parent ? `${schema}.${parent}` : null,
      parentColumn: parent && column in entry.table.columns ? column : null,
    };
  });
  const depth = (full: string | null): number => {
    const found = owned.find((one) => one.full === full);
    return found ? 1 + depth(found.parent) : 0;
  };
  return owned.sort((a, b) => depth(b.full) - depth(a.full));
}
