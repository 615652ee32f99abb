/** Signing in and out. */
import { z } from 'zod';
import { signedIn } from '../../../platform/http/console.tsx';
import { readForm, validate } from '../../../platform/http/forms.ts';
import type { RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { sessionToken } from '../authenticate.ts';
import { dropSession, goTo, keepSession, ownPath } from '../cookie.ts';
import { at, type Desk, show } from '../desk.ts';
import { attempt, sentences } from '../form.ts';
import { endSessionOf } from '../sessions.ts';
import { giveCode, givePassword, signOutOf } from './commands.ts';
import { codePage, signInPage } from './views.tsx';

export function signInRoutes(desk: Desk): Route[] {
  const route = at(desk);
  return [
    route('GET', '/console/sign-in', (_, context) => showSignIn(desk, context, context.req.query())),
    route('POST', '/console/sign-in', takePassword),
    route('GET', '/console/sign-in/code', (_, context) => showCode(desk, context, context.req.query('next'))),
    route('POST', '/console/sign-in/code', takeCode),
    route('POST', '/console/sign-out', signOut, 'signedIn'),
  ];
}

const typed = z.string().max(4_000);
const signInForm = z.strictObject({ email: typed, password: typed, next: typed.optional() });
const codeForm = z.strictObject({ code: typed, next: typed.optional() });

type Filled = Readonly<Record<string, string | undefined>>;

function showSignIn(desk: Desk, context: RequestContext, filled: Filled, errors: readonly FieldError[] = []) {
  const { language } = context.var;
  const email = (filled.email ?? '').slice(0, 254);
  return show(desk, context, signInPage({ language, email, next: ownPath(filled.next), errors }), errors);
}

async function takePassword(desk: Desk, context: RequestContext): Promise<Response> {
  const { db, services } = desk;
  const { language, address } = context.var;
  const { fields } = await readForm(context);
  const form = validate(signInForm, fields);
  if (!form.ok) return showSignIn(desk, context, fields, sentences(language, form.faults));
  const before = sessionToken(services, context);
  if (before) await endSessionOf(db, services, before);
  const { email, password, next } = form.value;
  const done = await attempt(language, {}, () =>
    givePassword(db, services, { email, password, client: address }),
  );
  if (!done.ok) return showSignIn(desk, context, fields, done.errors);
  const path = `/console/sign-in/code?next=${encodeURIComponent(ownPath(next))}`;
  return keepSession(services, goTo(context, path), done.value);
}

function showCode(
  desk: Desk,
  context: RequestContext,
  next: string | undefined,
  errors: readonly FieldError[] = [],
) {
  const page = codePage({ language: context.var.language, next: ownPath(next), errors });
  return show(desk, context, page, errors);
}

async function takeCode(desk: Desk, context: RequestContext): Promise<Response> {
  const { db, services } = desk;
  const { language } = context.var;
  const { fields } = await readForm(context);
  const form = validate(codeForm, fields);
  if (!form.ok) return showCode(desk, context, fields.next, sentences(language, form.faults));
  const done = await attempt(language, { wrongCode: 'code' }, () =>
    giveCode(db, services, sessionToken(services, context) ?? '', form.value.code),
  );
  if (!done.ok) return showCode(desk, context, fields.next, done.errors);
  return keepSession(services, goTo(context, ownPath(form.value.next)), done.value);
}

async function signOut({ db, services }: Desk, context: RequestContext): Promise<Response> {
  const { staffId } = signedIn(context);
  await signOutOf(db, services, { staffId, token: sessionToken(services, context) ?? '' });
  return dropSession(services, goTo(context, '/console/sign-in'));
}
