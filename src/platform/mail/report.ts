/** Reads what mail servers and mailbox providers report about a mail of ours, told apart from what people write. */
import { type Part, readFields, readParts, readQuoted } from './parts.ts';
import { statusIn, statusOfReply, statusOfWords } from './wording.ts';

/** What is said of one recipient (RFC 3464 2.3). */
export interface ReportedRecipient {
  readonly address: string | null;
  readonly action: 'failed' | 'delayed' | 'delivered';
  /** Enhanced status code such as `5.1.1` (RFC 3463); `null` where neither a code nor a known wording says one. */
  readonly status: string | null;
}

/** The mail that is reported about, as far as it came back. */
export interface ReturnedMail {
  /** Message-ID with its angle brackets. */
  readonly messageId: string | null;
  readonly feedbackId: string | null;
  /** All that came back of it, decoded, with what the report says of its envelope: addresses and links of ours stand here. */
  readonly text: string;
}

export type Report =
  | {
      readonly kind: 'delivery';
      readonly recipients: readonly ReportedRecipient[];
      readonly returned: ReturnedMail;
    }
  /** What a reader told their provider (RFC 5965): `abuse`, `fraud`, `not-spam`, … */
  | { readonly kind: 'feedback'; readonly type: string; readonly returned: ReturnedMail }
  /** Out of office, a read receipt: no person wrote it (RFC 3834). */
  | { readonly kind: 'autoReply' };

/** Reads any octets. Never throws. @returns `null` where it is no report, such as a letter of a person */
export function readReport(raw: Buffer): Report | null {
  const mail = readParts(raw);
  return (
    readFeedback(mail) ??
    readDelivery(mail) ??
    (isFromServer(mail) ? readPlainBounce(mail) : null) ??
    readAutoReply(mail) ??
    (hasNullPath(mail) ? readPlainBounce(mail) : null)
  );
}

/** Parts outside of what is returned. */
function partsOf(mail: Part): Part[] {
  return mail.type.startsWith('multipart/') ? mail.parts.flatMap(partsOf) : [mail];
}

const returnedTypes = ['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/rfc822-headers'];
const isReturned = ({ type }: Part) => returnedTypes.includes(type) || type === 'message/global-headers';

function readFeedback(mail: Part): Report | null {
  const parts = partsOf(mail);
  const report = parts.find(({ type }) => type === 'message/feedback-report');
  if (!report) return null;
  const type = readFields(report.body).get('feedback-type')?.toLowerCase() ?? '';
  return { kind: 'feedback', type, returned: returnedOf(parts, report.body) };
}

function readDelivery(mail: Part): Report | null {
  const parts = partsOf(mail);
  const report = parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type));
  if (!report) return null;
  const groups = report.body.split(/(?:\r?\n[ \t]*){2,}/).map(readFields);
  const recipients = groups.filter((fields) => fields.has('action') || fields.has('status')).map(recipientOf);
  if (recipients.length === 0) return null;
  return { kind: 'delivery', recipients, returned: returnedOf(parts, report.body) };
}

function recipientOf(fields: ReadonlyMap<string, string>): ReportedRecipient {
  const field = (name: string) => fields.get(name) ?? '';
  const diagnostic = field('diagnostic-code');
  const status = narrower(statusIn(field('status')), diagnostic);
  return {
    address: addressIn(field('original-recipient')) ?? addressIn(field('final-recipient')),
    action: actionOf(field('action').toLowerCase(), status),
    status,
  };
}

/** `rfc822;` stands before an address; some write it in angle brackets, some leave the type out. */
function addressIn(field: string): string | null {
  const address = field.slice(field.indexOf(';') + 1).replace(/[<>\s]/g, '');
  return address.includes('@') && address.length <= 254 ? address.toLowerCase() : null;
}

function actionOf(action: string, status: string | null): ReportedRecipient['action'] {
  if (/^(delayed|deferred)/.test(action)) return 'delayed';
  if (/^(delivered|relayed|expanded)/.test(action)) return 'delivered';
  return action === '' && status?.startsWith('2') ? 'delivered' : 'failed';
}

/** A status that ends in 0 says only what it is about; the server's own words often say more, within the class of its code. */
function narrower(given: string | null, words: string): string | null {
  const coded = given ?? statusIn(words) ?? statusOfReply(words);
  if (coded !== null && !coded.endsWith('.0')) return coded;
  const found = [statusIn(words), statusOfWords(words)].find((one) => one && !one.endsWith('.0'));
  if (!found || coded === null) return found ?? coded;
  return found[0] === coded[0] || given === null ? `${coded[0]}${found.slice(1)}` : coded;
}

/** Who sends what is no letter: names that servers give themselves. */
const servers =
  /mailer-daemon|^"?postmaster|<postmaster@|mail delivery (sub)?system|microsoftexchange[0-9a-f]|system administrator|mail administrator/i;

