/** Answering a block of a licence. Behind the mailed link no address is read or kept, and no account is needed. */
import { customerRoute } from '../../../../platform/customers.ts';
import { DomainError } from '../../../../platform/fault.ts';
import { readForm, validate } from '../../../../platform/http/forms.ts';
import { sitePage } from '../../../../platform/http/pages.tsx';
import type { ModuleServices, RequestContext, Route } from '../../../../platform/module.ts';
import { fieldSchema } from '../../../../policy/fields.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import type { LicensingDb } from '../../database.ts';
import { type Asked, answerAsHolder, answerByLink, askedByLink, askedOfHolder } from './commands.ts';
import { type AnswerPage, answerPage } from './views.tsx';
import { answerWords } from './words.ts';

export function answerRoutes(db: LicensingDb, services: ModuleServices): Route[] {
  return [...linkRoutes(db, services), ...accountRoutes(db, services)];
}

function linkRoutes(db: LicensingDb, services: ModuleServices): Route[] {
  const base = { path: '/licence/answer/:token', localised: true, noAddress: true } as const;
  const placeOf = async (context: RequestContext): Promise<Place> => {
    const token = context.req.param('token') ?? '';
    return {
      asked: await askedByLink(db, services, token),
      action: `/${context.var.language}/licence/answer/${token}`,
      place: 'link',
      store: (message) => answerByLink(db, services, token, message),
    };
  };
  return [
    { ...base, method: 'GET', handle: async (context) => show(services, context, await placeOf(context)) },
    { ...base, method: 'POST', handle: async (context) => take(services, context, await placeOf(context)) },
  ];
}

function accountRoutes(db: LicensingDb, services: ModuleServices): Route[] {
  const placeOf = async (
    context: RequestContext,
    { personId, licenceIds }: { readonly personId: string; readonly licenceIds: readonly string[] },
  ): Promise<Place> => {
    const licenceId = context.req.param('id') ?? '';
    const { language } = context.var;
    const asked = licenceIds.includes(licenceId) ? await askedOfHolder(db, personId, licenceId) : null;
    if (!asked) throw new DomainError('notFound');
    return {
      asked,
      action: `/${language}/account/licence/${licenceId}/answer`,
      place: 'account',
      store: (message) => answerAsHolder(db, services, { personId, licenceId, message, language }),
    };
  };
  const path = 'licence/:id/answer';
  return [
    customerRoute(services.wiring, 'GET', path, async (context, customer) =>
      show(services, context, await placeOf(context, customer)),
    ),
    customerRoute(services.wiring, 'POST', path, async (context, customer) =>
      take(services, context, await placeOf(context, customer)),
    ),
  ];
}

interface Place extends Pick<AnswerPage, 'action' | 'place'> {
  readonly asked: Asked;
  readonly store: (message: string) => Promise<void>;
}

function show(
  services: ModuleServices,
  context: RequestContext,
  { asked, action, place }: Place,
  again: Pick<AnswerPage, 'typed' | 'errors'> = {},
): Response | Promise<Response> {
  const { language } = context.var;
  const page = answerPage({ language, policy: services.policy, asked, action, place, ...again });
  return sitePage(services, context, page, again.errors ? 422 : 200);
}

async function take(services: ModuleServices, context: RequestContext, place: Place): Promise<Response> {
  const { fields } = await readForm(context);
  const typed = (fields.message ?? '').replace(/\r\n?/g, '\n');
  const refuse = (code: string) =>
    show(services, context, place, { typed, errors: errorOf(context.var.language, code) });
  const checked = validate(fieldSchema(services.policy, 'licenceReview'), { ...fields, message: typed });
  if (!checked.ok) return refuse(checked.faults[0]?.code ?? 'missing');
  const { message } = checked.value;
  if (message === undefined) return refuse('missing');
  try {
    await place.store(message);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'linkExpired') throw error;
    if (error.code === 'answeredAlready') return refuse(error.code);
    if (error.code !== 'nothingToAnswer') throw error;
  }
  return context.redirect(place.action, 303);
}

function errorOf(language: Language, code: string) {
  const sentences: Readonly<Record<string, string>> = answerWords[language].faults;
  return [{ field: 'message', message: sentences[code] ?? answerWords[language].faults.missing }];
}
