export { type Disclosure, type DisclosureTables, disclose } from './disclose.ts';

import { disclosureData } from '../../platform/disclosure/data.ts';
import type { Module } from '../../platform/module.ts';
import { disclosureEntry, disclosureRoute } from './console.tsx';
import type { DisclosureTables } from './disclose.ts';
import { disclosureProbes } from './probes.ts';

export const disclosure: Module = {
  data: disclosureData,
  create: (own) => ({
    routes: [disclosureRoute(own, own.database<DisclosureTables>())],
    console: [disclosureEntry],
    probes: disclosureProbes(own),
  }),
};
