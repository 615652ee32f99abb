/** Periods of the policy and their arithmetic, in UTC. */
import type { Language } from './vocabulary.ts';

export const units = ['seconds', 'minutes', 'hours', 'days', 'months', 'years'] as const;
export type Unit = (typeof units)[number];
/** A length of time as a policy writes it: exactly one unit with a whole, positive count. */
export type Period = { readonly [U in Unit]?: number };

export const minutes = (count: number): Period => ({ minutes: count });
export const hours = (count: number): Period => ({ hours: count });
export const days = (count: number): Period => ({ days: count });
export const months = (count: number): Period => ({ months: count });
export const years = (count: number): Period => ({ years: count });

const unitMs: Record<Exclude<Unit, 'months' | 'years'>, number> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** The unit and count of a period. Throws when it is not exactly one unit with a whole, positive count. */
export function parts(period: Period): { unit: Unit; count: number } {
  const [entry, ...more] = Object.entries(period);
  const unit = units.find((name) => name === entry?.[0]);
  const count = entry?.[1];
  if (!unit || more.length > 0 || typeof count !== 'number' || !Number.isInteger(count) || count <= 0) {
    throw new RangeError(
      `A period is one unit (${units.join(', ')}) with a whole number above zero, not ${JSON.stringify(period)}.`,
    );
  }
  return { unit, count };
}

/**
 * The end of a period that began at `start`. Months and years end on the same-numbered day, or on the last day of a
 * shorter month (Regulation 1182/71, Art. 3(2)(c)), at the same time of day, so never later than the promise.
 */
export function addPeriod(start: Date, period: Period): Date {
  return new Date(endOf(period)(start.getTime()));
}

/** `addPeriod` in milliseconds, the period read once: for what is asked with every request. */
export function endOf(period: Period): (start: number) => number {
  const { unit, count } = parts(period);
  if (unit === 'months' || unit === 'years') {
    const months = unit === 'years' ? count * 12 : count;
    return (start) => addMonths(new Date(start), months).getTime();
  }
  const ms = count * unitMs[unit];
  return (start) => start + ms;
}

function addMonths(start: Date, count: number): Date {
  const end = new Date(start);
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + count);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return end;
}

/**
 * The latest start whose period has ended at `now`: rows anchored at or before it are due. The inverse of
 * `addPeriod`, found by bisection because several days of a long month end on one day of a short one.
 */
export function cutOff(now: Date, period: Period): Date {
  const { unit, count } = parts(period);
  if (unit !== 'months' && unit !== 'years') return new Date(now.getTime() - count * unitMs[unit]);
  const monthsBack = unit === 'years' ? count * 12 : count;
  let due = now.getTime() - monthsBack * 31 * unitMs.days - unitMs.days;
  let notYet = now.getTime();
  while (notYet - due > 1) {
    const middle = Math.floor((due + notYet) / 2);
    if (addMonths(new Date(middle), monthsBack).getTime() <= now.getTime()) due = middle;
    else notYet = middle;
  }
  return new Date(due);
}

/** Length in milliseconds for comparing periods: a month counts 30 days, a year 365. */
export function roughMs(period: Period): number {
  const { unit, count } = parts(period);
  if (unit === 'months') return count * 30 * unitMs.days;
  if (unit === 'years') return count * 365 * unitMs.days;
  return count * unitMs[unit];
}

/** "7 days", "7 Tage", "7 дней". */
export function formatPeriod(period: Period, language: Language): string {
  const { unit, count } = parts(period);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: unit.slice(0, -1),
    unitDisplay: 'long',
  }).format(count);
}
