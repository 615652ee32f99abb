/** The owner of an account, whose address is proven, sees and withdraws their consents (Art. 7(3)). */
import { z } from 'zod';
import { customerRoute } from '../../../platform/customers.ts';
import { DomainError } from '../../../platform/fault.ts';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type { AccountSection, ModuleServices, Route } from '../../../platform/module.ts';
import { activityNames } from '../../../policy/vocabulary.ts';
import { withdraw } from '../act/commands.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { standingConsents } from './queries.ts';
import { Consents, endAccountPage, withdrawnPage } from './views.tsx';
import { accountWords } from './words.ts';

export const consentsSection = (db: RightsDb, { texts }: RightsServices): AccountSection => ({
  place: 'consents',
  title: { en: accountWords.en.title, de: accountWords.de.title, ru: accountWords.ru.title },
  body: async ({ personId }, language) => (
    <Consents language={language} texts={texts[language]} consents={await standingConsents(db, personId)} />
  ),
});

const withdrawalForm = z.strictObject({ activity: z.enum(activityNames) });

export const accountRoutes = (
  db: RightsDb,
  services: RightsServices,
  { wiring }: Pick<ModuleServices, 'wiring'>,
): Route[] => [
  customerRoute(wiring, 'GET', 'consent/account', (context) =>
    sitePage(services, context, endAccountPage(context.var.language)),
  ),
  customerRoute(wiring, 'POST', 'consent', async (context, { personId }) => {
    const { language } = context.var;
    const form = validate(withdrawalForm, (await readForm(context)).fields);
    if (!form.ok) throw new DomainError('badForm');
    const wish = { personId, language, source: 'page', activities: [form.value.activity] } as const;
    await db.transaction().execute((tx) => withdraw(tx, services, wish));
    return context.redirect(`/${language}/account/consent/withdrawn`, 303);
  }),
  {
    // Without an account: it may be what was withdrawn.
    method: 'GET',
    path: '/account/consent/withdrawn',
    localised: true,
    noAddress: true,
    handle: (context) => sitePage(services, context, withdrawnPage(context.var.language)),
  },
];
