/** The cookie of a session, and where a signed-in browser goes. */
import type { RequestContext } from '../../platform/module.ts';
import { clearCookie, setCookie } from '../../policy/cookies.ts';
import type { StaffServices } from './database.ts';

/** Puts a session's token into the answer's cookie. */
export function keepSession(services: StaffServices, response: Response, token: string): Response {
  const { policy, clock } = services;
  response.headers.append(
    'Set-Cookie',
    setCookie(policy, 'staff', token, { secure: services.env.secure, now: clock.now() }),
  );
  return response;
}

/** Removes the cookie, and what the browser has kept of the console's pages. */
export function dropSession(services: StaffServices, response: Response): Response {
  response.headers.append(
    'Set-Cookie',
    clearCookie(services.policy, 'staff', { secure: services.env.secure }),
  );
  response.headers.set('Clear-Site-Data', '"cache"');
  return response;
}

/** A page of the console to go to after signing in; anything else, other sites above all, becomes the overview. */
export function ownPath(next: string | undefined): string {
  const isOwn = next !== undefined && /^\/console(\/[\w-]+)*$/.test(next);
  return isOwn && !next.startsWith('/console/sign-') ? next : '/console';
}

/** Goes on after a changed state; 303 makes the browser ask with GET. */
export const goTo = (context: RequestContext, path: string): Response => context.redirect(path, 303);
