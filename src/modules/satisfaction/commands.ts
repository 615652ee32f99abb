import type { Kysely } from 'kysely';
import type { Services } from '../../platform/module.ts';
import type { SatisfactionTables } from './data.ts';

/** From "did not help" to "helped". */
export const ratings = [1, 2, 3] as const;
export type Rating = (typeof ratings)[number];

/** Counts one rating on the UTC day on which it is given. Who gave it is not known here. */
export async function rate(
  db: Kysely<SatisfactionTables>,
  { clock }: Pick<Services, 'clock'>,
  rating: Rating,
): Promise<void> {
  const day = clock.now().toISOString().slice(0, 10);
  await db
    .insertInto('satisfaction.daily')
    .values({ day, rating, times: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'rating'])
        .doUpdateSet((row) => ({ times: row('satisfaction.daily.times', '+', 1) })),
    )
    .execute();
}
