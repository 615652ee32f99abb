import type { Task } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { bounceRefused } from './refused.ts';

export const bounceTasks = (db: NewsletterDb, services: NewsletterServices): Task[] => [
  {
    name: 'newsletter.refused',
    purpose: 'Ends subscriptions of mailboxes that a server said are not there, once their campaign is sent.',
    run: async (id, signal) => {
      if (id) await bounceRefused(db, services, id, signal);
    },
  },
];
