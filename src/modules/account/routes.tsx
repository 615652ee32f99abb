/** Opening an account, signing in and out, and a new password. Only the client's network is counted, and nothing of it stored. */
import { z } from 'zod';
import { DomainError } from '../../platform/fault.ts';
import { readForm, validate } from '../../platform/http/forms.ts';
import { sitePage } from '../../platform/http/pages.tsx';
import type { ModuleServices, RequestContext, Route } from '../../platform/module.ts';
import { checkPassword, hashPassword } from '../../platform/passwords.ts';
import type { SitePage } from '../../platform/ui/layout.tsx';
import { typedAddress } from '../../policy/address.ts';
import { formatPeriod } from '../../policy/period.ts';
import { normaliseAddress } from '../rights/module.ts';
import { moveAccount, openMove, undoMove } from './address/commands.ts';
import { goTo, letIn, sessionToken } from './cookie.ts';
import type { AccountDb } from './database.ts';
import { attempt, sentences } from './form.ts';
import { consentWording, prepareAccount } from './opening/commands.ts';
import { confirmAccount, openPreparation } from './opening/confirm.ts';
import { askForReset, openReset, resetPassword } from './reset/commands.ts';
import { endSessionOf } from './sessions.ts';
import { signIn } from './sign-in/commands.ts';
import {
  confirmPage,
  forgottenPage,
  forgottenSentPage,
  movePage,
  openPage,
  resetPage,
  sentPage,
  signInPage,
  undoPage,
} from './views.tsx';

/** Mails asked for: for one address, whoever asks, and by one client, for whatever addresses. */
const perAddress = { name: 'account mail address', points: 5, seconds: 3_600 } as const;
const perClient = { name: 'account mail client', points: 20, seconds: 3_600 } as const;

/** A password is weighed only where it is chosen; longer ones are none of ours. */
export const typedPassword = z.string().max(20_000);
const signInForm = z.strictObject({ email: typedAddress, password: typedPassword });
const openForm = z.strictObject({
  email: typedAddress,
  password: typedPassword,
  consent: z.string().optional(),
});
const emailForm = z.strictObject({ email: typedAddress });

type Handler = (context: RequestContext) => Response | Promise<Response>;

/** Reads the client's address to count its tries, then forgets it: the log has none either. */
export const counted = (
  path: string,
  act: (context: RequestContext, client: string) => Promise<Response>,
): Route => ({
  method: 'POST',
  path: `/account/${path}`,
  localised: true,
  handle: (context) => {
    const client = context.var.address;
    context.set('address', '');
    return act(context, client);
  },
});

/** Routes for whoever is not signed in. */
export function accountRoutes(db: AccountDb, services: ModuleServices): Route[] {
  const route = (method: Route['method'], path: string, handle: Handler): Route => ({
    method,
    path: `/account/${path}`,
    localised: true,
    noAddress: true,
    handle,
  });
  const show = (context: RequestContext, page: SitePage, status = 200) =>
    privately(sitePage(services, context, page, status));
  const consent = ({ var: { language } }: RequestContext) => consentWording(services, language);
  const { confirmLink, resetLink } = services.policy.accountAccess;
  return [
    route('GET', 'sign-in', (context) => show(context, signInPage({ language: context.var.language }))),
    counted('sign-in', (context, client) => takeSignIn(db, services, context, client)),
    route('POST', 'sign-out', async (context) => {
      const token = sessionToken(services, context);
      if (token) await endSessionOf(db, services, token);
      return goTo(services, `/${context.var.language}/account/sign-in`, 'end');
    }),
    route('GET', 'open', (context) =>
      show(context, openPage({ language: context.var.language, consent: consent(context) })),
    ),
    counted('open', (context, client) => takeWish(db, services, context, client)),
    route('GET', 'sent', (context) => {
      const { language } = context.var;
      return show(context, sentPage(language, formatPeriod(confirmLink, language)));
    }),
    route('GET', 'confirm/:token', async (context) => {
      const token = context.req.param('token') ?? '';
      const { isKnown } = await openPreparation(db, services, token);
      const { language } = context.var;
      return show(context, confirmPage({ language, token, isKnown, consent: consent(context) }));
    }),
    route('POST', 'confirm/:token', (context) => takeConfirmation(db, services, context)),
    route('GET', 'forgotten', (context) => show(context, forgottenPage({ language: context.var.language }))),
    counted('forgotten', (context, client) => takeForgotten(db, services, context, client)),
    route('GET', 'forgotten/sent', (context) => {
      const { language } = context.var;
      return show(context, forgottenSentPage(language, formatPeriod(resetLink, language)));
    }),
    route('GET', 'reset/:token', async (context) => {
      const token = context.req.param('token') ?? '';
      await openReset(db, services, token);
      return show(context, resetPage({ language: context.var.language, token }));
    }),
    route('POST', 'reset/:token', (context) => takeReset(db, services, context)),
    route('GET', 'address/:token', async (context) => {
      const token = context.req.param('token') ?? '';
      await openMove(db, services, 'address', token);
      return show(context, movePage({ language: context.var.language, token }));
    }),
    route('POST', 'address/:token', (context) => takeMove(db, services, context)),
    route('GET', 'undo/:token', async (context) => {
      const token = context.req.param('token') ?? '';
      await openMove(db, services, 'undo', token);
      return show(context, undoPage(context.var.language, token));
    }),
    route('POST', 'undo/:token', async (context) => {
      const reset = await undoMove(db, services, context.req.param('token') ?? '');
      return goTo(services, `/${context.var.language}/account/reset/${reset}`);
    }),
  ];
}

