import { answerConsole } from '../../platform/http/console.tsx';
import type { ConsoleEntry, ModuleServices, Route } from '../../platform/module.ts';
import { forecastUntil, lastRemovals } from './queries.ts';
import { runEverySeconds } from './rules.ts';
import { NextRemovals, RetentionView } from './views.tsx';
import { forecastWords } from './words.ts';

const path = '/console/retention';
/** How far the console looks ahead. */
export const forecastMs = 14 * 86_400_000;

/** How far the overview looks ahead, and how many lines of it show. */
const glance = { ms: 4 * 86_400_000, lines: 4 };

export const retentionEntry = (own: ModuleServices): ConsoleEntry => ({
  group: 'privacy',
  title: { en: forecastWords.en.title, de: forecastWords.de.title, ru: forecastWords.ru.title },
  path,
  permission: 'retention:read',
  glance: async (language) => {
    const forecast = await forecastUntil(own, new Date(own.clock.now().getTime() + glance.ms));
    return {
      title: forecastWords[language].next,
      body: (
        <NextRemovals
          language={language}
          texts={own.texts[language]}
          forecast={forecast}
          limit={glance.lines}
        />
      ),
    };
  },
});

export const retentionRoute = (own: ModuleServices): Route => ({
  method: 'GET',
  path,
  permission: 'retention:read',
  handle: async (context) => {
    const { language } = context.var;
    const words = forecastWords[language];
    const forecast = await forecastUntil(own, new Date(own.clock.now().getTime() + forecastMs));
    const past = await lastRemovals(own.pool, 20);
    return answerConsole(own, own.wiring, context, {
      path,
      title: words.title,
      lede: `${words.lede} ${words.everyMinutes(runEverySeconds / 60)}`,
      children: (
        <RetentionView language={language} texts={own.texts[language]} forecast={forecast} past={past} />
      ),
    });
  },
});
