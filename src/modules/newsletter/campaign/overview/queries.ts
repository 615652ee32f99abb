/** How the list grows and shrinks, and what was sent. Counts only; whoever is erased is counted no more. */
import { type RawBuilder, sql } from 'kysely';
import type { NewsletterDb, NewsletterServices } from '../../database.ts';

export interface Month {
  /** Its first moment, in UTC. */
  readonly month: Date;
  readonly joined: number;
  readonly left: number;
}

export interface SentCampaign {
  readonly number: number;
  readonly title: string;
  readonly sent: number;
}

export interface Overview {
  readonly months: readonly Month[];
  readonly sent: readonly SentCampaign[];
}

const months = 12;
const campaigns = 12;

/** The last twelve months, this one included, and the last twelve campaigns; the oldest first. */
export async function overviewOf(
  db: NewsletterDb,
  services: Pick<NewsletterServices, 'clock'>,
): Promise<Overview> {
  const now = services.clock.now();
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1, 1));
  const [joined, left, sent] = await Promise.all([
    perMonth(db, sql`confirmed_at`, since),
    perMonth(db, sql`left_at`, since),
    sentCampaigns(db),
  ]);
  return {
    months: Array.from({ length: months }, (_, index) => {
      const month = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth() + index, 1));
      const name = month.toISOString().slice(0, 7);
      return { month, joined: joined.get(name) ?? 0, left: left.get(name) ?? 0 };
    }),
    sent,
  };
}

async function perMonth(
  db: NewsletterDb,
  column: RawBuilder<unknown>,
  since: Date,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: string; persons: number }>`
    SELECT to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*)::integer AS persons
    FROM newsletter.subscriber WHERE ${column} >= ${since}::timestamptz GROUP BY month
  `.execute(db);
  return new Map(rows.map(({ month, persons }) => [month, persons]));
}

async function sentCampaigns(db: NewsletterDb): Promise<SentCampaign[]> {
  const rows = await db
    .selectFrom('newsletter.campaign as campaign')
    .innerJoin('newsletter.campaign_count as count', 'count.campaign_id', 'campaign.id')
    .select(['campaign.number', 'campaign.title', 'count.number as sent'])
    .where('count.what', '=', 'sent')
    .where('campaign.finished_at', 'is not', null)
    .orderBy('campaign.created_at', 'desc')
    .limit(campaigns)
    .execute();
  return rows.reverse();
}
