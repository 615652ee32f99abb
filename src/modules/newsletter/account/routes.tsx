/** What the owner of an account, whose address is proven, does with the newsletter. */
import { customerRoute } from '../../../platform/customers.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type { AccountSection, ModuleServices, Route } from '../../../platform/module.ts';
import type { NewsletterDb } from '../database.ts';
import { leftPage } from '../leave/views.tsx';
import { createManageLink } from '../preferences/commands.ts';
import { managedOf, subscriberOf } from '../preferences/queries.ts';
import { leaveNewsletter } from '../subscriber/commands.ts';
import { NoSubscription, Subscription } from './views.tsx';
import { accountWords } from './words.ts';

export const newsletterSection = ({ policy }: ModuleServices, db: NewsletterDb): AccountSection => ({
  place: 'newsletter',
  title: { en: accountWords.en.title, de: accountWords.de.title, ru: accountWords.ru.title },
  body: async ({ personId }, language) => {
    const managed = await managedOf(db, { policy }, personId);
    return managed ? (
      <Subscription language={language} policy={policy} managed={managed} />
    ) : (
      <NoSubscription language={language} />
    );
  },
});

/** Both acts come back to the account where nothing is subscribed any more, as after a second press. */
export const accountRoutes = (services: ModuleServices, db: NewsletterDb): Route[] => [
  customerRoute(services.wiring, 'POST', 'newsletter/manage', async (context, { personId }) => {
    const { language } = context.var;
    if (!(await subscriberOf(db, personId))) return context.redirect(`/${language}/account`, 303);
    const token = await db
      .transaction()
      .execute((tx) => createManageLink(tx, services, { personId, language }));
    return context.redirect(`/${language}/newsletter/manage/${token}`, 303);
  }),
  customerRoute(services.wiring, 'POST', 'newsletter/leave', async (context, { personId }) => {
    const { language } = context.var;
    const subscriber = await subscriberOf(db, personId);
    if (!subscriber) return context.redirect(`/${language}/account`, 303);
    await leaveNewsletter(db, services, { subscriberId: subscriber.id, by: 'page' });
    return sitePage(services, context, leftPage(language, services.policy));
  }),
];
