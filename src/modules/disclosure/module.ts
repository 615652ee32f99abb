export { type Disclosure, type DisclosureTables, disclose } from './commands.ts';

import { disclosureData } from '../../platform/disclosure/data.ts';
import type { Module } from '../../platform/module.ts';
import type { DisclosureTables } from './commands.ts';
import { disclosureEntry, disclosureRoute } from './console.tsx';
import { disclosureProbes } from './probes.ts';

export const disclosure: Module = {
  data: disclosureData,
  create: (own) => ({
    routes: [disclosureRoute(own, own.database<DisclosureTables>())],
    console: [disclosureEntry],
    probes: disclosureProbes(own),
  }),
};
