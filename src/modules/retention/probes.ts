/** Live checks that nothing outlives its period. */
import type { Measurement, ModuleServices, Probe } from '../../platform/module.ts';
import { formatTime } from '../../platform/ui/components/time.tsx';
import { addPeriod, cutOff, formatPeriod, type Period } from '../../policy/period.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { type RetentionServices, rulesOf } from './rules.ts';
import { probeWords } from './words.ts';

interface OldestProbe extends Pick<Probe, 'id' | 'clause' | 'title'> {
  /** `schema.table`, of the module that makes the probe. */
  readonly table: string;
  /** The column from which a period of the policy runs, such as `closed_at`. */
  readonly column: string;
}

/**
 * A probe of the oldest row against its limit: "oldest 6 days 3 hours; limit 7 days". Reads as the role of the module
 * that makes it; column and period come from the declarations and the policy.
 * @throws Error when no period of the policy runs from this column
 */
export function oldestProbe(
  own: Pick<ModuleServices, 'policy' | 'wiring' | 'pool' | 'clock'>,
  { table, column, ...about }: OldestProbe,
): Probe {
  const step = rulesOf(own)
    .find((rule) => rule.table === table)
    ?.steps.find((one) => one.column === column);
  if (!step) throw new Error(`No period of the policy runs from ${table}.${column}.`);
  const measure = async () => {
    const { rows } = await own.pool.query<{ oldest: Date | null }>(
      `/* oldestProbe */ SELECT min("${column}")::timestamptz AS oldest FROM ${table}`,
    );
    return measurementOf(rows[0]?.oldest ?? null, step.period, own.clock.now());
  };
  return { ...about, measure };
}

/** How the age of the oldest row compares with its period. */
function measurementOf(oldest: Date | null, period: Period, now: Date): Measurement {
  const limit = (language: Language) => formatPeriod(period, language);
  if (!oldest)
    return { kept: true, value: inEach((language) => probeWords[language].none(limit(language))), share: 0 };
  const end = addPeriod(oldest, period).getTime();
  const age = now.getTime() - oldest.getTime();
  return {
    kept: end >= now.getTime(),
    value: inEach((language) => probeWords[language].oldest(formatAge(age, language), limit(language))),
    share: age / (end - oldest.getTime()),
  };
}

const inEach = (text: (language: Language) => string): Measurement['value'] => ({
  en: text('en'),
  de: text('de'),
  ru: text('ru'),
});

const ageUnits = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
] as const;

/** The two largest units of a length of time: "6 days 3 hours". */
export function formatAge(ms: number, language: Language): string {
  let rest = Math.max(ms, 0);
  const named = ageUnits.flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count > 0 ? [formatPeriod({ [unit]: count }, language)] : [];
  });
  return named.slice(0, 2).join(' ') || `< ${formatPeriod({ minutes: 1 }, language)}`;
}

/** Rows, of all tables, that are still there after their period: none, ever. */
export const overdueProbe = (services: RetentionServices): Probe => ({
  id: 'retention.overdue',
  clause: '10.1',
  title: inEach((language) => probeWords[language].overdueTitle),
  measure: async () => {
    const overdue = await tablesOverdue(services);
    const rules = rulesOf(services).length;
    return {
      kept: overdue.length === 0,
      value: inEach((language) => probeWords[language].overdue(overdue.length, rules)),
    };
  },
});

async function tablesOverdue({ pool, clock, ...own }: RetentionServices): Promise<string[]> {
  const now = clock.now();
  const overdue: string[] = [];
  for (const { table, steps } of rulesOf(own)) {
    for (const { column, period } of steps) {
      const { rows } = await pool.query<{ oldest: Date | null }>(
        `/* tablesOverdue */ SELECT min("${column}")::timestamptz AS oldest FROM ${table}`,
      );
      const oldest = rows[0]?.oldest;
      if (oldest && addPeriod(oldest, period) < now) overdue.push(table);
    }
  }
  return overdue;
}

/** How far back the probe of gaps looks. */
const gapDays = 30;

/**
 * Days of lines that outlived their period because the program was down, and nothing else removed them. The promise was
 * broken then, and counts as broken for as long as this looks back.
 */
export const gapProbe = ({ pool, clock }: RetentionServices): Probe => ({
  id: 'retention.gap',
  clause: '2.1',
  title: inEach((language) => probeWords[language].gapTitle),
  measure: async () => {
    const { rows } = await pool.query<{ late_seconds: number; removed_at: Date }>(
      `/* gapProbe */ SELECT late_seconds, removed_at FROM retention.removal
       WHERE late_seconds IS NOT NULL AND removed_at > $1 ORDER BY late_seconds DESC LIMIT 1`,
      [cutOff(clock.now(), { days: gapDays })],
    );
    const [gap] = rows;
    const value = (language: Language) =>
      gap
        ? probeWords[language].gap(
            formatAge(gap.late_seconds * 1_000, language),
            formatTime(language, gap.removed_at, 'date'),
          )
        : probeWords[language].noGap(formatPeriod({ days: gapDays }, language));
    return { kept: gap === undefined, value: inEach(value) };
  },
});
