#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { version } from '../version.ts';
import { runCommand } from './run.ts';
import { openTerminal } from './terminal.ts';

const terminal = openTerminal();

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  terminal,
  standardInput: () => readFileSync(0, 'utf8'),
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  version,
});
terminal.close();
