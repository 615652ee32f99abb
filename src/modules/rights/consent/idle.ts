/** Consents that nothing rests on any more: what was given with them has reached its period. */
import { sql } from 'kysely';
import type { RightsDb, RightsServices } from '../database.ts';
import { ownedTables } from '../tables.ts';

/**
 * Ends each consent under which nothing is held any more, so that its receipt has an end too. Consents to what is not stored with us,
 * as to third parties, stand until they are withdrawn.
 */
export async function endIdleConsents(
  db: RightsDb,
  { clock, policy, declarations }: RightsServices,
): Promise<void> {
  const tables = ownedTables(declarations);
  const activities = new Set(tables.map(({ activity }) => activity));
  for (const activity of activities) {
    if (policy.activities[activity].basis !== 'consent') continue;
    const held = tables
      .filter((table) => table.activity === activity)
      .map(({ full }) => sql`EXISTS (SELECT FROM ${sql.table(full)} t WHERE t.person_id = c.person_id)`);
    await sql`UPDATE rights.consent c SET ended_at = ${clock.now()}
      WHERE c.activity = ${activity} AND c.ended_at IS NULL AND NOT (${sql.join(held, sql` OR `)})`.execute(
      db,
    );
  }
}
