export { endOfLine as endOfVisitLine } from './days.ts';
export { type AccessLog, logOf } from './log.ts';

import { errorFacts } from '../../platform/log.ts';
import type { Module } from '../../platform/module.ts';
import { accesslogData } from './data.ts';
import { foldDay } from './fold.ts';
import { createLog } from './log.ts';

export const accesslog: Module = {
  data: accesslogData,
  create: (services) => {
    const log = createLog(services);
    return {
      observe: log.observe,
      tasks: [
        {
          name: 'accesslog.prepareDays',
          purpose: 'Makes the days of the access log before they begin.',
          everySeconds: 3_600,
          run: () => log.store.days.ensureNext(),
        },
        {
          name: 'accesslog.foldLeftovers',
          purpose: 'Folds small groups of days whose lines are gone.',
          everySeconds: 86_400,
          run: () => log.foldLeftovers(),
        },
      ],
      beforeDayDrop: async (table, day) => {
        if (table === 'accesslog.line') await foldDay(log.folding, day);
      },
      start: log.start,
      stop: () =>
        log.flush().catch((error: unknown) => {
          services.log.error(
            { lost: log.state().waiting, ...errorFacts(error) },
            'lines of the access log were lost',
          );
        }),
    };
  },
};
