import type { Task } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { settleSuppression } from './commands.ts';

export const subscriberTasks = (db: NewsletterDb, services: NewsletterServices): Task[] => [
  {
    name: 'newsletter.settle',
    purpose: 'Lets the time of an address’s hash begin once its subscriber is gone.',
    everySeconds: 3_600,
    run: () => settleSuppression(db, services),
  },
];
