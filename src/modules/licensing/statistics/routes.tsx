/** Statistics of activations in the console. */
import { answerConsole, deskRoutes } from '../../../platform/http/console.tsx';
import type { ConsoleEntry, ModuleServices, Route } from '../../../platform/module.ts';
import type { LicensingDb } from '../database.ts';
import { waitingReviews } from '../review/queries.ts';
import { activationCounts } from './queries.ts';
import { activationsConsolePath, statisticsPage, windows } from './views.tsx';
import { statisticsWords } from './words.ts';

const { en, de, ru } = statisticsWords;
const permission = 'activations:read';

export const statisticsEntry: ConsoleEntry = {
  group: 'products',
  title: { en: en.title, de: de.title, ru: ru.title },
  path: activationsConsolePath,
  permission,
};

export function statisticsRoutes(own: ModuleServices, db: LicensingDb): Route[] {
  const route = deskRoutes(
    { own, db },
    { path: activationsConsolePath, read: permission, write: permission },
  );
  return [
    route('GET', '', async (_, context) => {
      const asked = Number(context.req.query('days'));
      const window = windows.find((days) => days === asked) ?? windows[0];
      const counts = await activationCounts(db, own, window);
      const { count: waiting } = await waitingReviews(db);
      const { language } = context.var;
      const page = statisticsPage({ ...counts, language, policy: own.policy, window, waiting });
      return answerConsole(own, own.wiring, context, page);
    }),
  ];
}
