/** `/newsletter/manage`: a link is asked for, and what it opens. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route, Services } from '../../../platform/module.ts';
import { fieldSchema } from '../../../policy/fields.ts';
import type { Policy } from '../../../policy/language.ts';
import { languages } from '../../../policy/vocabulary.ts';
import { normaliseAddress } from '../../rights/module.ts';
import type { NewsletterDb } from '../database.ts';
import { leftPage } from '../leave/views.tsx';
import { addressErrors, unreadable } from '../sign-up/faults.ts';
import { leaveNewsletter } from '../subscriber/commands.ts';
import { choiceSchema, topicChoices } from './choices.ts';
import { agreeToMeasuring, askForLink, type Choices, endMeasuring, saveChoices } from './commands.ts';
import { findManaged, type Managed } from './queries.ts';
import { askPage, linkSentPage, managePage, measuringSentence } from './views.tsx';

/** Links asked for: for one address, whoever asks, and by one client, for whatever addresses. */
const perAddress = { name: 'newsletter.manage-address', points: 5, seconds: 3_600 };
const perClient = { name: 'newsletter.manage-client', points: 20, seconds: 3_600 };

type Act = (context: RequestContext, managed: Managed, token: string) => Response | Promise<Response>;

export function preferencesRoutes(services: Services, db: NewsletterDb): Route[] {
  const { policy, texts } = services;
  const behindLink = (method: 'GET' | 'POST', page: string, act: Act): Route => ({
    method,
    path: `/newsletter/manage/:token${page}`,
    localised: true,
    noAddress: true,
    handle: async (context) => {
      const token = context.req.param('token') ?? '';
      const managed = await findManaged(db, services, token);
      if (managed) return act(context, managed, token);
      return sitePage(services, context, askPage({ language: context.var.language }, 'over'), 410);
    },
  });
  return [
    {
      method: 'GET',
      path: '/newsletter/manage',
      localised: true,
      noAddress: true,
      handle: (context) => sitePage(services, context, askPage({ language: context.var.language })),
    },
    {
      method: 'POST',
      path: '/newsletter/manage',
      localised: true,
      handle: (context) => receiveAsking(services, db, context),
    },
    {
      method: 'GET',
      path: '/newsletter/manage/sent',
      localised: true,
      noAddress: true,
      handle: (context) => sitePage(services, context, linkSentPage(context.var.language, policy)),
    },
    behindLink('GET', '', (context, managed, token) => {
      const { language } = context.var;
      const asked = (['welcome', 'saved'] as const).find((name) => context.req.query(name) !== undefined);
      const page = { language, policy, texts, token, managed, done: asked ?? null };
      return sitePage(services, context, managePage(page));
    }),
    behindLink('POST', '', async (context, managed, token) => {
      await saveChoices(db, services, managed, await readChoices(policy, context));
      return saved(context, token);
    }),
    behindLink('POST', '/measuring', async (context, managed, token) => {
      const { fields } = await readForm(context);
      const form = validate(z.strictObject({ measuring: z.enum(['yes', 'no']) }), fields);
      if (!form.ok) throw new DomainError('badForm');
      const { language } = context.var;
      if (form.value.measuring === 'no') await endMeasuring(db, services, managed);
      else await agreeToMeasuring(db, services, managed, measuringSentence({ language, policy, texts }));
      return saved(context, token);
    }),
    behindLink('POST', '/leave', async (context, managed) => {
      await leaveNewsletter(db, services, { subscriberId: managed.subscriberId, by: 'page' });
      return sitePage(services, context, leftPage(context.var.language, policy));
    }),
  ];
}

const saved = (context: RequestContext, token: string): Response =>
  context.redirect(`/${context.var.language}/newsletter/manage/${token}?saved`, 303);

async function receiveAsking(
  services: Services,
  db: NewsletterDb,
  context: RequestContext,
): Promise<Response> {
  const { language, address: client } = context.var;
  // It only limits tries, and belongs into no log beside somebody's wish to leave.
  context.set('address', '');
  const { fields } = await readForm(context);
  const typed = fields.email ?? '';
  const asked = validate(fieldSchema(services.policy, 'newsletterSignUp'), fields);
  const faults = [...unreadable(typed), ...(asked.ok ? [] : asked.faults)];
  if (!asked.ok || faults.length > 0) {
    const errors = addressErrors(language, faults);
    return sitePage(services, context, askPage({ language, typed, errors }), 422);
  }
  const email = asked.value.email ?? '';
  await services.limiter.use(perClient, client);
  await services.limiter.use(perAddress, normaliseAddress(email));
  await askForLink(db, services, { email, language });
  return context.redirect(`/${language}/newsletter/manage/sent`, 303);
}

/** @throws DomainError `badForm`, `unknownField` */
async function readChoices(policy: Policy, context: RequestContext): Promise<Choices> {
  const { fields } = await readForm(context);
  const form = validate(choiceSchema(policy), fields);
  if (!form.ok) throw new DomainError('badForm');
  const topics = topicChoices(policy, 'en');
  const chosen = topics.filter(({ field }) => fields[field] === 'yes').map(({ topic }) => topic);
  return {
    language: languages.find((language) => language === fields.language) ?? null,
    topics: chosen.length === topics.length ? null : chosen,
  };
}
