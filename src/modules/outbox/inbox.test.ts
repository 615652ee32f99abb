import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asStaff } from '../../../test/console.ts';
import { proveAddress } from '../../../test/person.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { composeMail } from '../../platform/mail/compose.ts';
import { readMail } from '../../platform/mail/message.ts';
import { keepTooLarge } from './inbox.ts';
import { type MailDb, routeMail } from './module.ts';

let avow: TestProgram;
let db: MailDb;
beforeAll(async () => {
  avow = await openTestProgram();
  db = avow.program.pools.database('mail');
});
afterAll(() => avow.close());

const noDns = async () => {
  throw new Error('no DNS here');
};
const services = () => ({ ...avow.program.services, parts: () => avow.program.parts });
const route = (raw: string | Buffer) => routeMail(db, services(), Buffer.from(raw), noDns);

const contact = 'contact@promt.invalid';
function mail(headers: Readonly<Record<string, string>>, body = 'What does version 21 cost?'): string {
  const all = { From: 'Jo <jo@example.com>', To: contact, Subject: 'A question', ...headers };
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${body}\r\n`;
}
const rows = async (sql: string, values: unknown[] = []) => (await avow.admin.query(sql, values)).rows;
const lastUnrouted = async () =>
  (await rows('SELECT recipient, sender, reason FROM mail.unrouted ORDER BY id DESC LIMIT 1'))[0];

describe('mail to the contact address', () => {
  test('becomes a conversation of its sender', async () => {
    expect(await route(mail({}))).toBe('stored');
    const [row] = await rows('SELECT * FROM contact.conversation ORDER BY id DESC LIMIT 1');
    expect(row).toMatchObject({ source: 'mail', state: 'open', email: 'jo@example.com', receipt_hash: null });
    const [message] = await rows('SELECT body FROM contact.message WHERE conversation_id = $1', [row.id]);
    expect(message.body).toBe('A question\n\nWhat does version 21 cost?');
  });

  test('with other files is another mail, whatever Message-ID it bears', async () => {
    const withFile = (content: string) =>
      Buffer.from(
        [
          'From: Jo <jo@example.com>',
          `To: ${contact}`,
          'Subject: Files',
          'Message-ID: <same@example.com>',
          'Content-Type: multipart/mixed; boundary=b',
          '',
          '--b',
          '',
          'See the file',
          '--b',
          'Content-Disposition: attachment; filename=a.txt',
          '',
          content,
          '--b--',
          '',
        ].join('\r\n'),
      );
    expect(await route(withFile('one'))).toBe('stored');
    expect(await route(withFile('two'))).toBe('stored');
    expect(await route(withFile('two'))).toBe('known');
  });

  test('is stored once however often it is read', async () => {
    const raw = mail({ 'Message-ID': '<once@example.com>' });
    avow.clock.advance(1_000);
    await route(raw);
    const count = async () => (await rows('SELECT count(*)::int AS n FROM contact.message'))[0].n;
    const before = await count();
    expect(await route(raw)).toBe('known');
    expect(await count()).toBe(before);
  });

  test('is not lost for bearing the Message-ID of another', async () => {
    avow.clock.advance(1_000);
    await route(mail({ 'Message-ID': '<same@example.com>' }, 'the first'));
    await route(mail({ 'Message-ID': '<same@example.com>' }, 'the second'));
    await route(mail({ 'Message-ID': '<same@example.com>', From: 'other@example.com' }, 'the first'));
    expect(
      await rows(`SELECT body FROM contact.message WHERE body LIKE '%the first' OR body LIKE '%the second'`),
    ).toHaveLength(3);
  });

  test('as an answer finds the conversation that its address names, and opens it again', async () => {
    avow.clock.advance(1_000);
    await route(mail({ From: 'nina@example.com' }));
    const [{ id, reference }] = await rows(
      'SELECT id, reference FROM contact.conversation ORDER BY id DESC LIMIT 1',
    );
    await asStaff(avow).submit(`/console/messages/${id}/answer`, { message: 'It costs 9.' });
    avow.clock.advance(1_000);
    const to = contact.replace('@', `+${reference}@`);
    await route(mail({ From: 'Nina@example.com', To: to, Subject: 'Re: Our answer' }, 'Thank you!'));
    const messages = await rows(
      'SELECT direction, via, body FROM contact.message WHERE conversation_id = $1 ORDER BY written_at',
      [id],
    );
    expect(messages.map(({ direction, body }) => [direction, body])).toEqual([
      ['in', 'A question\n\nWhat does version 21 cost?'],
      ['out', 'It costs 9.'],
      ['in', 'Thank you!'],
    ]);
    expect((await rows('SELECT state FROM contact.conversation WHERE id = $1', [id]))[0].state).toBe('open');
  });

  test('under a reference of somebody else begins a conversation of its own', async () => {
    const [{ id, reference }] = await rows(
      'SELECT id, reference FROM contact.conversation ORDER BY id DESC LIMIT 1',
    );
    avow.clock.advance(1_000);
    await route(mail({ From: 'other@example.com', To: contact.replace('@', `+${reference}@`) }));
    const [last] = await rows('SELECT id, email FROM contact.conversation ORDER BY id DESC LIMIT 1');
    expect(last).toMatchObject({ email: 'other@example.com' });
    expect(last.id).not.toBe(id);
  });

  test.each([
    ['an automatic reply', { 'Auto-Submitted': 'auto-replied' }],
    ['a list', { 'List-Id': '<news.example.com>' }],
    ['nobody', { From: 'undisclosed' }],
  ])('of %s is left to a person', async (_, headers) => {
    avow.clock.advance(1_000);
    expect(await route(mail(headers))).toBe('notUnderstood');
    expect(await lastUnrouted()).toMatchObject({ recipient: contact, reason: 'notUnderstood' });
  });

  test('keeps the files that the policy takes and says how many it does not', async () => {
    avow.clock.advance(1_000);
    const part = (name: string, type: string, content: string) =>
      `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}\r\n`;
    const body = `--b\r\nContent-Type: text/plain\r\n\r\nsee files\r\n${part('log.txt', 'text/plain', 'a line')}${part('x.png', 'image/png', '\u0001\u0002no picture')}--b--`;
    await route(mail({ 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b' }, body));
    const [message] = await rows('SELECT id, files_refused FROM contact.message ORDER BY id DESC LIMIT 1');
    expect(message.files_refused).toBe(1);
    const files = await rows('SELECT name FROM contact.attachment WHERE message_id = $1', [message.id]);
    expect(files).toEqual([{ name: 'log.txt' }]);
  });
});

test('mail to no address of ours is kept for a person, and the console shows it as text', async () => {
  avow.clock.advance(1_000);
  expect(await route(mail({ To: 'sales@elsewhere.example' }, '<script>hello</script>'))).toBe('noRecipient');
  const [{ id }] = await rows('SELECT id FROM mail.unrouted ORDER BY id DESC LIMIT 1');
  const desk = asStaff(avow);
  expect(await (await desk.request('/console/outbox/unrouted')).text()).toContain('to no address of ours');
  expect(await (await desk.request(`/console/outbox/unrouted/${id}`)).text()).toContain(
    '&lt;script&gt;hello',
  );
});

test('a mail whose recipient holds a NUL, which PostgreSQL stores in no text, is kept all the same', async () => {
  avow.clock.advance(1_000);
  expect(await route(mail({ 'Delivered-To': 'x\0y@elsewhere.example', To: 'z@elsewhere.example' }))).toBe(
    'noRecipient',
  );
  expect(await lastUnrouted()).toMatchObject({ recipient: 'xy@elsewhere.example' });
});

describe('mail to the privacy address', () => {
  const privacy = { To: 'privacy@promt.invalid', Subject: 'Erase my data' };
  const mailed = (address: string) => rows('SELECT FROM mail.outbox WHERE recipient = $1', [address]);

  test('that a machine wrote is answered by none and left to a person', async () => {
    avow.clock.advance(1_000);
    const headers = { ...privacy, From: 'agent@example.com', 'Auto-Submitted': 'auto-generated' };
    expect(await route(mail(headers))).toBe('notUnderstood');
    expect(await lastUnrouted()).toMatchObject({ sender: 'agent@example.com', reason: 'notUnderstood' });
    expect(await mailed('agent@example.com')).toEqual([]);
  });

  test.each([
    ['two addresses in one', '"x@example.com, y"@example.com'],
    ['an address of any length', `${'a'.repeat(400)}@example.com`],
  ])('from %s is left to a person, since no link can go there', async (_, address) => {
    avow.clock.advance(1_000);
    expect(await route(mail({ ...privacy, From: `<${address}>` }))).toBe('notUnderstood');
    expect(await mailed(address)).toEqual([]);
  });
});

describe('a mail that nobody took belongs to its sender', () => {
  const elsewhere = { From: 'Uma <Uma@Example.com>', To: 'sales@elsewhere.example' };
  const ofUma = () =>
    rows(
      `SELECT u.id, u.restricted FROM mail.unrouted u JOIN rights.address a USING (person_id) WHERE a.address = 'uma@example.com'`,
    );

  test('who is shown it, may pause its use, and takes it along when erased', async () => {
    await route(mail(elsewhere, 'something only Uma wrote'));
    const [{ id }] = await ofUma();
    const headers = await proveAddress(avow, 'uma@example.com');
    const all = await (await avow.request('/en/privacy/my-data/all.json', { headers })).json();
    const held = all.activities.find(({ activity }: { activity: string }) => activity === 'incomingMail');
    expect(Buffer.from(held.rows[0].values.raw, 'base64').toString()).toContain('something only Uma wrote');
    await avow.submit('/en/privacy/my-data/pause', {}, headers);
    expect(await ofUma()).toEqual([{ id, restricted: true }]);
    expect((await asStaff(avow).request(`/console/outbox/unrouted/${id}`)).status).toBe(404);
    await avow.submit('/en/privacy/my-data/erase', {}, headers);
    expect(await rows('SELECT FROM mail.unrouted WHERE id = $1', [id])).toEqual([]);
  });

  test('and who reads it in the console is entered into the register', async () => {
    await route(mail(elsewhere));
    const [{ id }] = await ofUma();
    expect((await asStaff(avow).request(`/console/outbox/unrouted/${id}`)).status).toBe(200);
    const looks = await rows(
      `SELECT c.reason FROM rights.consultation c JOIN mail.unrouted u USING (person_id) WHERE u.id = $1`,
      [id],
    );
    expect(looks).toEqual([{ reason: 'mail.unrouted' }]);
  });

  test('also when it is too large to be read', async () => {
    const before = await ofUma();
    await keepTooLarge(db, services(), Buffer.from(mail(elsewhere, 'x'.repeat(60_000))));
    expect(await ofUma()).toHaveLength(before.length + 1);
  });

  test('and to nobody known where it names no sender', async () => {
    avow.clock.advance(1_000);
    await route(mail({ From: 'undisclosed', To: 'sales@elsewhere.example' }));
    const found = await rows(
      `SELECT FROM rights.address WHERE person_id = (SELECT person_id FROM mail.unrouted ORDER BY received_at DESC LIMIT 1)`,
    );
    expect(found).toEqual([]);
  });
});

test('the address that the mailbox server noted counts before the one in the header', async () => {
  const read = await readMail(Buffer.from(mail({ 'Delivered-To': '<contact+abc@promt.invalid>' })), noDns);
  expect(read.recipients).toEqual(['contact+abc@promt.invalid', contact]);
});

test('a report that a mail of ours did not arrive marks it as refused', async () => {
  await route(mail({ From: 'gone@example.com' }));
  const [{ id }] = await rows('SELECT id FROM contact.conversation ORDER BY id DESC LIMIT 1');
  await asStaff(avow).submit(`/console/messages/${id}/answer`, { message: 'An answer' });
  const [sent] = await rows("SELECT id, message_id FROM mail.outbox WHERE recipient = 'gone@example.com'");
  const report = `--r\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n--r\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; gone@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--r\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${sent.message_id}\r\n\r\n--r--`;
  const type = 'multipart/report; report-type=delivery-status; boundary=r';
  const headers = { From: 'MAILER-DAEMON@example.com', 'MIME-Version': '1.0', 'Content-Type': type };
  expect(await route(mail(headers, report))).toBe('stored');
  const [after] = await rows('SELECT state, reply_code FROM mail.outbox WHERE id = $1', [sent.id]);
  expect(after).toEqual({ state: 'refused', reply_code: '5.1.1' });
});

describe('whether a sender is authentic', () => {
  const { privateKey, publicKey } = generate();
  const records: Readonly<Record<string, string>> = {
    'k1._domainkey.example.com': `v=DKIM1; k=rsa; p=${publicKey}`,
    '_dmarc.example.com': 'v=DMARC1; p=reject',
  };
  const resolver = async (name: string, type: string) => {
    const record = type === 'TXT' ? records[name] : undefined;
    if (record === undefined) throw Object.assign(new Error('none'), { code: 'ENOTFOUND' });
    return [[record]];
  };
  const signed = (from: string) =>
    composeMail(
      {
        fromName: 'Jo',
        from,
        to: contact,
        replyTo: null,
        subject: 'Hello',
        text: 'Hello',
        html: '<p>Hello</p>',
        messageId: '<2@example.com>',
        inReplyTo: null,
        date: new Date(),
        automatic: false,
      },
      [{ selector: 'k1', privateKey }],
    );

  test('a signature of the sender’s own domain proves it', async () => {
    expect((await readMail(await signed('jo@example.com'), resolver)).authenticated).toBe(true);
  });

  test('another From over the same signature does not', async () => {
    const forged = (await signed('jo@example.com')).toString().replace('jo@example.com', 'eve@example.net');
    expect((await readMail(Buffer.from(forged), resolver)).authenticated).toBe(false);
  });

  test('nothing does where the DNS does not answer', async () => {
    expect((await readMail(await signed('jo@example.com'), noDns)).authenticated).toBe(false);
  });
});

function generate() {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

const inputs = process.env.AVOW_TEST_INPUTS;
if (!inputs)
  process.stderr.write('Real mails were not read: AVOW_TEST_INPUTS names no folder of test inputs.\n');

test.runIf(inputs)('every real mail finds a place, whatever its shape', async () => {
  const folder = join(inputs ?? '', 'mail');
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const raw = readFileSync(join(folder, name));
    expect([name, await route(raw)]).toEqual([
      name,
      expect.stringMatching(/stored|noRecipient|notUnderstood/),
    ]);
    const readdressed = Buffer.concat([Buffer.from(`Delivered-To: ${contact}\r\n`), raw]);
    const routed = await route(readdressed);
    // some are twins that differ in their line ends only
    expect([name, routed]).toEqual([name, expect.stringMatching(/stored|known|notUnderstood/)]);
  }
});
