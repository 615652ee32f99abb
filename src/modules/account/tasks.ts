import type { Task } from '../../platform/module.ts';
import type { AccountDb, AccountServices } from './database.ts';
import { mailConfirmation } from './opening/commands.ts';
import { forgottenPreparations } from './opening/queries.ts';
import { removeEndedChallenges } from './passkey/challenges.ts';
import { forgottenLinks, mailLink } from './reset/commands.ts';
import { removeEndedSessions } from './sessions.ts';

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
      for (const id of await forgottenLinks(db, services)) await mailLink(db, services, id);
    },
  },
  {
    name: 'account.mailLink',
    purpose: 'Mails the link to a new password or for a new address.',
    run: async (id) => {
      if (id) await mailLink(db, services, id);
    },
  },
  {
    name: 'account.tidy',
    purpose: 'Deletes sessions of accounts, and challenges of passkeys, whose time is over.',
    everySeconds: 3_600,
    run: async () => {
      await removeEndedSessions(db, services);
      await removeEndedChallenges(db, services);
    },
  },
];
