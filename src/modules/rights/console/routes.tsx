/** The console's pages on persons' rights. */
import type { ConsoleEntry, RequestContext, Route } from '../../../platform/module.ts';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { RightsDb } from '../database.ts';
import { countOpenRequests, nextDue } from '../request/commands.ts';
import { type Desk, route, show } from './desk.ts';
import { holdRoutes } from './hold-routes.tsx';
import { consultationsPage } from './look-views.tsx';
import { looksInWords } from './looks.ts';
import { consultationsPath, holdsPath, requestsPath } from './paths.ts';
import { personRoutes } from './person-routes.tsx';
import { latestLooks } from './queries.ts';
import { requestRoutes } from './request-routes.tsx';
import { consoleWords } from './words.ts';

const titled = (key: 'requests' | 'holds' | 'consultations') => ({
  en: consoleWords.en[key],
  de: consoleWords.de[key],
  ru: consoleWords.ru[key],
});

export const rightsEntries = (db: RightsDb): ConsoleEntry[] => [
  {
    group: 'privacy',
    title: titled('requests'),
    path: requestsPath,
    permission: 'rights:read',
    count: () => countOpenRequests(db),
    urgency: async (language) => {
      const due = await nextDue(db);
      return due ? consoleWords[language].nearest(formatTime(language, due, 'date')) : null;
    },
  },
  { group: 'privacy', title: titled('holds'), path: holdsPath, permission: 'holds:manage' },
  {
    group: 'privacy',
    title: titled('consultations'),
    path: consultationsPath,
    permission: 'consultations:read',
  },
];

export const consoleRoutes = (desk: Desk): Route[] => [
  ...requestRoutes(desk),
  ...personRoutes(desk),
  ...holdRoutes(desk),
  route('GET', consultationsPath, 'consultations:read', (context) => showLooks(desk, context)),
];

/** How many looks the page shows. */
const shown = 100;

async function showLooks(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const looks = looksInWords(desk.own.wiring, language, await latestLooks(desk.db, shown));
  return show(desk, context, consultationsPage(language, looks));
}
