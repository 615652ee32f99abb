import { errorFacts } from '../../platform/log.ts';
import type { Module, ModuleServices, RequestContext } from '../../platform/module.ts';
import { createSparingLog } from '../../platform/sparing-log.ts';
import { clearCookie, readCookie } from '../../policy/cookies.ts';
import { contentSecurityPolicy } from '../../policy/csp.ts';
import { logOf } from '../accesslog/module.ts';
import { choiceOf, grantedParties, isInUse, thirdParties } from './choice.ts';
import { visitsConsole, visitsEntry } from './console/routes.tsx';
import { visitsData } from './data.ts';
import { Forgetting } from './forgetting.ts';
import { visitProbes } from './probes.ts';
import { visitRoutes } from './routes.tsx';
import { Sessions, visitIdOf } from './sessions.ts';

export const visits: Module = {
  data: visitsData,
  create: (services) => {
    const sessions = new Sessions(services.policy);
    const sparing = createSparingLog(services.log, services.clock);
    const forgetting = new Forgetting(
      async (visitIds) => {
        await logOf(services.wiring).forgetVisits(visitIds);
        sparing.works('', {}, 'visits are deleted again');
      },
      (error) => sparing.failed('', errorFacts(error), 'visits could not be deleted'),
    );
    return {
      routes: [...visitRoutes(services, sessions), ...visitsConsole(services)],
      console: [visitsEntry],
      probes: visitProbes(services),
      finish: createFinish(services, sessions, forgetting),
      stop: () => forgetting.end(),
    };
  },
};

/**
 * Every answer honours the choice that came with its request: an objection ends the visit and deletes it, and only the
 * pages of a visitor who agreed may contact a third party.
 */
function createFinish(services: ModuleServices, sessions: Sessions, forgetting: Forgetting) {
  const { policy } = services;
  const anyParty = thirdParties.some((name) => isInUse(policy, name));
  return (context: RequestContext, response: Response): void => {
    const cookies = context.req.header('cookie');
    if (cookies === undefined) return;
    const choice = choiceOf(policy, (name) => context.req.header(name));
    if (anyParty && response.headers.get('content-type')?.startsWith('text/html')) {
      const granted = grantedParties(policy, choice);
      if (granted.length > 0)
        response.headers.set('Content-Security-Policy', contentSecurityPolicy(policy, granted));
    }
    const visitId = choice.analysis ? undefined : visitIdOf(readCookie(policy, 'visit', cookies));
    if (visitId === undefined || context.req.path.endsWith('/privacy/my-visit')) return;
    response.headers.append('Set-Cookie', clearCookie(policy, 'visit', { secure: services.env.secure }));
    sessions.end(visitId);
    forgetting.add(visitId);
  };
}
