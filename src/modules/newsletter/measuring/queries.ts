/** What a measured mail points at. */
import type { NewsletterDb } from '../database.ts';

export interface Target {
  readonly campaignId: string;
  /** Of a link; `null` for the picture. */
  readonly number: number | null;
}

/** The id of a campaign by its number, `null` where it is gone. */
export async function campaignIdOf(db: NewsletterDb, number: number): Promise<string | null> {
  const campaign = await db
    .selectFrom('newsletter.campaign')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return campaign?.id ?? null;
}

/** Where a link of a campaign leads: only what its text held, so that nobody can be led elsewhere. */
export async function linkTarget(db: NewsletterDb, { campaignId, number }: Target): Promise<string | null> {
  const link = await db
    .selectFrom('newsletter.link')
    .select('url')
    .where('campaign_id', '=', campaignId)
    .where('number', '=', number)
    .executeTakeFirst();
  return link?.url ?? null;
}
