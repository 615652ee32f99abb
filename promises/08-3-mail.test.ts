/** Withdrawal by e-mail over real mails: signed and checked, or taken from a real mailbox and answered with a link. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailDb, routeMail } from '../src/modules/outbox/module.ts';
import { composeMail } from '../src/platform/mail/compose.ts';
import type { DNSResolver } from '../src/platform/mail/message.ts';
import { type Mailbox, openMailbox } from '../test/mailbox.ts';
import { mailedLink, personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
let mailbox: Mailbox;
let privacy: string;
beforeAll(async () => {
  mailbox = await openMailbox();
  avow = await openTestProgram({ environment: { IMAP_URL: mailbox.url } });
  privacy = avow.program.services.policy.controller.emails.privacy;
});
afterAll(async () => {
  await avow?.close();
  await mailbox?.close();
});

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const records: Readonly<Record<string, string>> = {
  'k1._domainkey.example.com': `v=DKIM1; k=rsa; p=${publicKey}`,
  '_dmarc.example.com': 'v=DMARC1; p=reject',
};
const dns = (async (name: string, type: string) => {
  const record = type === 'TXT' ? records[name] : undefined;
  if (record === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
  return [[record]];
}) as DNSResolver;

/** A mail as a provider sends it, with or without the signature of its domain. */
const written = (from: string, subject: string, signed: boolean) =>
  composeMail(
    {
      fromName: 'Nina Weber',
      from,
      to: privacy,
      replyTo: null,
      subject,
      text: 'Thank you and goodbye.',
      html: '<p>Thank you and goodbye.</p>',
      messageId: `<${from}>`,
      inReplyTo: null,
      date: avow.clock.now(),
      automatic: false,
    },
    signed
      ? [{ selector: 'k1', privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }]
      : [],
  );

const route = async (raw: Buffer) => {
  const db: MailDb = avow.program.pools.database('mail');
  return routeMail(db, { ...avow.program.services, parts: () => avow.program.parts }, raw, dns);
};

/** A person who has agreed to the newsletter. */
async function agree(address: string): Promise<void> {
  await proveAddress(avow, address);
  await avow.admin.query(
    `INSERT INTO rights.consent (person_id, policy_version, id, activity, decision, wording, given_at)
     VALUES ($1, 'x', gen_random_uuid(), 'newsletter', 'granted', 'Yes', $2)`,
    [await personId(avow, address), avow.clock.now()],
  );
}
async function stands(address: string): Promise<boolean> {
  const { rows } = await avow.admin.query(
    `SELECT FROM rights.consent WHERE person_id = $1 AND activity = 'newsletter' AND ended_at IS NULL`,
    [await personId(avow, address)],
  );
  return rows.length > 0;
}
const forStaff = async () =>
  (await avow.admin.query(`SELECT FROM rights.request WHERE state <> 'closed'`)).rows.length;

test.each([
  ['I withdraw my consent', 'en'],
  ['Widerruf meiner Einwilligung', 'de'],
  ['Отзыв согласия на рассылку', 'ru'],
])(
  '8.3 the mail "%s", signed by the sender’s domain, withdraws at once and waits for nobody',
  async (subject, language) => {
    const address = `signed-${language}@example.com`;
    await agree(address);
    expect(await route(await written(address, subject, true))).toBe('stored');
    expect(await stands(address)).toBe(false);
    expect(await forStaff()).toBe(0);
  },
);

test('8.3 the same signature under another sender’s name withdraws nothing: the owner gets the link', async () => {
  await agree('victim@example.com');
  const forged = (await written('eve@example.com', 'I withdraw my consent', true))
    .toString()
    .replaceAll('eve@example.com', 'victim@example.com');
  expect(await route(Buffer.from(forged))).toBe('stored');
  expect(await stands('victim@example.com')).toBe(true);
  expect(await mailedLink(avow, 'victim@example.com')).toMatch(/\/open\//);
});

test('8.3 a mail fetched from the mailbox, that nobody vouches for, is answered with a link; its button withdraws', async () => {
  await agree('plain@example.org');
  const asked = await mailedLink(avow, 'plain@example.org');
  avow.clock.advance(1_000);
  mailbox.deliver(await written('plain@example.org', 'Withdrawal of consent', false));
  await avow.runTask('mail.fetch');
  expect(mailbox.count()).toBe(0);
  expect(await stands('plain@example.org')).toBe(true);
  const link = await mailedLink(avow, 'plain@example.org');
  expect(link).not.toBe(asked);
  expect((await avow.submit(link, {})).status).toBe(303);
  expect(await stands('plain@example.org')).toBe(false);
  expect(await forStaff()).toBe(0);
});
