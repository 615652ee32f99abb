/** How the connection to a mail server is protected, read from its URL. */
import { Fault } from '../fault.ts';
import { isLoopback } from '../loopback.ts';

/** `fromStart`: TLS before a word is said. `startTls`: plain until STARTTLS, and nothing of anybody before. `none`: plain. */
export type MailTls = 'fromStart' | 'startTls' | 'none';

/** Settings of the mail library by which a connection could become plain, or its certificate go unchecked. */
const weakening = ['ignoreTLS', 'opportunisticTLS', 'secure', 'tls.rejectUnauthorized'];

/**
 * `smtps:` and `imaps:` are TLS from the start. `smtp:` and `imap:` must become TLS by STARTTLS, else whoever sits on the
 * line could strike the offer out and read passwords and mails. Plain is a connection within this machine, unless the
 * URL says `?tls=required`, and any other only where it says `?tls=none`.
 * @param variable that holds the URL, for the sentence to the operator
 * @throws Fault where the URL says something else of TLS, or contradicts itself
 */
export function mailTls(variable: string, address: string): MailTls {
  const { protocol, hostname, searchParams } = new URL(address);
  const weak = weakening.find((name) => searchParams.has(name));
  if (weak)
    throw new Fault(
      `${variable} says ${weak}, which would give up encryption unnoticed: remove it, or write ?tls=none for a server that is reached unencrypted.`,
    );
  const wanted = searchParams.get('tls');
  if (wanted !== null && wanted !== 'required' && wanted !== 'none')
    throw new Fault(`${variable} says tls=${wanted}: write ?tls=required or ?tls=none, or leave it out.`);
  if (protocol.endsWith('s:')) {
    if (wanted === 'none')
      throw new Fault(
        `${variable} is ${protocol} with tls=none, which contradict each other: remove one of them.`,
      );
    return 'fromStart';
  }
  if (wanted !== null) return wanted === 'required' ? 'startTls' : 'none';
  return isLoopback(hostname) ? 'none' : 'startTls';
}
