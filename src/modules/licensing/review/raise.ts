/** Questions about licences, raised from counts. A count never changes a licence: that is for a person to decide (Art. 22). */
import { sql } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import { dayOf } from '../activation/decide.ts';
import type { LicensingDb, LicensingServices } from '../database.ts';
import { type Signal, signalLimits } from './limits.ts';

interface Counted {
  readonly licence_id: string;
  readonly signal: Signal;
  readonly counted: number;
  readonly allowed: number;
  /** First day that was counted. */
  readonly since: string;
}

type RaiseServices = Pick<LicensingServices, 'clock' | 'policy'>;

/** Questions of one run; the rest is found by the next. */
const atOnce = 1_000;

/** Raises a question about each licence whose counts have grown beyond what is allowed, and beyond what was decided about them. */
export async function raiseReviews(db: LicensingDb, services: RaiseServices): Promise<void> {
  const found = await countedBeyond(db, services);
  if (found.length === 0) return;
  const now = services.clock.now();
  await db
    .insertInto('licensing.review')
    .values(
      found.map((one) => ({
        ...one,
        id: newId(services.clock),
        raised_at: now,
        state: 'open',
        waiting_since: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['licence_id', 'signal'])
        // Written out: a prepared plan with a parameter in its place finds no index to conflict with.
        .where('state', '=', sql.lit('open'))
        .doUpdateSet((row) => ({
          counted: row.ref('excluded.counted'),
          allowed: row.ref('excluded.allowed'),
          since: row.ref('excluded.since'),
        })),
    )
    .execute();
}

/**
 * Counts the licences that were activated since yesterday, each from its own rows: the work grows with the activations of a
 * day. What was decided about a count stands for it and every smaller one.
 */
async function countedBeyond(db: LicensingDb, { clock, policy }: RaiseServices): Promise<Counted[]> {
  const now = clock.now();
  const { since, machinesPerSeat, networksPerSeat, networksPerMachine } = signalLimits(policy, now);
  const yesterday = dayOf(new Date(now.getTime() - 86_400_000));
  const { rows } = await sql<Counted>`
    WITH touched AS MATERIALIZED (
      SELECT licence_id FROM licensing.seat WHERE activated_at >= ${new Date(yesterday)}
      UNION
      SELECT licence_id FROM licensing.network WHERE activated_at >= ${new Date(yesterday)}
    ), used AS MATERIALIZED (
      SELECT licence.id, licence.seats
      FROM touched JOIN licensing.licence ON licence.id = touched.licence_id
      WHERE licence.state = 'active'
    ), counted AS (
      SELECT used.id AS licence_id, 'machines' AS signal, found.counted, used.seats * ${machinesPerSeat}::integer AS allowed,
        ${since}::date AS since
      FROM used CROSS JOIN LATERAL (
        SELECT count(DISTINCT machine)::integer AS counted FROM licensing.seat
        WHERE licence_id = used.id AND activated_at >= ${new Date(since)}
      ) AS found
      UNION ALL
      SELECT used.id, 'networks', found.counted, used.seats * ${networksPerSeat}::integer, ${since}::date
      FROM used CROSS JOIN LATERAL (
        SELECT count(*)::integer AS counted FROM licensing.network WHERE licence_id = used.id AND day >= ${since}::date
      ) AS found
      UNION ALL
      SELECT used.id, 'overlap', found.networks, found.allowed, found.day
      FROM used CROSS JOIN LATERAL (
        SELECT days.day, days.networks, ${networksPerMachine}::integer * greatest(1, held.machines) AS allowed
        FROM (
          SELECT day, count(*)::integer AS networks FROM licensing.network
          WHERE licence_id = used.id AND day >= ${yesterday}::date GROUP BY day
        ) AS days CROSS JOIN LATERAL (
          SELECT count(DISTINCT machine)::integer AS machines FROM licensing.seat
          WHERE licence_id = used.id AND activated_at < (days.day + 1)::timestamp AT TIME ZONE 'UTC'
            AND (ended_at IS NULL OR ended_at >= days.day::timestamp AT TIME ZONE 'UTC')
        ) AS held
      ) AS found
    )
    SELECT DISTINCT ON (licence_id, signal) licence_id, signal, counted, allowed, since::text FROM counted
    WHERE counted > allowed AND NOT EXISTS (
      SELECT FROM licensing.review
      WHERE review.licence_id = counted.licence_id AND review.signal = counted.signal
        AND (review.counted >= counted.counted OR review.state = 'blocked')
    )
    ORDER BY licence_id, signal, counted DESC
    LIMIT ${atOnce}
  `.execute(db);
  return rows;
}
