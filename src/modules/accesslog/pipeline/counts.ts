/** Counts of a batch of lines, and how they are added to those kept. */
import type { PoolClient } from 'pg';
import { type Dimension, eachGroup, type IsPage } from './groups.ts';
import type { LogLine } from './line.ts';
import { classes, classOf } from './seen-times.ts';
import type { Sources } from './sources.ts';

interface Count {
  day: string;
  robots: boolean;
  requests: number;
  views: number;
  visits: number;
  sources: number;
}
interface HourlyCount extends Count {
  hour: number;
}
interface DailyCount extends Count {
  dimension: Dimension;
  key: string;
  seen_ms: number;
  seen_times: number[];
}

export interface Counts {
  readonly hourly: readonly HourlyCount[];
  readonly daily: readonly DailyCount[];
}

let stampedAt = Number.NaN;
let stamp = '';

/** A time in ISO 8601. Lines of the same millisecond come together, twenty at full load, and share the text. */
export function stampOf(time: Date): string {
  const at = time.getTime();
  if (at !== stampedAt) [stampedAt, stamp] = [at, time.toISOString()];
  return stamp;
}

/** The UTC day of a time, `YYYY-MM-DD`. */
export const dayOf = (time: Date): string => stampOf(time).slice(0, 10);

/** Who a line counts as among the visitors of a group; `null` where the log holds neither address nor visit. */
export const sourceOf = (line: Pick<LogLine, 'ip_address' | 'visit_id'>): string | null =>
  line.ip_address ?? line.visit_id;

/** Counts a batch. Rows come in the order of their keys, so that two writers never wait for each other in a circle. */
export function countLines(lines: readonly LogLine[], sources: Sources, isPage: IsPage): Counts {
  const hourly = new Map<string, HourlyCount>();
  const daily = new Map<string, DailyCount>();
  for (const line of lines) countLine(line, { hourly, daily, sources, isPage });
  return { hourly: inOrder(hourly), daily: inOrder(daily) };
}

const inOrder = <T>(rows: ReadonlyMap<string, T>): T[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

interface Counting {
  readonly hourly: Map<string, HourlyCount>;
  readonly daily: Map<string, DailyCount>;
  readonly sources: Sources;
  readonly isPage: IsPage;
}

function countLine(line: LogLine, { hourly, daily, sources, isPage }: Counting): void {
  const stamp = stampOf(line.time);
  const day = stamp.slice(0, 10);
  const robots = line.robot !== null;
  const source = sourceOf(line);
  eachGroup(line, isPage, (dimension, wanted) => {
    const key = sources.keyOf(day, dimension, wanted);
    const id = `${day} ${dimension} ${robots ? 1 : 0} ${key}`;
    let row = daily.get(id);
    if (!row) {
      row = {
        day,
        dimension,
        key,
        robots,
        requests: 0,
        views: 0,
        visits: 0,
        seen_ms: 0,
        seen_times: [],
        sources: 0,
      };
      daily.set(id, row);
    }
    addLine(row, line, dimension);
    row.sources = sources.add(day, id, source);
    if (dimension === 'total')
      countHour(hourly, line, { day, hour: stamp.slice(11, 13), robots, sources, source });
  });
}

function countHour(
  hourly: Map<string, HourlyCount>,
  line: LogLine,
  at: { day: string; hour: string; robots: boolean; sources: Sources; source: string | null },
): void {
  const { day, hour, robots, sources, source } = at;
  const id = `${day} ${hour} ${robots ? 1 : 0}`;
  let row = hourly.get(id);
  if (!row) {
    row = { day, hour: Number(hour), robots, requests: 0, views: 0, visits: 0, sources: 0 };
    hourly.set(id, row);
  }
  addRequest(row, line, 'total');
  row.sources = sources.add(day, id, source);
}

/** A report is no page asked for: only a link that it tells of counts as a use of that link. */
function addRequest(row: Count, line: LogLine, dimension: Dimension): void {
  if (line.page === null || dimension === 'link') row.requests++;
  if (line.page !== null && line.link === null && line.seen_ms === null) row.views++;
  if (line.opens) row.visits++;
}

function addLine(row: DailyCount, line: LogLine, dimension: Dimension): void {
  addRequest(row, line, dimension);
  if (line.seen_ms === null || dimension === 'link') return;
  row.seen_ms += line.seen_ms;
  if (row.seen_times.length === 0) row.seen_times = new Array<number>(classes).fill(0);
  addTo(row.seen_times, classOf(line.seenBeforeMs + line.seen_ms), 1);
  // the view moves on from the class in which its earlier report put it
  if (line.seenBeforeMs > 0) addTo(row.seen_times, classOf(line.seenBeforeMs), -1);
}

function addTo(counts: number[], at: number, change: number): void {
  counts[at] = (counts[at] ?? 0) + change;
}

const addCounts = `/* addCounts */
WITH hours AS (
  INSERT INTO accesslog.hourly AS kept (day, hour, robots, requests, views, visits, sources)
  SELECT day, hour, robots, requests, views, visits, sources
  FROM jsonb_to_recordset($1) AS fresh (day date, hour smallint, robots boolean, requests integer, views integer, visits integer, sources smallint)
  ON CONFLICT (day, hour, robots) DO UPDATE SET requests = kept.requests + excluded.requests, views = kept.views + excluded.views,
    visits = kept.visits + excluded.visits, sources = greatest(kept.sources, excluded.sources)
), days AS (
  INSERT INTO accesslog.daily AS kept (day, dimension, key, robots, requests, views, visits, seen_ms, seen_times, sources)
  SELECT day, dimension, key, robots, requests, views, visits, seen_ms, seen_times, sources
  FROM jsonb_to_recordset($2) AS fresh (day date, dimension text, key text, robots boolean, requests integer, views integer, visits integer,
    seen_ms bigint, seen_times integer[], sources smallint)
  ON CONFLICT (day, dimension, key, robots) DO UPDATE SET requests = kept.requests + excluded.requests, views = kept.views + excluded.views,
    visits = kept.visits + excluded.visits, seen_ms = kept.seen_ms + excluded.seen_ms, sources = greatest(kept.sources, excluded.sources),
    seen_times = CASE WHEN excluded.seen_times = '{}' THEN kept.seen_times ELSE (
      SELECT array_agg(coalesce(old, 0) + coalesce(new, 0) ORDER BY place)
      FROM unnest(kept.seen_times, excluded.seen_times) WITH ORDINALITY AS both_times (old, new, place)) END
)
SELECT pg_current_xact_id()::text AS id`;

/** Adds counts to those kept. @returns the id of the client's transaction, by which its outcome can be asked later */
export async function storeCounts(client: PoolClient, { hourly, daily }: Counts): Promise<string> {
  const { rows } = await client.query<{ id: string }>({
    name: 'addCounts',
    text: addCounts,
    values: [JSON.stringify(hourly), JSON.stringify(daily)],
  });
  const [row] = rows;
  if (!row) throw new Error('The transaction has no id.');
  return row.id;
}
