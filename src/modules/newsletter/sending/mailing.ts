/** A campaign's mail, composed once in each language, measured and not, and filled for each reader. */
import {
  type BulkMail,
  composeBulk,
  type FillMail,
  messageIdPlaceholder,
  toPlaceholder,
} from '../../../platform/mail/bulk.ts';
import { type DkimKey, wireAddress } from '../../../platform/mail/compose.ts';
import type { Envelope } from '../../../platform/mail/smtp.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import { campaignPictures } from '../campaign/pictures.ts';
import { campaignById, type FullCampaign } from '../campaign/queries.ts';
import { renderCampaign } from '../campaign/render.tsx';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { leaveToken, measureToken, messageIdOf, returnToken, taggedAddress } from '../token/tokens.ts';
import { leavePageUrl, leavePlaceholder, measurePlaceholder } from './placeholders.ts';

export interface Reader {
  readonly subscriberId: string;
  readonly email: string;
  readonly language: string | null;
  /** Agreed to be measured. */
  readonly measured: boolean;
}

export interface FilledMail {
  readonly envelope: Envelope;
  readonly message: Buffer;
}

export interface Mailing {
  /** Targets of its links by number, beginning at 1. */
  readonly links: readonly string[];
  /** Octets that a mail has at most. */
  readonly room: number;
  /** @param into memory of at least `room` octets, in which the mail is made. @throws Error where it cannot be made */
  readonly fill: (reader: Reader, into: Buffer) => FilledMail;
}

type MailingServices = Pick<NewsletterServices, 'policy' | 'env' | 'keys' | 'clock'>;

/**
 * Makes a campaign's mails ready to be filled.
 * @throws DomainError `faultyText` where a text must not be sent
 */
export async function prepareMailing(
  db: NewsletterDb,
  services: MailingServices,
  keys: readonly DkimKey[],
  campaignId: string,
): Promise<Mailing | null> {
  const campaign = await campaignById(db, campaignId);
  if (!campaign) return null;
  const images = await campaignPictures(db, services, campaignId);
  const written = languages.filter((language) => campaign.texts[language]);
  const mails = new Map<string, FillMail>();
  let links: readonly string[] = [];
  for (const language of written) {
    const text = campaign.texts[language];
    if (!text) continue;
    for (const audience of ['measured', 'plain'] as const) {
      const rendered = renderCampaign(services, { language, text, images, audience, knownLinks: links });
      if (audience === 'measured') links = rendered.links;
      mails.set(`${language} ${audience}`, await composeBulk(bulkMail(services, campaign, rendered), keys));
    }
  }
  const room = Math.max(0, ...[...mails.values()].map((mail) => mail.room));
  return { links, room, fill: (reader, into) => fill(services, { campaign, mails, written }, reader, into) };
}

function bulkMail(
  { policy, env, clock }: MailingServices,
  { number }: FullCampaign,
  { subject, text, html }: Pick<BulkMail, 'subject' | 'text' | 'html'>,
): BulkMail {
  const { newsletter, contact } = policy.controller.emails;
  const host = new URL(env.publicUrl).hostname;
  return {
    fromName: policy.controller.name,
    from: newsletter,
    replyTo: contact,
    subject,
    text,
    html,
    listId: `newsletter.${newsletter.split('@')[1]}`,
    leave: {
      https: leavePageUrl({ env }),
      mailto: `mailto:${taggedAddress({ policy }, 'l', leavePlaceholder)}?subject=unsubscribe`,
    },
    feedbackId: `${number}:newsletter:avow`,
    host,
    date: clock.now(),
    placeholders: [leavePlaceholder, measurePlaceholder],
  };
}

interface Prepared {
  readonly campaign: FullCampaign;
  /** By language and whether it is measured. */
  readonly mails: ReadonlyMap<string, FillMail>;
  readonly written: readonly Language[];
}

function fill(
  services: MailingServices,
  { campaign: { number }, mails, written }: Prepared,
  { subscriberId, email, language, measured }: Reader,
  into: Buffer,
): FilledMail {
  const chosen = written.find((one) => one === language) ?? written[0];
  const mail = mails.get(`${chosen} ${measured ? 'measured' : 'plain'}`);
  if (!mail) throw new Error('The campaign has no text.');
  const to = wireAddress(email);
  const filling = new Map([
    [toPlaceholder, to],
    [messageIdPlaceholder, messageIdOf(services, subscriberId, number)],
    [leavePlaceholder, leaveToken(services, subscriberId)],
    ...(measured ? [[measurePlaceholder, measureToken(services, subscriberId, number)] as const] : []),
  ]);
  const from = wireAddress(taggedAddress(services, 'b', returnToken(services, subscriberId, number)));
  return { envelope: { from, to }, message: mail.fill(filling, into) };
}
