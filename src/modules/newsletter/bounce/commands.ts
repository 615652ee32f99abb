/** What follows from a mail that came back, and from a complaint. */
import { newId } from '../../../platform/ids.ts';
import { dueAt } from '../../../policy/retention.ts';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';
import { leaveWithin } from '../subscriber/commands.ts';

type BounceServices = Pick<NewsletterServices, 'clock' | 'keys' | 'policy' | 'policyVersion'>;

export interface Bounced {
  readonly subscriberId: string;
  /** Number of the campaign, `null` where the report does not tell. */
  readonly campaign: number | null;
  readonly kind: 'hard' | 'soft' | 'complaint';
  /** Of a delivery that failed; `null` where none is known. */
  readonly status: string | null;
}

/** Mails of so many campaigns one after another came back for a passing reason: nobody reads there. */
const softCampaigns = 3;

/**
 * Stores a bounce or complaint and draws its consequence: a mailbox that is gone, or a complaint, ends the subscription at
 * once; other failures do so with the third campaign within the time that bounces are kept. The same report again changes
 * nothing. Of somebody who is not there, or paused the use of their data, nothing is stored; but a complaint is their own
 * word, and leaves like their link does.
 */
export async function takeBounce(
  db: NewsletterDb,
  services: BounceServices,
  bounced: Bounced,
): Promise<void> {
  const { subscriberId, kind, status } = bounced;
  await db.transaction().execute(async (tx) => {
    const subscriber = await lockSubscriber(tx, subscriberId);
    if (subscriber) {
      const campaignId = await campaignOf(tx, bounced.campaign);
      const report = { ...subscriber, campaignId, kind, status };
      if (!(await isKnown(tx, report))) await insertBounce(tx, services, report);
      await countOnce(tx, report);
    }
    if (kind === 'complaint') await leaveWithin(tx, services, { subscriberId, by: 'complaint' });
    else if (subscriber && (kind === 'hard' || (await cameBackOften(tx, services, subscriber))))
      await leaveWithin(tx, services, { subscriberId, by: 'bounce' });
  });
}

interface Subscriber {
  readonly personId: string;
  readonly email: string;
  readonly confirmedAt: Date;
}

interface Report extends Subscriber, Pick<Bounced, 'kind' | 'status'> {
  readonly campaignId: string | null;
}

/** Reports about one person wait for each other. Whoever left is still here until the day of their removal. */
async function lockSubscriber(tx: NewsletterTx, subscriberId: string): Promise<Subscriber | null> {
  const row = await tx
    .selectFrom('newsletter.subscriber')
    .select(['person_id', 'email', 'confirmed_at'])
    .where('id', '=', subscriberId)
    .forUpdate()
    .executeTakeFirst();
  return row ? { personId: row.person_id, email: row.email, confirmedAt: row.confirmed_at } : null;
}

async function campaignOf(tx: NewsletterTx, number: number | null): Promise<string | null> {
  if (number === null || number > 2_147_483_647) return null;
  const row = await tx
    .selectFrom('newsletter.campaign')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A mail comes back once: a second report of the same kind about it is the same bounce. */
async function isKnown(tx: NewsletterTx, { personId, campaignId, kind }: Report): Promise<boolean> {
  const row = await tx
    .selectFrom('newsletter.bounce')
    .select('id')
    .where('person_id', '=', personId)
    .where('campaign_id', campaignId === null ? 'is' : '=', campaignId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row !== undefined;
}

/** Address and status stand in the row only where the policy lets them. */
async function insertBounce(tx: NewsletterTx, services: BounceServices, report: Report): Promise<void> {
  const { clock, policy, policyVersion } = services;
  const { data } = policy.activities.bounce;
  await tx
    .insertInto('newsletter.bounce')
    .values({
      person_id: report.personId,
      policy_version: policyVersion,
      id: newId(clock),
      campaign_id: report.campaignId,
      kind: report.kind,
      recorded_at: clock.now(),
      ...(data.email !== undefined && { email: report.email }),
      ...(data.deliveryState !== undefined && { status: report.status }),
    })
    .execute();
}

const counted = { hard: 'bounced.hard', soft: 'bounced.soft', complaint: 'complaints' } as const;

/**
 * Counts it for its campaign. The ledger remembers that it did: its row stays `sent` or `refused`, which says what the
 * server did with the mail, and its reason says what came of it. A report that names a mail which the ledger does not know, or knows as having
 * come back, is not counted; so nobody drives a count by sending reports.
 */
async function countOnce(tx: NewsletterTx, { personId, campaignId, kind }: Report): Promise<void> {
  if (campaignId === null) return;
  const reason = kind === 'complaint' ? 'complained' : 'bounced';
  const known = kind === 'complaint' ? ['complained'] : ['bounced', 'complained'];
  const { numUpdatedRows } = await tx
    .updateTable('newsletter.delivery')
    .set({ reason })
    .where('person_id', '=', personId)
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['sent', 'unknown', 'refused'])
    .where((row) => row.or([row('reason', 'is', null), row('reason', 'not in', known)]))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await tx
    .insertInto('newsletter.campaign_count')
    .values({ campaign_id: campaignId, what: counted[kind], number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['campaign_id', 'what'])
        .doUpdateSet((row) => ({ number: row('newsletter.campaign_count.number', '+', 1) })),
    )
    .execute();
}

/** Whoever confirmed anew began anew, and a row whose time has passed counts no more, deleted or not. */
async function cameBackOften(
  tx: NewsletterTx,
  { clock, policy }: BounceServices,
  { personId, confirmedAt }: Subscriber,
): Promise<boolean> {
  const rows = await tx
    .selectFrom('newsletter.bounce')
    .select(['campaign_id', 'recorded_at'])
    .where('person_id', '=', personId)
    .where('kind', '=', 'soft')
    .where('campaign_id', 'is not', null)
    .where('recorded_at', '>=', confirmedAt)
    .execute();
  const now = clock.now();
  const within = rows.filter((row) => {
    const until = dueAt(policy, 'bounce', { recorded: row.recorded_at });
    return until === null || until > now;
  });
  return new Set(within.map((row) => row.campaign_id)).size >= softCampaigns;
}
