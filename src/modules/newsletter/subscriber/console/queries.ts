/** One subscription with the evidence of its consent, and what was sent. */
import type { Services } from '../../../../platform/module.ts';
import { dueAt } from '../../../../policy/retention.ts';
import type { NewsletterDb } from '../../database.ts';
import { type Chosen, chosenColumns } from '../columns.ts';

export interface Subscription {
  readonly personId: string;
  readonly id: string;
  readonly email: string;
  readonly state: 'active' | 'left' | 'waiting';
  /** `confirmed`, `imported`; `null` while it waits. */
  readonly proof: string | null;
  readonly wording: string;
  readonly sourcePage: string;
  /** SHA-256 of the confirming mail's text, in hexadecimal. */
  readonly mailHash: string | null;
  readonly policyVersion: string;
  readonly signedUpAt: Date;
  readonly confirmedAt: Date | null;
  readonly leftAt: Date | null;
  readonly leftBy: string | null;
  readonly goesAt: Date | null;
  /** Only what the policy lets people choose. */
  readonly choices: { readonly [C in Chosen]?: string | readonly string[] | null };
  readonly isMeasured: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The subscription, or else the newest sign-up, of a subscriber's id; `null` where there is neither. */
export async function subscriptionById(
  db: NewsletterDb,
  services: Pick<Services, 'policy'>,
  id: string,
): Promise<Subscription | null> {
  if (!uuid.test(id)) return null;
  return (await findSubscriber(db, services, id)) ?? findWaiting(db, services, id);
}

async function findSubscriber(
  db: NewsletterDb,
  { policy }: Pick<Services, 'policy'>,
  id: string,
): Promise<Subscription | null> {
  const row = await db
    .selectFrom('newsletter.subscriber')
    .select(['person_id', 'policy_version', 'email', 'proof', 'wording', 'source_page', 'mail_hash'])
    .select(['signed_up_at', 'confirmed_at', 'left_at', 'left_by'])
    .select(chosenColumns(policy))
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const measuring = await db
    .selectFrom('newsletter.measuring')
    .select('person_id')
    .where('person_id', '=', row.person_id)
    .executeTakeFirst();
  const chosen: { language?: string | null; topics?: string[] | null } = row;
  return {
    ...evidenceOf(row),
    id,
    state: row.left_at ? 'left' : 'active',
    proof: row.proof,
    confirmedAt: row.confirmed_at,
    leftAt: row.left_at,
    leftBy: row.left_by,
    goesAt: dueAt(policy, 'newsletter', { left: row.left_at }),
    choices: Object.fromEntries(chosenColumns(policy).map((name) => [name, chosen[name] ?? null])),
    isMeasured: measuring !== undefined,
  };
}

async function findWaiting(
  db: NewsletterDb,
  { policy }: Pick<Services, 'policy'>,
  id: string,
): Promise<Subscription | null> {
  const row = await db
    .selectFrom('newsletter.sign_up')
    .select(['person_id', 'policy_version', 'email', 'wording', 'source_page', 'mail_hash', 'signed_up_at'])
    .where('subscriber_id', '=', id)
    .orderBy('signed_up_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const nothing = { proof: null, confirmedAt: null, leftAt: null, leftBy: null, choices: {} };
  const goesAt = dueAt(policy, 'newsletterSignUp', { signedUp: row.signed_up_at });
  return { ...evidenceOf(row), ...nothing, id, goesAt, state: 'waiting', isMeasured: false };
}

interface EvidenceRow {
  readonly person_id: string;
  readonly policy_version: string;
  readonly email: string;
  readonly wording: string;
  readonly source_page: string;
  readonly mail_hash: Buffer | null;
  readonly signed_up_at: Date;
}

const evidenceOf = (row: EvidenceRow) => ({
  personId: row.person_id,
  policyVersion: row.policy_version,
  email: row.email,
  wording: row.wording,
  sourcePage: row.source_page,
  mailHash: row.mail_hash?.toString('hex') ?? null,
  signedUpAt: row.signed_up_at,
});

export interface DeliveryLine {
  readonly campaign: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly replyCode: string | null;
  readonly at: Date;
}

const deliveriesShown = 50;

/** What was sent to a person lately, the newest first; older rows are deleted by the policy. */
export async function deliveriesOf(db: NewsletterDb, personId: string): Promise<DeliveryLine[]> {
  const rows = await db
    .selectFrom('newsletter.delivery as delivery')
    .leftJoin('newsletter.campaign as campaign', 'campaign.id', 'delivery.campaign_id')
    .select(['campaign.title', 'delivery.state', 'delivery.reason', 'delivery.reply_code'])
    .select('delivery.noted_at')
    .where('delivery.person_id', '=', personId)
    .orderBy('delivery.noted_at', 'desc')
    .limit(deliveriesShown)
    .execute();
  return rows.map((row) => ({
    campaign: row.title,
    state: row.state,
    reason: row.reason,
    replyCode: row.reply_code,
    at: row.noted_at,
  }));
}
