/** Licences that were sold elsewhere, from a file: all of it or nothing. */
import { recordAct } from '../../../platform/acts.ts';
import type { CsvLine } from '../../../platform/csv/read.ts';
import type { LicensingDb, LicensingServices, LicensingTx } from '../database.ts';
import { headingsOf, type LeftOut, type LicenceRow, licenceOf } from './line.ts';

export interface LicenceImport {
  readonly read: number;
  readonly stored: number;
  /** How many lines were left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

interface ImportOptions {
  /** Without it everything is tried and undone. */
  readonly apply: boolean;
  /** Told of each line that cannot be taken; one that is known already is only counted. */
  readonly onLeftOut: (line: number, why: LeftOut) => void;
}

class Undone extends Error {}

const atOnce = 1_000;

/**
 * Takes licences in under the keys that customers have. Keys are kept hashed. A line whose key or reference is known is left out,
 * so that to do it again changes nothing.
 * @param lines the first one names the columns
 * @throws Fault where the file cannot be read to its end, or lacks a column that is needed; nothing is stored then
 */
export async function importLicences(
  db: LicensingDb,
  services: LicensingServices,
  lines: AsyncIterable<CsvLine>,
  { apply, onLeftOut }: ImportOptions,
): Promise<LicenceImport> {
  const report = { read: 0, stored: 0, skipped: new Map<string, number>() };
  const skip = (reason: string, count = 1) =>
    report.skipped.set(reason, (report.skipped.get(reason) ?? 0) + count);
  const work = async (tx: LicensingTx): Promise<void> => {
    let headings: string[] | null = null;
    let rows: LicenceRow[] = [];
    const flush = async () => {
      const stored = rows.length > 0 ? await store(tx, rows) : 0;
      if (stored < rows.length) skip('known', rows.length - stored);
      report.stored += stored;
      rows = [];
    };
    for await (const line of lines) {
      if (headings === null) {
        headings = headingsOf(line);
        continue;
      }
      report.read += 1;
      const row = licenceOf(services, headings, line);
      if ('reason' in row) {
        skip(row.reason);
        onLeftOut(line.number, row);
      } else rows.push(row);
      if (rows.length === atOnce) await flush();
    }
    await flush();
    if (!apply) throw new Undone();
    await recordAct(tx, services, { act: 'licences.imported', staffId: null });
  };
  await db
    .transaction()
    .execute(work)
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return { ...report, skipped: Object.fromEntries(report.skipped) };
}

async function store(tx: LicensingTx, rows: readonly LicenceRow[]): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('licensing.licence')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}
