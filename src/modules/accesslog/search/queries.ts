/** Lines that somebody asks about who gives IP address and time (clause 4.1): nothing else leads from a person to them. */
import type { Pool } from 'pg';
import { z } from 'zod';
import { normaliseIp } from '../../../platform/visitor/ipAddress.ts';
import type { LineColumn, LogLine } from '../pipeline/line.ts';

export interface Sought {
  readonly address: string;
  readonly at: Date;
}

/** Half an hour on either side: clocks differ, and people round. */
const aroundMs = 30 * 60_000;
/** Beyond, one asks again at the time of the last: a page shows no more. */
export const mostLines = 500;

const localTime = z.iso.datetime({ local: true });

/** Reads an address and a time as `2026-11-25T12:30`, in UTC; `null` where one of them is none. */
export function readSought(address: string, time: string): Sought | null {
  const normal = normaliseIp(address.trim());
  const local = localTime.safeParse(time.trim());
  return normal === null || !local.success ? null : { address: normal, at: new Date(`${local.data}Z`) };
}

/** What is held of an address around a time, every column, oldest first, up to `mostLines`. */
export async function linesOfAddress(
  pool: Pool,
  columns: readonly LineColumn[],
  { address, at }: Sought,
): Promise<Partial<LogLine>[]> {
  if (!columns.includes('ip_address')) return [];
  const { rows } = await pool.query<Partial<LogLine>>(
    `/* linesOfAddress */ SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM accesslog.line
     WHERE "time" BETWEEN $1 AND $2 AND ip_address = $3 ORDER BY "time" LIMIT ${mostLines}`,
    [new Date(at.getTime() - aroundMs), new Date(at.getTime() + aroundMs), address],
  );
  return rows;
}
