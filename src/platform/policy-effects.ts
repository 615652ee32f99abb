/** What a changed policy would do to the data that are held now. */
import type { Client } from 'pg';
import { allowedColumns } from '../policy/access.ts';
import { type Declaration, tablesOf } from '../policy/declare.ts';
import type { Policy } from '../policy/language.ts';
import { addPeriod, cutOff, days, type Period, parts } from '../policy/period.ts';
import { compileRetention, type RetentionRule } from '../policy/retention.ts';
import { dayName } from '../policy/values.ts';

export interface Effect {
  /** `removes`: gone within a day of the change. `keeps`: would have gone, and stays. */
  readonly does: 'removes' | 'keeps' | 'endsEarlier' | 'endsLater' | 'asksAgain' | 'stopsUsing' | 'usesAgain';
  readonly table: string;
  readonly rows: number;
  /** In plain English. */
  readonly sentence: string;
}

interface Comparison {
  readonly before: Policy;
  readonly after: Policy;
  readonly declarations: readonly Declaration[];
  readonly now: Date;
}

/** The rows that a change removes, keeps, must ask for again or locks away; only what concerns at least one row. */
export async function effectsOf(admin: Client, comparison: Comparison): Promise<Effect[]> {
  await admin.query('BEGIN READ ONLY');
  try {
    // Days and months are those of UTC, as `addPeriod` has them.
    await admin.query(`SET LOCAL TIME ZONE 'UTC'`);
    await asOwner(admin);
    const effects = [
      ...(await retentionEffects(admin, comparison)),
      ...(await consentEffects(admin, comparison)),
      ...(await columnEffects(admin, comparison)),
    ];
    return effects.filter((effect) => effect.rows > 0);
  } finally {
    await admin.query('ROLLBACK');
  }
}

/** Counting is the owner's: on an external database the administrator may have no right to the rows. */
async function asOwner(admin: Client): Promise<void> {
  const { rows } = await admin.query<{ value: string }>(
    `SELECT value FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  if (rows[0]) await admin.query(`SET LOCAL ROLE ${admin.escapeIdentifier(`${rows[0].value}_owner`)}`);
}

async function retentionEffects(
  admin: Client,
  { before, after, declarations, now }: Comparison,
): Promise<Effect[]> {
  const old = compileRetention(before, declarations);
  const tonight = addPeriod(now, days(1));
  const effects: Effect[] = [];
  for (const rule of compileRetention(after, declarations)) {
    const was = old.find((one) => one.table === rule.table);
    if (JSON.stringify(was?.steps) === JSON.stringify(rule.steps)) continue;
    const dueNow = due(rule, tonight);
    const dueBefore = was ? due(was, tonight) : 'false';
    const removed = await count(admin, rule.table, `${dueNow} AND NOT (${dueBefore})${unheld(rule)}`);
    const kept = await count(admin, rule.table, `${dueBefore} AND NOT (${dueNow})${unheld(rule)}`);
    effects.push(
      {
        does: 'removes',
        table: rule.table,
        rows: removed,
        sentence: `removes ${rowsOf(removed, rule.table)} within a day`,
      },
      {
        does: 'keeps',
        table: rule.table,
        rows: kept,
        sentence: `keeps ${rowsOf(kept, rule.table)} that would go within a day`,
      },
    );
    const waiting = `NOT (${dueNow}) AND NOT (${dueBefore})${unheld(rule)}`;
    effects.push(...(await movedEnds(admin, { was, rule, waiting })));
  }
  return effects;
}

/** Rows that are due neither before nor after the change, and whose day moves; a row without an end has it at infinity. */
async function movedEnds(
  admin: Client,
  { was, rule, waiting }: { was: RetentionRule | undefined; rule: RetentionRule; waiting: string },
): Promise<Effect[]> {
  const [before, after] = [was ? endSql(was) : `'infinity'`, endSql(rule)];
  const ways = [
    { does: 'endsEarlier', how: 'earlier', moved: `${after} < ${before}` },
    { does: 'endsLater', how: 'later', moved: `${after} > ${before}` },
  ] as const;
  const effects: Effect[] = [];
  for (const { does, how, moved } of ways) {
    const { rows, first } = await countFirst(admin, rule.table, `${waiting} AND ${moved}`, after);
    const when = first ? `, the first on ${dayName(first, 'en')}` : ', none of them on a set day yet';
    const sentence = `${rowsOf(rows, rule.table)} then ${rows === 1 ? 'ends' : 'end'} ${how}${when}`;
    effects.push({ does, table: rule.table, rows, sentence });
  }
  return effects;
}

/**
 * When a row ends: the first of its steps. PostgreSQL adds months as `addPeriod` does, to the last day of a
 * shorter month; a step whose anchor is not reached never ends.
 */
const endSql = (rule: RetentionRule): string =>
  `least(${rule.steps.map(({ column, period }) => `"${column}"::timestamptz + ${intervalSql(period)}`).join(', ')}, 'infinity')`;

function intervalSql(period: Period): string {
  const { unit, count } = parts(period);
  return `interval '${count} ${unit}'`;
}

const rowsOf = (rows: number, table: string): string =>
  `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'} of ${table}`;

/** A condition on the rows whose period has ended at `at`; a step whose anchor is not reached is not due. */
const due = (rule: RetentionRule, at: Date): string =>
  `(${rule.steps.map(({ column, period }) => `coalesce("${column}" <= '${cutOff(at, period).toISOString()}', false)`).join(' OR ')})`;

/** Restricted rows wait for the end of their restriction. */
const unheld = (rule: RetentionRule): string => (rule.owner === 'person' ? ' AND NOT restricted' : '');

/** An activity that newly rests on consent needs it from everybody about whom it holds something. */
async function consentEffects(admin: Client, { before, after, declarations }: Comparison): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { full, table } of tablesOf(declarations)) {
    if (table.owner !== 'person' || !table.activity || table.parent) continue;
    const [was, is] = [before.activities[table.activity]?.basis, after.activities[table.activity].basis];
    if (is !== 'consent' || was === 'consent') continue;
    const rows = await count(admin, full, 'true', 'DISTINCT person_id');
    effects.push({
      does: 'asksAgain',
      table: full,
      rows,
      sentence: `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'person' : 'persons'} of ${full} must be asked again`,
    });
  }
  return effects;
}

