/** The running log of one program: takes a line for each request, and answers what other modules may ask of it. */
import { join } from 'node:path';
import { errorFacts } from '../../platform/log.ts';
import type { ModuleServices, RequestFacts, Wiring } from '../../platform/module.ts';
import type { Attribution, ProviderTable } from '../../platform/visitor/provider.ts';
import { loadProviders } from '../../platform/visitor/providerStore.ts';
import { createDays } from './days.ts';
import { type Batch, type Store, storeBatch } from './pipeline/batch.ts';
import { type BufferState, LineBuffer } from './pipeline/buffer.ts';
import { dayOf, sourceOf } from './pipeline/counts.ts';
import { daysToFold, type Folding, foldDay } from './pipeline/fold.ts';
import { createIsPage, eachGroup } from './pipeline/groups.ts';
import { createPermit, lineOf, storedColumns } from './pipeline/line.ts';
import { eachLineOf } from './pipeline/read.ts';
import { Sources } from './pipeline/sources.ts';
import { deleteVisits, linesOfVisit, type VisitLine } from './visitor.ts';

/** Folder of tables that can be made again at any time. */
export const cacheFolder = (dataDir: string): string => join(dataDir, 'cache');

export interface AccessLog {
  readonly store: Store;
  readonly folding: Folding;
  observe(facts: RequestFacts): void;
  /** Stores what waits; returns when it is readable. */
  flush(): Promise<void>;
  state(): BufferState;
  /** Where the names of providers come from, once the table is loaded. */
  attribution(): Attribution | null;
  linesOfVisit(visitId: string): Promise<VisitLine[]>;
  /** Deletes all that is held of visits, also what waits to be stored. */
  forgetVisits(visitIds: readonly string[]): Promise<number>;
  foldLeftovers(): Promise<void>;
  start(): Promise<void>;
}

/** What a store is made from: the running program has it, and so does a command. */
export type StoreServices = Pick<ModuleServices, 'policy' | 'clock' | 'pool' | 'partitions'> & {
  readonly wiring: Pick<Wiring, 'parts'>;
};

/** What reading and writing the log needs, for the running program and for imports. */
export function createStore(services: StoreServices): Store & Folding {
  const { policy, wiring } = services;
  const routes = () => [...wiring.parts().values()].flatMap((part) => part.routes ?? []);
  return {
    pool: services.pool,
    columns: storedColumns(policy),
    days: createDays(services, services.partitions),
    sources: new Sources(policy.analysis.smallestGroup),
    isPage: createIsPage(routes),
    smallestGroup: policy.analysis.smallestGroup,
  };
}

const running = new WeakMap<Wiring, AccessLog>();

/** The log of the program that a module belongs to. */
export function logOf(wiring: Wiring): AccessLog {
  const log = running.get(wiring);
  if (!log)
    throw new Error('There is no access log yet: ask for it when a request is served, not while wiring.');
  return log;
}

export function createLog(services: ModuleServices): AccessLog {
  const { log, env, partitions } = services;
  const store = createStore(services);
  const permit = createPermit(services.policy);
  let providers: ProviderTable | null = null;
  const buffer = new LineBuffer((batch: Batch) => storeBatch(store, batch), log);

  const created: AccessLog = {
    store,
    folding: store,
    observe: (facts) => buffer.add(permit(lineOf(heardOf(facts), providers))),
    flush: () => buffer.flush(),
    state: () => buffer.state(),
    attribution: () => providers?.attribution ?? null,
    linesOfVisit: async (visitId) => {
      await buffer.flush();
      return linesOfVisit(store.pool, store.columns, visitId);
    },
    forgetVisits: async (visitIds) => {
      await buffer.flush();
      return deleteVisits(store.pool, store.columns, visitIds);
    },
    foldLeftovers: async () => {
      const held = await partitions.days('accesslog.line');
      for (const day of await daysToFold(store.pool, held, store.smallestGroup)) await foldDay(store, day);
    },
    start: async () => {
      await partitions.finishPending();
      await store.days.ensureNext();
      inBackground(services, 'the names of providers are not known', async () => {
        providers = await loadProviders(cacheFolder(env.dataDir));
      });
      inBackground(services, 'the visitors of today could not be counted anew', () =>
        findVisitorsAgain(store, dayOf(services.clock.now())),
      );
    },
  };
  running.set(services.wiring, created);
  return created;
}

function heardOf(facts: RequestFacts) {
  return {
    time: facts.time,
    address: facts.address || null,
    userAgent: facts.header('user-agent'),
    acceptLanguage: facts.header('accept-language'),
    referrer: facts.header('referer'),
    landing: facts.query === '' ? '' : `?${facts.query}`,
    method: facts.method,
    route: facts.route,
    status: facts.status,
    durationMs: Math.round(facts.durationMs),
    bytes: facts.bytes,
    view: facts.view,
  };
}

/** After a restart the visitors of a day are counted on from what the log still tells. */
export async function findVisitorsAgain(store: Store, day: string): Promise<void> {
  await eachLineOf(store.pool, store.columns, day, (line) => {
    const robots = line.robot !== null ? 1 : 0;
    eachGroup(line, store.isPage, (dimension, wanted) => {
      const key = store.sources.keyOf(day, dimension, wanted);
      store.sources.add(day, `${day} ${dimension} ${robots} ${key}`, sourceOf(line));
    });
  });
}

function inBackground({ log }: ModuleServices, failure: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => log.warn(errorFacts(error), failure));
}
