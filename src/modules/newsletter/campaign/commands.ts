/** How a campaign is written: made, changed, copied, deleted. Sending it is another folder's. */
import { sql } from 'kysely';
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';
import { type AcceptedPicture, storePictures } from './pictures.ts';
import { type CampaignTexts, campaignById } from './queries.ts';
import type { CampaignText } from './render.tsx';

type CampaignServices = Pick<NewsletterServices, 'clock'>;

export interface CampaignDraft {
  readonly title: string;
  /** None means everybody. */
  readonly topics: readonly string[];
  readonly archived: boolean;
}

/** A new campaign without a text. @returns its id */
export function createCampaign(
  db: NewsletterDb,
  services: CampaignServices,
  { draft, by }: { readonly draft: CampaignDraft; readonly by: SignedInStaff },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = await insertCampaign(tx, services, draft);
    await recordAct(tx, services, { act: 'campaign.created', staffId: by.staffId, subjectId: id });
    return id;
  });
}

async function insertCampaign(
  tx: NewsletterTx,
  { clock }: CampaignServices,
  { title, topics, archived }: CampaignDraft,
): Promise<string> {
  const id = newId(clock);
  const now = clock.now();
  await tx
    .insertInto('newsletter.campaign')
    .values({
      id,
      number: await nextNumber(tx),
      title,
      state: 'draft',
      topics: [...topics],
      archived,
      revision: 1,
      created_at: now,
      changed_at: now,
    })
    .execute();
  return id;
}

async function nextNumber(tx: NewsletterTx): Promise<number> {
  const { latest } = await tx
    .insertInto('newsletter.campaign_number')
    .values({ id: 1, latest: 1 })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((row) => ({ latest: row('newsletter.campaign_number.latest', '+', 1) })),
    )
    .returning('latest')
    .executeTakeFirstOrThrow();
  return latest;
}

export interface Saving {
  readonly id: string;
  /** The revision that the editor had before them. */
  readonly revision: number;
  readonly draft: CampaignDraft;
  /** The text of one language; one without any word is removed. */
  readonly language: Language;
  readonly text: CampaignText;
  readonly pictures: readonly AcceptedPicture[];
  /** Id of a picture to remove. */
  readonly remove: string | null;
}

/**
 * Saves a draft, with the pictures that came along, all or nothing.
 * @throws DomainError `revised` where somebody else saved meanwhile, `notDraft`, `notFound`
 */
export function saveCampaign(db: NewsletterDb, services: CampaignServices, saving: Saving): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await claimRevision(tx, services, saving);
    await writeText(tx, saving.id, saving.language, saving.text);
    if (saving.remove)
      await tx
        .deleteFrom('newsletter.image')
        .where('id', '=', saving.remove)
        .where('campaign_id', '=', saving.id)
        .execute();
    await storePictures(tx, services, saving.id, saving.pictures);
  });
}

async function claimRevision(
  tx: NewsletterTx,
  { clock }: CampaignServices,
  { id, revision, draft }: Saving,
): Promise<void> {
  const stored = await tx
    .selectFrom('newsletter.campaign')
    .select(['state', 'revision'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!stored) throw new DomainError('notFound');
  if (stored.state !== 'draft') throw new DomainError('notDraft');
  if (stored.revision !== revision) throw new DomainError('revised', { revision: stored.revision });
  await tx
    .updateTable('newsletter.campaign')
    .set({
      title: draft.title,
      topics: [...draft.topics],
      archived: draft.archived,
      revision: revision + 1,
      changed_at: clock.now(),
    })
    .where('id', '=', id)
    .execute();
}

async function writeText(
  tx: NewsletterTx,
  id: string,
  language: Language,
  text: CampaignText,
): Promise<void> {
  const { subject, preheader, body } = text;
  if (`${subject}${preheader}${body}`.trim() === '') {
    await tx
      .deleteFrom('newsletter.campaign_text')
      .where('campaign_id', '=', id)
      .where('language', '=', language)
      .execute();
    return;
  }
  await tx
    .insertInto('newsletter.campaign_text')
    .values({ campaign_id: id, language, subject, preheader, body })
    .onConflict((conflict) =>
      conflict.columns(['campaign_id', 'language']).doUpdateSet({ subject, preheader, body }),
    )
    .execute();
}

/** A draft with the same texts and pictures, also of a campaign that was sent. @throws DomainError `notFound` */
export async function duplicateCampaign(
  db: NewsletterDb,
  services: CampaignServices,
  { id, title, by }: { readonly id: string; readonly title: string; readonly by: SignedInStaff },
): Promise<string> {
  const campaign = await campaignById(db, id);
  if (!campaign) throw new DomainError('notFound');
  return db.transaction().execute(async (tx) => {
    const copy = await insertCampaign(tx, services, { ...campaign, title });
    await writeTexts(tx, copy, campaign.texts);
    const pictures = await tx
      .selectFrom('newsletter.image')
      .select(['name', 'type', 'width', 'height', 'content'])
      .where('campaign_id', '=', id)
      .execute();
    await storePictures(tx, services, copy, pictures);
    await recordAct(tx, services, { act: 'campaign.created', staffId: by.staffId, subjectId: copy });
    return copy;
  });
}

async function writeTexts(tx: NewsletterTx, id: string, texts: CampaignTexts): Promise<void> {
  for (const language of languages) {
    const text = texts[language];
    if (text) await writeText(tx, id, language, text);
  }
}

/** States in which mails of a campaign are on their way, or will be. */
const busy = ['scheduled', 'late', 'preparing', 'sending', 'paused'];

/**
 * Deletes a campaign with its texts, pictures, counts and ledger. The links to leave in its mails go on working: they are no
 * part of it.
 * @throws DomainError `notFound`, `campaignBusy` while it is planned or under way
 */
export function deleteCampaign(
  db: NewsletterDb,
  services: CampaignServices,
  { id, by }: { readonly id: string; readonly by: SignedInStaff },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('newsletter.campaign')
      .select('state')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new DomainError('notFound');
    if (busy.includes(row.state)) throw new DomainError('campaignBusy');
    await tx.deleteFrom('newsletter.delivery').where('campaign_id', '=', id).execute();
    await tx.deleteFrom('newsletter.measured').where('campaign_id', '=', id).execute();
    await tx.deleteFrom('newsletter.campaign').where('id', '=', id).execute();
    await recordAct(tx, services, { act: 'campaign.deleted', staffId: by.staffId, subjectId: id });
  });
}

/** The address of a member of staff, `null` where the account is gone. */
export async function staffAddress(db: NewsletterDb, { staffId }: SignedInStaff): Promise<string | null> {
  const { rows } = await sql<{ address: string | null }>`
    SELECT staff.address_of(${staffId}::uuid) AS address
  `.execute(db);
  return rows[0]?.address ?? null;
}
