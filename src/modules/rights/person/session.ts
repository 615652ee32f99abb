/** The proof cookie: who has proven an address in this browser. */
import { DomainError } from '../../../platform/fault.ts';
import type { RequestContext } from '../../../platform/module.ts';
import { clearCookie, readCookie, setCookie } from '../../../policy/cookies.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { type Proven, readSession } from './proof.ts';

export const sessionToken = (services: RightsServices, context: RequestContext): string | undefined =>
  readCookie(services.policy, 'proof', context.req.header('cookie'));

/** The person behind a request, or `null`. */
export const provenOf = (
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
): Promise<Proven | null> => readSession(db, services, sessionToken(services, context));

/** The person behind a request that makes no sense without one. @throws DomainError `linkExpired` */
export async function requireProven(
  db: RightsDb,
  services: RightsServices,
  context: RequestContext,
): Promise<Proven> {
  const proven = await provenOf(db, services, context);
  if (!proven) throw new DomainError('linkExpired');
  return proven;
}

/** A redirect after a change (303), which may also set or clear the proof cookie. */
export function redirect(
  services: RightsServices,
  to: string,
  session?: { token: string } | 'end',
): Response {
  const headers = new Headers({ Location: to, 'Cache-Control': 'no-store' });
  const options = { secure: services.env.secure, now: services.clock.now() };
  if (session === 'end') headers.append('Set-Cookie', clearCookie(services.policy, 'proof', options));
  else if (session) headers.append('Set-Cookie', setCookie(services.policy, 'proof', session.token, options));
  return new Response(null, { status: 303, headers });
}

/** A file for its owner only. */
export function fileResponse(content: string, type: string, name: string): Response {
  return new Response(content, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
