/** Reads the mailbox over IMAP. What was handled is deleted there: its copy has no period of its own. */
import { ImapFlow } from 'imapflow';

/** Takes one message; the mailbox keeps it where this throws, and the others go on. */
export type TakeMessage = (raw: Buffer, cutOff: boolean) => Promise<void>;

/** Larger messages are cut here; beyond it nobody reads. */
const maxBytes = 30_000_000;
const perVisit = 100;

/**
 * Visits INBOX once: hands over up to 100 messages, oldest first, and deletes each that was taken.
 * `imaps:` is TLS from the start; `imap:` uses STARTTLS where the server offers it.
 * @returns how many were taken
 * @throws Error when the server cannot be reached or refuses the sign-in, and, once the others are taken, what the first
 * message that was not taken failed with
 */
export async function visitMailbox(url: string, take: TakeMessage): Promise<number> {
  const client = new ImapFlow({ ...connectionOf(url), logger: false, connectionTimeout: 30_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const lock = await client.getMailboxLock('INBOX');
    try {
      return await takeAll(client, take);
    } finally {
      lock.release();
    }
  } finally {
    await client.logout().catch(() => client.close());
  }
}

async function takeAll(client: ImapFlow, take: TakeMessage): Promise<number> {
  const found = await client.search({ all: true, deleted: false }, { uid: true });
  const uids = (found || []).slice(0, perVisit);
  let taken = 0;
  const failures: unknown[] = [];
  for (const uid of uids) {
    const message = await client.fetchOne(
      String(uid),
      { source: { start: 0, maxLength: maxBytes }, size: true },
      { uid: true },
    );
    if (message === false || !message.source) continue;
    try {
      await take(message.source, (message.size ?? 0) > maxBytes);
      await client.messageDelete(String(uid), { uid: true });
      taken += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return taken;
}

function connectionOf(url: string) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'imaps:';
  return {
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    ...(searchParams.get('requireTLS') === 'true' && { doSTARTTLS: true }),
  };
}
