export { routeMail } from './inbox.ts';
export type { MailDb } from './send.ts';

import { readDkimKeys } from '../../platform/mail/compose.ts';
import { mailData } from '../../platform/mail/data.ts';
import { openRelay } from '../../platform/mail/smtp.ts';
import type { Module } from '../../platform/module.ts';
import { outboxEntry, outboxRoutes } from './console.tsx';
import type { MailDb } from './send.ts';
import { mailTasks } from './tasks.ts';
import { outboxNames } from './words.ts';

/** Works as the role `mail`: what other modules queue with `queueMail`, it sends; what comes in, it hands to them. */
export const outbox: Module = {
  data: mailData,
  create: (own) => {
    const db: MailDb = own.database();
    const { smtpUrl, dataDir } = own.env;
    const sender = smtpUrl ? { relay: openRelay(smtpUrl), keys: readDkimKeys(dataDir) } : null;
    return {
      routes: outboxRoutes(own, db),
      console: [outboxEntry],
      names: outboxNames,
      tasks: mailTasks(own, db, sender),
      stop: async () => sender?.relay.close(),
    };
  },
};
