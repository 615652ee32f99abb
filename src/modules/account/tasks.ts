import type { Task } from '../../platform/module.ts';
import type { AccountDb, AccountServices } from './database.ts';
import { mailConfirmation } from './opening/commands.ts';
import { forgottenPreparations } from './opening/queries.ts';

/** Mails of accounts: never made by the request itself, whose time would tell what is known. */
export const accountTasks = (db: AccountDb, services: AccountServices): Task[] => [
  {
    name: 'account.confirm',
    purpose: 'Mails the link that proves the address of an account.',
    run: async (id) => {
      if (id) await mailConfirmation(db, services, id);
    },
  },
  {
    name: 'account.confirmForgotten',
    purpose: 'Mails the links of accounts whose turn in the queue was lost.',
    everySeconds: 60,
    run: async (_, signal) => {
      for (const id of await forgottenPreparations(db, services)) {
        if (signal.aborted) return;
        await mailConfirmation(db, services, id);
      }
    },
  },
];
