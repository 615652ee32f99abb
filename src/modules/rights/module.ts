export type { RightsTables } from './database.ts';
export { type RightsDesk, rightsDesk } from './desk.ts';
export {
  normaliseAddress,
  type PersonTables,
  personFor,
  personUses,
  recordConsultation,
  recordListing,
} from './persons.ts';
export type { Verdict } from './plan.ts';
export { verifyReceipt } from './receipt.ts';

import { Fault } from '../../platform/fault.ts';
import type { Module } from '../../platform/module.ts';
import { actionRoutes } from './action-routes.tsx';
import { authoritiesRoute } from './authorities-page.tsx';
import { consoleRoutes, rightsEntries } from './console.tsx';
import { rightsData } from './data.ts';
import type { RightsServices, RightsTables } from './database.ts';
import { rightsInbox } from './inbox.ts';
import type { Ledger } from './ledger.ts';
import { rightsProbes } from './probes.ts';
import { receiptRoutes } from './receipt-routes.tsx';
import { settleLedger } from './replay.ts';
import { accessRoutes } from './routes.tsx';
import { rightsTasks } from './tasks.ts';
import { transferRoutes } from './transfer-routes.tsx';
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
        ...transferRoutes(db, services),
        ...receiptRoutes(db, services),
        authoritiesRoute(own),
        ...consoleRoutes({ own, db, services, ledger }),
      ],
      console: rightsEntries(db),
      names: rightsNames,
      inbox: [rightsInbox(db, services)],
      probes: rightsProbes(own, db, services, ledger),
      tasks: rightsTasks(db, services, ledger),
      start: async () => {
        opened = await settleLedger(db, services);
      },
    };
  },
};
