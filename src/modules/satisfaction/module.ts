export { RatingForm } from './views.tsx';

import type { Module } from '../../platform/module.ts';
import { oldestProbe } from '../retention/module.ts';
import { ratingsEntry, ratingsRoute } from './console.tsx';
import { satisfactionData } from './data.ts';
import { satisfactionRoutes } from './routes.tsx';
import { words } from './words.ts';

export const satisfaction: Module = {
  data: satisfactionData,
  create: (services) => ({
    routes: [...satisfactionRoutes(services), ratingsRoute(services)],
    console: [ratingsEntry],
    probes: [
      oldestProbe(services, {
        id: 'satisfaction.oldest',
        clause: '10.8',
        title: { en: words.en.oldest, de: words.de.oldest, ru: words.ru.oldest },
        table: 'satisfaction.daily',
        column: 'day',
      }),
    ],
  }),
};
