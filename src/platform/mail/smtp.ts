/** Hands mails to the relay over SMTP, and says for certain whether each was taken, refused, or neither is known. */
import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Fault } from '../fault.ts';
import { mailTls } from './tls.ts';
import { statusIn, statusOfWords } from './wording.ts';

export interface Envelope {
  readonly from: string;
  readonly to: string;
}

/**
 * `sent`: taken. `refused`: never to be tried again. `later`: certainly not taken, may be tried again. `unknown`: the
 * connection was lost after the text had gone out and before the reply came (RFC 5321, 4.2.5): a repetition could be a
 * second copy. `code`: reply code of the server, where it gave one. `because`: what kept us from connecting, such as
 * `ETLS`, for the log. `recipient`: the address itself was refused for good, in reply to RCPT TO; with the enhanced status
 * code (RFC 3463) that the reply says in figures or in words, if any.
 */
export interface Outcome {
  readonly result: 'sent' | 'refused' | 'later' | 'unknown';
  readonly code: string | null;
  readonly because?: string;
  readonly recipient?: { readonly status: string | null };
}

export interface Relay {
  send(envelope: Envelope, message: Buffer): Promise<Outcome>;
  /** Ends connections that wait. */
  close(): void;
  /** Ends all connections at once: what is being handed over comes out `later` or `unknown`. */
  cut(): void;
}

/** How long an idle connection is kept for the next mail. */
const idleMs = 10_000;
/** How many are open at a time, and kept while idle, unless the URL says `maxConnections`. */
const usualConnections = 20;

interface Idle {
  readonly connection: SMTPConnection;
  readonly timer: NodeJS.Timeout;
}

/**
 * The relay of `SMTP_URL`, encrypted as `mailTls` reads from it, with the certificate checked. Further settings of the
 * connection may stand in the query as nodemailer names them (`socketTimeout`, `tls.servername`).
 */
export function openRelay(url: string): Relay {
  const options = connectionOptions(url);
  const most = connectionsOf(url);
  const idle: Idle[] = [];
  const active = new Set<SMTPConnection>();
  let cuts = 0;

  const keep = (connection: SMTPConnection): void => {
    if (idle.length >= most) {
      connection.quit();
      return;
    }
    const timer = setTimeout(() => {
      idle.splice(0, idle.length, ...idle.filter((entry) => entry.connection !== connection));
      connection.quit();
    }, idleMs);
    timer.unref();
    idle.push({ connection, timer });
  };
  const reuse = (): SMTPConnection | null => {
    for (let entry = idle.pop(); entry; entry = idle.pop()) {
      clearTimeout(entry.timer);
      if (!entry.connection.destroyed) return entry.connection;
    }
    return null;
  };
  const connectAnew = async (): Promise<SMTPConnection | Outcome> => {
    const connection = new SMTPConnection(options);
    active.add(connection);
    const failed = await connect(connection, options);
    active.delete(connection);
    return failed ?? connection;
  };
  const attempt = async (connection: SMTPConnection, envelope: Envelope, message: Buffer) => {
    active.add(connection);
    const delivery = await deliver(connection, envelope, message);
    active.delete(connection);
    if (delivery.result === 'sent') keep(connection);
    else connection.close();
    return delivery;
  };

  return {
    send: async (envelope, message) => {
      const before = cuts;
      const used = reuse();
      if (used) {
        const delivery = await attempt(used, envelope, message);
        // A kept connection may have died meanwhile; nothing was handed over then, so a new one may try.
        if (!(delivery.result === 'later' && delivery.code === null) || cuts > before) return delivery;
      }
      const connection = await connectAnew();
      return connection instanceof SMTPConnection ? attempt(connection, envelope, message) : connection;
    },
    close: () => {
      for (const { connection, timer } of idle.splice(0)) {
        clearTimeout(timer);
        connection.quit();
      }
    },
    cut: () => {
      cuts += 1;
      for (const connection of active) connection.close();
    },
  };
}

