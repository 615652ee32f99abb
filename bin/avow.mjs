#!/usr/bin/env node
// The `avow` command of a checkout: prepares it if need be and hands over to the program under the pinned Node.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath, URL } from 'node:url';
import { setUp } from '../scripts/setup.mjs';

const pinnedNode = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url));
const program = new URL('../dist/cli.js', import.meta.url);
// Collect garbage sooner, as `npm start` does: half of the memory while a campaign is sent.
const thrift = ['--max-semi-space-size=16', '--heap-growing-percent=50'];

try {
  await setUp();
  if (realpathSync(process.execPath) === realpathSync(pinnedNode)) await runHere();
  else runUnderPinnedNode();
} catch (error) {
  process.stderr.write(`avow: ${error.message}\n`);
  process.exitCode = 1;
}

async function runHere() {
  process.setSourceMapsEnabled(true);
  await import(program.href);
}

function runUnderPinnedNode() {
  const args = ['--enable-source-maps', ...thrift, fileURLToPath(program), ...process.argv.slice(2)];
  const child = spawn(pinnedNode, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C in a terminal reaches both processes by itself; a second one would mean impatience.
    const alsoReachesChild = signal === 'SIGINT' && process.stdin.isTTY;
    process.on(signal, () => alsoReachesChild || child.kill(signal));
  }
  child.on('error', (error) => {
    process.stderr.write(
      `avow: ${pinnedNode} cannot be run (${error.code}): install anew with \`npm ci\`.\n`,
    );
    process.exitCode = 1;
  });
  child.on('exit', (status, signal) => process.exit(status ?? 128 + constants.signals[signal]));
}
