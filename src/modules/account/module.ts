export { accountUses, prepareAccount } from './opening/commands.ts';

import type { Module } from '../../platform/module.ts';
import { sessionOf } from './cookie.ts';
import { accountData } from './data.ts';
import type { AccountDb } from './database.ts';
import { customerOf, homeRoutes } from './home/routes.tsx';
import { addClaim, ownersOf } from './opening/confirm.ts';
import { passkeyDoor } from './passkey/routes.tsx';
import { accountProbes } from './probes.ts';
import { accountRoutes } from './routes.tsx';
import { accountTasks } from './tasks.ts';
import { accountNames } from './words/names.ts';

/** The MyPromt account (clauses 7.2 and 10.1). */
export const account: Module = {
  data: accountData,
  create: (own) => {
    const db: AccountDb = own.database();
    return {
      routes: [...accountRoutes(db, own), ...passkeyDoor(db, own), ...homeRoutes(db, own)],
      names: accountNames,
      tasks: accountTasks(db, own),
      probes: accountProbes(own),
      customers: {
        signedIn: async (context) => {
          const session = await sessionOf(db, own, context);
          return session && customerOf(db, session);
        },
        claimLicence: (personId, licenceId) => addClaim(db, own, personId, licenceId),
        ownersOf: (licenceId) => ownersOf(db, licenceId),
      },
    };
  },
};