const isFromServer = ({ header }: Part): boolean =>
  servers.test(header('from')) || header('x-failed-recipients') !== '';
/** So come bounces, and replies of machines as well (RFC 5321 4.5.5). */
const hasNullPath = ({ header }: Part): boolean => /^\s*<\s*>/.test(header('return-path'));

/** Below these lines a report quotes our mail; nothing in it is about the delivery. */
const quoted =
  /^.{0,40}(below this line is a copy of the message|this is a copy of (the|your) message|original message|original message headers|header of the original message|message headers follow|text of the original message|заголовки исходного сообщения|исходное сообщение|ursprüngliche nachricht).{0,60}$/im;

/** Longer reports say nothing more about why. */
const maxWords = 10_000;

/** Bounces without a report: qmail, Exim, old Exchange, Gmail, Mail.ru, and servers made at home. */
function readPlainBounce(mail: Part): Report | null {
  const parts = partsOf(mail);
  const text = parts
    .filter(({ type }) => type === 'text/plain' || type === 'text/html')
    .map((part) => (part.type === 'text/html' ? withoutTags(part.body) : part.body))
    .join('\n');
  const at = quoted.exec(text)?.index ?? text.length;
  const said = `${mail.header('subject')}\n${text.slice(0, Math.min(at, maxWords))}`.replace(/\s+/g, ' ');
  const status = narrower(statusIn(said), said);
  if (status === null) return null;
  const recipient = { address: addressIn(mail.header('x-failed-recipients') || firstAddress(text)), status };
  return {
    kind: 'delivery',
    recipients: [{ ...recipient, action: isWarning(said) ? 'delayed' : 'failed' }],
    returned: returnedOf(parts, text),
  };
}

const withoutTags = (html: string): string => html.replace(/<[^<>]{0,2000}>/g, ' ');
const firstAddress = (text: string): string => /<([^<>\s@]{1,64}@[^<>\s]{1,190})>/.exec(text)?.[1] ?? '';
const isWarning = (said: string): boolean =>
  /warning message only|do not need to resend|has(n.t| not yet) been delivered.{0,80}(will|continue)|будет предпринята|wird weiterhin versucht/i.test(
    said,
  );

function returnedOf(parts: readonly Part[], report: string): ReturnedMail {
  const returned = parts.filter(isReturned);
  const others = returned.length > 0 ? [] : parts.filter(({ type }) => type.startsWith('text/'));
  const heads = [...returned, ...others].map(headOf);
  const found = (name: string) => heads.map((fields) => fields.get(name)).find((value) => value) ?? null;
  const messageId = /<[^<>\s]{1,250}>/.exec(found('message-id') ?? '')?.[0] ?? null;
  const text = [report, ...returned, ...others].map((part) => (typeof part === 'string' ? part : flat(part)));
  return { messageId, feedbackId: found('feedback-id'), text: text.join('\n') };
}

/** The head of a returned mail; where a text quotes it, its lines are among the others. */
const headOf = ({ body }: Part): Map<string, string> => readFields(body.replace(/^[ \t]*>[ \t>]*/gm, ''));

/** A part with all that is in it; what a text quotes still has the line ends of its encoding. */
function flat(part: Part): string {
  const inner = part.parts.length > 0 ? part.parts : quotedMail(part);
  return [part.body.replace(/=\r?\n/g, ''), ...inner.map(flat)].join('\n');
}

/** A text that quotes a whole mail holds its encoded parts. */
function quotedMail({ type, body }: Part): readonly Part[] {
  const at = type.startsWith('text/') ? (quoted.exec(body)?.index ?? -1) : -1;
  return at < 0 ? [] : readQuoted(body.slice(body.indexOf('\n', at) + 1)).parts;
}

const replySubjects =
  /^\s*(out of (the )?office|automatic reply|auto(mated|matic)?[- ]?(reply|response)|abwesenheit|automatische antwort|автоответ|автоматический ответ|нет на рабочем месте)/i;

function readAutoReply(mail: Part): Report | null {
  const submitted = mail.header('auto-submitted').toLowerCase();
  const automatic =
    (submitted !== '' && !submitted.startsWith('no')) ||
    /^auto_?reply/i.test(mail.header('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponse'].some((name) => mail.header(name) !== '') ||
    partsOf(mail).some(({ type }) => type === 'message/disposition-notification') ||
    replySubjects.test(decodeWords(mail.header('subject')));
  return automatic ? { kind: 'autoReply' } : null;
}

/** Encoded words of a header (RFC 2047) in UTF-8; others are left as they are. */
function decodeWords(header: string): string {
  return header.replace(/=\?utf-8\?([bq])\?([^?\s]*)\?=/gi, (_, kind: string, word: string) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(word, 'base64').toString()
      : Buffer.from(
          word
            .replaceAll('_', ' ')
            .replace(/=([0-9a-f]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString(),
  );
}
