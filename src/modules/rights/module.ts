export {
  type Consent,
  type ConsentTables,
  consentsWrite,
  consentUses,
  endConsent,
  recordConsent,
} from './consent/commands.ts';
export type { RightsTables } from './database.ts';
export { type RightsDesk, rightsDesk } from './desk.ts';
export type { Verdict } from './erasure/queries.ts';
export { verifyReceipt } from './erasure/receipt.ts';
export {
  normaliseAddress,
  type PersonTables,
  personFor,
  personOf,
  personUses,
  recordConsultation,
  recordListing,
} from './person/commands.ts';

import { Fault } from '../../platform/fault.ts';
import type { Module } from '../../platform/module.ts';
import { accountRoutes, consentsSection } from './account/routes.tsx';
import { actionRoutes } from './act/routes.tsx';
import { accessRoutes } from './answer/routes.tsx';
import { authoritiesRoute } from './authority/routes.tsx';
import { consoleRoutes, rightsEntries } from './console/routes.tsx';
import { rightsData } from './data.ts';
import type { RightsServices, RightsTables } from './database.ts';
import type { Ledger } from './erasure/ledger.ts';
import { settleLedger } from './erasure/replay.ts';
import { receiptRoutes } from './erasure/routes.tsx';
import { rightsInbox } from './inbox.ts';
import { rightsProbes } from './probes.ts';
import { rightsTasks } from './tasks.ts';
import { transferRoutes } from './transfer/routes.tsx';
import { rightsNames } from './words/names.ts';

export const rights: Module = {
  data: rightsData,
  create: (own) => {
    const db = own.database<RightsTables>();
    const services: RightsServices = { ...own, declarations: own.wiring.declarations };
    let opened: Ledger | null = null;
    const ledger = (): Ledger => {
      if (!opened) throw new Fault('The erasure ledger is opened when the program starts.');
      return opened;
    };
    return {
      routes: [
        ...accessRoutes(db, services, own.wiring),
        ...actionRoutes(db, services, ledger),
        ...accountRoutes(db, services, own),
        ...transferRoutes(db, services),
        ...receiptRoutes(db, services),
        authoritiesRoute(own),
        ...consoleRoutes({ own, db, services, ledger }),
      ],
      console: rightsEntries(db),
      names: rightsNames,
      account: [consentsSection(db, services)],
      inbox: [rightsInbox(db, services)],
      probes: rightsProbes(own, db, services, ledger),
      tasks: rightsTasks(db, services, ledger),
      start: async () => {
        opened = await settleLedger(db, services);
      },
    };
  },
};
