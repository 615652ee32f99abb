/** Who is signed in to the console: the answer to the web server before each console route. */
import type { RequestContext, SignedInStaff } from '../../platform/module.ts';
import { readCookie } from '../../policy/cookies.ts';
import { languages } from '../../policy/vocabulary.ts';
import type { StaffDatabase, StaffServices } from './database.ts';
import { mayDo } from './member/power.ts';
import { openSession } from './sessions.ts';
import { roleOf } from './sign-up/links.ts';

/** The value of the session's cookie. */
export const sessionToken = ({ policy }: StaffServices, context: RequestContext): string | undefined =>
  readCookie(policy, 'staff', context.req.header('cookie'));

export function createAuthenticate(db: StaffDatabase, services: StaffServices) {
  return async (context: RequestContext): Promise<SignedInStaff | null> => {
    const token = sessionToken(services, context);
    const session = token ? await openSession(db, services, token) : null;
    if (!session) return null;
    const chosen = languages.find((language) => language === session.language);
    if (chosen) context.set('language', chosen);
    const role = roleOf(session.role);
    return {
      staffId: session.staff_id,
      name: session.name,
      role,
      may: (permission) => mayDo(services.policy, role, permission),
    };
  };
}
