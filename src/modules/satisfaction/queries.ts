import { type Kysely, sql } from 'kysely';
import type { Services } from '../../platform/module.ts';
import type { SatisfactionTables } from './data.ts';

/** How the answers of one month were rated. */
export interface MonthOfRatings {
  /** Its first day, 00:00 UTC. */
  readonly month: Date;
  /** How often each rating was given, or `null` where all together are too few to stay anonymous. */
  readonly times: Readonly<Record<1 | 2 | 3, number>> | null;
}

/**
 * The months that are over and have ratings, newest first. The present month is left out: whoever looks twice would see
 * what was added in between, and by whose answer.
 * @param policy says how many ratings a month must have to be told: a single one would tell who gave it
 */
export async function monthsOfRatings(
  db: Kysely<SatisfactionTables>,
  { clock, policy }: Pick<Services, 'clock' | 'policy'>,
): Promise<MonthOfRatings[]> {
  const thisMonth = clock.now().toISOString().slice(0, 7);
  const month = sql<string>`to_char(day, 'YYYY-MM')`;
  const times = (rating: number) =>
    sql<number>`coalesce(sum(times) FILTER (WHERE rating = ${sql.lit(rating)}), 0)`;
  const rows = await db
    .selectFrom('satisfaction.daily')
    .select([month.as('month'), times(1).as('no'), times(2).as('partly'), times(3).as('yes')])
    .where('day', '<', `${thisMonth}-01`)
    .groupBy(month)
    .orderBy('month', 'desc')
    .execute();
  return rows.map(({ month, no, partly, yes }) => ({
    month: new Date(`${month}-01T00:00:00Z`),
    times: no + partly + yes < policy.analysis.smallestGroup ? null : { 1: no, 2: partly, 3: yes },
  }));
}
