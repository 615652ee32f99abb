/** Makes the message that goes over the wire: headers, text and HTML, DKIM signatures. */
import { createPrivateKey } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainToASCII } from 'node:url';
import MailComposer from 'nodemailer/lib/mail-composer';
import { Fault } from '../fault.ts';

export interface Composition {
  readonly fromName: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly date: Date;
  /** Written by the program, not by a person: no machine shall answer it (RFC 3834). */
  readonly automatic: boolean;
  /** How its reader leaves the list that it belongs to. */
  readonly list?: ListHeaders | null;
}

/** What mail programs make their button to leave of. */
export interface ListHeaders {
  /** A name in the form of a domain (RFC 2919). */
  readonly id: string;
  /** URIs in the order of preference (RFC 2369); the `https` one leaves by a single POST (RFC 8058). */
  readonly unsubscribe: readonly string[];
}

export interface DkimKey {
  readonly selector: string;
  readonly privateKey: string;
}

/**
 * The keys that mails are signed with: `$AVOW_DATA/keys/dkim-SELECTOR.pem`, an RSA (2048 bits) or Ed25519 (RFC 8463)
 * private key in PEM. Both may be there; then each mail bears both signatures. The public half belongs into the DNS as
 * `SELECTOR._domainkey.` of the sender's domain.
 * @throws Fault naming the file that holds no such key
 */
export function readDkimKeys(dataDir: string): DkimKey[] {
  const folder = join(dataDir, 'keys');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const selector = /^dkim-([a-z0-9][a-z0-9-]*)\.pem$/.exec(name)?.[1];
      return selector ? [{ selector, privateKey: readKey(join(folder, name)) }] : [];
    });
}

function readKey(file: string): string {
  const pem = readFileSync(file, 'utf8');
  try {
    const type = createPrivateKey(pem).asymmetricKeyType;
    if (type === 'rsa' || type === 'ed25519') return pem;
  } catch {
    // Said below.
  }
  throw new Fault(
    `${file} holds no RSA or Ed25519 private key in PEM: put one there to sign mails, or remove the file.`,
  );
}

/** An address whose domain is in ASCII (RFC 5890), so that only a local part beyond ASCII needs SMTPUTF8 (RFC 6531). */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`;
}

/** The complete message, signed with every key. @throws Error when a signature cannot be made */
export async function composeMail(mail: Composition, keys: readonly DkimKey[]): Promise<Buffer> {
  const message = await new MailComposer({
    from: { name: mail.fromName, address: wireAddress(mail.from) },
    to: wireAddress(mail.to),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: mail.date,
    ...(mail.replyTo && { replyTo: wireAddress(mail.replyTo) }),
    ...(mail.inReplyTo && { inReplyTo: mail.inReplyTo, references: mail.inReplyTo }),
    headers: {
      ...(mail.automatic && { 'Auto-Submitted': 'auto-generated' }),
      ...(mail.list && listHeaders(mail.list)),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return keys.length === 0 ? message : sign(message, mail, keys);
}

/** Written out as they are: a composer that folds or encodes them breaks the button of some mail programs. */
const listHeaders = ({ id, unsubscribe }: ListHeaders) => ({
  'List-Id': `<${id}>`,
  'List-Unsubscribe': { prepared: true, value: unsubscribe.map((uri) => `<${uri}>`).join(', ') },
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** Fields that a signature covers where they are there (RFC 6376, 5.4.1), with both of RFC 8058. */
const signedFields = [
  ...['From', 'Sender', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'Cc', 'MIME-Version'],
  ...['Content-Type', 'Content-Transfer-Encoding', 'In-Reply-To', 'References', 'Auto-Submitted'],
  ...['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
];

async function sign(message: Buffer, { from, date }: Composition, keys: readonly DkimKey[]): Promise<Buffer> {
  const signingDomain = wireAddress(from).split('@').at(-1) ?? '';
  // Loaded where mails are signed.
  const { dkimSign } = await import('mailauth/lib/dkim/sign.js');
  const signatures: string[] = [];
  for (const key of keys) {
    const one = { ...key, signingDomain };
    // The types ask for the key at the top, the signer reads it from the list only.
    const signed = await dkimSign(message, {
      ...one,
      signTime: date,
      headerList: signedFields,
      signatureData: [one],
    });
    const [failed] = signed.errors;
    if (failed) throw new Error(`A mail could not be signed: ${failed.err.message}`);
    signatures.push(signed.signatures);
  }
  return Buffer.concat([Buffer.from(signatures.join('')), message]);
}
