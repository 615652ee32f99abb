import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asStaff } from '../../../test/console.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { composeMail, readDkimKeys, wireAddress } from '../../platform/mail/compose.ts';
import { type Mail, queueMail } from '../../platform/mail/queue.ts';
import type { ContactDb } from '../contact/database.ts';
import { personFor } from '../rights/module.ts';

let avow: TestProgram;
let server: SMTPServer;
/** What the server took, and how it answers the next recipient: 250, or a reply code to refuse with. */
let taken: { to: string; utf8: boolean; raw: string }[] = [];
let reply = 250;

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) =>
      reply === 250 ? done() : done(Object.assign(new Error('no'), { responseCode: reply })),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const { args } = session.envelope.mailFrom || { args: false };
        const utf8 = args !== false && 'SMTPUTF8' in args;
        taken.push({ to, utf8, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  avow = await openTestProgram({ environment: { SMTP_URL: `smtp://127.0.0.1:${port}` } });
});
afterAll(async () => {
  await avow.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  taken = [];
  reply = 250;
});

/** Queues a mail as the contact module does. */
async function queue(mail: Partial<Mail> = {}): Promise<string> {
  const { services, pools } = avow.program;
  const db: ContactDb = pools.database('contact');
  const to = mail.to ?? 'nina@example.com';
  return db.transaction().execute(async (tx) =>
    queueMail(tx, services, {
      personId: await personFor(tx, services, to),
      to,
      from: 'contact',
      subject: 'Наш ответ',
      text: 'Guten Tag,\n\ndas ist die Antwort.',
      html: '<p>Guten Tag</p>',
      kind: 'contact.answer',
      ...mail,
    }),
  );
}

const stateOf = async (id: string) =>
  (
    await avow.admin.query(
      'SELECT state, reply_code, attempts, next_attempt_at, sent_at FROM mail.outbox WHERE id = $1',
      [id],
    )
  ).rows[0];
const send = (id: string) => avow.runTask('mail.send', id);
const minutes = (count: number) => avow.clock.advance(count * 60_000);