/** Columns whose category is no longer taken stay in place, and no service may read them until it is taken again. */
async function columnEffects(admin: Client, { before, after, declarations }: Comparison): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { full, table } of tablesOf(declarations)) {
    const [was, is] = [allowedColumns(before, table), allowedColumns(after, table)];
    for (const column of was.filter((name) => !is.includes(name))) {
      const rows = await count(admin, full, `"${column}" IS NOT NULL`);
      const sentence = `locks the column ${column} of ${rowsOf(rows, full)} away from its service`;
      effects.push({ does: 'stopsUsing', table: full, rows, sentence });
    }
    for (const column of is.filter((name) => !was.includes(name))) {
      const rows = await countColumn(admin, full, column);
      const sentence = `opens the column ${column} of ${rowsOf(rows, full)} again`;
      effects.push({ does: 'usesAgain', table: full, rows, sentence });
    }
  }
  return effects;
}

/** A column that no migration made yet holds nothing. */
async function countColumn(admin: Client, table: string, column: string): Promise<number> {
  const { rows } = await admin.query(
    'SELECT FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = $2 AND NOT attisdropped',
    [table, column],
  );
  return rows.length > 0 ? count(admin, table, `"${column}" IS NOT NULL`) : 0;
}

/** How many rows, and the UTC day of the first of their ends; `null` where none ends on a day. */
async function countFirst(
  admin: Client,
  table: string,
  condition: string,
  end: string,
): Promise<{ rows: number; first: string | null }> {
  const rows = await count(admin, table, condition);
  if (rows === 0) return { rows, first: null };
  const found = await admin.query<{ first: string | null }>(
    `/* policyFirstEnd */ SELECT to_char(min(${end}), 'YYYY-MM-DD') AS first FROM ${table} WHERE ${condition} AND isfinite(${end})`,
  );
  return { rows, first: found.rows[0]?.first ?? null };
}

/** Table and column names are those of our declarations; a table that no migration made yet holds nothing. */
async function count(admin: Client, table: string, condition: string, what = '*'): Promise<number> {
  const { rows: there } = await admin.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [table],
  );
  if (!there[0]?.there) return 0;
  const { rows } = await admin.query<{ rows: string }>(
    `/* policyEffects */ SELECT count(${what}) AS rows FROM ${table} WHERE ${condition}`,
  );
  return Number(rows[0]?.rows ?? 0);
}