/** Connections to the mail server at a time: `maxConnections` of its URL. @throws Fault where that is no number from 1 to 200 */
export function connectionsOf(url: string): number {
  const given = new URL(url).searchParams.get('maxConnections');
  if (given === null) return usualConnections;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= 200) return number;
  throw new Fault(`SMTP_URL says maxConnections=${given}: write a whole number from 1 to 200.`);
}

interface ConnectionOptions extends NonNullable<ConstructorParameters<typeof SMTPConnection>[0]> {
  readonly auth?: { readonly user: string; readonly pass: string };
}

function connectionOptions(url: string): ConnectionOptions {
  const tls = mailTls('SMTP_URL', url);
  const address = new URL(url);
  address.searchParams.delete('tls');
  address.searchParams.delete('maxConnections');
  const { auth, ...given } = parseConnectionUrl(address.href);
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const limits = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 120_000 };
  return {
    ...limits,
    ...set,
    requireTLS: tls === 'startTls',
    ignoreTLS: tls === 'none',
    ...(auth && { auth }),
  };
}

/** Connects and signs in. @returns the outcome for the mail where that failed: to be tried later */
function connect(connection: SMTPConnection, options: ConnectionOptions): Promise<Outcome | null> {
  const { promise, resolve } = Promise.withResolvers<Outcome | null>();
  const failed = (error: SmtpFault) => {
    connection.close();
    const because = /certificate|altname/i.test(error.message) ? 'ETLS' : error.code;
    resolve({ result: 'later', code: codeOf(error), ...(because && { because }) });
  };
  connection.on('error', failed);
  whenOver(connection, () => resolve({ result: 'later', code: null }));
  connection.connect((error) => {
    if (error) return failed(error);
    if (!options.auth) return resolve(null);
    connection.login(options.auth, (refused) => (refused ? failed(refused) : resolve(null)));
  });
  return promise;
}

/** A connection that we close ourselves reports no error. Where it was the server, its error comes in the same turn, and first. */
function whenOver(connection: SMTPConnection, over: () => void): () => void {
  const onEnd = () => void setImmediate(over);
  connection.once('end', onEnd);
  return () => void connection.off('end', onEnd);
}

interface SmtpFault extends Error {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
}

const codeOf = ({ responseCode }: SmtpFault): string | null => (responseCode ? String(responseCode) : null);

function deliver(connection: SMTPConnection, envelope: Envelope, message: Buffer): Promise<Outcome> {
  let handedOver = false;
  // The text is asked for only once the server has agreed to take it.
  const text = new Readable({
    read() {
      handedOver = true;
      this.push(message);
      this.push(null);
    },
  });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const onError = (error: SmtpFault) => resolve(outcomeOf(error, handedOver));
  connection.on('error', onError);
  const settled = whenOver(connection, () =>
    resolve({ result: handedOver ? 'unknown' : 'later', code: null }),
  );
  connection.send({ ...envelope, size: message.length }, text, (error, info) => {
    connection.off('error', onError);
    settled();
    if (error) resolve(outcomeOf(error, handedOver));
    else resolve({ result: 'sent', code: /^\d{3}/.exec(info?.response ?? '')?.[0] ?? null });
  });
  return promise;
}

/** Replies that speak of us and not of the mail: sign-in needed, refused or too weak (RFC 4954). */
const ourFault = new Set([530, 534, 535, 538]);

function outcomeOf(error: SmtpFault, handedOver: boolean): Outcome {
  const code = codeOf(error);
  if (error.responseCode) {
    const aboutMail = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(error.command ?? '');
    const final = error.responseCode >= 500 && aboutMail && !ourFault.has(error.responseCode);
    if (!final) return { result: 'later', code };
    const { command, response = '' } = error;
    return {
      result: 'refused',
      code,
      ...(command === 'RCPT TO' && { recipient: { status: saidIn(response) } }),
    };
  }
  if (handedOver) return { result: 'unknown', code };
  return { result: error.code === 'EENVELOPE' || error.code === 'EMESSAGE' ? 'refused' : 'later', code };
}

const saidIn = (reply: string): string | null => statusIn(reply) ?? statusOfWords(reply);
