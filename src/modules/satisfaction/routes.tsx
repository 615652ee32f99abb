import { readForm, validate } from '../../platform/http/forms.ts';
import { cachedPage, sitePage } from '../../platform/http/pages.tsx';
import type { ModuleServices, Route } from '../../platform/module.ts';
import { fieldSchema } from '../../policy/fields.ts';
import { rate, ratings } from './commands.ts';
import type { SatisfactionTables } from './data.ts';
import { ratePage, thanksPage } from './views.tsx';

/** Nobody has so many answers to rate; more would be somebody turning the figures. */
const clicks = { name: 'satisfaction.rate', points: 10, seconds: 3_600 };

/** The question, the click, and the thanks. A policy that takes no rating has none of them. */
export function satisfactionRoutes(services: ModuleServices): Route[] {
  const { policy } = services;
  if (policy.activities.satisfaction.data.rating === undefined) return [];
  return [
    {
      method: 'GET',
      path: '/rate',
      localised: true,
      handle: cachedPage(services, ({ var: { language } }) => ratePage({ language, policy }, 'fresh')),
    },
    {
      method: 'GET',
      path: '/rate/thanks',
      localised: true,
      handle: cachedPage(services, ({ var: { language } }) => thanksPage(language)),
    },
    clickRoute(services),
  ];
}

function clickRoute(services: ModuleServices): Route {
  const { policy } = services;
  const db = services.database<SatisfactionTables>();
  const schema = fieldSchema(policy, 'satisfaction');
  return {
    method: 'POST',
    path: '/rate',
    localised: true,
    handle: async (context) => {
      const { language, address } = context.var;
      const { fields } = await readForm(context);
      const given = validate(schema, fields);
      const rating = given.ok && ratings.find((one) => String(one) === given.value.rating);
      if (!rating) return sitePage(services, context, ratePage({ language, policy }, 'unanswered'), 422);
      await services.limiter.use(clicks, address);
      await rate(db, services, rating);
      return context.redirect(`/${language}/rate/thanks`, 303);
    },
  };
}
