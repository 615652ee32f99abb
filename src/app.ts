/** The composition root: collects the modules and wires them. Nothing else knows them all. */

import { accesslog } from './modules/accesslog/module.ts';
import { account } from './modules/account/module.ts';
import { contact } from './modules/contact/module.ts';
import { disclosure } from './modules/disclosure/module.ts';
import { licensing } from './modules/licensing/module.ts';
import { newsletter } from './modules/newsletter/module.ts';
import { outbox } from './modules/outbox/module.ts';
import { publication } from './modules/publication/module.ts';
import { retention } from './modules/retention/module.ts';
import { rights } from './modules/rights/module.ts';
import { satisfaction } from './modules/satisfaction/module.ts';
import { site } from './modules/site/module.ts';
import { staff } from './modules/staff/module.ts';
import { visits } from './modules/visits/module.ts';
import { createPartitions } from './platform/db/partitions.ts';
import type { Pools } from './platform/db/pools.ts';
import { jobsData } from './platform/jobs/data.ts';
import type { Module, ModuleParts, Services } from './platform/module.ts';
import { platformData } from './platform/store/data.ts';
import type { Declaration } from './policy/declare.ts';

export const modules: readonly Module[] = [
  staff,
  site,
  publication,
  rights,
  disclosure,
  retention,
  accesslog,
  visits,
  contact,
  newsletter,
  licensing,
  account,
  outbox,
  satisfaction,
];

/** Declarations of all tables: the platform's own and every module's. */
export const declarations: readonly Declaration[] = [
  platformData,
  jobsData,
  ...modules.map((module) => module.data),
];

/** Creates all modules, each with a database that works as its own role. */
export function createParts(services: Services, pools: Pools): ReadonlyMap<string, ModuleParts> {
  const parts = new Map<string, ModuleParts>();
  const partitions = createPartitions(pools.pool('owner'));
  const wiring = { declarations, parts: () => parts };
  for (const { data, create } of modules) {
    const database = <DB>() => pools.database<DB>(data.name);
    parts.set(data.name, create({ ...services, database, pool: pools.pool(data.name), partitions, wiring }));
  }
  return parts;
}
