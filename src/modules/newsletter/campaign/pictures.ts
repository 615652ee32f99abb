/** Pictures of campaigns: the same file for every reader, under an address that tells nothing of who looks. */
import type { Services } from '../../../platform/module.ts';
import type { NewsletterDb } from '../database.ts';
import type { NamedPicture } from './blocks.ts';

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** Media types that mail programs show. */
export const pictureTypes = Object.keys(endings);

export const endingOf = (type: string): string => endings[type] ?? 'bin';

/** The public address of a picture. */
const pictureUrl = ({ env }: Pick<Services, 'env'>, { id, type }: { id: string; type: string }): string =>
  `${env.publicUrl}/newsletter/images/${id}.${endingOf(type)}`;

export interface CampaignPicture extends NamedPicture {
  readonly id: string;
  readonly size: number;
}

/** The pictures of a campaign, as its texts name them, by name. */
export async function campaignPictures(
  db: NewsletterDb,
  services: Pick<Services, 'env'>,
  campaignId: string,
): Promise<CampaignPicture[]> {
  const rows = await db
    .selectFrom('newsletter.image')
    .select(['id', 'name', 'type', 'size', 'width', 'height'])
    .where('campaign_id', '=', campaignId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    size: row.size,
    width: row.width,
    height: row.height,
    url: pictureUrl(services, row),
  }));
}
