import { createServer } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { certificate } from '../../../test/certificate.ts';
import { visitMailbox } from './mailbox.ts';
import { openRelay } from './smtp.ts';
import { mailTls } from './tls.ts';

describe('how a connection is protected', () => {
  test.each([
    ['smtps://mail.example.com:465', 'fromStart'],
    ['imaps://127.0.0.1', 'fromStart'],
    ['smtp://mail.example.com', 'startTls'],
    ['imap://192.0.2.1', 'startTls'],
    ['smtp://LOCALHOST:25', 'none'],
    ['smtp://[::1]:25', 'none'],
    ['imap://127.0.0.1?tls=required', 'startTls'],
    ['smtp://relay.internal?tls=none', 'none'],
  ] as const)('%s is %s', (url, tls) => {
    expect(mailTls('SMTP_URL', url)).toBe(tls);
  });

  test.each([
    ['smtps://mail.example.com?tls=none', 'contradict each other'],
    ['smtp://mail.example.com?tls=off', '?tls=required or ?tls=none'],
    ['smtp://mail.example.com?ignoreTLS=true', 'says ignoreTLS'],
    ['smtps://mail.example.com?tls.rejectUnauthorized=false', 'says tls.rejectUnauthorized'],
  ])('%s is refused with what to write', (url, sentence) => {
    expect(() => mailTls('SMTP_URL', url)).toThrow(sentence);
  });
});

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** 0.0.0.0 reaches this machine as well, by an address that is not its own. */
const elsewhere = '0.0.0.0';
const envelope = { from: 'contact@example.com', to: 'nina@example.com' };
const message = Buffer.from('Subject: hello\r\n\r\nhello\r\n');

async function startServer(options: SMTPServerOptions) {
  const secured: boolean[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH'],
    closeTimeout: 100,
    ...options,
    onData: (stream, { secure }, done) => {
      secured.push(secure);
      stream.resume();
      stream.on('end', () => done());
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, secured };
}

function send(url: string) {
  const relay = openRelay(url);
  closing.push(() => relay.close());
  return relay.send(envelope, message);
}

const trusting = `tls.servername=mail.example.com&tls.ca=${encodeURIComponent(certificate.cert)}`;

describe('a mail to a server that is not this machine', () => {
  test('waits where the server offers no STARTTLS, unless the URL says that it needs none', async () => {
    const { port, secured } = await startServer({ disabledCommands: ['AUTH', 'STARTTLS'] });
    expect(await send(`smtp://${elsewhere}:${port}`)).toMatchObject({ result: 'later', because: 'ETLS' });
    expect(secured).toEqual([]);
    expect((await send(`smtp://${elsewhere}:${port}?tls=none`)).result).toBe('sent');
    expect(secured).toEqual([false]);
  });

  test('waits where the certificate is not trusted, or is that of another', async () => {
    const { port, secured } = await startServer({ ...certificate });
    expect(await send(`smtp://${elsewhere}:${port}`)).toMatchObject({ result: 'later' });
    expect(await send(`smtp://${elsewhere}:${port}?${trusting.replace('mail.', 'other.')}`)).toMatchObject({
      result: 'later',
    });
    expect(secured).toEqual([]);
  });

  test('goes over TLS where the certificate is trusted', async () => {
    const { port, secured } = await startServer({ ...certificate });
    expect((await send(`smtp://${elsewhere}:${port}?${trusting}`)).result).toBe('sent');
    expect(secured).toEqual([true]);
  });
});

test('smtps: checks the certificate as well', async () => {
  const { port, secured } = await startServer({ ...certificate, secure: true });
  expect(await send(`smtps://127.0.0.1:${port}`)).toMatchObject({ result: 'later' });
  expect((await send(`smtps://127.0.0.1:${port}?${trusting}`)).result).toBe('sent');
  expect(secured).toEqual([true]);
});

test('imaps: says nothing to a server whose certificate is not trusted', async () => {
  const said: string[] = [];
  const server = createServer(certificate, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => said.push(String(data)));
    socket.write('* OK hello\r\n');
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(
    visitMailbox(`imaps://ann:secret@127.0.0.1:${port}`, async () => {}, new Set()),
  ).rejects.toThrow();
  expect(said).toEqual([]);
});
