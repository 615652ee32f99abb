/**
 * Nothing below the policy's smallest group outlives the log (clause 5.3): before a day goes, its small groups become
 * one, "other", and where even that has too few visitors, nothing.
 */
import type { Pool } from 'pg';
import { sourceOf } from './counts.ts';
import { eachGroup, type IsPage } from './groups.ts';
import type { LineColumn } from './line.ts';
import { eachLineOf } from './read.ts';

export interface Folding {
  readonly pool: Pool;
  readonly columns: readonly LineColumn[];
  readonly isPage: IsPage;
  readonly smallestGroup: number;
}

interface SmallGroup {
  readonly dimension: string;
  readonly key: string;
  readonly robots: boolean;
}

/** Folds the small groups of a UTC day. May run again: what was folded stays as it is. */
export async function foldDay(folding: Folding, day: string): Promise<void> {
  const { pool, smallestGroup } = folding;
  const { rows } = await pool.query<SmallGroup>(
    '/* foldDay */ SELECT dimension, key, robots FROM accesslog.daily WHERE day = $1 AND sources < $2',
    [day, smallestGroup],
  );
  const sizes = rows.length > 0 ? await countOthers(folding, day, rows) : new Map<string, number>();
  await writeFolded(pool, day, smallestGroup, sizes);
}

const idOf = (dimension: string, robots: boolean) => `${dimension} ${robots}`;

/** Distinct visitors of all small groups of a dimension together, counted from the day's lines. */
async function countOthers(
  { pool, columns, isPage, smallestGroup }: Folding,
  day: string,
  small: readonly SmallGroup[],
): Promise<Map<string, number>> {
  const wanted = new Set(small.map((group) => `${idOf(group.dimension, group.robots)} ${group.key}`));
  const others = new Map<string, Set<string>>();
  await eachLineOf(pool, columns, day, (line) => {
    const source = sourceOf(line);
    if (source === null) return;
    eachGroup(line, isPage, (dimension, key) => {
      const id = idOf(dimension, line.robot !== null);
      if (!wanted.has(`${id} ${key}`)) return;
      const seen = others.get(id) ?? new Set();
      if (seen.size < smallestGroup) seen.add(source);
      others.set(id, seen);
    });
  });
  return new Map([...others].map(([id, seen]) => [id, seen.size]));
}

const addOther = `/* addOther */
INSERT INTO accesslog.daily AS kept (day, dimension, key, robots, requests, views, visits, seen_ms, seen_times, sources)
SELECT day, dimension, '', robots, sum(requests), sum(views), sum(visits), sum(seen_ms),
  coalesce((SELECT array_agg(total ORDER BY place) FROM (
    SELECT place, sum(count)::integer AS total FROM accesslog.daily AS each, unnest(each.seen_times) WITH ORDINALITY AS t (count, place)
    WHERE each.day = small.day AND each.dimension = small.dimension AND each.robots = small.robots AND each.sources < $4 AND each.key <> ''
    GROUP BY place) AS classes), '{}'), $4
FROM accesslog.daily AS small
WHERE day = $1 AND dimension = $2 AND robots = $3 AND sources < $4 AND key <> ''
GROUP BY day, dimension, robots
ON CONFLICT (day, dimension, key, robots) DO UPDATE SET requests = kept.requests + excluded.requests, views = kept.views + excluded.views,
  visits = kept.visits + excluded.visits, seen_ms = kept.seen_ms + excluded.seen_ms, sources = excluded.sources,
  seen_times = CASE WHEN excluded.seen_times = '{}' THEN kept.seen_times ELSE (
    SELECT array_agg(coalesce(old, 0) + coalesce(new, 0) ORDER BY place)
    FROM unnest(kept.seen_times, excluded.seen_times) WITH ORDINALITY AS both_times (old, new, place)) END`;

async function writeFolded(
  pool: Pool,
  day: string,
  smallestGroup: number,
  sizes: ReadonlyMap<string, number>,
): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN');
    for (const [id, size] of sizes) {
      const [dimension, robots] = id.split(' ');
      if (size < smallestGroup || dimension === 'total') continue;
      await client.query(addOther, [day, dimension, robots === 'true', smallestGroup]);
    }
    for (const table of ['accesslog.daily', 'accesslog.hourly'])
      await client.query(`/* writeFolded */ DELETE FROM ${table} WHERE day = $1 AND sources < $2`, [
        day,
        smallestGroup,
      ]);
    await client.query('COMMIT');
    failed = false;
  } finally {
    client.release(failed);
  }
}

/** Days whose lines are gone and that still have small groups: what a killed program left. */
export async function daysToFold(
  pool: Pool,
  held: readonly string[],
  smallestGroup: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ day: string }>(
    `/* daysToFold */ SELECT DISTINCT day FROM (SELECT day FROM accesslog.daily WHERE sources < $1 UNION SELECT day FROM accesslog.hourly WHERE sources < $1) AS small
     WHERE NOT day = ANY($2::date[])`,
    [smallestGroup, held],
  );
  return rows.map((row) => row.day);
}
