/** Campaigns as the console shows them. */
import { type Language, languages } from '../../../policy/vocabulary.ts';
import type { NewsletterDb } from '../database.ts';
import type { CampaignText } from './render.tsx';

export const campaignStates = [
  'draft',
  'scheduled',
  'late',
  'preparing',
  'sending',
  'paused',
  'sent',
  'cancelled',
] as const;
export type CampaignState = (typeof campaignStates)[number];

export interface Campaign {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: CampaignState;
  readonly topics: readonly string[];
  readonly archived: boolean;
  readonly revision: number;
  readonly pauseReason: string | null;
  readonly changedAt: Date;
  readonly scheduledAt: Date | null;
  readonly finishedAt: Date | null;
}

export type CampaignTexts = Readonly<Partial<Record<Language, CampaignText>>>;

/** A campaign with what it says, by language; languages without a text are absent. */
export interface FullCampaign extends Campaign {
  readonly texts: CampaignTexts;
}

const columns = [
  'id',
  'number',
  'title',
  'state',
  'topics',
  'archived',
  'revision',
  'pause_reason',
  'changed_at',
  'scheduled_at',
  'finished_at',
] as const;

interface CampaignRow {
  id: string;
  number: number;
  title: string;
  state: string;
  topics: string[];
  archived: boolean;
  revision: number;
  pause_reason: string | null;
  changed_at: Date;
  scheduled_at: Date | null;
  finished_at: Date | null;
}

const campaignOf = (row: CampaignRow): Campaign => ({
  id: row.id,
  number: row.number,
  title: row.title,
  state: campaignStates.find((state) => state === row.state) ?? 'draft',
  topics: row.topics,
  archived: row.archived,
  revision: row.revision,
  pauseReason: row.pause_reason,
  changedAt: row.changed_at,
  scheduledAt: row.scheduled_at,
  finishedAt: row.finished_at,
});

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a part of an address can be the id of a row; else there is nothing to ask the database. */
export const isId = (text: string): boolean => uuid.test(text);

/** A campaign by its id, `null` where there is none. */
export async function campaignById(db: NewsletterDb, id: string): Promise<FullCampaign | null> {
  if (!isId(id)) return null;
  const row = await db
    .selectFrom('newsletter.campaign')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...campaignOf(row), texts: await textsOf(db, id) } : null;
}

/** The texts of a campaign, in the order of the policy's languages. */
async function textsOf(db: NewsletterDb, campaignId: string): Promise<CampaignTexts> {
  const rows = await db
    .selectFrom('newsletter.campaign_text')
    .select(['language', 'subject', 'preheader', 'body'])
    .where('campaign_id', '=', campaignId)
    .execute();
  const texts: Partial<Record<Language, CampaignText>> = {};
  for (const language of languages) {
    const row = rows.find((one) => one.language === language);
    if (row) texts[language] = { subject: row.subject, preheader: row.preheader, body: row.body };
  }
  return texts;
}

export interface CampaignLine extends Campaign {
  readonly languages: readonly Language[];
  /** By what was counted: `sent`, `toSend`, … */
  readonly counts: ReadonlyMap<string, number>;
}

const linesOfPage = 25;

/** Campaigns, the latest first, a page at a time. */
export async function listCampaigns(
  db: NewsletterDb,
  page: number,
): Promise<{ readonly lines: readonly CampaignLine[]; readonly pages: number }> {
  const [found, all] = await Promise.all([
    db
      .selectFrom('newsletter.campaign')
      .select(columns)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(linesOfPage)
      .offset((page - 1) * linesOfPage)
      .execute(),
    db
      .selectFrom('newsletter.campaign')
      .select(({ fn }) => fn.countAll<string>().as('number'))
      .executeTakeFirstOrThrow(),
  ]);
  const ids = found.map(({ id }) => id);
  const [texts, counts] =
    ids.length > 0 ? await Promise.all([textLanguages(db, ids), countsOf(db, ids)]) : [[], []];
  return {
    pages: Math.max(1, Math.ceil(Number(all.number) / linesOfPage)),
    lines: found.map((row) => ({
      ...campaignOf(row),
      languages: languages.filter((language) =>
        texts.some((text) => text.campaign_id === row.id && text.language === language),
      ),
      counts: new Map(
        counts.filter((count) => count.campaign_id === row.id).map(({ what, number }) => [what, number]),
      ),
    })),
  };
}

const textLanguages = (db: NewsletterDb, ids: readonly string[]) =>
  db
    .selectFrom('newsletter.campaign_text')
    .select(['campaign_id', 'language'])
    .where('campaign_id', 'in', ids)
    .execute();

const countsOf = (db: NewsletterDb, ids: readonly string[]) =>
  db
    .selectFrom('newsletter.campaign_count')
    .select(['campaign_id', 'what', 'number'])
    .where('campaign_id', 'in', ids)
    .execute();

/** How many campaigns wait for somebody: they were due while the program did not run. */
export async function countLate(db: NewsletterDb): Promise<number> {
  const { number } = await db
    .selectFrom('newsletter.campaign')
    .select(({ fn }) => fn.countAll<string>().as('number'))
    .where('state', 'in', ['late'])
    .executeTakeFirstOrThrow();
  return Number(number);
}
