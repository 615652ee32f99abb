// Sees to the programs that tests need besides Node: those of the system, or Debian's, installed now.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const tools = [
  { what: 'incoming mail', files: ['/usr/sbin/dovecot', '/usr/lib/dovecot/imap'], package: 'dovecot-imapd' },
  { what: 'what a process does on the network', files: ['/usr/bin/strace'], package: 'strace' },
  { what: 'verification in other languages', commands: ['python3', 'openssl'], package: 'python3 openssl' },
];

const isThere = ({ files = [], commands = [] }) =>
  files.every((file) => existsSync(file)) &&
  commands.every((command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined);

function fail(sentence) {
  process.stderr.write(`avow: ${sentence}\n`);
  process.exit(1);
}

const remedyFor = ({ what, package: name }) =>
  `The tests of ${what} need more than is here: install it (on Debian: apt-get install ${name}).`;

function installDebians(missing) {
  const remedy = missing.map(remedyFor).join(' ');
  if (!existsSync('/usr/bin/apt-get')) fail(remedy);
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) fail(remedy);
  const packages = missing.flatMap(({ package: name }) => name.split(' '));
  process.stderr.write(`avow: installing what the tests need of the system: ${packages.join(', ')} …\n`);
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', ...packages],
  ]) {
    const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const { status } = spawnSync(command, rest, { stdio: ['ignore', 2, 2] });
    if (status !== 0) fail(`apt-get ${args[0]} ended with status ${status}. ${remedy}`);
  }
}

const missing = tools.filter((tool) => !isThere(tool));
if (missing.length > 0) {
  installDebians(missing);
  const still = tools.filter((tool) => !isThere(tool));
  if (still.length > 0) fail(still.map(remedyFor).join(' '));
}
