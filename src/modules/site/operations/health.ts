/** `/healthz`: whether the program can do its work, for whoever watches over it. */
import { errorFacts } from '../../../platform/log.ts';
import type { ModuleServices, Route } from '../../../platform/module.ts';
import { version } from '../../../platform/repository.ts';

/** How long the database may take to answer before it counts as away. */
const patienceMs = 3_000;

/** 200 with `status: "ok"`; 503 when the database does not answer, or holds log lines beyond their period (clause 2.1). */
export function healthRoute(services: ModuleServices): Route {
  return {
    method: 'GET',
    path: '/healthz',
    noAddress: true,
    handle: async (context) => {
      const status = await statusOf(services);
      const { policy, policyVersion, env, clock } = services;
      return context.json(
        {
          status,
          version,
          policy: { version: policy.version, hash: policyVersion },
          time: clock.now().toISOString(),
          clockShiftSeconds: env.clockOffsetMs / 1_000,
        },
        status === 'ok' ? 200 : 503,
        { 'Cache-Control': 'no-store' },
      );
    },
  };
}

type Status = 'ok' | 'databaseAway' | 'logTooOld';

async function statusOf(services: ModuleServices): Promise<Status> {
  try {
    await withPatience(services.pool.query('SELECT 1'));
    return (await withPatience(logIsYoung(services))) ? 'ok' : 'logTooOld';
  } catch (error) {
    services.log.warn(errorFacts(error), 'the database does not answer');
    return 'databaseAway';
  }
}

/** What the access log's own measurements of clause 2.1 say. */
async function logIsYoung({ wiring }: ModuleServices): Promise<boolean> {
  const probes = wiring.parts().get('accesslog')?.probes ?? [];
  const measured = await Promise.all(
    probes.filter((probe) => probe.clause === '2.1').map((probe) => probe.measure()),
  );
  return measured.every((measurement) => measurement.kept);
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('The database did not answer in time.')), patienceMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
