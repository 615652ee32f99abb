/** Appends lines with COPY, the fastest way into PostgreSQL. */
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from } from 'pg-copy-streams';
import { stampOf } from './counts.ts';
import type { LineColumn, LogLine } from './line.ts';

/** Copies lines into the log within the client's transaction. Columns that the policy does not take are not named. */
export async function copyLines(
  client: PoolClient,
  columns: readonly LineColumn[],
  lines: readonly LogLine[],
): Promise<void> {
  const names = columns.map((name) => `"${name}"`).join(', ');
  const copy = client.query(from(`COPY accesslog.line (${names}) FROM STDIN`));
  copy.end(copyText(columns, lines));
  await finished(copy);
}

/** Lines in COPY's text format. */
export function copyText(columns: readonly LineColumn[], lines: readonly LogLine[]): string {
  let text = '';
  for (const line of lines) {
    for (let at = 0; at < columns.length; at++) {
      const name = columns[at];
      if (at > 0) text += '\t';
      if (name !== undefined) text += field(line[name]);
    }
    text += '\n';
  }
  return text;
}

function field(value: string | number | Date | null): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return stampOf(value);
  return special.test(value) ? value.replace(specials, (found) => escapes[found] ?? '\uFFFD') : value;
}

const special = /[\\\t\n\r\0]/;
const specials = /[\\\t\n\r\0]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