describe('sending', () => {
  test('sends a queued mail once, with text, HTML, reply address and Message-ID', async () => {
    const id = await queue({ replyReference: 'abcdefghij0123456789' });
    await send(id);
    await send(id);
    await avow.runTask('mail.retry');
    expect(taken).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', reply_code: '250', sent_at: avow.clock.now() });
    const mail = await simpleParser(taken[0]?.raw ?? '');
    expect(mail).toMatchObject({
      subject: 'Наш ответ',
      html: '<p>Guten Tag</p>',
      messageId: `<${id}@localhost>`,
    });
    expect(mail.text).toContain('das ist die Antwort.');
    expect(mail.replyTo?.text).toBe('contact+abcdefghij0123456789@promt.invalid');
    expect(mail.date).toEqual(avow.clock.now());
    expect(mail.headers.has('auto-submitted')).toBe(false);
  });

  test('marks what the program wrote by itself', async () => {
    await send(await queue({ kind: 'contact.confirmation' }));
    expect(taken[0]?.raw).toContain('Auto-Submitted: auto-generated');
  });

  test('writes domains beyond ASCII in their ASCII form', async () => {
    await send(await queue({ to: 'info@bücher.example' }));
    expect(taken[0]?.raw).toContain('To: info@xn--bcher-kva.example');
    expect(wireAddress('info@bücher.example')).toBe('info@xn--bcher-kva.example');
  });

  test('asks for SMTPUTF8 where the local part is beyond ASCII, and leaves quoted ones whole', async () => {
    await send(await queue({ to: 'ü@bücher.example' }));
    expect(taken[0]).toMatchObject({ utf8: true, raw: expect.stringContaining('To: ü@bücher.example') });
    await send(await queue({ to: 'info@bücher.example' }));
    expect(taken[1]?.utf8).toBe(false);
    await send(await queue({ to: '"nina&co"@example.com' }));
    expect(taken[2]?.to).toBe('"nina&co"@example.com');
  });

  test('tries a deferred mail again, later each time, and no more than twelve times', async () => {
    reply = 451;
    const id = await queue();
    await send(id);
    const first = await stateOf(id);
    expect(first).toMatchObject({ state: 'queued', reply_code: '451', attempts: 1 });
    expect(first.next_attempt_at.getTime() - avow.clock.now().getTime()).toBe(60_000);
    await avow.runTask('mail.retry');
    expect((await stateOf(id)).attempts).toBe(1);
    minutes(1);
    await avow.runTask('mail.retry');
    const second = await stateOf(id);
    expect(second.attempts).toBe(2);
    expect(second.next_attempt_at.getTime() - avow.clock.now().getTime()).toBe(300_000);
    for (let time = 0; time < 12; time += 1) {
      minutes(240);
      await avow.runTask('mail.retry');
    }
    expect(await stateOf(id)).toMatchObject({ state: 'refused', reply_code: '451', attempts: 12 });
  });

  test('sends a deferred mail when the server takes it', async () => {
    reply = 450;
    const id = await queue();
    await send(id);
    reply = 250;
    minutes(2);
    await avow.runTask('mail.retry');
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('does not repeat a refused mail', async () => {
    reply = 550;
    const id = await queue();
    await send(id);
    reply = 250;
    minutes(600);
    await avow.runTask('mail.retry');
    expect(await stateOf(id)).toMatchObject({ state: 'refused', reply_code: '550', attempts: 1 });
    expect(taken).toEqual([]);
  });

  test('does not repeat a mail that was cut off while being sent', async () => {
    const id = await queue();
    await avow.admin.query("UPDATE mail.outbox SET state = 'sending', next_attempt_at = $2 WHERE id = $1", [
      id,
      new Date(avow.clock.now().getTime() + 60_000),
    ]);
    await avow.runTask('mail.retry');
    expect((await stateOf(id)).state).toBe('sending');
    minutes(2);
    await avow.runTask('mail.retry');
    expect((await stateOf(id)).state).toBe('unknown');
    expect(taken).toEqual([]);
  });

  test('sends nothing to a person whose data are restricted', async () => {
    const id = await queue({ to: 'paused@example.com' });
    await avow.admin.query('UPDATE mail.outbox SET restricted = true WHERE id = $1', [id]);
    await send(id);
    minutes(5);
    await avow.runTask('mail.retry');
    expect(taken).toEqual([]);
    expect((await stateOf(id)).state).toBe('queued');
  });
});

test('signs with every key that is there, RSA and Ed25519', async () => {
  const records = new Map<string, string>();
  const put = (selector: string, type: 'rsa' | 'ed25519') => {
    const { privateKey, publicKey } =
      type === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
    const der = publicKey.export({ type: 'spki', format: 'der' });
    const key = type === 'rsa' ? der : der.subarray(-32);
    records.set(`${selector}._domainkey.example.com`, `v=DKIM1; k=${type}; p=${key.toString('base64')}`);
    writeFileSync(
      join(avow.env.dataDir, 'keys', `dkim-${selector}.pem`),
      privateKey.export({ type: 'pkcs8', format: 'pem' }),
    );
  };
  put('r2026', 'rsa');
  put('e2026', 'ed25519');
  const raw = await composeMail(
    {
      fromName: 'Example',
      from: 'contact@example.com',
      to: 'nina@example.com',
      replyTo: null,
      subject: 'Signed',
      text: 'text',
      html: '<p>text</p>',
      messageId: '<1@example.com>',
      inReplyTo: null,
      date: avow.clock.now(),
      automatic: false,
      list: {
        id: 'newsletter.example.com',
        unsubscribe: [`https://example.com/newsletter/leave/${'a'.repeat(42)}`, 'mailto:leave@example.com'],
      },
    },
    readDkimKeys(avow.env.dataDir),
  );
  const text = raw.toString().replace(/\r\n[ \t]+/g, ' ');
  expect(text).toContain(
    `\r\nList-Unsubscribe: <https://example.com/newsletter/leave/${'a'.repeat(42)}>, <mailto:leave@example.com>\r\n`,
  );
  expect(text).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  expect(text).toContain('\r\nList-ID: <newsletter.example.com>\r\n');
  const { results } = await dkimVerify(raw, {
    resolver: async (name) => [[records.get(name) ?? '']],
    curTime: avow.clock.now(),
  });
  for (const { signingHeaders } of results)
    expect(signingHeaders?.keys.toLowerCase().split(/:\s*/)).toEqual(
      expect.arrayContaining(['from', 'list-id', 'list-unsubscribe', 'list-unsubscribe-post']),
    );
  expect(results.map(({ algo, status }) => [algo, status.result]).sort()).toEqual([
    ['ed25519-sha256', 'pass'],
    ['rsa-sha256', 'pass'],
  ]);
});

/** The address of the frame on the page of a mail. */
const frameOn = (page: string): string => /<iframe[^>]* src="([^"]+)"/.exec(page)?.[1] ?? '';

