/** A real mail server for tests: takes, refuses, defers, loses its replies, as a test says. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/**
 * What the server does with a mail: `take`; a reply code after RCPT, or a whole reply such as `550 5.1.1 No such user`;
 * `lose`: takes it and drops the line before its reply.
 */
export type Manner = 'take' | 'lose' | 'hang' | number | `${number} ${string}`;

export interface TakenMail {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

export interface MailServer {
  readonly url: string;
  readonly taken: TakenMail[];
  /** Asked for each recipient. */
  manner: (to: string) => Manner;
  /** How many mails for each address. */
  readonly counts: () => ReadonlyMap<string, number>;
  readonly parsed: (index: number) => Promise<ParsedMail>;
  readonly close: () => Promise<void>;
}

/** Opens a mail server on a free port of this machine; each test closes its own. */
export async function openMailServer({
  keep = 'all',
  options = {},
}: {
  readonly keep?: 'all' | 'envelopes';
  /** Of the server itself: who may sign in, which certificate it has. */
  readonly options?: SMTPServerOptions;
} = {}): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    ...options,
    onRcptTo: ({ address }, _session, done) => {
      const manner = opened.manner(address);
      const [, code, words = 'not now'] = /^(\d{3})(?: (.+))?$/.exec(String(manner)) ?? [];
      if (code === undefined) return done();
      done(Object.assign(new Error(words), { responseCode: Number(code) }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => keep === 'all' && chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const manner = opened.manner(to);
        if (manner !== 'hang') taken.push({ from, to, raw: Buffer.concat(chunks) });
        if (manner === 'take') return done();
        if (manner !== 'lose') return;
        for (const open of server.connections) if (open.id === session.id) open.close();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const opened: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    manner: () => 'take',
    counts: () => {
      const counts = new Map<string, number>();
      for (const { to } of taken) counts.set(to, (counts.get(to) ?? 0) + 1);
      return counts;
    },
    parsed: async (index) => simpleParser(taken[index]?.raw ?? ''),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return opened;
}
