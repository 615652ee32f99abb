/** What a visitor may see and delete of the present visit (clauses 4.1, 5.1): the lines that bear its id. */
import type { Pool } from 'pg';
import type { LineColumn, LogLine } from './pipeline/line.ts';

export type VisitLine = Partial<LogLine>;

/** The longest visit has some thousand reports; a page shows no more. */
const mostLines = 2_000;

/** All that is held of a visit, every column, oldest first. */
export async function linesOfVisit(
  pool: Pool,
  columns: readonly LineColumn[],
  visitId: string,
): Promise<VisitLine[]> {
  if (!columns.includes('visit_id')) return [];
  const { rows } = await pool.query<VisitLine>(
    `/* linesOfVisit */ SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM accesslog.line
     WHERE visit_id = $1 ORDER BY "time" LIMIT ${mostLines}`,
    [visitId],
  );
  return rows;
}

/** Deletes all that is held of visits. @returns how many lines */
export async function deleteVisits(
  pool: Pool,
  columns: readonly LineColumn[],
  visitIds: readonly string[],
): Promise<number> {
  if (!columns.includes('visit_id')) return 0;
  const { rowCount } = await pool.query(
    '/* deleteVisits */ DELETE FROM accesslog.line WHERE visit_id = ANY($1::uuid[])',
    [visitIds],
  );
  return rowCount ?? 0;
}
