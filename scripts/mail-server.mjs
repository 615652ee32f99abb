// Sees to an IMAP server for the tests of incoming mail: Dovecot of the system, or Debian's, installed now.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const program = '/usr/sbin/dovecot';
const installed = () => existsSync(program) && existsSync('/usr/lib/dovecot/imap');

const remedy =
  'The tests of incoming mail need Dovecot with IMAP: install it (on Debian: apt-get install dovecot-imapd).';

function fail(sentence) {
  process.stderr.write(`avow: ${sentence}\n`);
  process.exit(1);
}

function installDebians() {
  if (!existsSync('/usr/bin/apt-get')) fail(remedy);
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) fail(remedy);
  process.stderr.write("avow: no Dovecot for the tests of incoming mail: installing the system's …\n");
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'dovecot-imapd'],
  ]) {
    const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const { status } = spawnSync(command, rest, { stdio: ['ignore', 2, 2] });
    if (status !== 0) fail(`apt-get ${args[0]} ended with status ${status}. ${remedy}`);
  }
}

if (!installed()) {
  installDebians();
  if (!installed()) fail(remedy);
}
