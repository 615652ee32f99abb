/** Mail to the contact address: a new conversation, or a further message of the one that its reference names. */
import { createHash } from 'node:crypto';
import type { InboxRoute, IncomingMail } from '../../platform/module.ts';
import { isAddress } from '../../policy/address.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { normaliseAddress } from '../rights/module.ts';
import { addMessage, type NewMessage, openConversation } from './commands.ts';
import { type ContactDb, type ContactServices, givenColumns, takesFiles } from './database.ts';
import { checkFiles } from './files.ts';
import { conversationByReference, knowsMail } from './queries.ts';

/** Longer texts are no message to a person. */
const maxText = 200_000;

export function contactInbox(services: ContactServices, db: ContactDb): InboxRoute {
  const [local = '', domain = ''] = services.policy.controller.emails.contact.toLowerCase().split('@');
  const isOurs = (recipient: string) =>
    recipient === `${local}@${domain}` ||
    (recipient.startsWith(`${local}+`) && recipient.endsWith(`@${domain}`));
  return {
    matches: (recipient) => isOurs(recipient.toLowerCase()),
    receive: (mail) => receive(services, db, mail),
  };
}

/** Machines are not answered (RFC 3834), and who cannot be answered is left to a person. */
async function receive(
  services: ContactServices,
  db: ContactDb,
  mail: IncomingMail,
): Promise<'stored' | 'known' | 'notUnderstood'> {
  const { from } = mail;
  const body = bodyOf(mail);
  if (mail.automatic || from === null || !isAddress(from) || body === '' || body.length > maxText)
    return 'notUnderstood';
  const mailHash = hashOf(services, mail);
  if (mailHash !== null && (await knowsMail(db, mailHash))) return 'known';
  const message: NewMessage = {
    via: 'mail',
    body,
    ...(await filesOf(services, mail)),
    ...(mailHash !== null && { mailHash }),
  };
  const reference = /\+([0-9a-z]{20})@/.exec(mail.recipient.toLowerCase())?.[1];
  const known = reference === undefined ? null : await conversationByReference(db, services, reference);
  // Whoever else writes under this reference begins a conversation of their own.
  if (known?.email && normaliseAddress(known.email) === normaliseAddress(from))
    await addMessage(db, services, known, message);
  else
    await openConversation(db, services, {
      source: 'mail',
      language: languageOf(body),
      given: givenColumns(services.policy).includes('email') ? { email: from } : {},
      message,
    });
  return 'stored';
}

/** The subject is part of what was written; a reply's says nothing new. */
function bodyOf({ subject, text, inReplyTo }: IncomingMail): string {
  const isReply = inReplyTo !== null || /^\s*(re|aw|antwort|отв?)\s*:/i.test(subject);
  return (isReply || subject === '' ? text : `${subject}\n\n${text}`).trim();
}

/**
 * What tells one mail from another. Some programs give all their mails the same Message-ID, and anybody may copy one,
 * so sender, text and files count as well: else the second mail would be taken for the first and lost.
 */
function hashOf({ keys }: ContactServices, mail: IncomingMail): string | null {
  const { messageId, from, subject, text, attachments } = mail;
  if (messageId === null) return null;
  const files = attachments.map(({ name, content }) => [
    name,
    createHash('sha256').update(content).digest('hex'),
  ]);
  return keys
    .mac('tokens', 'contact mail', JSON.stringify([messageId, from, subject, text, files]))
    .toString('base64url');
}

/** The files that the policy lets us keep, and how many it does not. */
async function filesOf({ policy }: ContactServices, { attachments }: IncomingMail) {
  if (!takesFiles(policy)) return { files: [], filesRefused: attachments.length };
  const rules = policy.attachments;
  const checked = await Promise.all(attachments.map((file) => checkFiles(rules, [file])));
  const files = checked.flatMap(({ accepted }) => accepted).slice(0, rules.maxCount);
  return { files, filesRefused: attachments.length - files.length };
}

/** The language in which the frame around our answer is written; the answer itself is a person's. */
function languageOf(text: string): Language {
  if (/[а-яё]{3}/i.test(text)) return 'ru';
  return /\b(und|nicht|ich|ist|bitte|danke)\b/i.test(text) ? 'de' : 'en';
}
