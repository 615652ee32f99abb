import type { Command } from 'commander';
import { cacheFolder } from '../modules/accesslog/module.ts';
import { readEnvironment } from '../platform/env.ts';
import { Fault } from '../platform/fault.ts';
import { parseIptoasn } from '../platform/visitor/providerSources.ts';
import { saveImportedProviders } from '../platform/visitor/providerStore.ts';
import { importGroup, printReport, readWithProgress } from './import.ts';
import { requireDay } from './wrong-use.ts';

export function registerImportProviders(program: Command): void {
  importGroup(program)
    .command('providers')
    .description(
      "Take the names of Internet providers from an iptoasn.com table instead of the bundled one; from the program's next start.",
    )
    .argument('<file>', 'the table (TSV), plain or gzip')
    .option('--date <day>', 'the day of the data, YYYY-MM-DD, to be shown beside the names')
    .option('--json', 'print { "read", "stored", "skipped" } as JSON')
    .action(async (file: string, options: { date?: string; json?: boolean }) => {
      if (options.date !== undefined) requireDay('--date', options.date);
      const { table, read, stored, skipped } = await parseIptoasn(
        readWithProgress(file),
        options.date ?? null,
      );
      if (stored === 0)
        throw new Fault(
          `${file} holds no range of addresses: is it a TSV table of iptoasn.com? Nothing was changed.`,
        );
      await saveImportedProviders(cacheFolder(readEnvironment().dataDir), table);
      const counted = Object.fromEntries(Object.entries(skipped).filter(([, count]) => count > 0));
      printReport(
        { read, stored, skipped: counted },
        { ...(options.json ? { json: true } : {}), what: 'lines' },
      );
    });
}
