import type { Module } from '../../platform/module.ts';
import { accountRoutes, conversationsSection } from './account/routes.tsx';
import { consoleRoutes, messagesEntry } from './console/routes.tsx';
import { contactData } from './data.ts';
import type { ContactDb } from './database.ts';
import { contactInbox } from './inbox.ts';
import { contactProbes } from './probes.ts';
import { receiptRoutes } from './receipt/routes.tsx';
import { contactRoutes } from './routes.tsx';
import { contactNames } from './words.ts';

export const contact: Module = {
  data: contactData,
  create: (own) => {
    const db: ContactDb = own.database();
    return {
      routes: [
        ...contactRoutes(own, db),
        ...receiptRoutes(own, db),
        ...consoleRoutes(own, db),
        ...accountRoutes(own, db),
      ],
      console: [messagesEntry(db)],
      probes: contactProbes(own),
      inbox: [contactInbox(own, db)],
      names: contactNames,
      account: [conversationsSection(db)],
    };
  },
};
