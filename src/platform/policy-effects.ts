/** What a changed policy would do to the data that are held now. */
import type { Client } from 'pg';
import { allowedColumns } from '../policy/access.ts';
import { type Declaration, tablesOf } from '../policy/declare.ts';
import type { Policy } from '../policy/language.ts';
import { addPeriod, cutOff, days } from '../policy/period.ts';
import { compileRetention, type RetentionRule } from '../policy/retention.ts';

export interface Effect {
  /** `removes`: gone within a day of the change. `keeps`: would have gone, and stays. */
  readonly does: 'removes' | 'keeps' | 'asksAgain' | 'stopsUsing';
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
  }
  return effects;
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

/** Columns whose category is no longer taken stay in place, and no service may read them any more. */
async function columnEffects(admin: Client, { before, after, declarations }: Comparison): Promise<Effect[]> {
  const effects: Effect[] = [];
  for (const { full, table } of tablesOf(declarations)) {
    const allowed = allowedColumns(after, table);
    for (const column of allowedColumns(before, table).filter((name) => !allowed.includes(name))) {
      const rows = await count(admin, full, `"${column}" IS NOT NULL`);
      effects.push({
        does: 'stopsUsing',
        table: full,
        rows,
        sentence: `locks the column ${column} of ${rowsOf(rows, full)} away from its service`,
      });
    }
  }
  return effects;
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
