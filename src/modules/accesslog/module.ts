export { endOfLine as endOfVisitLine } from './days.ts';
export { importInto, latestTime } from './import.ts';
export { cacheFolder, logOf } from './log.ts';
export type { Dimension } from './pipeline/groups.ts';
export { medianOf } from './pipeline/seen-times.ts';

import { errorFacts } from '../../platform/log.ts';
import type { Metric, Module, ModuleServices, Task } from '../../platform/module.ts';
import { Blocks } from './blocks.ts';
import { healthConsole, healthEntry } from './console.tsx';
import { accesslogData } from './data.ts';
import { type AccessLog, createLog } from './log.ts';
import { foldDay } from './pipeline/fold.ts';
import { accesslogProbes } from './probes.ts';
import { accesslogNames } from './words.ts';

export const accesslog: Module = {
  data: accesslogData,
  create: (services) => {
    const log = createLog(services);
    const blocks = new Blocks(services);
    return {
      routes: healthConsole(services, log, blocks),
      console: [healthEntry],
      names: accesslogNames,
      tasks: tasksOf(log),
      probes: accesslogProbes(services),
      observe: log.observe,
      metrics: () => metricsOf(log),
      guard: (context) => (blocks.has(context.var.address) ? 'blocked' : null),
      beforeDayDrop: async (table, day) => {
        if (table === 'accesslog.line') await foldDay(log.folding, day);
      },
      start: async () => {
        await log.start();
        await blocks.load();
      },
      stop: () => flushAtEnd(services, log),
    };
  },
};

const metricsOf = (log: AccessLog): Metric[] => {
  const { waiting, dropped } = log.state();
  return [
    {
      name: 'avow_accesslog_waiting_lines',
      help: 'Lines that wait to be stored.',
      type: 'gauge',
      samples: [{ value: waiting }],
    },
    {
      name: 'avow_accesslog_dropped_lines_total',
      help: 'Lines lost because too many waited.',
      type: 'counter',
      samples: [{ value: dropped }],
    },
  ];
};

const tasksOf = (log: AccessLog): Task[] => [
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
];

async function flushAtEnd(services: ModuleServices, log: AccessLog): Promise<void> {
  try {
    await log.flush();
  } catch (error) {
    services.log.error(
      { lost: log.state().waiting, ...errorFacts(error) },
      'the last lines of the access log were lost',
    );
  }
}