describe('the console', () => {
  const token = 'A'.repeat(20) + 'b'.repeat(23);
  const link = `https://www.example.com/en/privacy/my-data/open/${token}`;

  test('covers links that act for their reader, in text and HTML, once mails are really sent', async () => {
    const id = await queue({ text: `Open ${link}`, html: `<a href="${link}">open</a>`, holdsToken: true });
    const desk = asStaff(avow);
    const page = `/console/outbox/${id}`;
    for (const path of [page, frameOn(await (await desk.request(page)).text())]) {
      const html = await (await desk.request(path)).text();
      expect(html).toContain('/open/••••••');
      expect(html).not.toContain(token);
    }
  });

  test('shows the mail as it looks in a frame that may do nothing, and records the look', async () => {
    const id = await queue({ to: 'look@example.com', html: '<script>alert(1)</script><p>hello</p>' });
    const desk = asStaff(avow);
    const page = await (await desk.request(`/console/outbox/${id}`)).text();
    expect(page).toMatch(/<iframe[^>]*sandbox=""/);
    const frame = await desk.request(frameOn(page));
    expect(frame.headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox/);
    const { rows } = await avow.admin.query(
      'SELECT reason FROM rights.consultation WHERE person_id = (SELECT person_id FROM mail.outbox WHERE id = $1)',
      [id],
    );
    expect(rows).toEqual([{ reason: 'mail.outbox' }]);
  });

  test('opens the frame of a mail only from its page, so that every look is on record', async () => {
    const id = await queue({ html: '<p>hello</p>' });
    const desk = asStaff(avow);
    const frame = frameOn(await (await desk.request(`/console/outbox/${id}`)).text());
    const other = await queue({ html: '<p>other</p>' });
    for (const path of [frame.replace(/\?.*/, ''), frame.slice(0, -1), frame.replace(id, other)]) {
      const answer = await desk.request(path);
      expect([answer.status, await answer.text()]).toEqual([303, '']);
    }
    expect(await (await desk.request(frame)).text()).toBe('<p>hello</p>');
    avow.clock.advance(86_400_000);
    expect((await desk.request(frame)).status).toBe(303);
  });

  test('lists mails with short addresses', async () => {
    await queue({ to: 'very.private@example.com' });
    const html = await (await asStaff(avow).request('/console/outbox')).text();
    expect(html).toContain('v…@example.com');
    expect(html).not.toContain('very.private');
  });

  test('is closed to those who may not read it', async () => {
    expect((await asStaff(avow, 'support').request('/console/outbox')).status).toBe(403);
  });
});

test('without a relay, mails stay and the console shows their links', async () => {
  const local = await openTestProgram();
  const token = 'c'.repeat(43);
  try {
    const { services, pools } = local.program;
    const db: ContactDb = pools.database('contact');
    const id = await db.transaction().execute(async (tx) =>
      queueMail(tx, services, {
        personId: await personFor(tx, services, 'nina@example.com'),
        to: 'nina@example.com',
        from: 'privacy',
        subject: 'A link',
        text: `https://www.example.com/${token}`,
        html: '<p></p>',
        kind: 'rights.proof',
        holdsToken: true,
      }),
    );
    await local.runTask('mail.send', id);
    await local.runTask('mail.retry');
    const { rows } = await local.admin.query('SELECT state, attempts FROM mail.outbox');
    expect(rows).toEqual([{ state: 'queued', attempts: 0 }]);
    expect(await (await asStaff(local).request(`/console/outbox/${id}`)).text()).toContain(token);
  } finally {
    await local.close();
  }
});
