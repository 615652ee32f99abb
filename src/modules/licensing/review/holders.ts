import { customersOf } from '../../../platform/customers.ts';
import type { AccountOwner } from '../../../platform/module.ts';
import { languageOfSentence } from '../consent/offers.ts';
import type { LicensingDb, ReviewServices } from '../database.ts';

/** Somebody who is known to hold a licence, with where and how they are reached. */
export type Holder = AccountOwner;

/**
 * Who is known to hold a licence: the owners of accounts that show it, and who gave an address for personal support with a machine
 * that has a seat. Often nobody is: a licence needs no person.
 */
export async function holdersOf(
  db: LicensingDb,
  services: ReviewServices,
  licenceId: string,
): Promise<Holder[]> {
  const owners = await customersOf(services.wiring).ownersOf(licenceId);
  const supported = await supportedOf(db, services, licenceId);
  return [...new Map([...supported, ...owners].map((holder) => [holder.personId, holder])).values()];
}

async function supportedOf(db: LicensingDb, services: ReviewServices, licenceId: string): Promise<Holder[]> {
  const rows = await db
    .selectFrom('licensing.seat as seat')
    .innerJoin('licensing.contact as contact', 'contact.seat_id', 'seat.id')
    .select(['contact.person_id', 'contact.email', 'contact.wording'])
    .where('seat.licence_id', '=', licenceId)
    .where('seat.ended_at', 'is', null)
    .where('contact.email', 'is not', null)
    .execute();
  return rows.flatMap(({ person_id, email, wording }) =>
    email === null
      ? []
      : [{ personId: person_id, email, language: languageOfSentence(services, 'personalSupport', wording) }],
  );
}
