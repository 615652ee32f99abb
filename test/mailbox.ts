/** A real IMAP server (Dovecot) with one mailbox, for tests of incoming mail. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';

export interface Mailbox {
  readonly url: string;
  /** Puts a message into INBOX, as delivery would. */
  readonly deliver: (raw: string | Buffer) => void;
  /** How many messages lie in the mailbox, the server's own count. */
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

const user = 'inbox';
const password = 'open-sesame';

export async function openMailbox(): Promise<Mailbox> {
  const base = mkdtempSync(join(tmpdir(), 'avow-mailbox-'));
  chmodSync(base, 0o755);
  const port = await freePort();
  mkdirSync(join(base, 'run'));
  for (const folder of ['mail', 'mail/new', 'mail/cur', 'mail/tmp']) {
    mkdirSync(join(base, folder));
    chmodSync(join(base, folder), 0o777);
  }
  writeFileSync(join(base, 'dovecot.conf'), configuration(base, port));
  const server = spawn('/usr/sbin/dovecot', ['-F', '-c', join(base, 'dovecot.conf')], { stdio: 'ignore' });
  const url = `imap://${user}:${password}@127.0.0.1:${port}`;
  await answering(port, server).catch((error: unknown) => {
    server.kill('SIGTERM');
    throw error;
  });
  let number = 0;
  return {
    url,
    deliver: (raw) => {
      number += 1;
      const name = `${number}.test`;
      writeFileSync(join(base, 'mail/new', name), raw);
      chmodSync(join(base, 'mail/new', name), 0o666);
    },
    count: () => readdirSync(join(base, 'mail/new')).length + readdirSync(join(base, 'mail/cur')).length,
    close: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(base, { recursive: true, force: true });
    },
  };
}

function configuration(base: string, port: number): string {
  const { uid: ownUid, gid: ownGid, username } = userInfo();
  // Dovecot serves no mailbox of root's: there it belongs to nobody.
  const [uid, gid] = ownUid === 0 ? [65_534, 65_534] : [ownUid, ownGid];
  const own = ownUid === 0 ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\n`;
  return `${own}base_dir = ${base}/run
log_path = ${base}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${base}/mail
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${base}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answering(port: number, server: ChildProcess): Promise<void> {
  for (let time = 0; time < 100; time += 1) {
    if (server.exitCode !== null) throw new Error(`Dovecot ended at once with status ${server.exitCode}.`);
    const auth = { user, pass: password };
    const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false });
    client.on('error', () => {});
    const reached = await client.connect().then(
      () => true,
      () => false,
    );
    if (reached) return client.logout();
    await wait(50);
  }
  throw new Error('Dovecot does not answer.');
}