/** Pages with forms of an account are kept by no cache. */
function privately(response: Response): Response {
  response.headers.set('Cache-Control', 'no-store');
  return response;
}

async function takeSignIn(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  client: string,
): Promise<Response> {
  const { language } = context.var;
  const { fields } = await readForm(context);
  const form = validate(signInForm, fields);
  const done = form.ok
    ? await attempt(language, 'password', () => signIn(db, services, { ...form.value, client }))
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  if (!done.ok)
    return sitePage(
      services,
      context,
      signInPage({ language, email: fields.email, errors: done.errors }),
      422,
    );
  return letIn(db, services, context, done.value);
}

/** @throws DomainError `tooMany` */
export async function countMail({ limiter }: ModuleServices, client: string, email: string): Promise<void> {
  await limiter.use(perClient, client);
  await limiter.use(perAddress, normaliseAddress(email));
}

async function takeWish(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  client: string,
): Promise<Response> {
  const { language } = context.var;
  const { fields } = await readForm(context);
  const wording = consentWording(services, language);
  const form = validate(openForm, fields);
  const done = await (form.ok
    ? attempt(language, 'password', async () => {
        const { email, password, consent } = form.value;
        if (consent !== 'yes') throw new DomainError('consentMissing');
        await checkPassword(password, [services.policy.controller.name, email]);
        await countMail(services, client, email);
        const passwordHash = await hashPassword(password);
        await prepareAccount(db, services, { email, passwordHash, language, wording, licenceId: null });
      })
    : { ok: false as const, errors: sentences(language, form.faults) });
  if (done.ok) return goTo(services, `/${language}/account/sent`);
  const page = openPage({ language, email: fields.email, errors: done.errors, consent: wording });
  return sitePage(services, context, page, 422);
}

async function takeConfirmation(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
): Promise<Response> {
  const { language } = context.var;
  const token = context.req.param('token') ?? '';
  const { isKnown } = await openPreparation(db, services, token);
  const form = validate(z.strictObject({ password: typedPassword }), (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'password', () =>
        confirmAccount(db, services, { token, language, password: form.value.password }),
      )
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  if (done.ok) return goTo(services, `/${language}/account?done=opened`, { token: done.value });
  const consent = consentWording(services, language);
  const page = confirmPage({ language, token, isKnown, consent, errors: done.errors });
  return sitePage(services, context, page, 422);
}

async function takeForgotten(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  client: string,
): Promise<Response> {
  const { language } = context.var;
  const { fields } = await readForm(context);
  const form = validate(emailForm, fields);
  const done = await (form.ok
    ? attempt(language, 'email', async () => {
        const { email } = form.value;
        await countMail(services, client, email);
        await askForReset(db, services, { email, language });
      })
    : { ok: false as const, errors: sentences(language, form.faults) });
  if (done.ok) return goTo(services, `/${language}/account/forgotten/sent`);
  const page = forgottenPage({ language, email: fields.email, errors: done.errors });
  return sitePage(services, context, page, 422);
}

async function takeReset(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
): Promise<Response> {
  const { language } = context.var;
  const token = context.req.param('token') ?? '';
  await openReset(db, services, token);
  const form = validate(z.strictObject({ fresh: typedPassword }), (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'fresh', () =>
        resetPassword(db, services, { token, password: form.value.fresh }),
      )
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  if (done.ok) return goTo(services, `/${language}/account?done=password`, { token: done.value });
  return sitePage(services, context, resetPage({ language, token, errors: done.errors }), 422);
}

async function takeMove(db: AccountDb, services: ModuleServices, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const token = context.req.param('token') ?? '';
  const form = validate(z.strictObject({ password: typedPassword }), (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'password', () =>
        moveAccount(db, services, { token, password: form.value.password }),
      )
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  if (done.ok) return goTo(services, `/${language}/account?done=moved`, { token: done.value });
  return sitePage(services, context, movePage({ language, token, errors: done.errors }), 422);
}
