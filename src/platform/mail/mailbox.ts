/** Reads the mailbox over IMAP. What was handled is deleted there: its copy has no period of its own. */
import type { ImapFlow } from 'imapflow';
import { mailTls } from './tls.ts';

/** Takes one message; the mailbox keeps it where this throws. */
export type TakeMessage = (raw: Buffer, cutOff: boolean) => Promise<void>;

/** Larger messages are cut here; beyond it nobody reads. */
const maxBytes = 30_000_000;
const perVisit = 100;
const mostFailures = 20;

/**
 * Visits INBOX once: hands over up to 100 messages, oldest first, and deletes each that was taken. One that cannot be
 * taken does not keep those behind it waiting, however many there are: at the next visit it comes last.
 * Encrypted as `mailTls` reads from the URL, with the certificate checked.
 * @param refused UIDs of messages that earlier visits could not take; kept up to date by this one
 * @returns how many were taken
 * @throws Error when the server cannot be reached or refuses the sign-in; the first failure, when messages were not taken
 */
export async function visitMailbox(url: string, take: TakeMessage, refused: Set<number>): Promise<number> {
  // Loaded where there is a mailbox to read: it takes as much memory as a hundred pages.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({ ...connectionOf(url), logger: false, connectionTimeout: 30_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const lock = await client.getMailboxLock('INBOX');
    try {
      return await takeAll(client, take, refused);
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function takeAll(client: ImapFlow, take: TakeMessage, refused: Set<number>): Promise<number> {
  const found = (await client.search({ all: true, deleted: false }, { uid: true })) || [];
  const uids = found.toSorted((a, b) => Number(refused.has(a)) - Number(refused.has(b))).slice(0, perVisit);
  for (const uid of refused) if (!found.includes(uid)) refused.delete(uid);
  const failures: unknown[] = [];
  let taken = 0;
  for (const uid of uids) {
    const message = await client.fetchOne(
      String(uid),
      { source: { start: 0, maxLength: maxBytes }, size: true },
      { uid: true },
    );
    if (message === false || !message.source) continue;
    try {
      await take(message.source, (message.size ?? 0) > maxBytes);
    } catch (error) {
      failures.push(error);
      refused.add(uid);
      // So many at one visit are no fault of theirs: the database is away.
      if (failures.length >= mostFailures) break;
      continue;
    }
    await client.messageDelete(String(uid), { uid: true });
    refused.delete(uid);
    taken += 1;
  }
  if (failures.length > 0) throw failures[0];
  return taken;
}

function connectionOf(url: string) {
  const { hostname, port, username, password } = new URL(url);
  const tls = mailTls('IMAP_URL', url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (tls === 'fromStart' ? 993 : 143),
    secure: tls === 'fromStart',
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    ...(tls !== 'fromStart' && { doSTARTTLS: tls === 'startTls' }),
  };
}
