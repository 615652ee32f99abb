// Sees to a Chromium for the tests in a real browser: $CHROMIUM, one of the system, or Debian's, installed now.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];

function findBrowser() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM && !isProgram(CHROMIUM)) {
    fail(`CHROMIUM names ${CHROMIUM}, which is no program: set it to a Chromium's path, or unset it.`);
  }
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return CHROMIUM || places.find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installDebians() {
  if (!existsSync('/usr/bin/apt-get')) fail(remedy);
  const asRoot = process.getuid() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) fail(remedy);
  process.stderr.write(
    "avow: no Chromium for the browser tests: installing the system's, which takes a minute …\n",
  );
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const [program, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    const { status } = spawnSync(program, rest, { stdio: ['ignore', 2, 2] });
    if (status !== 0) fail(`apt-get ${args[0]} ended with status ${status}. ${remedy}`);
  }
}

const remedy =
  'The browser tests need Chromium: install it (on Debian: apt-get install chromium), or set CHROMIUM to its path.';

function fail(sentence) {
  process.stderr.write(`avow: ${sentence}\n`);
  process.exit(1);
}

if (!findBrowser()) {
  installDebians();
  if (!findBrowser()) fail(remedy);
}
