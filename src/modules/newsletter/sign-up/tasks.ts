import type { Task } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { mailConfirmation } from './commands.ts';
import { forgottenSignUps } from './queries.ts';

/** Mails of sign-ups: never sent by the request itself, whose time would tell what is known. */
export const signUpTasks = (db: NewsletterDb, services: NewsletterServices): Task[] => [
  {
    name: 'newsletter.confirm',
    purpose: 'Mails the link that confirms a sign-up for the newsletter.',
    run: async (id) => {
      if (id) await mailConfirmation(db, services, id);
    },
  },
  {
    name: 'newsletter.confirmForgotten',
    purpose: 'Mails the links of sign-ups whose turn in the queue was lost.',
    everySeconds: 60,
    run: async (_, signal) => {
      for (const id of await forgottenSignUps(db, services)) {
        if (signal.aborted) return;
        await mailConfirmation(db, services, id);
      }
    },
  },
];
