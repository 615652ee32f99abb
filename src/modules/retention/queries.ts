/** What will be removed when, and what was. */
import type { ClientBase, Pool } from 'pg';
import type { Period } from '../../policy/period.ts';
import type { RetentionRule } from '../../policy/retention.ts';
import type { ActivityName, Anchor, ClauseId } from '../../policy/vocabulary.ts';
import { dayDue, dueBefore, intervalOf, type RetentionServices, rulesOf } from './rules.ts';

/** So many rows of a table go on or before the end of a UTC day, for one reason. */
export interface ForecastLine {
  /** `YYYY-MM-DD`; what is overdue counts as today's. */
  readonly day: string;
  readonly table: string;
  readonly activity: ActivityName;
  readonly rows: number;
  readonly clause: ClauseId;
  readonly period: Period;
  readonly anchor: Anchor;
}

export interface Forecast {
  readonly from: Date;
  readonly until: Date;
  /** By day, then in the order of the declarations. */
  readonly lines: readonly ForecastLine[];
  /** Rows that stay because their person asked for restriction, by table; tables without any left out. */
  readonly restricted: readonly {
    readonly table: string;
    readonly activity: ActivityName;
    readonly rows: number;
  }[];
}

/** What falls due from now until a moment, by day, with the reason. */
export async function forecastUntil(services: RetentionServices, until: Date): Promise<Forecast> {
  const from = services.clock.now();
  const lines: ForecastLine[] = [];
  const restricted: Forecast['restricted'][number][] = [];
  for (const rule of rulesOf(services)) {
    const { table, activity } = rule;
    lines.push(...(await (rule.dayPartitions ? forecastDays : forecastRows)(services, rule, from, until)));
    const rows = rule.owner === 'person' ? await restrictedRows(services.pool, table) : 0;
    if (rows > 0) restricted.push({ table, activity, rows });
  }
  return { from, until, lines: lines.toSorted((a, b) => a.day.localeCompare(b.day)), restricted };
}

type Foresee = (
  services: RetentionServices,
  rule: RetentionRule,
  from: Date,
  until: Date,
) => Promise<ForecastLine[]>;

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** The UTC day whose end is the last moment for what is due at `at`; never before today. */
const lastDay = (at: Date, from: Date): string => dayOf(new Date(Math.max(at.getTime() - 1, from.getTime())));

const forecastDays: Foresee = async ({ partitions, pool }, rule, from, until) => {
  const { table, activity, clause } = rule;
  const lines: ForecastLine[] = [];
  for (const day of await partitions.days(table)) {
    const due = dayDue(rule, day);
    if (!due || due.at > until) continue;
    const rows = await linesOfDay(pool, table, day);
    const { period, anchor } = due.step;
    if (rows > 0) lines.push({ day: lastDay(due.at, from), table, activity, rows, clause, period, anchor });
  }
  return lines;
};

const forecastRows: Foresee = async ({ pool }, rule, from, until) => {
  const { table, activity, clause, steps } = rule;
  const { rows } = await pool.query<{ step: number; day: string; rows: number }>(forecastSql(rule), [
    dayOf(from),
    ...steps.map((step) => dueBefore(step, until)),
  ]);
  return rows.flatMap((row) => {
    const step = steps[row.step];
    if (!step) return [];
    return [
      { day: row.day, table, activity, rows: row.rows, clause, period: step.period, anchor: step.anchor },
    ];
  });
};

/** Each row counts once, under the step that ends it first. */
function forecastSql({ table, steps }: RetentionRule): string {
  const ends = steps.map((step) => `"${step.column}"::timestamptz + ${intervalOf(step)}`);
  const first = `LEAST(${ends.join(', ')})`;
  const due = steps.map((step, index) => `"${step.column}" <= $${index + 2}::timestamptz`);
  return `/* forecastRows */ SELECT step, greatest((due_at - interval '1 millisecond')::date, $1::date) AS day, count(*) AS rows
    FROM (SELECT ${first} AS due_at, CASE ${first} ${ends.map((end, index) => `WHEN ${end} THEN ${index}`).join(' ')} END AS step
          FROM ${table} WHERE ${due.join(' OR ')}) AS falling
    GROUP BY 1, 2 ORDER BY 2, 1`;
}

/** Pages of 8 KiB up to which a day is counted line by line; above, the database's own estimate is good enough. */
const countedPages = 2_000;

/** How many lines a day partition holds. */
export async function linesOfDay(client: ClientBase | Pool, table: string, day: string): Promise<number> {
  const partition = `${table}_${day.replaceAll('-', '_')}`;
  const { rows } = await client.query<{ pages: number; estimate: number; column: string }>(
    `/* linesOfDay */ SELECT pg_relation_size(c.oid) / 8192 AS pages, c.reltuples AS estimate,
       (SELECT a.attname::text FROM pg_partitioned_table p JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0] WHERE p.partrelid = $1::regclass) AS column
     FROM pg_class c WHERE c.oid = to_regclass($2)`,
    [table, partition],
  );
  const found = rows[0];
  if (!found) return 0;
  if (found.estimate >= 0 && found.pages > countedPages) return Math.round(found.estimate);
  const counted = await client.query<{ lines: number }>(
    `/* linesOfDay */ SELECT count(*) AS lines FROM ${table} WHERE "${found.column}" >= $1::timestamptz AND "${found.column}" < $1::timestamptz + interval '1 day'`,
    [`${day}T00:00:00Z`],
  );
  return counted.rows[0]?.lines ?? 0;
}

async function restrictedRows(pool: Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ rows: number }>('SELECT retention.restricted_rows($1) AS rows', [
    table,
  ]);
  return rows[0]?.rows ?? 0;
}

/** What was removed lately, newest first. */
export interface PastRemoval {
  readonly at: Date;
  readonly table: string;
  readonly activity: string;
  readonly removed: number;
}

export async function lastRemovals(pool: Pool, limit: number): Promise<PastRemoval[]> {
  const { rows } = await pool.query<PastRemoval>(
    `/* lastRemovals */ SELECT removed_at AS at, table_name AS table, activity, removed FROM retention.removal ORDER BY removed_at DESC, id DESC LIMIT $1`,
    [limit],
  );
  return rows;
}
