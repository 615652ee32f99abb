/** Counts openings and clicks of those who agreed to it, and of nobody else (clause 6.2.3). */
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';
import type { Target } from './queries.ts';

export type Signal = 'opens' | 'clicks';
/** Persons count once for a campaign, as `opens` and `clicks`; every time counts as these. */
const everyTime = { opens: 'opensAll', clicks: 'clicksAll' } as const;

type MeasuringServices = Pick<NewsletterServices, 'policy' | 'policyVersion' | 'clock'>;

export interface Seen extends Target {
  readonly subscriberId: string;
  readonly signal: Signal;
}

/**
 * Counts one opening or click, where the policy takes it and the reader's consent stands at this moment.
 * @throws Error of the database where the consent ends in the same moment: the count ends with it
 */
export async function count(db: NewsletterDb, services: MeasuringServices, seen: Seen): Promise<void> {
  if (!services.policy.activities.newsletterMeasuring.data[seen.signal]) return;
  await db.transaction().execute(async (tx) => {
    const personId = await consenting(tx, seen);
    if (personId === null) return;
    const times = await countFor(tx, services, personId, seen);
    if (times === 1) await addTo(tx, seen.campaignId, seen.signal);
    await addTo(tx, seen.campaignId, everyTime[seen.signal]);
    if (seen.number !== null) await countLink(tx, seen);
  });
}

/**
 * A consent holds for mails that are sent while it stands. Whoever withdrew and agreed anew is forgotten in between, and
 * would be counted as a second person in a campaign of before.
 * @returns the person who agreed to be measured, `null` where nobody did
 */
async function consenting(tx: NewsletterTx, { subscriberId, campaignId }: Seen): Promise<string | null> {
  const row = await tx
    .selectFrom('newsletter.subscriber as subscriber')
    .innerJoin('newsletter.measuring as measuring', 'measuring.person_id', 'subscriber.person_id')
    .innerJoin('newsletter.campaign as campaign', (join) => join.on('campaign.id', '=', campaignId))
    .select('measuring.person_id')
    .where('subscriber.id', '=', subscriberId)
    .where(({ or, eb, ref }) =>
      or([
        eb('campaign.finished_at', 'is', null),
        eb('campaign.finished_at', '>=', ref('measuring.agreed_at')),
      ]),
    )
    .where('subscriber.left_at', 'is', null)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** @returns how often this person did it, this time included */
async function countFor(
  tx: NewsletterTx,
  { policyVersion, clock }: MeasuringServices,
  personId: string,
  { campaignId, signal }: Seen,
): Promise<number> {
  const row = await tx
    .insertInto('newsletter.measured')
    .values({
      person_id: personId,
      policy_version: policyVersion,
      campaign_id: campaignId,
      recorded_at: clock.now(),
      [signal]: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'campaign_id'])
        .doUpdateSet(({ eb }) => ({ [signal]: eb(`newsletter.measured.${signal}`, '+', 1) })),
    )
    .returning(signal)
    .executeTakeFirstOrThrow();
  return row[signal] ?? 0;
}

const addTo = (tx: NewsletterTx, campaignId: string, what: string) =>
  tx
    .insertInto('newsletter.campaign_count')
    .values({ campaign_id: campaignId, what, number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['campaign_id', 'what'])
        .doUpdateSet(({ eb }) => ({ number: eb('newsletter.campaign_count.number', '+', 1) })),
    )
    .execute();

const countLink = (tx: NewsletterTx, { campaignId, number }: Seen) =>
  tx
    .updateTable('newsletter.link')
    .set(({ eb }) => ({ clicks: eb('clicks', '+', 1) }))
    .where('campaign_id', '=', campaignId)
    .where('number', '=', number)
    .execute();
