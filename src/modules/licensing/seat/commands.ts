/** Seats that are given back, and what was given while installing that is taken back. */
import { DomainError } from '../../../platform/fault.ts';
import type { ConsentPurpose } from '../../../policy/vocabulary.ts';
import { lockByKey } from '../activation/find.ts';
import { guessed } from '../activation/limits.ts';
import { forgetGiven } from '../activation/store.ts';
import type { LicensingDb, LicensingServices, LicensingTx } from '../database.ts';

export type EndedBy = 'machine' | 'code' | 'account' | 'staff' | 'licence';

/** A machine under a licence, named by who has the whole key. */
export interface Place {
  /** In its one spelling. */
  readonly licenceKey: string;
  readonly product: string;
  readonly machine: string;
}

/**
 * Gives the seat of a machine back; its nonces stay burnt, so that no old request is answered again. A machine without a seat has
 * nothing to give back, and is told so in the same way.
 * @throws DomainError `licenceRefused` for a key that is none, or of another product
 */
export const deactivate = (
  db: LicensingDb,
  services: LicensingServices,
  place: Place,
  by: EndedBy,
): Promise<void> =>
  atPlace(db, services, place, async (tx, licenceId) => {
    await tx
      .updateTable('licensing.seat')
      .set({ ended_at: services.clock.now(), ended_by: by })
      .where('licence_id', '=', licenceId)
      .where('machine', '=', Buffer.from(place.machine, 'hex'))
      .where('ended_at', 'is', null)
      .execute();
  });

/**
 * Takes back what was given with the activation of a machine, for some purposes. Licence, seat and certificate stay.
 * @throws DomainError `licenceRefused`
 */
export const withdraw = (
  db: LicensingDb,
  services: LicensingServices,
  place: Place,
  purposes: readonly ConsentPurpose[],
): Promise<void> =>
  atPlace(db, services, place, async (tx, licenceId) => {
    const seats = await tx
      .selectFrom('licensing.seat')
      .select('id')
      .where('licence_id', '=', licenceId)
      .where('machine', '=', Buffer.from(place.machine, 'hex'))
      .execute();
    await forgetGiven(
      tx,
      seats.map(({ id }) => id),
      purposes,
    );
  });

function atPlace(
  db: LicensingDb,
  services: LicensingServices,
  { licenceKey, product }: Place,
  work: (tx: LicensingTx, licenceId: string) => Promise<void>,
): Promise<void> {
  return guessed(services, licenceKey, () =>
    db.transaction().execute(async (tx) => {
      const licence = await lockByKey(tx, services, licenceKey);
      if (licence?.product !== product) throw new DomainError('licenceRefused');
      await work(tx, licence.id);
    }),
  );
}

/** Frees one seat by its id, for its holder or for staff. @throws DomainError `notFound` where it is free already */
export async function freeSeat(
  tx: LicensingTx,
  { clock }: Pick<LicensingServices, 'clock'>,
  { id, licenceId, by }: { readonly id: string; readonly licenceId: string; readonly by: EndedBy },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('licensing.seat')
    .set({ ended_at: clock.now(), ended_by: by })
    .where('id', '=', id)
    .where('licence_id', '=', licenceId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new DomainError('notFound');
}
