import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { type BulkMail, composeBulk, messageIdPlaceholder, toPlaceholder } from './bulk.ts';

const placeholder = 'avowtest7777777777777777777777777777777777777';
const pem = (key: KeyObject) => String(key.export({ type: 'pkcs8', format: 'pem' }));
const pairs = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ed: generateKeyPairSync('ed25519'),
};
const keys = [
  { selector: 'rsa', privateKey: pem(pairs.rsa.privateKey) },
  { selector: 'ed', privateKey: pem(pairs.ed.privateKey) },
];

/** The DNS as the sender's domain would have it. */
const resolver = async (domain: string): Promise<string[][]> => {
  const isRsa = domain.startsWith('rsa.');
  const { publicKey } = isRsa ? pairs.rsa : pairs.ed;
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const data = isRsa ? der.toString('base64') : der.subarray(-32).toString('base64');
  return [[`v=DKIM1; k=${isRsa ? 'rsa' : 'ed25519'}; p=${data}`]];
};

const mail = (html: string, text = html): BulkMail => ({
  fromName: 'Beispiel GmbH',
  from: 'news@example.com',
  replyTo: 'contact@example.com',
  subject: 'Neues über das Übersetzen, ausführlich und in einer Zeile, die länger ist als erlaubt',
  text,
  html,
  listId: 'newsletter.example.com',
  leave: {
    https: `https://example.com/leave/${placeholder}`,
    mailto: `mailto:news+l${placeholder}@example.com?subject=unsubscribe`,
  },
  feedbackId: '7:newsletter:avow',
  host: 'example.com',
  date: new Date('2026-11-25T12:00:00Z'),
  placeholders: [placeholder],
});

const filled = (token: string) =>
  new Map([
    [toPlaceholder, 'reader@example.com'],
    [messageIdPlaceholder, 'abc'],
    [placeholder, token],
  ]);

const composed = async (given: BulkMail, signing: typeof keys) => {
  const mail = await composeBulk(given, signing);
  return (filling: ReadonlyMap<string, string>) => mail.fill(filling, Buffer.alloc(mail.room));
};

const token = 'q'.repeat(placeholder.length);

test('both signatures hold, and cover both headers of RFC 8058', async () => {
  const fill = await composed(
    mail(
      `<p>Guten Tag  zusammen,\t hier: <a href="https://example.com/leave/${placeholder}">ab</a></p>   \r\n\r\n\r\n`,
    ),
    keys,
  );
  const message = fill(filled(token));
  const { results } = await dkimVerify(message, { resolver });
  expect(results.map(({ status, algo }) => [status.result, algo])).toEqual([
    ['pass', 'rsa-sha256'],
    ['pass', 'ed25519-sha256'],
  ]);
  for (const { signingHeaders } of results)
    expect(signingHeaders?.keys.toLowerCase()).toMatch(/list-unsubscribe:.*list-unsubscribe-post/);
  const changed = Buffer.from(String(message).replace('One-Click', 'Two-Click'));
  const after = await dkimVerify(changed, { resolver });
  expect(after.results.map(({ status }) => status.result)).toEqual(['fail', 'fail']);
  expect(
    String(message)
      .split('\r\n')
      .every((line) => line.length <= 998),
  ).toBe(true);
});

test('a placeholder is filled wherever quoted-printable breaks its line', async () => {
  for (let shift = 0; shift < 80; shift += 1) {
    const text = `${'x'.repeat(shift)}ä https://example.com/leave/${placeholder} ${'y '.repeat(60)}`;
    const fill = await composed(mail(`<p>${text}</p>`, text), keys.slice(1));
    const message = fill(filled(token));
    const read = await simpleParser(message);
    expect(read.text?.replace(/\s+$/, '')).toBe(text.replaceAll(placeholder, token).trimEnd());
    expect(read.html).toContain(`/leave/${token} `);
    if (shift % 20 > 0) continue;
    const { results } = await dkimVerify(message, { resolver });
    expect(results[0]?.status.result).toBe('pass');
  }
});

test('what has nothing to be filled with is named, and nothing leaves', async () => {
  const fill = await composed(mail('<p>hello</p>'), []);
  expect(() => fill(new Map([[toPlaceholder, 'a@example.com']]))).toThrow(/avowmessageid|avowtest/);
});

test('an address in Cyrillic letters before the @ goes out in UTF-8', async () => {
  const fill = await composed(mail('<p>hello</p>'), keys);
  const message = fill(filled(token).set(toPlaceholder, 'почта@example.com'));
  expect(message.toString('utf8')).toContain('To: почта@example.com\r\n');
});
