/** Setting up and taking away the second factor, and giving it while signing in. */
import QRCode from 'qrcode';
import { z } from 'zod';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type { ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import { totpOf } from '../../../platform/second-factor.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { goTo, sessionToken } from '../cookie.ts';
import type { AccountDb } from '../database.ts';
import { attempt, sentences } from '../form.ts';
import { typedPassword } from '../routes.tsx';
import type { FoundSession } from '../sessions.ts';
import { type ShowHome, signedInRoute } from '../signed-in.ts';
import { beginTotp, giveCode, pendingSecret, proveTotp, removeTotp } from './commands.ts';
import { codePage, recoveryCodesPage, setUpPage } from './views.tsx';

const codeForm = z.strictObject({ code: z.string().max(200) });

export function factorRoutes(db: AccountDb, services: ModuleServices, showHome: ShowHome): Route[] {
  const route = signedInRoute(db, services);
  return [
    {
      method: 'GET',
      path: '/account/code',
      localised: true,
      noAddress: true,
      handle: (context) => sitePage(services, context, codePage({ language: context.var.language })),
    },
    {
      method: 'POST',
      path: '/account/code',
      localised: true,
      noAddress: true,
      handle: (context) => takeCode(db, services, context),
    },
    route('GET', 'factor', (context, session) => showSetUp(db, services, context, session)),
    route('POST', 'factor', async (context, session) => {
      const { language } = context.var;
      const form = validate(
        z.strictObject({ factorPassword: typedPassword }),
        (await readForm(context)).fields,
      );
      if (!form.ok) return showHome(context, session, sentences(language, form.faults));
      const done = await attempt(language, 'password', () =>
        beginTotp(db, services, session, form.value.factorPassword),
      );
      return done.ok
        ? goTo(services, `/${language}/account/factor`)
        : showHome(context, session, done.errors);
    }),
    route('POST', 'factor/prove', (context, session) => takeFirstCode(db, services, context, session)),
    route('POST', 'factor/remove', async (context, session) => {
      const { language } = context.var;
      const schema = codeForm.extend({ factorPassword: typedPassword });
      const form = validate(schema, (await readForm(context)).fields);
      if (!form.ok) return showHome(context, session, sentences(language, form.faults));
      const done = await attempt(language, 'code', () =>
        removeTotp(db, services, session, {
          code: form.value.code,
          password: form.value.factorPassword,
          language,
        }),
      );
      return done.ok ? goTo(services, `/${language}/account`) : showHome(context, session, done.errors);
    }),
  ];
}

async function takeCode(db: AccountDb, services: ModuleServices, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const form = validate(codeForm, (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'code', () =>
        giveCode(db, services, sessionToken(services, context) ?? '', form.value.code),
      )
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  if (done.ok) return goTo(services, `/${language}/account`, { token: done.value });
  return sitePage(services, context, codePage({ language, errors: done.errors }), 422);
}

async function showSetUp(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  { person_id, email }: FoundSession,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { language } = context.var;
  const pending = await pendingSecret(db, services, person_id);
  if (!pending) return goTo(services, `/${language}/account`);
  const totp = totpOf(pending, services.policy.controller.name, email);
  const qr = await QRCode.toString(totp.toString(), { type: 'svg', margin: 2 });
  const page = setUpPage({ language, qr, secret: totp.secret.base32, errors });
  return sitePage(services, context, page, errors.length > 0 ? 422 : 200);
}

async function takeFirstCode(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  session: FoundSession,
): Promise<Response> {
  const { language } = context.var;
  const form = validate(codeForm, (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'code', () => proveTotp(db, services, session, { ...form.value, language }))
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  return done.ok
    ? sitePage(services, context, recoveryCodesPage(language, done.value))
    : showSetUp(db, services, context, session, done.errors);
}
