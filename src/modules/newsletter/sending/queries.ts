/** How far a campaign is, and what went wrong. */
import { sql } from 'kysely';
import type { NewsletterDb, NewsletterTx } from '../database.ts';

/** States of a recipient's row in the ledger. */
export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'refused',
  'failed',
  'unknown',
  'excluded',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/**
 * Counts by what they count: `candidates`, `toSend`, `excluded.topic`, `sent`, `refused`, `left.link`, `bounced.hard`, `opens`
 * and so on; 0 is left out. candidates = all `excluded.…` of the freeze + toSend, and toSend = the sum of all states of
 * rows + `gone`, the rows that went with their persons.
 */
export type Progress = Readonly<Record<string, number>>;

/** While a campaign is sent, counts of its rows; afterwards those that were kept. */
export async function progressOf(db: NewsletterDb | NewsletterTx, campaignId: string): Promise<Progress> {
  const kept = await db
    .selectFrom('newsletter.campaign_count')
    .select(['what', 'number'])
    .where('campaign_id', '=', campaignId)
    .execute();
  const counts = Object.fromEntries(kept.map(({ what, number }) => [what, number]));
  const campaign = await db
    .selectFrom('newsletter.campaign')
    .select(['frozen_at', 'finished_at'])
    .where('id', '=', campaignId)
    .executeTakeFirst();
  if (!campaign?.frozen_at || campaign.finished_at) return counts;
  return { ...counts, ...(await countRows(db, campaignId, counts.toSend ?? 0)) };
}

/** Counts the ledger's rows by state; `gone` are those that are there no more. */
export async function countRows(
  db: NewsletterDb | NewsletterTx,
  campaignId: string,
  toSend: number,
): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; persons: number }>`
    SELECT state, count(*)::integer AS persons FROM newsletter.delivery WHERE campaign_id = ${campaignId}::uuid GROUP BY state
  `.execute(db);
  const counts: Record<string, number> = Object.fromEntries(deliveryStates.map((state) => [state, 0]));
  for (const { state, persons } of rows) counts[state] = persons;
  const there = rows.reduce((sum, { persons }) => sum + persons, 0);
  return { ...counts, gone: Math.max(0, toSend - there) };
}

export interface TroubleLine {
  readonly personId: string;
  /** Null where the address is gone, or was not asked for. */
  readonly email: string | null;
  readonly number: number;
  readonly state: DeliveryState;
  readonly replyCode: string | null;
  readonly reason: string | null;
  readonly attempts: number;
}

export interface TroublePart {
  readonly campaignId: string;
  /** A place in the audience: those behind it. */
  readonly after: number;
  readonly limit: number;
  readonly addresses: 'shown' | 'hidden';
}

/** Recipients who did not get a campaign, in the order of the audience: refused, failed, unknown, left meanwhile. */
export async function listTrouble(
  db: NewsletterDb,
  { campaignId, after, limit, addresses }: TroublePart,
): Promise<TroubleLine[]> {
  const rows = await db
    .selectFrom('newsletter.delivery')
    .select(['person_id', 'number', 'state', 'reply_code', 'reason', 'attempts'])
    .where('campaign_id', '=', campaignId)
    .where('state', 'in', ['refused', 'failed', 'unknown', 'excluded'])
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  const persons = rows.map(({ person_id }) => person_id);
  const emails = addresses === 'shown' ? await emailsOf(db, persons) : new Map<string, string>();
  return rows.map((row) => ({
    personId: row.person_id,
    email: emails.get(row.person_id) ?? null,
    number: row.number,
    state: deliveryStates.find((state) => state === row.state) ?? 'failed',
    replyCode: row.reply_code,
    reason: row.reason,
    attempts: row.attempts,
  }));
}

async function emailsOf(db: NewsletterDb, persons: readonly string[]): Promise<Map<string, string>> {
  if (persons.length === 0) return new Map();
  const rows = await db
    .selectFrom('newsletter.subscriber')
    .select(['person_id', 'email'])
    .where('person_id', 'in', persons)
    .execute();
  return new Map(rows.map(({ person_id, email }) => [person_id, email]));
}
