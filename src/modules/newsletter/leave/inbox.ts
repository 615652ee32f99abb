/** Mail to the address that leaves (RFC 2369): whatever it says, its token is the wish. */
import { readReport } from '../../../platform/mail/report.ts';
import type { InboxRoute, IncomingMail, Services } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { leaveNewsletter } from '../subscriber/commands.ts';
import { readLeaveToken } from '../token/tokens.ts';

export const leaveInbox = (services: NewsletterServices, db: NewsletterDb): InboxRoute => ({
  matches: (recipient) => tokenOf(services, recipient) !== null,
  receive: (mail) => receiveLeave(services, db, mail),
});

/** What stands behind `+l` in our newsletter address. */
function tokenOf({ policy }: Pick<Services, 'policy'>, recipient: string): string | null {
  const [local = '', domain = ''] = policy.controller.emails.newsletter.toLowerCase().split('@');
  const address = recipient.toLowerCase();
  const [start, end] = [`${local}+l`, `@${domain}`];
  if (!address.startsWith(start) || !address.endsWith(end)) return null;
  return address.slice(start.length, -end.length);
}

/** Programs write to it as well as people; only a report about a mail of ours (RFC 3464, RFC 5965) is no wish. */
async function receiveLeave(
  services: NewsletterServices,
  db: NewsletterDb,
  mail: IncomingMail,
): Promise<'stored' | 'notUnderstood'> {
  const subscriberId = readLeaveToken(services, tokenOf(services, mail.recipient) ?? '');
  const report = readReport(mail.raw);
  const isWish = report === null || report.kind === 'autoReply';
  if (subscriberId === null || !isWish) return 'notUnderstood';
  await leaveNewsletter(db, services, { subscriberId, by: 'mail' });
  return 'stored';
}
