#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { version } from '../version.ts';
import { runCommand } from './run.ts';
import type { Terminal } from './wizard.ts';

/** Shows what is typed, but for a password. */
async function ask(question: string, hidden?: 'hidden'): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stdout.write(`${question}: `);
  const lines = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stdout,
    terminal: process.stdin.isTTY === true,
  });
  // An input that ends is an empty answer to all that is still asked.
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const typed = await Promise.race([lines.question(''), ended]);
  lines.close();
  if (hidden) process.stdout.write('\n');
  return typed;
}

const terminal: Terminal = {
  say: (line) => process.stdout.write(`${line}\n`),
  ask,
  readFile: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  },
};

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  terminal,
  standardInput: () => readFileSync(0, 'utf8'),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  version,
});
