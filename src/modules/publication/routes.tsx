import { cachedPage } from '../../platform/http/pages.tsx';
import type { Route, Services } from '../../platform/module.ts';
import type { PageOf } from './compiled.ts';
import { freshSeconds, type Proof } from './proof/queries.ts';
import { unmeasured } from './proof/unmeasured.ts';
import { proofPage } from './proof/views.tsx';
import { policyPage } from './views.tsx';

/** The policy, its proof, and the proof as JSON. */
export function publicationRoutes(services: Services, pageOf: PageOf, proof: () => Promise<Proof>): Route[] {
  return [
    {
      method: 'GET',
      path: '/privacy',
      localised: true,
      handle: cachedPage(
        services,
        async (context) => policyPage(pageOf(context.var.language), await proof()),
        freshSeconds,
      ),
    },
    {
      method: 'GET',
      path: '/privacy/proof',
      localised: true,
      handle: cachedPage(
        services,
        async (context) => proofPage(pageOf(context.var.language), await proof(), services.policyVersion),
        freshSeconds,
      ),
    },
    {
      method: 'GET',
      path: '/privacy/proof.json',
      localised: true,
      handle: async (context) => context.json(proofJson(services, await proof(), context.var.language)),
    },
  ];
}

function proofJson({ policy, policyVersion }: Services, proof: Proof, language: 'en' | 'de' | 'ru') {
  return {
    policy: { version: policy.version, hash: policyVersion },
    measuredAt: proof.measuredAt.toISOString(),
    kept: proof.kept,
    measured: proof.rows.length,
    probes: proof.rows.map(({ id, clause, title, state, value, share }) => ({
      id,
      clause,
      promise: title[language],
      state,
      value: value[language],
      share,
    })),
    withoutProbe: unmeasured(proof.rows),
  };
}
