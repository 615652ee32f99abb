/** `/newsletter`: the form, what is sent from it, and the link that confirms. */
import { DomainError } from '../../../platform/fault.ts';
import { type FieldFault, readForm, validate } from '../../../platform/http/forms.ts';
import { cachedPage, sitePage, withHeaders } from '../../../platform/http/pages.tsx';
import type { RequestContext, Route, Services } from '../../../platform/module.ts';
import { fieldSchema } from '../../../policy/fields.ts';
import { hasArchive } from '../archive/queries.ts';
import type { NewsletterDb } from '../database.ts';
import { createManageLink } from '../preferences/commands.ts';
import { confirmSignUp, openSignUp, signUp } from './commands.ts';
import { addressErrors, unreadable } from './faults.ts';
import { signUps, sourceOf } from './source.ts';
import { confirmPage, linkOverPage, pausedPage, sentPage, signUpPage } from './views.tsx';
import { signUpWords } from './words.ts';

/** How soon the page knows that there is an archive now. */
const archiveSeconds = 300;

export function signUpRoutes(services: Services, db: NewsletterDb): Route[] {
  const { policy, texts } = services;
  return [
    {
      method: 'GET',
      path: '/newsletter',
      localised: true,
      handle: cachedPage(
        services,
        async ({ var: { language } }) =>
          signUpPage({ language, policy, texts, archive: await hasArchive(db) }),
        archiveSeconds,
      ),
    },
    {
      method: 'POST',
      path: '/newsletter',
      localised: true,
      // Carries no authority, and is embedded into other sites.
      crossSite: true,
      handle: (context) => receive(services, db, context),
    },
    {
      method: 'GET',
      path: '/newsletter/sent',
      localised: true,
      handle: cachedPage(services, ({ var: { language } }) => sentPage(language)),
    },
    {
      method: 'GET',
      path: '/newsletter/confirm/:token',
      localised: true,
      noAddress: true,
      handle: (context) => showConfirm(services, db, context),
    },
    {
      method: 'POST',
      path: '/newsletter/confirm/:token',
      localised: true,
      noAddress: true,
      handle: (context) => confirm(services, db, context),
    },
  ];
}

async function receive(services: Services, db: NewsletterDb, context: RequestContext): Promise<Response> {
  const { policy, texts, limiter } = services;
  const { language, address } = context.var;
  const { fields } = await readForm(context);
  const typed = fields.email ?? '';
  const again = (faults: readonly FieldFault[], status: number) =>
    sitePage(
      services,
      context,
      signUpPage({ language, policy, texts, typed, errors: addressErrors(language, faults) }),
      status,
    );
  const checked = validate(fieldSchema(policy, 'newsletterSignUp'), fields);
  const faults = [...unreadable(typed), ...(checked.ok ? [] : checked.faults)];
  if (!checked.ok || faults.length > 0) return again(faults, 422);
  const reached = await limiter.use(signUps, address).then(() => null, tooMany);
  if (reached)
    return withHeaders(again([{ field: 'email', code: 'tooMany', limit: reached }], 429), {
      'Retry-After': String(reached),
    });
  await signUp(db, services, {
    email: checked.value.email ?? '',
    language,
    wording: signUpWords[language].sentence(policy.controller.name),
    sourcePage: sourceOf(context, services, '/newsletter'),
  });
  return context.redirect(`/${language}/newsletter/sent`, 303);
}

/** @returns the seconds to wait */
function tooMany(reached: unknown): number {
  if (reached instanceof DomainError && reached.code === 'tooMany') return Number(reached.facts.seconds);
  throw reached;
}

async function showConfirm(services: Services, db: NewsletterDb, context: RequestContext): Promise<Response> {
  const token = context.req.param('token') ?? '';
  const found = await openSignUp(db, services, token);
  if (!found) return linkOver(services, context);
  return sitePage(services, context, confirmPage(context.var.language, token, found));
}

async function confirm(services: Services, db: NewsletterDb, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const token = context.req.param('token') ?? '';
  const confirmed = await db.transaction().execute(async (tx) => {
    const done = await confirmSignUp(tx, services, token);
    if (!done) return null;
    const manage = done.outcome === 'paused' ? null : await createManageLink(tx, services, done);
    return { manage };
  });
  if (!confirmed) return linkOver(services, context);
  const { manage } = confirmed;
  if (manage === null) return sitePage(services, context, pausedPage(language));
  return context.redirect(`/${language}/newsletter/manage/${manage}?welcome`, 303);
}

const linkOver = (services: Services, context: RequestContext): Response => {
  const { policy, texts } = services;
  return sitePage(services, context, linkOverPage({ language: context.var.language, policy, texts }), 410);
};
