/** Whom a correction, an erasure or a restriction must be told (Art. 19): those who work with the data for themselves. */
import { sql } from 'kysely';
import type { ActivityName } from '../../../policy/vocabulary.ts';
import type { RightsDb } from '../database.ts';

/**
 * Recipients to whom the register says that something of this person went. Processors are not among them: they lose it
 * with us; nor are authorities, whom Art. 4(9) does not count.
 * @param activities those whose data changed; all where not given
 */
export async function recipientsToTell(
  tx: RightsDb,
  personId: string,
  activities?: readonly ActivityName[],
): Promise<string[]> {
  const { rows } = await sql<{ recipient: string }>`
    SELECT DISTINCT recipient FROM disclosure.entry
    WHERE person_id = ${personId}::uuid AND kind IN ('third-party', 'designated-by-person')
      AND (${activities ?? null}::text[] IS NULL OR activity = ANY (${activities ?? null}::text[])) ORDER BY 1
  `.execute(tx);
  return rows.map(({ recipient }) => recipient);
}
