/** Routes of a signed-in browser. */
import type { ModuleServices, RequestContext, Route } from '../../platform/module.ts';
import type { FieldError } from '../../platform/ui/components/error-summary.tsx';
import { goTo, sessionOf } from './cookie.ts';
import type { AccountDb } from './database.ts';
import type { FoundSession } from './sessions.ts';

export type Act = (context: RequestContext, session: FoundSession) => Promise<Response>;

/** The account's page, with what was wrong with a form of it. */
export type ShowHome = (
  context: RequestContext,
  session: FoundSession,
  errors: readonly FieldError[],
) => Promise<Response>;

/** Makes routes below `/account/`; whoever is not signed in is led to the door. */
export const signedInRoute =
  (db: AccountDb, services: ModuleServices) =>
  (method: Route['method'], path: string, act: Act): Route => ({
    method,
    path: `/account/${path}`,
    localised: true,
    noAddress: true,
    handle: async (context) => {
      const session = await sessionOf(db, services, context);
      return session ? act(context, session) : goTo(services, `/${context.var.language}/account/sign-in`);
    },
  });
