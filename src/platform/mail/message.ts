/** Reads an incoming mail: who it is for, what it says, and whether its sender's domain vouches for it. */
import { Resolver } from 'node:dns/promises';
import type { DNSResolver } from 'mailauth';
import type { ParsedMail } from 'mailparser';
import type { IncomingMail } from '../module.ts';
import { readReport } from './report.ts';

export type { DNSResolver };

export interface ReadMail extends Omit<IncomingMail, 'recipient'> {
  /** Addresses that it may have been delivered to: the envelope's as the mailbox server noted them, then To and Cc. */
  readonly recipients: readonly string[];
  /** When it says that it was written. */
  readonly date: Date | null;
  /** A report that a mail of ours will not be delivered. */
  readonly bounce: Bounce | null;
}

export interface Bounce {
  /** Message-ID of our mail. */
  readonly messageId: string;
  /** Enhanced status code such as `5.1.1` (RFC 3463). */
  readonly status: string;
}

const dns = new Resolver({ timeout: 3_000, tries: 1 });
const systemResolver = ((domain, type) => dns.resolve(domain, type)) as DNSResolver;

/** Stands for the DNS where a mail is only looked at: nothing is asked, and nobody is proven. */
export const offline = async (): Promise<never> => {
  throw new Error('not asked');
};

/** Reads a message of any shape; what it does not say comes out empty. */
export async function readMail(raw: Buffer, resolver: DNSResolver = systemResolver): Promise<ReadMail> {
  // Loaded with the first mail, for it brings the character sets of the world.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true });
  const from = parsed.from?.value ?? [];
  const sender = from.length === 1 ? (from[0]?.address ?? null) : null;
  return {
    recipients: recipientsOf(parsed),
    from: plain(sender ?? '') || null,
    authenticated: sender ? await isAuthentic(raw, resolver) : false,
    date: parsed.date ?? null,
    subject: plain(parsed.subject ?? ''),
    text: plain(parsed.text ?? ''),
    automatic: isAutomatic(parsed),
    messageId: plain(parsed.messageId ?? '') || null,
    inReplyTo: plain(parsed.inReplyTo ?? '') || null,
    attachments: parsed.attachments.map(({ filename, contentType, content }) => ({
      name: plain(filename ?? ''),
      type: plain(contentType),
      content,
    })),
    raw,
    bounce: bounceOf(raw),
  };
}

/** PostgreSQL stores no NUL, and nobody reads one. */
const plain = (text: string): string => text.replaceAll('\0', '').trim();

const envelopeHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

function recipientsOf(parsed: ParsedMail): string[] {
  const noted = parsed.headerLines
    .filter(({ key }) => envelopeHeaders.includes(key))
    .map(({ line }) => line.slice(line.indexOf(':') + 1).trim());
  const named = [parsed.to, parsed.cc]
    .flat()
    .flatMap((group) => group?.value ?? [])
    .flatMap(({ address, group }) => [address, ...(group ?? []).map((member) => member.address)]);
  return [...noted, ...named]
    .map((address) =>
      plain(address ?? '')
        .replace(/^<|>$/g, '')
        .toLowerCase(),
    )
    .filter((address) => address.includes('@'));
}

/** Passes only DMARC (RFC 7489), by a DKIM signature that is aligned with the From address. */
async function isAuthentic(raw: Buffer, resolver: DNSResolver): Promise<boolean> {
  try {
    // Loaded with the first mail: it brings a HTTP client and a validator of its own.
    const { authenticate } = await import('mailauth');
    const { dmarc } = await authenticate(raw, { resolver, disableArc: true, disableBimi: true });
    return dmarc !== false && dmarc.status.result === 'pass';
  } catch {
    return false;
  }
}

/** RFC 3834 and what is in use beside it; a mail without a return path is a report. */
function isAutomatic({ headers, headerLines }: ParsedMail): boolean {
  const text = (name: string) => {
    const line = headerLines.find(({ key }) => key === name)?.line ?? '';
    return line
      .slice(line.indexOf(':') + 1)
      .trim()
      .toLowerCase();
  };
  const submitted = text('auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(text('precedence')) ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    text('list-id') !== '' ||
    text('return-path') === '<>' ||
    /^multipart\/report/.test(text('content-type')) ||
    /^<?(mailer-daemon|postmaster)@/.test(text('from').replace(/^.*</, '<'))
  );
}

function bounceOf(raw: Buffer): Bounce | null {
  const report = readReport(raw);
  if (report?.kind !== 'delivery' || report.returned.messageId === null) return null;
  const failed = report.recipients.find(
    ({ action, status }) => action === 'failed' && status?.startsWith('5'),
  );
  return failed?.status ? { messageId: report.returned.messageId, status: failed.status } : null;
}
