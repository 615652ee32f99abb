/** The rights kernel for commands: the same answers and acts as on the pages, by address. */

import { newId } from '../../platform/ids.ts';
import type { Services } from '../../platform/module.ts';
import type { Declaration } from '../../policy/declare.ts';
import { exportCsv, exportJson } from './answer/export.ts';
import { answerFor } from './answer/queries.ts';
import type { RightsDb, RightsServices } from './database.ts';
import { type Erased, erasePerson } from './erasure/commands.ts';
import type { Ledger } from './erasure/ledger.ts';
import { previewErasure, type Verdict } from './erasure/queries.ts';
import { settleLedger } from './erasure/replay.ts';
import { type Imported, importPerson } from './import/commands.ts';
import { normaliseAddress } from './person/commands.ts';

export interface RightsDesk {
  /** The person of an address, or `null` where nothing is held under it. */
  find(address: string): Promise<string | null>;
  /** Everything held, as a file; entered into the register of consultations. */
  export(personId: string, format: 'json' | 'csv'): Promise<string>;
  /** Takes a file that a person brought from another installation. @throws Fault with what it refuses */
  import(text: string): Promise<Imported>;
  /** When the person of an address was erased; what was collected before must not come back. */
  erasedAt(address: string): Promise<Date | null>;
  preview(personId: string): Promise<Verdict[]>;
  erase(personId: string): Promise<Erased>;
}

/** @param db works as the role of the rights module */
export function rightsDesk(
  db: RightsDb,
  platform: Services,
  declarations: readonly Declaration[],
): RightsDesk {
  const services: RightsServices = { ...platform, declarations };
  let opened: Promise<Ledger> | null = null;
  const ledger = () => {
    opened ??= settleLedger(db, services);
    return opened;
  };
  return {
    find: async (address) => {
      // A restored backup may hold whom the ledger knows as erased, and no start has replayed it yet.
      await ledger();
      const found = await db
        .selectFrom('rights.address')
        .select('person_id')
        .where('address', '=', normaliseAddress(address))
        .executeTakeFirst();
      return found?.person_id ?? null;
    },
    export: async (personId, format) => {
      await noteCommand(db, services, personId);
      const answer = await answerFor(db, services, personId);
      if (format === 'csv') return exportCsv(services, answer, { scope: 'access', language: 'en' });
      return exportJson(services, answer, { scope: 'access', language: 'en', address: null });
    },
    import: async (text) => importPerson(db, services, await ledger(), text),
    erasedAt: async (address) => (await ledger()).erasedAt(normaliseAddress(address)),
    preview: (personId) => previewErasure(db, services, personId),
    erase: async (personId) => erasePerson(db, services, await ledger(), { personId, source: 'cli' }),
  };
}

/** Whoever has the command line is no member of staff that the program knows: the entry names the command. */
const nobody = '00000000-0000-0000-0000-000000000000';

const noteCommand = (db: RightsDb, { clock, policyVersion }: RightsServices, personId: string) =>
  db
    .insertInto('rights.consultation')
    .values({
      person_id: personId,
      policy_version: policyVersion,
      id: newId(clock),
      staff_id: nobody,
      reader: 'avow person export',
      reason: 'export on the command line',
      consulted_at: clock.now(),
    })
    .execute();
