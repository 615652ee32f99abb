import { DomainError } from '../../../platform/fault.ts';
import { lockByKey } from '../activation/find.ts';
import { guessed } from '../activation/limits.ts';
import type { LicensingDb, LicensingServices } from '../database.ts';

/**
 * The licence of a whole key, for an account to show it.
 * @throws DomainError `licenceRefused`, or `tooMany` once too many keys were none
 */
export const licenceByKey = (db: LicensingDb, services: LicensingServices, key: string): Promise<string> =>
  guessed(services, key, () =>
    db.transaction().execute(async (tx) => {
      const licence = await lockByKey(tx, services, key);
      if (!licence) throw new DomainError('licenceRefused');
      return licence.id;
    }),
  );
