/** The cookie of an account, and who is behind it. */
import type { RequestContext } from '../../platform/module.ts';
import { clearCookie, readCookie, setCookie } from '../../policy/cookies.ts';
import type { AccountDb, AccountServices } from './database.ts';
import { endSessionOf, type FoundSession, openSession } from './sessions.ts';

export const sessionToken = ({ policy }: AccountServices, context: RequestContext): string | undefined =>
  readCookie(policy, 'account', context.req.header('cookie'));

/** The session of this browser; `null` where nobody is signed in. */
export async function sessionOf(
  db: AccountDb,
  services: AccountServices,
  context: RequestContext,
): Promise<FoundSession | null> {
  const token = sessionToken(services, context);
  return token ? openSession(db, services, token) : null;
}

/** Goes on after a changed state (303), with a new session, without one, or as before. */
export function goTo(
  services: AccountServices,
  to: string,
  session?: { readonly token: string } | 'end',
): Response {
  const { policy, clock, env } = services;
  const headers = new Headers({ Location: to, 'Cache-Control': 'no-store' });
  const options = { secure: env.secure, now: clock.now() };
  if (session === 'end') {
    headers.append('Set-Cookie', clearCookie(policy, 'account', options));
    headers.set('Clear-Site-Data', '"cache"');
  } else if (session) headers.append('Set-Cookie', setCookie(policy, 'account', session.token, options));
  return new Response(null, { status: 303, headers });
}

/** Lets a browser in by a new session, in the place of the one that it had. */
export async function letIn(
  db: AccountDb,
  services: AccountServices,
  context: RequestContext,
  token: string,
): Promise<Response> {
  const before = sessionToken(services, context);
  if (before) await endSessionOf(db, services, before);
  return goTo(services, `/${context.var.language}/account`, { token });
}
