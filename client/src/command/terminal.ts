/** The terminal of a person, or the lines that an installer writes in their place. */
import { readFileSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { ActivationFault } from '../fault.ts';
import type { Terminal } from './wizard.ts';

export interface OpenTerminal extends Terminal {
  /** Lets the process end. */
  readonly close: () => void;
}

/** Opens standard input with the first question: a command that asks nothing leaves it alone. */
export function openTerminal(): OpenTerminal {
  let lines: Lines | null = null;
  return {
    say: (line) => process.stdout.write(`${line}\n`),
    ask: (question, hidden) => {
      lines ??= openLines();
      return lines.next(question, hidden === 'hidden');
    },
    readFile: (path) => {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return null;
      }
    },
    close: () => lines?.close(),
  };
}

interface Lines {
  readonly next: (question: string, isHidden: boolean) => Promise<string>;
  readonly close: () => void;
}

/** One reader for all questions: lines that came before their question are not lost. */
function openLines(): Lines {
  let isHidden = false;
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      if (!isHidden) process.stdout.write(chunk);
      done();
    },
  });
  const reader: Interface = createInterface({
    input: process.stdin,
    output: Object.assign(output, { columns: process.stdout.columns }),
    terminal: process.stdin.isTTY === true,
  });
  const waiting = reader[Symbol.asyncIterator]();
  return {
    next: async (question, hide) => {
      const [, breaks = '', words = ''] = /^(\n*)([\s\S]*)$/.exec(question) ?? [];
      process.stdout.write(breaks);
      // As the prompt, so that it stays when what is typed is corrected.
      reader.setPrompt(`${words}: `);
      reader.prompt();
      isHidden = hide;
      const { value, done } = await waiting.next();
      isHidden = false;
      if (hide || done || process.stdin.isTTY !== true) process.stdout.write('\n');
      if (done) throw ended();
      return value;
    },
    close: () => reader.close(),
  };
}

const ended = (): ActivationFault =>
  new ActivationFault('inputEnded', 'The input ended before everything was answered. Nothing was sent.');
