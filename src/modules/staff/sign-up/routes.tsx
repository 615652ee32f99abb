/** What is done through one-time links. */
import QRCode from 'qrcode';
import { z } from 'zod';
import { readForm, validate } from '../../../platform/http/forms.ts';
import type { RequestContext, Route } from '../../../platform/module.ts';
import { totpOf } from '../../../platform/second-factor.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { fieldSchema } from '../../../policy/fields.ts';
import { goTo, keepSession } from '../cookie.ts';
import { at, type Desk, show } from '../desk.ts';
import { attempt, sentences } from '../form.ts';
import { chooseCredentials, completeLink, isSignUp, keepsAddress, requireLink } from './commands.ts';
import { linkPath } from './links.ts';
import { credentialsPage, factorPage, recoveryCodesPage } from './views.tsx';

export function signUpRoutes(desk: Desk): Route[] {
  const route = at(desk);
  return [
    route('GET', '/console/sign-up/:token', (_, context) => showCredentials(desk, context)),
    route('POST', '/console/sign-up/:token', takeCredentials),
    route('GET', '/console/sign-up/:token/second-factor', (_, context) => showFactor(desk, context)),
    route('POST', '/console/sign-up/:token/second-factor', takeFirstCode),
  ];
}

const tokenOf = (context: RequestContext): string => context.req.param('token') ?? '';

type Fields = Readonly<Record<string, string>>;

async function showCredentials(
  desk: Desk,
  context: RequestContext,
  fields: Fields = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { db, services } = desk;
  const { language } = context.var;
  const path = linkPath(tokenOf(context));
  const link = await requireLink(db, services, tokenOf(context));
  if (link.purpose === 'secondFactor') return goTo(context, `${path}/second-factor`);
  const page = credentialsPage({
    language,
    path,
    kind: link.purpose === 'first' ? 'first' : isSignUp(link) ? 'invited' : 'reset',
    role: services.texts[language].roles[link.role],
    email: keepsAddress(link) ? link.email : (fields.email ?? link.email ?? ''),
    keepsAddress: keepsAddress(link),
    name: fields.name ?? link.name ?? '',
    errors,
  });
  return show(desk, context, page, errors);
}

async function takeCredentials(desk: Desk, context: RequestContext): Promise<Response> {
  const { db, services } = desk;
  const { language } = context.var;
  const token = tokenOf(context);
  const link = await requireLink(db, services, token);
  if (link.purpose === 'secondFactor') return goTo(context, `${linkPath(token)}/second-factor`);
  const { fields } = await readForm(context);
  // The password is judged by `chooseCredentials`; the policy says which other fields there are.
  const { password = '', ...given } = fields;
  const form = validate(isSignUp(link) ? fieldSchema(services.policy, 'staff') : resetForm, given);
  if (!form.ok) return showCredentials(desk, context, fields, sentences(language, form.faults));
  const { email = '', name = '' } = form.value;
  const done = await attempt(language, places, () =>
    chooseCredentials(db, services, token, { email, name, password }),
  );
  if (!done.ok) return showCredentials(desk, context, fields, done.errors);
  return goTo(context, `${linkPath(token)}/second-factor`);
}

/** Passwords are kept by browsers under the address, which is why the form of a reset carries it. */
const resetForm: z.ZodType<Record<string, string | undefined>> = z.strictObject({
  email: z.string().optional(),
});

const places = {
  addressTaken: 'email',
  passwordShort: 'password',
  passwordLong: 'password',
  passwordControl: 'password',
  passwordPopular: 'password',
  passwordGuessable: 'password',
} as const;

async function showFactor(
  desk: Desk,
  context: RequestContext,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { db, services } = desk;
  const path = linkPath(tokenOf(context));
  const link = await requireLink(db, services, tokenOf(context));
  if (link.purpose !== 'secondFactor' && link.passwordHash === null) return goTo(context, path);
  const totp = totpOf(link.totpSecret, services.policy.controller.name, link.email ?? '');
  const page = factorPage({
    language: context.var.language,
    path: `${path}/second-factor`,
    qr: await QRCode.toString(totp.toString(), { type: 'svg', margin: 2 }),
    secret: totp.secret.base32,
    errors,
  });
  return show(desk, context, page, errors);
}

const codeForm = z.strictObject({ code: z.string().max(100) });

async function takeFirstCode(desk: Desk, context: RequestContext): Promise<Response> {
  const { db, services } = desk;
  const { language } = context.var;
  const token = tokenOf(context);
  const form = validate(codeForm, (await readForm(context)).fields);
  if (!form.ok) return showFactor(desk, context, sentences(language, form.faults));
  const done = await attempt(language, { wrongCode: 'code' }, () =>
    completeLink(db, services, token, form.value.code),
  );
  if (!done.ok) return showFactor(desk, context, done.errors);
  const { recoveryCodes, sessionToken } = done.value;
  // No redirect: the codes have no address, so that they cannot be opened a second time.
  const page = recoveryCodesPage(language, linkPath(token), recoveryCodes);
  return keepSession(services, await show(desk, context, page), sessionToken);
}
