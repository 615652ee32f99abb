/** How often products were activated: counts by day, in which there is neither licence nor machine. */
import { sql } from 'kysely';
import type { Services } from '../../../platform/module.ts';
import type { LicensingDb } from '../database.ts';

export interface ActivationCount {
  /** UTC day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly product: string;
  /** Empty where the machine asked by code, in which there is no room for it. */
  readonly version: string;
  readonly manner: string;
  readonly times: number;
}

export interface ActivationCounts {
  /** All days of the window, the oldest first; the last one is today. */
  readonly days: readonly string[];
  readonly counts: readonly ActivationCount[];
}

const dayMs = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Counts of the last days: past days as they were counted, and what is not counted yet from the seats. */
export async function activationCounts(
  db: LicensingDb,
  { clock }: Pick<Services, 'clock'>,
  window: number,
): Promise<ActivationCounts> {
  const today = clock.now().getTime();
  const days = Array.from({ length: window }, (_, at) => isoDay(today - (window - 1 - at) * dayMs));
  const [from = isoDay(today)] = days;
  const past = await db
    .selectFrom('licensing.daily')
    .select(['day', 'product', 'version', 'manner', 'times'])
    .where('day', '>=', from)
    .execute();
  const counted = past
    .map(({ day }) => day)
    .sort()
    .at(-1);
  const open = counted === undefined ? from : isoDay(Date.parse(counted) + dayMs);
  return { days, counts: [...past, ...(await uncounted(db, open))] };
}

async function uncounted(db: LicensingDb, from: string): Promise<ActivationCount[]> {
  const rows = await db
    .selectFrom('licensing.seat')
    .select([
      sql<string>`((activated_at AT TIME ZONE 'UTC')::date)::text`.as('day'),
      'product',
      sql<string>`coalesce(version, '')`.as('version'),
      'manner',
      sql<number>`count(*)::integer`.as('times'),
    ])
    .where('activated_at', '>=', new Date(from))
    .groupBy([sql`1`, 'product', sql`3`, 'manner'])
    .execute();
  return rows;
}
