/** Mailboxes that a server refused at once: what follows is the same as when their mail comes back later. */
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { takeBounce } from './commands.ts';

/** Of so many the reply code alone is believed, however small the campaign. */
const fewCodes = 10;
const partSize = 200;

/**
 * Takes the refusals of a campaign that is over as hard bounces, one by one, so that nothing that is being sent waits for
 * it. To do it again changes nothing.
 */
export async function bounceRefused(
  db: NewsletterDb,
  services: NewsletterServices,
  campaignId: string,
  signal: AbortSignal,
): Promise<void> {
  const believed = await codesAreBelieved(db, campaignId);
  let after = -1;
  for (;;) {
    // The queue does it again when the program is back.
    signal.throwIfAborted();
    const rows = await refusedBehind(db, campaignId, after);
    for (const { subscriberId, campaign, replyCode } of rows) {
      const status = replyCode?.split(' ')[1] ?? null;
      if (status !== null || believed)
        await takeBounce(db, services, { subscriberId, campaign, kind: 'hard', status });
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

/**
 * A bare 550 may also mean us: a relay that does not let us through, or a limit that is reached, refuses everybody with it.
 * So it counts only as long as few are refused with it beside those that were taken.
 */
async function codesAreBelieved(db: NewsletterDb, campaignId: string): Promise<boolean> {
  const { persons } = await db
    .selectFrom('newsletter.delivery')
    .select(({ fn }) => fn.countAll<string>().as('persons'))
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'refused')
    .where('reason', '=', 'noMailbox')
    .where('reply_code', 'in', ['550', '551', '553'])
    .executeTakeFirstOrThrow();
  const sent = await db
    .selectFrom('newsletter.campaign_count')
    .select('number')
    .where('campaign_id', '=', campaignId)
    .where('what', '=', 'sent')
    .executeTakeFirst();
  const taken = sent?.number ?? 0;
  return Number(persons) <= Math.min(taken, Math.max(fewCodes, taken / 10));
}

/** Those who subscribed already when their mail was refused: a new confirmation proves the mailbox. */
const refusedBehind = (db: NewsletterDb, campaignId: string, after: number) =>
  db
    .selectFrom('newsletter.delivery as delivery')
    .innerJoin('newsletter.subscriber as subscriber', 'subscriber.person_id', 'delivery.person_id')
    .innerJoin('newsletter.campaign as campaign', 'campaign.id', 'delivery.campaign_id')
    .select([
      'subscriber.id as subscriberId',
      'campaign.number as campaign',
      'delivery.number',
      'delivery.reply_code as replyCode',
    ])
    .where('delivery.campaign_id', '=', campaignId)
    .where('delivery.state', '=', 'refused')
    .where('delivery.reason', '=', 'noMailbox')
    .where('delivery.number', '>', after)
    .whereRef('subscriber.confirmed_at', '<=', 'delivery.noted_at')
    .orderBy('delivery.number')
    .limit(partSize)
    .execute();
