/** Consents that other modules obtain: entered as receipts (Art. 7(1)), and ended when they are withdrawn there. */

import { type Kysely, type QueryExecutorProvider, sql, type Transaction } from 'kysely';
import { subsetOf } from '../../../platform/db/subset.ts';
import { newId } from '../../../platform/ids.ts';
import type { Services } from '../../../platform/module.ts';
import type { DatabaseOf } from '../../../policy/declare.ts';
import type { ActivityName } from '../../../policy/vocabulary.ts';
import type { rightsData } from '../data.ts';

/** Declare these in `uses` to call the functions of this file. */
export const consentUses = [{ insert: 'rights.consent' }, { call: 'rights.end_consent' }] as const;
export type ConsentTables = Pick<DatabaseOf<typeof rightsData>, 'rights.consent'>;

type ConsentServices = Pick<Services, 'clock' | 'policyVersion'>;

/** Enters that a person agreed to an activity, in the words that they saw. */
export async function recordConsent<DB extends ConsentTables>(
  caller: Kysely<DB> | Transaction<DB>,
  { clock, policyVersion }: ConsentServices,
  consent: { readonly personId: string; readonly activity: ActivityName; readonly wording: string },
): Promise<void> {
  const db: Kysely<ConsentTables> = subsetOf(caller);
  await db
    .insertInto('rights.consent')
    .values({
      person_id: consent.personId,
      policy_version: policyVersion,
      id: newId(clock),
      activity: consent.activity,
      decision: 'granted',
      wording: consent.wording,
      given_at: clock.now(),
    })
    .execute();
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
