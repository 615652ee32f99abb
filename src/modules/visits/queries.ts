/** Reads counts, as a role to which the database shows only groups of the policy's smallest size and above. */
import type { Pool } from 'pg';
import type { Dimension } from '../accesslog/module.ts';

/** UTC days, both included. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

export interface Group {
  /** Empty for the groups that were too small to stand alone. */
  readonly key: string;
  readonly requests: number;
  readonly views: number;
  readonly visits: number;
  readonly seen_ms: number;
  readonly seen_times: readonly number[];
}

const none: Group = { key: '', requests: 0, views: 0, visits: 0, seen_ms: 0, seen_times: [] };

/** Sums over the days of a range, the largest groups first. */
export async function largestGroups(
  pool: Pool,
  { from, to }: Range,
  asked: { readonly dimension: Dimension; readonly robots: boolean; readonly limit: number },
): Promise<Group[]> {
  const { rows } = await pool.query<Group>(
    `/* largestGroups */ WITH wanted AS (
       SELECT * FROM accesslog.daily WHERE day BETWEEN $1 AND $2 AND dimension = $3 AND robots = $4
     ), largest AS (
       SELECT key, sum(requests)::bigint AS requests, sum(views)::bigint AS views, sum(visits)::bigint AS visits, sum(seen_ms)::bigint AS seen_ms
       FROM wanted GROUP BY key ORDER BY key = '', sum(requests) + sum(views) DESC, key LIMIT $5
     )
     SELECT largest.*, coalesce((SELECT array_agg(count ORDER BY place) FROM (
       SELECT place, sum(count)::integer AS count FROM wanted, unnest(seen_times) WITH ORDINALITY AS times (count, place)
       WHERE wanted.key = largest.key GROUP BY place) AS classes), '{}') AS seen_times
     FROM largest`,
    [from, to, asked.dimension, asked.robots, asked.limit],
  );
  return rows.map((row) => ({ ...row, requests: Number(row.requests), views: Number(row.views) }));
}

/** The total of a range. */
export async function totalOf(pool: Pool, range: Range, robots: boolean): Promise<Group> {
  const [total] = await largestGroups(pool, range, { dimension: 'total', robots, limit: 1 });
  return total ?? none;
}

export interface Point {
  readonly day: string;
  readonly hour: number;
  readonly requests: number;
  readonly visits: number;
}

/** Pages seen and visits opened by persons, hour by hour; hours with too few visitors are missing. */
export async function byHour(pool: Pool, { from, to }: Range): Promise<Point[]> {
  const { rows } = await pool.query<Point>(
    `/* byHour */ SELECT day, hour, requests, visits FROM accesslog.hourly WHERE day BETWEEN $1 AND $2 AND NOT robots ORDER BY day, hour`,
    [from, to],
  );
  return rows;
}

export async function byDay(pool: Pool, { from, to }: Range): Promise<Point[]> {
  const { rows } = await pool.query<Point>(
    `/* byDay */ SELECT day, 0 AS hour, requests, visits FROM accesslog.daily
     WHERE day BETWEEN $1 AND $2 AND dimension = 'total' AND NOT robots ORDER BY day`,
    [from, to],
  );
  return rows;
}

export interface DayGroup extends Group {
  readonly day: string;
  readonly dimension: string;
  readonly robots: boolean;
}

/** Everything that may be shown of a range, for the export. */
export async function allGroups(pool: Pool, { from, to }: Range): Promise<DayGroup[]> {
  const { rows } = await pool.query<DayGroup>(
    `/* allGroups */ SELECT day, dimension, key, robots, requests, views, visits, seen_ms, seen_times FROM accesslog.daily
     WHERE day BETWEEN $1 AND $2 ORDER BY day, dimension, robots, requests DESC, key`,
    [from, to],
  );
  return rows;
}

/** The smallest group that this role can read; `null` where there is none at all. */
export async function smallestGroup(pool: Pool): Promise<number | null> {
  const { rows } = await pool.query<{ smallest: number | null }>(
    `/* smallestGroup */ SELECT least((SELECT min(sources) FROM accesslog.daily), (SELECT min(sources) FROM accesslog.hourly)) AS smallest`,
  );
  return rows[0]?.smallest ?? null;
}
