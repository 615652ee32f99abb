import { answerConsole } from '../../platform/http/console.tsx';
import type { ConsoleEntry, ModuleServices, Route } from '../../platform/module.ts';
import type { SatisfactionTables } from './data.ts';
import { monthsOfRatings } from './queries.ts';
import { RatingsView } from './views.tsx';
import { words } from './words.ts';

/** Who may read messages may know whether the answers helped. */
const permission = 'contact:read';
const path = '/console/ratings';

export const ratingsEntry: ConsoleEntry = {
  group: 'reach',
  title: { en: words.en.console, de: words.de.console, ru: words.ru.console },
  path,
  permission,
};

export const ratingsRoute = (services: ModuleServices): Route => ({
  method: 'GET',
  path,
  permission,
  handle: async (context) => {
    const { language } = context.var;
    const { smallestGroup } = services.policy.analysis;
    const months = await monthsOfRatings(services.database<SatisfactionTables>(), services);
    return answerConsole(services, services.wiring, context, {
      path,
      title: words[language].console,
      lede: words[language].consoleLede,
      children: <RatingsView language={language} months={months} smallestGroup={smallestGroup} />,
    });
  },
});
