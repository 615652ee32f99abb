/** `avow import licences`: licences that another system sold come in under their keys. */
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { CsvError, parse } from 'csv-parse';
import { importLicences, type LicenceRecord, type LicensingDb } from '../modules/licensing/module.ts';
import { Fault } from '../platform/fault.ts';
import { importGroup, readWithProgress } from './import.ts';
import { withProgram } from './with-program.ts';

interface Options {
  readonly apply?: boolean;
  readonly json?: boolean;
}

export function registerImportLicences(program: Command): void {
  importGroup(program)
    .command('licences')
    .description(
      'Take licences from a CSV file (UTF-8) with the columns key, product, edition, seats, ends_on, term_months, grace_days, ' +
        'entitlements, sold_on, sold_at, reference; the first three are needed. Says what would happen, and does it with --apply.',
    )
    .argument('<file>', 'the file')
    .option('--apply', 'do it')
    .option('--json', 'print { "dryRun", "read", "stored", "skipped" } as JSON')
    .action((file: string, options: Options) =>
      withProgram(async ({ services, pools }) => {
        const db: LicensingDb = pools.database('licensing');
        const dryRun = !options.apply;
        const report = await importLicences(db, services, recordsOf(file), { apply: !dryRun });
        if (options.json) process.stdout.write(`${JSON.stringify({ dryRun, ...report })}\n`);
        else print(report, dryRun);
      }),
    );
}

function print({ read, stored, skipped }: Awaited<ReturnType<typeof importLicences>>, dryRun: boolean): void {
  process.stdout.write(`Read ${read} lines. ${dryRun ? 'Would store' : 'Stored'} ${stored} licences.\n`);
  for (const [reason, count] of Object.entries(skipped))
    process.stdout.write(`Left out: ${count} (${reason})\n`);
  if (dryRun) process.stdout.write('Nothing was stored. Add --apply to do it.\n');
}

/** A quotation mark that is never closed would take in the rest of the file. */
const maxRecord = 100_000;

async function* recordsOf(file: string): AsyncGenerator<LicenceRecord> {
  const parser = parse({
    bom: true,
    columns: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: maxRecord,
  });
  const source = Readable.from(readWithProgress(file)).on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* parser as AsyncIterable<LicenceRecord>;
  } catch (error) {
    // The words of the error itself may quote the file.
    throw error instanceof CsvError
      ? new Fault(
          `The file cannot be read as CSV (${error.code}): mend its quotation marks. Nothing was stored.`,
        )
      : error;
  } finally {
    source.destroy();
  }
}
