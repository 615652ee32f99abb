import { connect, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { openRelay, type Relay } from './smtp.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const envelope = { from: 'contact@example.com', to: 'nina@example.com' };
const message = Buffer.from('Subject: hello\r\n\r\nhello\r\n');

const portOf = (server: Server | SMTPServer['server']) => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** A real SMTP server that behaves as the test says; what it took is in `taken`. */
async function startServer(options: SMTPServerOptions = {}) {
  const taken: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString());
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: portOf(server.server), taken };
}

function relay(port: number, query = ''): Relay {
  const opened = openRelay(`smtp://127.0.0.1:${port}${query}`);
  closing.push(() => opened.close());
  return opened;
}

const replying = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

test('hands over a mail and uses the connection again', async () => {
  let connections = 0;
  const { port, taken } = await startServer({
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
  });
  const smtp = relay(port);
  expect(await smtp.send(envelope, message)).toEqual({ result: 'sent', code: '250' });
  expect(await smtp.send(envelope, message)).toEqual({ result: 'sent', code: '250' });
  expect(taken).toEqual([message.toString(), message.toString()]);
  expect(connections).toBe(1);
});

test.each([
  ['550', 'No', null],
  ['550', '5.1.1 No', '5.1.1'],
  ['550', '5.7.1 User unknown', '5.7.1'],
  ['550', 'No such user here', '5.1.1'],
  ['550', 'relay not permitted', '5.7.1'],
  ['553', 'SMTP authentication is required', '5.7.1'],
  ['552', 'Mailbox full', '5.2.2'],
] as const)('%s %s at the recipient refuses it, and means %s', async (code, words, status) => {
  const refusal = Object.assign(new Error(words), { responseCode: Number(code) });
  const { port } = await startServer({ onRcptTo: (_address, _session, done) => done(refusal) });
  expect(await relay(port).send(envelope, message)).toEqual({
    result: 'refused',
    code,
    recipient: { status },
  });
});

test('5.1.1 at the sender says nothing of the recipient', async () => {
  const { port } = await startServer({
    onMailFrom: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 Sender unknown'), { responseCode: 550 })),
  });
  expect(await relay(port).send(envelope, message)).toEqual({ result: 'refused', code: '550' });
});

test.each([
  ['450 at the recipient', 450, 'later'],
  ['530, which is about our sign-in', 530, 'later'],
] as const)('%s', async (_, code, result) => {
  const { port } = await startServer({ onRcptTo: (_address, _session, done) => done(replying(code)) });
  expect(await relay(port).send(envelope, message)).toEqual({ result, code: String(code) });
});

test.each([
  [554, 'refused'],
  [452, 'later'],
] as const)('%i after the text is a certain reply: %s', async (code, result) => {
  const { port } = await startServer({
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done(replying(code)));
    },
  });
  expect(await relay(port).send(envelope, message)).toEqual({ result, code: String(code) });
});

/** A server that speaks as far as `lines` go, then does as told. */
async function startScript(lines: readonly string[], end: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    let step = 0;
    socket.on('error', () => {});
    const next = () => {
      const line = lines[step];
      step += 1;
      if (line === undefined) end(socket);
      else socket.write(`${line}\r\n`);
    };
    next();
    let buffer = '';
    socket.on('data', (chunk) => {
      buffer += chunk.toString();
      const isText = lines[step - 1]?.startsWith('354') ?? false;
      if (isText ? buffer.includes('\r\n.\r\n') : buffer.endsWith('\r\n')) {
        buffer = '';
        next();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return portOf(server);
}

const untilData = ['220 hello', '250 hello', '250 sender', '250 recipient', '354 go on'];

test('a connection lost after the text leaves it unknown', async () => {
  const port = await startScript(untilData, (socket) => socket.destroy());
  expect(await relay(port).send(envelope, message)).toEqual({ result: 'unknown', code: null });
});

test('a reply that never comes after the text leaves it unknown', async () => {
  const port = await startScript(untilData, (socket) => closing.push(() => void socket.destroy()));
  expect(await relay(port, '?socketTimeout=300').send(envelope, message)).toEqual({
    result: 'unknown',
    code: null,
  });
});

test('a connection lost before the text may be tried again', async () => {
  const port = await startScript(untilData.slice(0, 3), (socket) => socket.destroy());
  expect(await relay(port).send(envelope, message)).toEqual({ result: 'later', code: null });
});

test('a server that is not there may be tried again', async () => {
  const { port } = await startServer();
  await closing.pop()?.();
  expect(await relay(port).send(envelope, message)).toEqual({
    result: 'later',
    code: null,
    because: 'ESOCKET',
  });
});

test.each([
  ['before the server has greeted', [], 'later'],
  ['before the text', untilData.slice(0, 3), 'later'],
  ['after the text', untilData, 'unknown'],
] as const)(
  'what is cut off %s has an outcome at once, and no other connection is tried',
  async (_, lines, result) => {
    const reached = Promise.withResolvers<void>();
    let connections = 0;
    const port = await startScript(lines, (socket) => {
      connections += 1;
      closing.push(() => void socket.destroy());
      reached.resolve();
    });
    const smtp = relay(port);
    const sent = smtp.send(envelope, message);
    await reached.promise;
    smtp.cut();
    expect(await sent).toMatchObject({ result, code: null });
    expect(connections).toBe(1);
  },
);

test('a kept connection that died is replaced by a new one', async () => {
  const sockets: Socket[] = [];
  const { port, taken } = await startServer();
  const front = createServer((socket) => {
    sockets.push(socket);
    const behind = connect(port, '127.0.0.1');
    behind.on('error', () => {});
    socket.on('error', () => {});
    socket.pipe(behind).pipe(socket);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => front.close(() => resolve())));
  const smtp = relay(portOf(front));
  await smtp.send(envelope, message);
  for (const socket of sockets) socket.destroy();
  expect(await smtp.send(envelope, message)).toEqual({ result: 'sent', code: '250' });
  expect(taken).toHaveLength(2);
});

test('signs in as the URL says, and tries later where that is refused', async () => {
  const signedIn: string[] = [];
  const { port } = await startServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) => {
      signedIn.push(username ?? '');
      if (password === 'right word') done(null, { user: username });
      else done(replying(535));
    },
  });
  const open = (password: string) => {
    const smtp = openRelay(`smtp://postmaster%40example.com:${password}@127.0.0.1:${port}`);
    closing.push(() => smtp.close());
    return smtp;
  };
  expect((await open('right%20word').send(envelope, message)).result).toBe('sent');
  expect(await open('wrong').send(envelope, message)).toEqual({
    result: 'later',
    code: '535',
    because: 'EAUTH',
  });
  expect(signedIn).toEqual(['postmaster@example.com', 'postmaster@example.com']);
});
