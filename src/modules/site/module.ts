import type { Module } from '../../platform/module.ts';
import { siteData } from './data.ts';
import { healthRoute } from './operations/health.ts';
import { machineFiles } from './operations/machine-files.ts';
import { createRequestCount, metricsRoute, processMetrics } from './operations/metrics.ts';
import { siteRoutes } from './routes.tsx';

export const site: Module = {
  data: siteData,
  create: (services) => {
    const requests = createRequestCount();
    return {
      routes: [
        ...siteRoutes(services),
        healthRoute(services),
        metricsRoute(services),
        ...machineFiles(services),
      ],
      observe: requests.observe,
      metrics: () => [...requests.metrics(), ...processMetrics()],
    };
  },
};
