/** The other end of a campaign, and the fastest client that it can have: both without a thought for what is in a mail. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { end, lineOf } from './started.ts';

export interface Sink {
  readonly url: string;
  readonly port: number;
  /** Mails taken so far. */
  readonly taken: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Starts a sink as a process of its own. */
export async function startSink(): Promise<Sink> {
  const script = fileURLToPath(new URL('./mail-sink.js', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  const port = Number((await lineOf(child, '')).trim());
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    taken: async () => {
      const answer = child.stdout
        ? once(child.stdout, 'data')
        : Promise.reject(new Error('The sink is mute.'));
      child.stdin?.write('\n');
      return Number(String((await answer)[0]).trim());
    },
    stop: () => end(child),
  };
}

const crlf = '\r\n';
/** What is said for each mail, in its order. */
const commands = [`MAIL FROM:<a@example.com>${crlf}`, `RCPT TO:<b@example.com>${crlf}`, `DATA${crlf}`];

/** Hands one prebuilt mail over again and again. @returns mails a second */
export async function fastestClient(
  port: number,
  size: number,
  mails: number,
  connections: number,
): Promise<number> {
  const message = Buffer.from(
    `Subject: x${crlf}${crlf}${`${'x'.repeat(74)}${crlf}`.repeat(size / 76)}.${crlf}`,
  );
  let left = mails;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, () =>
      handOver(port, message, () => {
        left -= 1;
        return left >= 0;
      }),
    ),
  );
  return (mails / (performance.now() - started)) * 1_000;
}

function handOver(port: number, message: Buffer, more: () => boolean): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.on('error', reject);
  socket.on('close', () => resolve());
  let said = -2;
  socket.on('data', () => {
    if (socket.writableEnded) return;
    if (said === -2) socket.write(`EHLO bench.example${crlf}`);
    else if (said < 0 && !more()) return void socket.end(`QUIT${crlf}`);
    else if (said < 0) socket.write(commands[0] ?? '');
    else if (said < commands.length - 1) socket.write(commands[said + 1] ?? '');
    else socket.write(message);
    said = said === commands.length - 1 ? -1 : said + 1;
  });
  return promise;
}
