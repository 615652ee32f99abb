/** What form and interface have in common: how often, and where it comes from. */
import type { RequestContext, Services } from '../../../platform/module.ts';

/** By the client's network, for whatever addresses. */
export const signUps = { name: 'newsletter.signUp', points: 60, seconds: 3_600 };

/** Where a sign-up comes from: the host of another site, or the pattern of our page. */
export function sourceOf(context: RequestContext, { env }: Pick<Services, 'env'>, page: string): string {
  const origin = context.req.header('origin');
  if (origin === undefined || origin === env.publicUrl || !URL.canParse(origin)) return page;
  return new URL(origin).host.slice(0, 253) || page;
}

/** Stands in the place of a page where an import asked for the confirmation. */
export const importSource = 'import';

/** Priority of what a sign-up needs: mails that nobody waits for come behind those of people who signed up just now. */
export const priorityOf = (source: string): number => (source === importSource ? 9 : 0);
