/** `avow import …`: what was kept elsewhere comes in under our policy. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { Fault } from '../platform/fault.ts';

/** The group that all imports belong to; made by whichever registers first. */
export function importGroup(program: Command): Command {
  const found = program.commands.find((command) => command.name() === 'import');
  return found ?? program.command('import').description('Bring in data that were kept elsewhere.');
}

/** What every import tells, and prints with `--json`. */
export interface ImportReport {
  readonly read: number;
  readonly stored: number;
  readonly skipped: Readonly<Record<string, number>>;
}

/** Prints a report: one JSON object, or sentences. `what` names the things read, in the plural. */
export function printReport(report: ImportReport, options: { json?: boolean; what: string }): void {
  const { read, stored, skipped } = report;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ read, stored, skipped })}\n`);
    return;
  }
  const what = read === 1 ? options.what.replace(/s$/, '') : options.what;
  process.stdout.write(`Read ${read} ${what}, stored ${stored}.\n`);
  for (const [reason, count] of Object.entries(skipped))
    process.stdout.write(`Not stored: ${count} (${reason})\n`);
}

const linesTold = 10;

/** Names lines that are left out on standard error, the first ones; reports count them all. */
export function tellLines(): (line: number, why: string) => void {
  let count = 0;
  return (line, why) => {
    count += 1;
    if (count <= linesTold) process.stderr.write(`Line ${line} ${why}: left out.\n`);
    if (count === linesTold + 1) process.stderr.write('Further such lines are only counted.\n');
  };
}

/**
 * The bytes of a file, with a bar on standard error while they are read, where a person looks on.
 * @throws Fault where the file cannot be read
 */
export async function* readWithProgress(file: string): AsyncGenerator<Buffer> {
  const { size } = await openable(file);
  const bar = new SingleBar({ format: '{bar} {percentage}% | {eta_formatted} left', clearOnComplete: true });
  bar.start(size, 0);
  try {
    for await (const chunk of createReadStream(file)) {
      yield chunk;
      bar.increment(chunk.length);
    }
  } finally {
    bar.stop();
  }
}

async function openable(file: string): Promise<{ size: number }> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Fault(`${file} cannot be read (${error.code}): name a file that this user may read.`);
  });
  if (!found.isFile()) throw new Fault(`${file} is no file: name the log itself.`);
  return found;
}
