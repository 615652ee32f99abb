/** Campaigns that everybody may read: sent, and meant for the archive. */
import { type Language, languages } from '../../../policy/vocabulary.ts';
import type { CampaignText } from '../campaign/render.tsx';
import type { NewsletterDb } from '../database.ts';

/** How many the list and the feeds show. */
const latest = 50;

export interface ArchivedMail extends CampaignText {
  readonly campaignId: string;
  readonly number: number;
  readonly sentAt: Date;
  /** The language asked for, where the campaign has it; else another. */
  readonly language: Language;
}

const archived = (db: NewsletterDb) =>
  db
    .selectFrom('newsletter.campaign as campaign')
    .select(['campaign.id', 'campaign.number', 'campaign.finished_at'])
    .where('campaign.archived', '=', true)
    .where('campaign.state', '=', 'sent')
    .where('campaign.finished_at', 'is not', null);

/** Whether there is anything in the archive. */
export async function hasArchive(db: NewsletterDb): Promise<boolean> {
  return (await archived(db).limit(1).executeTakeFirst()) !== undefined;
}

/** The latest mails, each in the language asked for or in one that there is. */
export async function archivedMails(db: NewsletterDb, language: Language): Promise<ArchivedMail[]> {
  const campaigns = await archived(db)
    .orderBy('campaign.finished_at', 'desc')
    .orderBy('campaign.number', 'desc')
    .limit(latest)
    .execute();
  return withTexts(db, language, campaigns);
}

/** One mail by its campaign's number, `null` where it is not for everybody. */
export async function archivedMail(
  db: NewsletterDb,
  language: Language,
  number: number,
): Promise<ArchivedMail | null> {
  const campaigns = await archived(db).where('campaign.number', '=', number).execute();
  const [mail = null] = await withTexts(db, language, campaigns);
  return mail;
}

async function withTexts(
  db: NewsletterDb,
  language: Language,
  campaigns: readonly { id: string; number: number; finished_at: Date | null }[],
): Promise<ArchivedMail[]> {
  if (campaigns.length === 0) return [];
  const texts = await db
    .selectFrom('newsletter.campaign_text')
    .select(['campaign_id', 'language', 'subject', 'preheader', 'body'])
    .where(
      'campaign_id',
      'in',
      campaigns.map(({ id }) => id),
    )
    .execute();
  return campaigns.flatMap(({ id, number, finished_at: sentAt }) => {
    const own = texts.filter((text) => text.campaign_id === id);
    const found = [language, ...languages].find((one) => own.some((text) => text.language === one));
    const text = own.find((one) => one.language === found);
    if (!found || !text || !sentAt) return [];
    const { subject, preheader, body } = text;
    return [{ campaignId: id, number, sentAt, language: found, subject, preheader, body }];
  });
}
