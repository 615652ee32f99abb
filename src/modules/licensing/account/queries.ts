/** The licences of an account with the machines that have a seat. */
import type { Certificate } from '../../../../client/src/certificate.ts';
import { certificateOf } from '../activation/decide.ts';
import type { LicensingDb } from '../database.ts';

export interface ShownSeat {
  readonly id: string;
  /** The mark of the machine, by which its product knows it. */
  readonly machine: string;
  readonly version: string | null;
  readonly activatedAt: Date;
}

export interface ShownLicence {
  readonly id: string;
  readonly prefix: string;
  readonly product: string;
  readonly edition: string;
  readonly state: string;
  readonly endsOn: string | null;
  readonly total: number;
  readonly entitlements: readonly string[];
  readonly seats: readonly ShownSeat[];
}

/** @param ids of the licences that an account shows; those that are gone are left out */
export async function licencesOf(db: LicensingDb, ids: readonly string[]): Promise<ShownLicence[]> {
  if (ids.length === 0) return [];
  const licences = await db
    .selectFrom('licensing.licence')
    .select(['id', 'prefix', 'product', 'edition', 'state', 'ends_on', 'seats', 'entitlements'])
    .where('id', 'in', ids)
    .orderBy('issued_at')
    .execute();
  const seats = await db
    .selectFrom('licensing.seat')
    .select(['id', 'licence_id', 'machine', 'version', 'activated_at'])
    .where('licence_id', 'in', ids)
    .where('ended_at', 'is', null)
    .orderBy('activated_at')
    .execute();
  return licences.map(({ ends_on: endsOn, seats: total, ...licence }) => ({
    ...licence,
    endsOn,
    total,
    seats: seats
      .filter(({ licence_id }) => licence_id === licence.id)
      .map(({ id, machine, version, activated_at: activatedAt }) => ({
        id,
        machine: machine.toString('hex'),
        version,
        activatedAt,
      })),
  }));
}

/** The certificate of a seat that is taken, under one of some licences. */
export async function certificateOfSeat(
  db: LicensingDb,
  licenceIds: readonly string[],
  seatId: string,
): Promise<Certificate | null> {
  const seat = await db
    .selectFrom('licensing.seat')
    .selectAll()
    .where('id', '=', seatId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!seat || !licenceIds.includes(seat.licence_id)) return null;
  return certificateOf(seat, seat.product, seat.machine.toString('hex'));
}

/** The open seat of an account, with its licence. */
export async function findSeat(
  db: LicensingDb,
  licenceIds: readonly string[],
  seatId: string,
): Promise<{ readonly licence: ShownLicence; readonly seat: ShownSeat } | null> {
  for (const licence of await licencesOf(db, licenceIds)) {
    const seat = licence.seats.find(({ id }) => id === seatId);
    if (seat) return { licence, seat };
  }
  return null;
}
