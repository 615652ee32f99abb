/** Licences that were sold elsewhere, from a file: all of it or nothing. */
import { z } from 'zod';
import { ActivationFault } from '../../../../client/src/fault.ts';
import { keyPrefix, normaliseLicenceKey } from '../../../../client/src/licenceKey.ts';
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import type { LicensingDb, LicensingServices, LicensingTx } from '../database.ts';
import { lastDay, saleDay } from '../issue/days.ts';
import { licenceKeyHash, requireTerms } from '../licence/commands.ts';

/** Cells of a line by the headings of their columns. */
export type LicenceRecord = Readonly<Record<string, string>>;

export interface LicenceImport {
  readonly read: number;
  readonly stored: number;
  /** How many lines were left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
}

const empty = (cell: unknown) => (cell === '' ? undefined : cell);
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const none = null;
const words = z.preprocess(empty, z.string().max(200).nullable().default(none));
const schema = z.object({
  product: z.string(),
  edition: z.string(),
  seats: z.preprocess(empty, whole(1, 100_000).default(1)),
  ends_on: z.preprocess(empty, lastDay.nullable().default(none)),
  term_months: z.preprocess(empty, whole(1, 1_200).nullable().default(none)),
  grace_days: z.preprocess(empty, whole(0, 63).default(0)),
  entitlements: z.preprocess(empty, z.string().default('')),
  sold_on: z.preprocess(empty, saleDay.nullable().default(none)),
  sold_at: words,
  reference: words,
});

class Undone extends Error {}

const atOnce = 1_000;

/**
 * Takes licences in under the keys that customers have. Keys are kept hashed. Without `apply` everything is tried and undone.
 * A line whose key or reference is known is left out, so that to do it again changes nothing.
 */
export async function importLicences(
  db: LicensingDb,
  services: LicensingServices,
  records: AsyncIterable<LicenceRecord>,
  { apply }: { readonly apply: boolean },
): Promise<LicenceImport> {
  const report = { read: 0, stored: 0, skipped: new Map<string, number>() };
  const skip = (reason: string, lines = 1) =>
    report.skipped.set(reason, (report.skipped.get(reason) ?? 0) + lines);
  const work = async (tx: LicensingTx): Promise<void> => {
    let rows: Row[] = [];
    const flush = async () => {
      const stored = await store(tx, rows);
      if (stored < rows.length) skip('known', rows.length - stored);
      report.stored += stored;
      rows = [];
    };
    for await (const record of records) {
      report.read += 1;
      const row = rowOf(services, record);
      if (typeof row === 'string') skip(row);
      else rows.push(row);
      if (rows.length === atOnce) await flush();
    }
    if (rows.length > 0) await flush();
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

type Row = Exclude<ReturnType<typeof rowOf>, string>;

/** The licence of a line, or why it is left out. */
function rowOf(services: LicensingServices, record: LicenceRecord) {
  const key = keyOf(record.key ?? '');
  if (key === null) return 'badKey';
  const checked = schema.safeParse(record);
  if (!checked.success) return 'badValue';
  const { entitlements: names, ...cells } = checked.data;
  const entitlements = names.split(/[ ,;|]+/).filter((name) => name !== '');
  const { product, edition, seats } = cells;
  try {
    requireTerms(services, {
      product,
      edition,
      seats,
      endsOn: cells.ends_on,
      termMonths: cells.term_months,
      graceDays: cells.grace_days,
      entitlements,
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
  const now = services.clock.now();
  return {
    ...cells,
    id: newId(services.clock),
    prefix: keyPrefix(key),
    key_hash: licenceKeyHash(services, key),
    entitlements,
    state: 'active',
    source: 'import',
    issued_at: now,
    changed_at: now,
  };
}

function keyOf(typed: string): string | null {
  try {
    return normaliseLicenceKey(typed);
  } catch (error) {
    if (!(error instanceof ActivationFault)) throw error;
    return null;
  }
}

async function store(tx: LicensingTx, rows: readonly Row[]): Promise<number> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('licensing.licence')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}
