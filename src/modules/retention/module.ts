export { type Removal, removeDue } from './commands.ts';
export { oldestProbe } from './probes.ts';
export { type Forecast, forecastUntil } from './queries.ts';
export { horizonAt, type RetentionServices } from './rules.ts';
export { dayName, reasonOf } from './views.tsx';

import type { Module } from '../../platform/module.ts';
import { removeDue } from './commands.ts';
import { retentionEntry, retentionRoute } from './console.tsx';
import { retentionData } from './data.ts';
import { gapProbe, overdueProbe } from './probes.ts';
import { retentionTasks } from './tasks.ts';

export const retention: Module = {
  data: retentionData,
  create: (own) => ({
    routes: [retentionRoute(own)],
    console: [retentionEntry(own)],
    tasks: retentionTasks(own),
    probes: [gapProbe(own), overdueProbe(own)],
    // Before the first request: what fell due while the program was down must not be served, however long that was.
    start: async () => {
      await own.partitions.finishPending();
      await removeDue(own, 'wait');
    },
  }),
};
