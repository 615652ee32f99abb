/** The link to leave that every mail carries: a page by GET, done by POST, from the page or by one click (RFC 8058). */
import { sitePage } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route, Services } from '../../../platform/module.ts';
import type { NewsletterDb } from '../database.ts';
import { leaveNewsletter } from '../subscriber/commands.ts';
import { readLeaveToken } from '../token/tokens.ts';
import { leavePage, leftPage, unknownLinkPage } from './views.tsx';

export function leaveRoutes(services: Services, db: NewsletterDb): Route[] {
  const path = '/newsletter/leave/:token';
  const tokenOf = (context: RequestContext) => context.req.param('token') ?? '';
  const unknownLink = (context: RequestContext) =>
    sitePage(services, context, unknownLinkPage(context.var.language), 404);
  return [
    {
      method: 'GET',
      path,
      localised: true,
      noAddress: true,
      handle: (context) => {
        const token = tokenOf(context);
        if (readLeaveToken(services, token) === null) return unknownLink(context);
        return sitePage(services, context, leavePage(context.var.language, token));
      },
    },
    {
      method: 'POST',
      path,
      localised: true,
      noAddress: true,
      // Mail programs send it, from wherever they are. The token is the authority, and the body adds nothing to it.
      crossSite: true,
      handle: async (context) => {
        const subscriberId = readLeaveToken(services, tokenOf(context));
        if (subscriberId === null) return unknownLink(context);
        await leaveNewsletter(db, services, { subscriberId, by: 'link' });
        return sitePage(services, context, leftPage(context.var.language, services.policy));
      },
    },
  ];
}
