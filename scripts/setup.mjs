// Prepares a checkout: installs the packages if the lock file asks for others than are there, then builds.
// Runs before start, test and bench on any Node >= 20 and needs no package itself; silent when all is in place.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname ?? fileURLToPath(new URL('.', import.meta.url)), '..');

/** Throws an Error with one sentence when the packages cannot be installed or the sources not built. */
export async function setUp() {
  assertNode();
  if (!isInstalled()) install();
  linkCommand();
  const { build } = await import('./build.mjs');
  await build();
}

function assertNode() {
  if (Number.parseInt(process.versions.node, 10) >= 20) return;
  throw new Error(`Node ${process.versions.node} is too old: install Node 20 or later and run this again.`);
}

/** npm writes node_modules/.package-lock.json last, so it also tells of an installation that was cut short. */
function isInstalled() {
  const there = packagesOf('node_modules/.package-lock.json');
  const wanted = Object.entries(packagesOf('package-lock.json')).filter(([path]) => path !== '');
  // Optional packages are missing where they are for another system.
  return (
    wanted.every(([path, { version, optional }]) =>
      there[path] ? there[path].version === version : optional,
    ) && Object.keys(there).length > 0
  );
}

function packagesOf(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

function install() {
  process.stderr.write('avow: installing packages, which takes a minute the first time …\n');
  // `npm ci` refuses a lock file that lacks an optional package of another system, which a registry need not carry;
  // `install` takes the same locked versions with the same integrity, and --no-save leaves the lock file alone.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  // Not the node of node_modules/.bin, which npm is about to replace, but the one that runs npm itself.
  const { npm_node_execpath: node, npm_execpath: npm } = process.env;
  const [program, all] = node && npm?.endsWith('.js') ? [node, [npm, ...args]] : ['npm', args];
  const { status, error } = spawnSync(program, all, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  const cause = error?.code === 'ENOENT' ? 'npm is not installed' : `npm install ended with status ${status}`;
  throw new Error(`The packages could not be installed (${cause}): see above, mend it, and run this again.`);
}

/** Not every npx looks at a checkout's own commands (npm 11 does); all look in node_modules/.bin. */
function linkCommand() {
  const link = join(root, 'node_modules/.bin/avow');
  if (!existsSync(link)) symlinkSync('../../bin/avow.mjs', link);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  setUp().catch((error) => {
    process.stderr.write(`avow: ${error.message}\n`);
    process.exitCode = 1;
  });
}
