import { normaliseAddress } from '../../rights/module.ts';
import type { LicensingDb } from '../database.ts';

/** What somebody gave for personal support with one activation; never its address on the net, and nothing of the purchase. */
export interface Customer {
  readonly personId: string;
  readonly userName: string | null;
  readonly firstName: string | null;
  readonly surname: string | null;
  readonly product: string;
  readonly version: string | null;
  /** First group of the licence's key. */
  readonly licence: string;
  readonly activatedAt: Date;
}

/** Few have more machines than this. */
const most = 50;

/** The activations of an address whose owner agreed to personal support, the latest first. */
export async function customersByAddress(db: LicensingDb, address: string): Promise<Customer[]> {
  const rows = await db
    .selectFrom('licensing.contact as contact')
    .innerJoin('licensing.seat as seat', 'seat.id', 'contact.seat_id')
    .innerJoin('licensing.licence as licence', 'licence.id', 'seat.licence_id')
    .select([
      'contact.person_id',
      'contact.user_name',
      'contact.first_name',
      'contact.surname',
      'contact.activated_at',
      'seat.product',
      'seat.version',
      'licence.prefix',
    ])
    .where('contact.email', '=', normaliseAddress(address))
    .orderBy('contact.activated_at', 'desc')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    userName: row.user_name,
    firstName: row.first_name,
    surname: row.surname,
    product: row.product,
    version: row.version,
    licence: row.prefix,
    activatedAt: row.activated_at,
  }));
}
