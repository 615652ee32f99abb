/** Recurring work: answers that are repeated no longer, the counts of days that are over, and questions that counts raise. */
import { sql } from 'kysely';
import type { Task } from '../../platform/module.ts';
import { cutOff } from '../../policy/period.ts';
import type { LicensingDb, LicensingServices } from './database.ts';
import { raiseReviews } from './review/raise.ts';

export const licensingTasks = (db: LicensingDb, services: LicensingServices): Task[] => [
  {
    name: 'licensing.tidy',
    purpose:
      'Deletes answers to activations that are no longer repeated, and counts the activations of past days.',
    everySeconds: 3_600,
    run: async () => {
      await removeReplays(db, services);
      await countDays(db, services);
    },
  },
  {
    name: 'licensing.review',
    purpose:
      'Counts machines and networks of the licences activated since yesterday, and asks staff about those that stand out.',
    everySeconds: 3_600,
    run: () => raiseReviews(db, services),
  },
];

async function removeReplays(
  db: LicensingDb,
  { clock, policy }: Pick<LicensingServices, 'clock' | 'policy'>,
): Promise<void> {
  await db
    .deleteFrom('licensing.replay')
    .where('given_at', '<=', cutOff(clock.now(), policy.licensing.replayFor))
    .execute();
}

/** Counts each UTC day once, when it is over: seats are forgotten one day, their numbers are not. */
async function countDays(db: LicensingDb, { clock }: Pick<LicensingServices, 'clock'>): Promise<void> {
  const today = clock.now().toISOString().slice(0, 10);
  await sql`
    INSERT INTO licensing.daily (day, product, version, manner, times)
    SELECT (activated_at AT TIME ZONE 'UTC')::date, product, coalesce(version, ''), manner, count(*)::integer
    FROM licensing.seat
    WHERE activated_at >= (SELECT coalesce(max(day) + 1, '2000-01-01') FROM licensing.daily)::timestamp AT TIME ZONE 'UTC'
      AND activated_at < ${today}::date::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING
  `.execute(db);
}
