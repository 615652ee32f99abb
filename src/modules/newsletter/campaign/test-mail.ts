/** A mail of a draft to its editor alone. */
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { personFor } from '../../rights/module.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { leavePlaceholder } from '../sending/placeholders.ts';
import { leaveToken, subscriberIdOf } from '../token/tokens.ts';
import { staffAddress } from './commands.ts';
import { campaignPictures } from './pictures.ts';
import type { FullCampaign } from './queries.ts';
import { renderCampaign } from './render.tsx';

const limit = { name: 'newsletter.test', points: 10, seconds: 3_600 };

/**
 * Sends what is saved of one language to the address with which its editor signs in, and to no other. It leaves before all
 * else, and its link to leave is theirs.
 * @throws DomainError `noStaffAddress`, `noText`, `faultyText`, `tooMany` after ten in an hour
 */
export async function sendTest(
  db: NewsletterDb,
  services: NewsletterServices,
  { campaign, language, by }: { campaign: FullCampaign; language: Language; by: SignedInStaff },
): Promise<void> {
  const text = campaign.texts[language];
  if (!text) throw new DomainError('noText');
  const images = await campaignPictures(db, services, campaign.id);
  const mail = renderCampaign(services, { language, text, images, audience: 'plain' });
  const address = await staffAddress(db, by);
  if (address === null) throw new DomainError('noStaffAddress');
  await services.limiter.use(limit, by.staffId);
  const token = leaveToken(services, subscriberIdOf(services, address));
  await db.transaction().execute(async (tx) => {
    await queueMail(tx, services, {
      personId: await personFor(tx, services, address),
      to: address,
      from: 'newsletter',
      subject: `[Test] ${mail.subject}`,
      text: mail.text.replaceAll(leavePlaceholder, token),
      html: mail.html.replaceAll(leavePlaceholder, token),
      kind: 'newsletter.test',
      priority: 0,
      holdsToken: true,
    });
    await recordAct(tx, services, { act: 'campaign.tested', staffId: by.staffId, subjectId: campaign.id });
  });
}
