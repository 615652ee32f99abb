import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { declarations } from '../app.ts';
import {
  fileStatus,
  importSubscribers,
  type NewsletterDb,
  readFileLines,
  type SubscriberImport,
} from '../modules/newsletter/module.ts';
import { type RightsTables, rightsDesk } from '../modules/rights/module.ts';
import { type Encoding, encodings } from '../platform/csv/decode.ts';
import { type Language, languages } from '../policy/vocabulary.ts';
import type { Program } from '../program.ts';
import { importGroup, readWithProgress, tellLines } from './import.ts';
import { withProgram } from './with-program.ts';
import { WrongUse } from './wrong-use.ts';

interface Options {
  readonly apply?: boolean;
  readonly reconfirm?: boolean;
  readonly proof?: string;
  readonly confirmedAt?: string;
  readonly encoding: Encoding;
  readonly language: Language;
  readonly json?: boolean;
}

export function registerImportSubscribers(program: Command): void {
  importGroup(program)
    .command('subscribers')
    .description(
      'Take subscribers of the newsletter from a CSV file of listmonk, Mailchimp or Avow, or from a plain list of addresses. ' +
        'Says what would happen, and does it with --apply. Names and IP addresses in the file are never stored.',
    )
    .argument('<file>', 'the file')
    .option('--apply', 'do it')
    .option('--proof <text>', 'what these people agreed to, where the file has no column consent_text')
    .option('--confirmed-at <column>', 'the column with the time of that, where it is not confirmed_at')
    .option('--reconfirm', 'send whoever has no proof a mail that asks to confirm, as after a sign-up')
    .addOption(
      new Option('--language <language>', 'of that mail, where the file has no column language')
        .choices(languages)
        .default('en'),
    )
    .addOption(new Option('--encoding <name>', 'of the file').choices(encodings).default('utf-8'))
    .option('--json', 'print { "dryRun", "read", "stored", "asked", "skipped" } as JSON')
    .action(async (file: string, options: Options) => {
      if (options.proof?.trim() === '')
        throw new WrongUse('--proof is empty: write the sentence that these people agreed to.');
      print(await withProgram((opened) => run(opened, file, options)), options);
    });
}

async function run({ services, pools }: Program, file: string, options: Options): Promise<SubscriberImport> {
  const db: NewsletterDb = pools.database('newsletter');
  const desk = rightsDesk(pools.database<RightsTables>('rights'), services, declarations);
  const shape = {
    encoding: options.encoding,
    ...(options.confirmedAt !== undefined && { confirmedAt: options.confirmedAt }),
  };
  const lines = () => readFileLines(readWithProgress(file), shape);
  // What is broken far below must not be found when half of it is stored.
  if (options.apply) for await (const _ of lines());
  return importSubscribers(db, services, lines(), {
    apply: options.apply ?? false,
    reconfirm: options.reconfirm ?? false,
    proof: options.proof?.trim() ?? null,
    status: fileStatus(basename(file)),
    language: options.language,
    erasedAt: (address) => desk.erasedAt(address),
    onRagged: raggedLines(),
  });
}

function raggedLines(): (line: number) => void {
  const tell = tellLines();
  return (line) => tell(line, 'has more or fewer columns than the first');
}

function print({ read, stored, asked, skipped }: SubscriberImport, options: Options): void {
  const dryRun = !options.apply;
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ dryRun, read, stored, asked, skipped })}\n`);
    return;
  }
  const done = dryRun ? ['Would store', 'would ask'] : ['Stored', 'asked'];
  process.stdout.write(
    `Read ${read} lines. ${done[0]} ${stored} subscribers, ${done[1]} ${asked} to confirm.\n`,
  );
  for (const [reason, count] of Object.entries(skipped))
    process.stdout.write(`Left out: ${count} (${reason})\n`);
  if (dryRun) process.stdout.write('Nothing was stored. Add --apply to do it.\n');
}
