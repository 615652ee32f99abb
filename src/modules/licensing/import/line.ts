/** One line of a file of licences: its licence, or what speaks against it. */
import { z } from 'zod';
import { ActivationFault } from '../../../../client/src/fault.ts';
import { keyPrefix, normaliseLicenceKey } from '../../../../client/src/licenceKey.ts';
import type { CsvLine } from '../../../platform/csv/read.ts';
import { DomainError, Fault } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import type { LicensingServices } from '../database.ts';
import { lastDay, saleDay } from '../issue/days.ts';
import { type LicenceTerms, licenceKeyHash, requireTerms } from '../licence/commands.ts';

/** Why a line is left out: a reason, and with `badValue` the first column whose value cannot be taken. */
export interface LeftOut {
  readonly reason: string;
  readonly column?: string;
}

const needed = ['key', 'product', 'edition'] as const;
const empty = (cell: unknown) => (cell === '' ? undefined : cell);
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const none = null;
const words = z.preprocess(
  empty,
  z
    .string()
    .max(200)
    .regex(/^\P{Cc}*$/u)
    .nullable()
    .default(none),
);
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

/** The headings of a file. @throws Fault where one that is needed is not there */
export function headingsOf({ cells }: CsvLine): string[] {
  const headings = cells.map((cell) => cell.trim().toLowerCase());
  const missing = needed.filter((name) => !headings.includes(name));
  if (missing.length > 0)
    throw new Fault(
      `The first line has no column ${missing.join(', ')}: it names the columns. Nothing was changed.`,
    );
  return headings;
}

export type LicenceRow = ReturnType<typeof rowOf>;

/** The licence of a line, or why it is left out. */
export function licenceOf(
  services: LicensingServices,
  headings: readonly string[],
  { cells }: Pick<CsvLine, 'cells'>,
): LicenceRow | LeftOut {
  if (cells.length !== headings.length) return { reason: 'ragged' };
  const record = Object.fromEntries(headings.map((name, at) => [name, cells[at]?.trim() ?? '']));
  const key = keyOf(record.key ?? '');
  if (key === null) return { reason: 'badKey' };
  const checked = schema.safeParse(record);
  if (!checked.success) return { reason: 'badValue', column: String(checked.error.issues[0]?.path[0] ?? '') };
  const { entitlements: names, ...columns } = checked.data;
  const entitlements = names.split(/[ ,;|]+/).filter((name) => name !== '');
  const { product, edition, seats } = columns;
  const refused = refusalOf(services, {
    product,
    edition,
    seats,
    endsOn: columns.ends_on,
    termMonths: columns.term_months,
    graceDays: columns.grace_days,
    entitlements,
  });
  return refused === null ? rowOf(services, key, { ...columns, entitlements }) : { reason: refused };
}

type Columns = Omit<z.infer<typeof schema>, 'entitlements'> & { readonly entitlements: string[] };

function rowOf(services: LicensingServices, key: string, columns: Columns) {
  const now = services.clock.now();
  return {
    ...columns,
    id: newId(services.clock),
    prefix: keyPrefix(key),
    key_hash: licenceKeyHash(services, key),
    state: 'active',
    source: 'import',
    issued_at: now,
    changed_at: now,
  };
}

function refusalOf(services: LicensingServices, terms: LicenceTerms): string | null {
  try {
    requireTerms(services, terms);
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code;
  }
}

function keyOf(typed: string): string | null {
  try {
    return normaliseLicenceKey(typed);
  } catch (error) {
    if (!(error instanceof ActivationFault)) throw error;
    return null;
  }
}
