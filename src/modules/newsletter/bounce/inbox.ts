/** Mail to the newsletter's address and its return paths: reports of servers, and what else comes there. */
import { type Report, type ReturnedMail, readReport } from '../../../platform/mail/report.ts';
import type { InboxRoute, IncomingMail } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { readLeaveToken, readReturnToken } from '../token/tokens.ts';
import { type Bounced, takeBounce } from './commands.ts';
import { bounceKind } from './kind.ts';

type Attributed = Pick<Bounced, 'subscriberId' | 'campaign'>;
type Told = Pick<Bounced, 'kind' | 'status'>;

/** Takes `newsletter@…` and `newsletter+b…@…`; the addresses by which people leave are another route's. */
export function bounceInbox(services: NewsletterServices, db: NewsletterDb): InboxRoute {
  const [local = '', domain = ''] = services.policy.controller.emails.newsletter.toLowerCase().split('@');
  return {
    matches: (recipient) => {
      const address = recipient.toLowerCase();
      return (
        address === `${local}@${domain}` ||
        (address.startsWith(`${local}+b`) && address.endsWith(`@${domain}`))
      );
    },
    receive: (mail) => receive(services, db, mail),
  };
}

/** A person's letter, and every report that cannot be traced to a mail of ours, is left to a person. */
async function receive(
  services: NewsletterServices,
  db: NewsletterDb,
  mail: IncomingMail,
): Promise<'stored' | 'notUnderstood'> {
  const report = readReport(mail.raw);
  if (report === null) return 'notUnderstood';
  if (report.kind === 'autoReply') return 'stored';
  const told = outcomeOf(report);
  if (told === 'nothing') return 'stored';
  const attributed = fromReturnPath(services, mail.recipient) ?? fromReturned(services, report.returned);
  if (told === null || attributed === null) return 'notUnderstood';
  await takeBounce(db, services, { ...attributed, ...told });
  return 'stored';
}

/** Feedback types that say a reader wants no more of it; `not-spam` and `other` say something else (RFC 5965 7.3). */
const complaints = ['abuse', 'fraud', 'opt-out', 'opt-out-list'];

/** @returns `nothing` where the mail arrived, or is still tried: a further report will tell; `null` where a person must read it */
function outcomeOf(report: Exclude<Report, { kind: 'autoReply' }>): Told | 'nothing' | null {
  if (report.kind === 'feedback')
    return complaints.includes(report.type) ? { kind: 'complaint', status: null } : null;
  const failed = report.recipients.find(({ action }) => action === 'failed');
  return failed ? { kind: bounceKind(failed.status), status: failed.status } : 'nothing';
}

/** The tag of a return path (VERP): its MAC covers person and campaign. */
function fromReturnPath(services: NewsletterServices, address: string): Attributed | null {
  const token = /\+b([a-z2-7]{1,80})@/i.exec(address)?.[1];
  return token === undefined ? null : readReturnToken(services, token);
}

/** More tokens than a mail of ours holds are somebody's tries. */
const mostTokens = 20;

/** The links and addresses of ours in what came back: only one with a right MAC acts, whoever sends the report. */
function fromReturned(services: NewsletterServices, { text, feedbackId }: ReturnedMail): Attributed | null {
  const found = [...text.matchAll(/(?:\/newsletter\/leave\/|\+([bl]))([a-z2-7]{20,80})/gi)].slice(
    0,
    mostTokens,
  );
  for (const [, tag, token = ''] of found) {
    if (tag?.toLowerCase() === 'b') {
      const returned = readReturnToken(services, token);
      if (returned) return returned;
      continue;
    }
    const subscriberId = readLeaveToken(services, token);
    if (subscriberId) return { subscriberId, campaign: campaignIn(feedbackId) };
  }
  return null;
}

function campaignIn(feedbackId: string | null): number | null {
  const number = /^(\d{1,9}):newsletter:/.exec(feedbackId ?? '')?.[1];
  return number === undefined ? null : Number(number);
}
