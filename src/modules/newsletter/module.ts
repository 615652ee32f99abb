export type { NewsletterDb } from './database.ts';
export { importSubscribers, type SubscriberImport } from './subscriber/import/commands.ts';
export { fileStatus } from './subscriber/import/lines.ts';
export { readFileLines } from './subscriber/import/read.ts';

import { readDkimKeys } from '../../platform/mail/compose.ts';
import { connectionsOf, openRelay } from '../../platform/mail/smtp.ts';
import type { Module } from '../../platform/module.ts';
import { accountRoutes, newsletterSection } from './account/routes.tsx';
import { archiveRoutes } from './archive/routes.tsx';
import { bounceInbox } from './bounce/inbox.ts';
import { bounceTasks } from './bounce/tasks.ts';
import { campaignRoutes, campaignsEntry } from './campaign/routes.tsx';
import { sendRoutes } from './campaign/send/routes.tsx';
import { campaignNames } from './campaign/words.ts';
import { newsletterData } from './data.ts';
import type { NewsletterDb } from './database.ts';
import { leaveInbox } from './leave/inbox.ts';
import { leaveRoutes } from './leave/routes.tsx';
import { measuringRoutes } from './measuring/routes.ts';
import { newsletterNames } from './names.ts';
import { preferencesRoutes } from './preferences/routes.tsx';
import { preferencesTasks } from './preferences/tasks.ts';
import { newsletterProbes } from './probes.ts';
import { sendingDesk } from './sending/desk.ts';
import { Sender } from './sending/sender.ts';
import { sendingTasks } from './sending/tasks.ts';
import { describeApi } from './sign-up/api/openapi.ts';
import { apiRoutes } from './sign-up/api/routes.ts';
import { signUpRoutes } from './sign-up/routes.tsx';
import { signUpTasks } from './sign-up/tasks.ts';
import { settleSuppression } from './subscriber/commands.ts';
import { subscriberEntries, subscriberRoutes } from './subscriber/console/routes.tsx';
import { subscriberTasks } from './subscriber/tasks.ts';
import { subscriberNames } from './subscriber/words.ts';

/** Sign-up, campaigns, sending, and what comes back (clause 6.2). */
export const newsletter: Module = {
  data: newsletterData,
  create: (own) => {
    const db: NewsletterDb = own.database();
    const { smtpUrl, dataDir } = own.env;
    const out = smtpUrl
      ? { relay: openRelay(smtpUrl), keys: readDkimKeys(dataDir), connections: connectionsOf(smtpUrl) }
      : null;
    const sender = out && new Sender(own, db, out);
    return {
      routes: [
        ...signUpRoutes(own, db),
        ...apiRoutes(own, db),
        ...leaveRoutes(own, db),
        ...preferencesRoutes(own, db),
        ...accountRoutes(own, db),
        ...campaignRoutes(own, db),
        ...sendRoutes(own, db, sendingDesk(db, own)),
        ...subscriberRoutes(own, db),
        ...archiveRoutes(own, db),
        ...measuringRoutes(own, db),
      ],
      api: describeApi(own),
      console: [campaignsEntry(db), ...subscriberEntries],
      tasks: [
        ...signUpTasks(db, own),
        ...preferencesTasks(db, own),
        ...subscriberTasks(db, own),
        ...sendingTasks(db, own, sender),
        ...bounceTasks(db, own),
      ],
      probes: newsletterProbes(own),
      account: [newsletterSection(own, db)],
      inbox: [bounceInbox(own, db), leaveInbox(own, db)],
      names: { ...newsletterNames, ...campaignNames, ...subscriberNames },
      start: () => settleSuppression(db, own),
      stop: async () => {
        sender?.stop();
        out?.relay.close();
      },
    };
  },
};
