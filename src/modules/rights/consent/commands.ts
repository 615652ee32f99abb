/** Consents that other modules obtain: entered as receipts (Art. 7(1)), and ended when they are withdrawn there. */

import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import type { Services } from '../../../platform/module.ts';
import type { DatabaseOf } from '../../../policy/declare.ts';
import type { ActivityName } from '../../../policy/vocabulary.ts';
import type { rightsData } from '../data.ts';

/** Declare these in `uses` to call the functions of this file. */
export const consentUses = [{ insert: 'rights.consent' }, { call: 'rights.end_consent' }] as const;
export type ConsentTables = Pick<DatabaseOf<typeof rightsData>, 'rights.consent'>;

type ConsentServices = Pick<Services, 'clock' | 'policyVersion'>;

/** That a person agreed to an activity, in the words that they saw. */
export interface Consent {
  readonly personId: string;
  readonly activity: ActivityName;
  readonly wording: string;
}

/** Enters consents: for a statement that does more at once. */
export function consentsWrite(
  { clock, policyVersion }: ConsentServices,
  consents: readonly Consent[],
): RawBuilder<unknown> {
  const rows = consents.map((consent) => ({ id: newId(clock), ...consent }));
  return sql`INSERT INTO rights.consent (person_id, policy_version, id, activity, decision, wording, given_at)
    SELECT "personId", ${policyVersion}, id, activity, 'granted', wording, ${clock.now()}::timestamptz
    FROM json_to_recordset(${JSON.stringify(rows)}) AS new (id uuid, "personId" uuid, activity text, wording text)`;
}

/** Enters one by itself. */
export async function recordConsent(
  db: QueryExecutorProvider,
  services: ConsentServices,
  consent: Consent,
): Promise<void> {
  await consentsWrite(services, [consent]).execute(db);
}

/** Ends a person's consent to an activity; its receipt stays for the time of the policy. Nothing happens where none stands. */
export async function endConsent(
  db: QueryExecutorProvider,
  { clock }: Pick<Services, 'clock'>,
  { personId, activity }: { readonly personId: string; readonly activity: ActivityName },
): Promise<void> {
  await sql`SELECT rights.end_consent(${personId}::uuid, ${activity}, ${clock.now()}::timestamptz)`.execute(
    db,
  );
}
