/** Reads the lines of a day again, a few thousand at a time, for their visitors and groups. */
import type { Pool } from 'pg';
import { type Grouped, groupedColumns } from './groups.ts';
import type { LineColumn, LogLine } from './line.ts';

export type ReadLine = Grouped & Pick<LogLine, 'ip_address' | 'visit_id'>;

/** About 10 ms of work each, so that a large day holds up no page. */
const linesAtOnce = 2_000;

const none: ReadLine = {
  search_phrase: null,
  browser: null,
  browser_major: null,
  system: null,
  system_major: null,
  language: null,
  provider: null,
  robot: null,
  method: null,
  route: null,
  status: null,
  page: null,
  link: null,
  ip_address: null,
  visit_id: null,
};

/** Calls `handle` with every line of a UTC day; columns that the policy does not take are null. */
export async function eachLineOf(
  pool: Pool,
  columns: readonly LineColumn[],
  day: string,
  handle: (line: ReadLine) => void,
): Promise<void> {
  const wanted = [...groupedColumns, 'ip_address', 'visit_id'].filter((name) =>
    columns.some((column) => column === name),
  );
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(
      `DECLARE lines NO SCROLL CURSOR FOR SELECT ${wanted.length > 0 ? wanted.join(', ') : 'NULL AS nothing'} FROM accesslog.line
       WHERE "time" >= '${day}T00:00:00Z' AND "time" < '${day}T00:00:00Z'::timestamptz + interval '1 day'`,
    );
    for (;;) {
      const { rows } = await client.query<Partial<ReadLine>>(`FETCH ${linesAtOnce} FROM lines`);
      for (const row of rows) handle({ ...none, ...row });
      if (rows.length < linesAtOnce) break;
    }
    await client.query('COMMIT');
    failed = false;
  } finally {
    client.release(failed);
  }
}
