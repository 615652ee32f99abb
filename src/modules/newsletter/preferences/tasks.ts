import type { Task } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterServices } from '../database.ts';
import { mailManageLink } from './commands.ts';

export const preferencesTasks = (db: NewsletterDb, services: NewsletterServices): Task[] => [
  {
    name: 'newsletter.mailManage',
    purpose: 'Mails the link to their choices to whoever subscribes.',
    run: async (id) => {
      if (id) await mailManageLink(db, services, id);
    },
  },
];
