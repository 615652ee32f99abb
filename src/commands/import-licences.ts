/** `avow import licences`: licences that another system sold come in under their keys. */
import { type Command, Option } from 'commander';
import { importLicences, type LicensingDb } from '../modules/licensing/module.ts';
import { type Encoding, encodings } from '../platform/csv/decode.ts';
import { readCsv } from '../platform/csv/read.ts';
import { importGroup, readWithProgress, tellLines } from './import.ts';
import { withProgram } from './with-program.ts';

interface Options {
  readonly apply?: boolean;
  readonly encoding: Encoding;
  readonly json?: boolean;
}

export function registerImportLicences(program: Command): void {
  importGroup(program)
    .command('licences')
    .description(
      'Take licences from a CSV file with the columns key, product, edition, seats, ends_on, term_months, grace_days, ' +
        'entitlements, sold_on, sold_at, reference; the first three are needed, and others are not read. Says what would happen, ' +
        'and does it with --apply.',
    )
    .argument('<file>', 'the file')
    .option('--apply', 'do it')
    .addOption(new Option('--encoding <name>', 'of the file').choices(encodings).default('utf-8'))
    .option('--json', 'print { "dryRun", "read", "stored", "skipped" } as JSON')
    .action((file: string, options: Options) =>
      withProgram(async ({ services, pools }) => {
        const db: LicensingDb = pools.database('licensing');
        const dryRun = !options.apply;
        const lines = readCsv(readWithProgress(file), options.encoding);
        const tell = tellLines();
        const report = await importLicences(db, services, lines, {
          apply: !dryRun,
          onLeftOut: (line, { reason, column }) => tell(line, sentenceOf(reason, column)),
        });
        if (options.json) process.stdout.write(`${JSON.stringify({ dryRun, ...report })}\n`);
        else print(report, dryRun);
      }),
    );
}

const sentences: Readonly<Record<string, string>> = {
  ragged: 'has more or fewer columns than the first',
  badKey: 'has no licence key of five groups whose check symbols fit',
  productUnknown: 'names a product that the policy does not list',
  editionUnknown: 'names an edition that its product does not have',
  entitlementUnknown: 'names an entitlement that its product does not have',
  termTwice: 'has both ends_on and term_months',
};

const sentenceOf = (reason: string, column: string | undefined): string =>
  column === undefined ? (sentences[reason] ?? reason) : `has a value of ${column} that cannot be taken`;

function print({ read, stored, skipped }: Awaited<ReturnType<typeof importLicences>>, dryRun: boolean): void {
  process.stdout.write(`Read ${read} lines. ${dryRun ? 'Would store' : 'Stored'} ${stored} licences.\n`);
  for (const [reason, count] of Object.entries(skipped))
    process.stdout.write(`Left out: ${count} (${reason})\n`);
  if (dryRun) process.stdout.write('Nothing was stored. Add --apply to do it.\n');
}
