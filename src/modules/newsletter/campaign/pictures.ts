/** Pictures of campaigns: the same file for every reader, under an address that tells nothing of who looks. */
import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import type { UploadedFile } from '../../../platform/http/forms.ts';
import { newId } from '../../../platform/ids.ts';
import type { Services } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterTx } from '../database.ts';
import type { NamedPicture } from './blocks.ts';
import { withoutMetadata } from './metadata.ts';

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

/** Media types that mail programs show. */
export const pictureTypes = Object.keys(endings);
export const mostPictureBytes = 2_000_000;
/** Of one campaign. */
export const mostPictures = 20;

const fileOf = ({ id, type }: { readonly id: string; readonly type: string }): string =>
  `${id}.${endings[type] ?? 'bin'}`;

export interface CampaignPicture extends NamedPicture {
  readonly id: string;
  readonly size: number;
  /** The address without the site's own. */
  readonly path: string;
}

/** The pictures of a campaign, as its texts name them, by name. */
export async function campaignPictures(
  db: NewsletterDb,
  { env }: Pick<Services, 'env'>,
  campaignId: string,
): Promise<CampaignPicture[]> {
  const rows = await db
    .selectFrom('newsletter.image')
    .select(['id', 'name', 'type', 'size', 'width', 'height'])
    .where('campaign_id', '=', campaignId)
    .orderBy('name')
    .execute();
  return rows.map((row) => {
    const { id, name, size, width, height } = row;
    const path = `/newsletter/images/${fileOf(row)}`;
    return { id, name, size, width, height, path, url: env.publicUrl + path };
  });
}

/** A picture by the name of its public file, `null` where there is none. */
export async function pictureFile(
  db: NewsletterDb,
  file: string,
): Promise<{ readonly type: string; readonly content: Buffer } | null> {
  const id = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[a-z]{3,4}$/.exec(file)?.[1];
  if (!id) return null;
  const row = await db
    .selectFrom('newsletter.image')
    .select(['id', 'type', 'content'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && fileOf(row) === file ? row : null;
}

export interface AcceptedPicture {
  readonly name: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly content: Buffer;
}

export interface PictureFault {
  readonly code: 'pictureType' | 'pictureTooLarge' | 'tooManyPictures';
  /** Name of the file, as it was sent. */
  readonly file: string;
}

export interface CheckedPictures {
  readonly accepted: readonly AcceptedPicture[];
  readonly faults: readonly PictureFault[];
}

/** Checks pictures by what they are, not by what they are called, and names them as a text can name them. */
export async function checkPictures(
  files: readonly UploadedFile[],
  known: readonly { readonly name: string }[],
): Promise<CheckedPictures> {
  const accepted: AcceptedPicture[] = [];
  const faults: PictureFault[] = [];
  for (const { name: file, content } of files) {
    const type = (await fileTypeFromBuffer(content))?.mime ?? '';
    const size = pictureTypes.includes(type) ? sizeOf(content) : null;
    if (content.length > mostPictureBytes) faults.push({ code: 'pictureTooLarge', file });
    else if (!size) faults.push({ code: 'pictureType', file });
    else if (known.length + accepted.length >= mostPictures) faults.push({ code: 'tooManyPictures', file });
    else {
      const taken = [...known, ...accepted].map(({ name }) => name);
      accepted.push({
        name: nameFor(file, endings[type] ?? '', taken),
        type,
        ...size,
        content: withoutMetadata(content, type),
      });
    }
  }
  return { accepted, faults };
}

/** `null` where the file is damaged. */
function sizeOf(content: Buffer): { width: number; height: number } | null {
  try {
    const { width, height, orientation = 1 } = imageSize(content);
    if (width === 0 || height === 0) return null;
    // From 5 on it lies on its side, and is shown upright.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}

/** A name without blanks and brackets, which Markdown would have to mark, and that no other picture of the campaign has. */
function nameFor(file: string, ending: string, taken: readonly string[]): string {
  const stem =
    file
      .replace(/^.*[\\/]/, '')
      .replace(/\.[^.]*$/, '')
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, '')
      .replaceAll('ß', 'ss')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'picture';
  const names = [stem, ...taken.map((_, index) => `${stem}-${index + 2}`)].map((name) => `${name}.${ending}`);
  return names.find((name) => !taken.includes(name)) ?? `${stem}.${ending}`;
}

/** Stores pictures of a campaign under new addresses. */
export async function storePictures(
  tx: NewsletterTx,
  { clock }: Pick<Services, 'clock'>,
  campaignId: string,
  pictures: readonly AcceptedPicture[],
): Promise<void> {
  for (const { name, type, width, height, content } of pictures)
    await tx
      .insertInto('newsletter.image')
      .values({
        id: newId(clock),
        campaign_id: campaignId,
        name,
        type,
        size: content.length,
        width,
        height,
        content,
        uploaded_at: clock.now(),
      })
      .execute();
}
