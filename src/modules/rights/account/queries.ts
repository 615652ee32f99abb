/** The consents of a person that stand. */
import { type ActivityName, activityNames } from '../../../policy/vocabulary.ts';
import type { RightsDb } from '../database.ts';

export interface StandingConsent {
  readonly activity: ActivityName;
  /** Consent to a disclosure names its recipient. */
  readonly recipient: string | null;
  readonly wording: string;
  readonly since: Date;
}

/** @returns one for each activity and recipient, the newest first: given twice, the words of the last time since the first */
export async function standingConsents(db: RightsDb, personId: string): Promise<StandingConsent[]> {
  const rows = await db
    .selectFrom('rights.consent')
    .select(['activity', 'recipient', 'wording', 'given_at'])
    .where('person_id', '=', personId)
    .where('decision', '=', 'granted')
    .where('ended_at', 'is', null)
    .orderBy('given_at')
    .execute();
  const found = new Map<string, StandingConsent>();
  for (const { activity: name, recipient, wording, given_at } of rows) {
    const activity = activityNames.find((known) => known === name);
    const key = `${name} ${recipient ?? ''}`;
    if (activity) found.set(key, { activity, recipient, wording, since: found.get(key)?.since ?? given_at });
  }
  return [...found.values()].sort((a, b) => b.since.getTime() - a.since.getTime());
}
