/** Licences as staff see them, each list read from an index a page at a time: with a million licences as with ten. */
import { keyPrefix, normaliseLicenceKey } from '../../../../client/src/licenceKey.ts';
import { grouped, groupStates, keyShape } from '../../../../client/src/symbols.ts';
import type { Services } from '../../../platform/module.ts';
import type { SaleCheck } from '../activation/decide.ts';
import type { LicensingDb } from '../database.ts';
import { type LicenceState, licenceKeyHash } from '../licence/commands.ts';

export const licenceStates = [
  'active',
  'suspended',
  'revoked',
  'replaced',
] as const satisfies readonly LicenceState[];

export const stateOf = (text: string): LicenceState =>
  licenceStates.find((state) => state === text) ?? 'suspended';

/** The last row of the page before. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

const place = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A place as it stands in an address of a page, `null` where it is none. */
export function placeOf(text: string | undefined): Place | null {
  const [, time, id] = place.exec(text ?? '') ?? [];
  const at = new Date(Number(time));
  return id !== undefined && !Number.isNaN(at.getTime()) ? { at, id } : null;
}

export const placeText = ({ at, id }: Place): string => `${at.getTime()}_${id}`;

export interface ListFilter {
  readonly product: string | null;
  readonly state: LicenceState | null;
  /** First group of the key. */
  readonly prefix: string | null;
}

export interface LicenceLine {
  readonly id: string;
  readonly prefix: string;
  readonly product: string;
  readonly edition: string;
  readonly seats: number;
  readonly taken: number;
  readonly endsOn: string | null;
  readonly termMonths: number | null;
  readonly state: LicenceState;
  readonly issuedAt: Date;
}

const pageSize = 50;

/** One page of licences, the newest first, and where the next begins. */
export async function listLicences(
  db: LicensingDb,
  { product, state, prefix }: ListFilter,
  before: Place | null,
): Promise<{ readonly lines: readonly LicenceLine[]; readonly next: Place | null }> {
  let query = db
    .selectFrom('licensing.licence')
    .select(['id', 'prefix', 'product', 'edition', 'seats', 'ends_on', 'term_months', 'state', 'issued_at'])
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1);
  if (product !== null) query = query.where('product', '=', product);
  if (state !== null) query = query.where('state', '=', state);
  if (prefix !== null) query = query.where('prefix', '=', prefix);
  if (before)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('issued_at', 'id'), '<', tuple(before.at, before.id)),
    );
  const rows = await query.execute();
  const shown = rows.slice(0, pageSize);
  const taken = await takenSeats(
    db,
    shown.map(({ id }) => id),
  );
  const last = shown.at(-1);
  return {
    lines: shown.map((row) => ({
      id: row.id,
      prefix: row.prefix,
      product: row.product,
      edition: row.edition,
      seats: row.seats,
      taken: taken.get(row.id) ?? 0,
      endsOn: row.ends_on,
      termMonths: row.term_months,
      state: stateOf(row.state),
      issuedAt: row.issued_at,
    })),
    next: last && rows.length > pageSize ? { at: last.issued_at, id: last.id } : null,
  };
}

