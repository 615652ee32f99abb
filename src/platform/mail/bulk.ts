/** A mail to many readers, composed and made ready for its signatures once. */
import MailComposer from 'nodemailer/lib/mail-composer';
import { type DkimKey, wireAddress } from './compose.ts';
import { prepareSigner } from './dkim.ts';
import { type Filling, filledParts, mendBreaks, readTemplate, roomFor } from './template.ts';

/** Placeholders of the headers; those of the text are its author's. */
export const toPlaceholder = 'avowto77777';
export const messageIdPlaceholder = 'avowmessageid77777';

export interface BulkMail {
  readonly fromName: string;
  readonly from: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** RFC 2919, without the angle brackets. */
  readonly listId: string;
  /** Where the reader leaves: one https address, which takes the one click of RFC 8058, and one mailto. */
  readonly leave: { readonly https: string; readonly mailto: string };
  /** Campaign, kind and sender, for the postmasters of large providers. */
  readonly feedbackId: string;
  /** Host of the Message-ID. */
  readonly host: string;
  readonly date: Date;
  /** Placeholders of text, HTML and leave addresses. */
  readonly placeholders: readonly string[];
}

export interface FillMail {
  /** Octets that a filled and signed mail has at most. */
  readonly room: number;
  /**
   * Fills the mail for one reader, signed.
   * @param into memory to be used again: 11 KB of garbage for each of 5,000 mails a second were 100 MB of it at a time
   * @returns the part of it that holds the mail
   * @throws Error naming a placeholder for which there is nothing
   */
  readonly fill: (filling: Filling, into: Buffer) => Buffer;
}

/** Octets of one signature header, with an RSA key of 4,096 bits. */
const signatureRoom = 1_500;

/** Composes the mail; all that remains is to fill it. */
export async function composeBulk(mail: BulkMail, keys: readonly DkimKey[]): Promise<FillMail> {
  const raw = await new MailComposer({
    from: { name: mail.fromName, address: wireAddress(mail.from) },
    to: `${toPlaceholder}@example.com`,
    replyTo: wireAddress(mail.replyTo),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    messageId: `<${messageIdPlaceholder}@${mail.host}>`,
    date: mail.date,
    headers: [
      { key: 'List-Id', value: `<${mail.listId}>` },
      { key: 'List-Unsubscribe', value: `<${mail.leave.https}>, <${mail.leave.mailto}>` },
      { key: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
      { key: 'Feedback-ID', value: mail.feedbackId },
      { key: 'Precedence', value: 'bulk' },
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  const names = [toPlaceholder, messageIdPlaceholder, ...mail.placeholders];
  const message = mendBreaks(
    raw.toString('latin1').replace(`${toPlaceholder}@example.com`, toPlaceholder),
    names,
  );
  const template = readTemplate(message.endsWith('\r\n') ? message : `${message}\r\n`);
  const domain = wireAddress(mail.from).split('@').at(-1) ?? '';
  const sign = prepareSigner(message, { keys, domain, at: mail.date });
  return {
    room: roomFor(template) + keys.length * signatureRoom,
    fill: (filling, into) => {
      let length = 0;
      for (const part of [sign(filling), ...filledParts(template, filling)]) {
        const size = Buffer.byteLength(part);
        if (length + size > into.length) throw new Error('A mail is longer than the memory for it.');
        length += typeof part === 'string' ? into.write(part, length) : part.copy(into, length);
      }
      return into.subarray(0, length);
    },
  };
}
