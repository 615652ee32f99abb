/** Mail to the address that leaves (RFC 2369): whatever it says, its token is the wish. */
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

/** Programs write to it as well as people; only a report about a mail of ours is no wish. */
async function receiveLeave(
  services: NewsletterServices,
  db: NewsletterDb,
  mail: IncomingMail,
): Promise<'stored' | 'notUnderstood'> {
  const subscriberId = readLeaveToken(services, tokenOf(services, mail.recipient) ?? '');
  if (subscriberId === null || isReport(mail)) return 'notUnderstood';
  await leaveNewsletter(db, services, { subscriberId, by: 'mail' });
  return 'stored';
}

/** A delivery report (RFC 3464) or a complaint (RFC 5965), by the type in the mail's own headers. */
function isReport({ raw }: IncomingMail): boolean {
  const text = raw.subarray(0, 65_536).toString('latin1');
  const head = text.slice(0, text.search(/\r?\n\r?\n/)).replace(/\r?\n[ \t]+/g, ' ');
  return /^content-type:\s*multipart\/report\b/im.test(head);
}