async function takenSeats(
  db: LicensingDb,
  licenceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (licenceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('licensing.seat')
    .select((eb) => ['licence_id', eb.fn.countAll<string>().as('taken')])
    .where('licence_id', 'in', [...licenceIds])
    .where('ended_at', 'is', null)
    .groupBy('licence_id')
    .execute();
  return new Map(rows.map((row) => [row.licence_id, Number(row.taken)]));
}

export type Found =
  | { readonly found: 'one'; readonly id: string }
  | { readonly found: 'many'; readonly prefix: string }
  | { readonly found: 'none' | 'mistyped' };

/** Looks for what was typed: a whole key, the first group of one, or the shop's reference. */
export async function findLicence(
  db: LicensingDb,
  services: Pick<Services, 'keys'>,
  typed: string,
): Promise<Found> {
  const ids =
    (await byKey(db, services, typed)) ?? (await byPrefix(db, typed)) ?? (await byReference(db, typed));
  const [id] = ids;
  if (id === undefined) return { found: firstGroup(typed)?.state === 'wrong' ? 'mistyped' : 'none' };
  return ids.length === 1
    ? { found: 'one', id }
    : { found: 'many', prefix: keyPrefix(grouped(keyShape, typed)) };
}

async function byKey(
  db: LicensingDb,
  services: Pick<Services, 'keys'>,
  typed: string,
): Promise<string[] | null> {
  const [first, ...others] = groupStates(keyShape, typed);
  if (first !== 'right' || others.length !== keyShape.groups - 1 || others.some((state) => state !== 'right'))
    return null;
  const rows = await db
    .selectFrom('licensing.licence')
    .select('id')
    .where('key_hash', '=', licenceKeyHash(services, normaliseLicenceKey(typed)))
    .execute();
  return rows.map(({ id }) => id);
}

/** What was typed, where it is as long as one group. */
function firstGroup(typed: string) {
  const text = grouped(keyShape, typed);
  const [state, ...others] = groupStates(keyShape, typed);
  return state === undefined || state === 'unfinished' || others.length > 0 ? null : { state, text };
}

async function byPrefix(db: LicensingDb, typed: string): Promise<string[] | null> {
  const group = firstGroup(typed);
  if (group?.state !== 'right') return null;
  const rows = await db
    .selectFrom('licensing.licence')
    .select('id')
    .where('prefix', '=', group.text)
    .limit(2)
    .execute();
  return rows.length > 0 ? rows.map(({ id }) => id) : null;
}

async function byReference(db: LicensingDb, typed: string): Promise<string[]> {
  const rows = await db
    .selectFrom('licensing.licence')
    .select('id')
    .where('reference', '=', typed.trim())
    .execute();
  return rows.map(({ id }) => id);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One licence with all but its key's hash; `null` where there is none. */
export async function licenceById(db: LicensingDb, id: string) {
  if (!uuid.test(id)) return null;
  const row = await db
    .selectFrom('licensing.licence')
    .select(['id', 'prefix', 'product', 'edition', 'seats', 'ends_on', 'term_months', 'grace_days'])
    .select(['entitlements', 'state', 'state_reason', 'replaced_by', 'sold_on', 'sold_at', 'reference'])
    .select(['source', 'issued_at', 'changed_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, state: stateOf(row.state) } : null;
}
export type LicenceDetails = NonNullable<Awaited<ReturnType<typeof licenceById>>>;

export interface SeatLine {
  readonly id: string;
  /** The mark of the machine, shortened: enough to tell two machines apart. */
  readonly machine: string;
  readonly version: string | null;
  readonly manner: string;
  readonly activatedAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
}

const seatsShown = 200;
const shortened = 3;

/** Machines of a licence: those that have a seat first, the newest first. */
export async function seatsOf(db: LicensingDb, licenceId: string): Promise<SeatLine[]> {
  const rows = await db
    .selectFrom('licensing.seat')
    .select(['id', 'machine', 'version', 'manner', 'activated_at', 'ended_at', 'ended_by'])
    .where('licence_id', '=', licenceId)
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('activated_at', 'desc')
    .limit(seatsShown)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    machine: row.machine.subarray(0, shortened).toString('hex'),
    version: row.version,
    manner: row.manner,
    activatedAt: row.activated_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
  }));
}

export type SaleChecks = Readonly<Partial<Record<SaleCheck, number>>>;

/**
 * How often the purchases that were stated for a licence agreed with the record of its sale. Counts alone: neither what was
 * stated nor by whom is read, so it is no look at a person.
 */
export async function saleChecksOf(db: LicensingDb, licenceId: string): Promise<SaleChecks> {
  const rows = await db
    .selectFrom('licensing.seat')
    .innerJoin('licensing.verification', 'licensing.verification.seat_id', 'licensing.seat.id')
    .select((eb) => ['sale_check', eb.fn.countAll<string>().as('times')])
    .where('licence_id', '=', licenceId)
    .where('sale_check', 'is not', null)
    .groupBy('sale_check')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.sale_check, Number(row.times)]));
}
