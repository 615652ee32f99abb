/** The outbox in the console. */
import { timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../platform/fault.ts';
import { answerConsole, signedIn } from '../../platform/http/console.tsx';
import { offline, readMail } from '../../platform/mail/message.ts';
import type { ConsoleEntry, ModuleServices, RequestContext, Route } from '../../platform/module.ts';
import { nameOf } from '../../platform/names.ts';
import { contentSecurityPolicy } from '../../policy/csp.ts';
import { formatPeriod } from '../../policy/period.ts';
import { recordConsultation, recordListing } from '../rights/module.ts';
import { maskTokens } from './mask.ts';
import { listOutbox, listUnrouted, type OutboxMail, outboxMail, unroutedMail } from './queries.ts';
import type { MailDb } from './send.ts';
import {
  mailPage,
  outboxPage,
  outboxPath,
  type UnroutedContent,
  unroutedMailPage,
  unroutedPage,
} from './views.tsx';
import { outboxWords } from './words.ts';

export const outboxEntry: ConsoleEntry = {
  group: 'house',
  title: { en: outboxWords.en.title, de: outboxWords.de.title, ru: outboxWords.ru.title },
  path: outboxPath,
  permission: 'outbox:read',
};

interface Desk {
  readonly own: ModuleServices;
  readonly db: MailDb;
}
type Handle = (desk: Desk, context: RequestContext) => Promise<Response>;

export function outboxRoutes(own: ModuleServices, db: MailDb): Route[] {
  const read = (path: string, handle: Handle): Route => ({
    method: 'GET',
    path: outboxPath + path,
    permission: 'outbox:read',
    handle: (context) => handle({ own, db }, context),
  });
  return [
    read('', list),
    read('/unrouted', listWaiting),
    read('/unrouted/:id', showWaiting),
    read('/:id', show),
    read('/:id/html', showHtml),
  ];
}

const list: Handle = async ({ own, db }, context) => {
  const { language } = context.var;
  const page = Math.min(10_000, Math.max(1, Math.floor(Number(context.req.query('page') ?? 1)) || 1));
  const { lines, pages } = await listOutbox(db, page);
  const named = lines.map((line) => ({ ...line, kind: nameOf(own.wiring, language, line.kind) }));
  const personIds = lines.map(({ personId }) => personId);
  await recordListing(db, own, { staff: signedIn(context), personIds, reason: 'mail.outboxList' });
  const sending = own.env.smtpUrl !== null;
  return answerConsole(
    own,
    own.wiring,
    context,
    outboxPage({ language, sending, page, lines: named, pages }),
  );
};

interface Shown {
  readonly mail: OutboxMail;
  readonly masked: boolean;
}

/** A mail as it may be shown: tokens are covered once mails really go out to those whom they are for. */
async function mailOf({ own, db }: Desk, context: RequestContext): Promise<Shown> {
  const mail = await outboxMail(db, context.req.param('id') ?? '');
  if (!mail) throw new DomainError('notFound');
  const masked = own.env.smtpUrl !== null && mail.holdsToken;
  if (!masked) return { mail, masked };
  const { subject, text, html } = mail;
  return {
    mail: { ...mail, subject: maskTokens(subject), text: maskTokens(text), html: maskTokens(html) },
    masked,
  };
}

const show: Handle = async (desk, context) => {
  const { own, db } = desk;
  const { language } = context.var;
  const { mail, masked } = await mailOf(desk, context);
  const look = { staff: signedIn(context), personId: mail.personId, reason: 'mail.outbox' };
  await recordConsultation(db, own, look);
  const named = { ...mail, kind: nameOf(own.wiring, language, mail.kind) };
  const response = await answerConsole(
    own,
    own.wiring,
    context,
    mailPage(language, named, { masked, look: lookAt(desk, context, mail).toString('base64url') }),
  );
  response.headers.set('Content-Security-Policy', `${contentSecurityPolicy(own.policy)}; frame-src 'self'`);
  return response;
};

/**
 * What the page of a mail gives to its frame: this member opened the page today, and so the look is on record. Without it
 * the frame would be a way around the register.
 */
const lookAt = ({ own }: Desk, { var: { staff } }: RequestContext, { id }: OutboxMail): Buffer =>
  own.keys.mac(
    'tokens',
    'outbox look',
    [staff?.staffId, id, own.clock.now().toISOString().slice(0, 10)].join(' '),
  );

/** The mail's HTML for the frame of its page: no script, no request, no link that leads anywhere. */
const showHtml: Handle = async (desk, context) => {
  const { mail } = await mailOf(desk, context);
  const look = Buffer.from(context.req.query('look') ?? '', 'base64url');
  const wanted = lookAt(desk, context, mail);
  if (look.length !== wanted.length || !timingSafeEqual(look, wanted))
    return context.redirect(`${outboxPath}/${mail.id}`, 303);
  return new Response(mail.html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
      'Cache-Control': 'no-store',
    },
  });
};

const listWaiting: Handle = async ({ own, db }, context) => {
  const { language } = context.var;
  const step = own.policy.activities.incomingMail.keep.find(({ do: act }) => act === 'erase');
  const period = step ? formatPeriod(step.for, language) : '';
  const lines = await listUnrouted(db);
  const personIds = lines.map(({ personId }) => personId);
  await recordListing(db, own, { staff: signedIn(context), personIds, reason: 'mail.unroutedList' });
  return answerConsole(own, own.wiring, context, unroutedPage(language, period, lines));
};

const showWaiting: Handle = async ({ own, db }, context) => {
  const { language } = context.var;
  const mail = await unroutedMail(db, context.req.param('id') ?? '');
  if (!mail) throw new DomainError('notFound');
  const look = { staff: signedIn(context), personId: mail.personId, reason: 'mail.unrouted' };
  await recordConsultation(db, own, look);
  const content = await contentOf(mail.raw);
  return answerConsole(own, own.wiring, context, unroutedMailPage(language, mail, content));
};

async function contentOf(raw: Buffer): Promise<UnroutedContent> {
  try {
    const { subject, text, attachments } = await readMail(raw, offline);
    return { subject, text, files: attachments.length };
  } catch {
    return { subject: '', text: raw.subarray(0, 20_000).toString('latin1'), files: 0 };
  }
}
