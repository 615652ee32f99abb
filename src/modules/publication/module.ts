export { ActivityFacts, anchorOf, Clause, Inlines } from './clause-views.tsx';
export { createPages } from './compiled.ts';
export type { Proof } from './proof/queries.ts';
export { KeptPill } from './views.tsx';

import type { Module, ModuleServices, Wiring } from '../../platform/module.ts';
import { createPages } from './compiled.ts';
import { registerEntry, registerRoutes } from './console.tsx';
import { publicationData } from './data.ts';
import { publicationProbes } from './probes.ts';
import { createProof, type Proof } from './proof/queries.ts';
import { publicationRoutes } from './routes.tsx';

const proofs = new WeakMap<Wiring, () => Promise<Proof>>();

/** The proof of a running program, one for all who show it; what it gives is at most 15 seconds old. */
export function proofOf(services: Pick<ModuleServices, 'wiring' | 'clock' | 'log'>): () => Promise<Proof> {
  const proof = proofs.get(services.wiring) ?? createProof(services);
  proofs.set(services.wiring, proof);
  return proof;
}

export const publication: Module = {
  data: publicationData,
  create: (services) => ({
    routes: [
      ...publicationRoutes(services, createPages(services), proofOf(services)),
      ...registerRoutes(services),
    ],
    console: [registerEntry],
    probes: publicationProbes(services),
  }),
};
