/** `/account`: what its owner sees and does there. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import {
  accountPlaces,
  type ModuleServices,
  type RequestContext,
  type Route,
} from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { typedAddress } from '../../../policy/address.ts';
import { formatPeriod, type Period } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { askForMove } from '../address/commands.ts';
import { goTo, sessionOf, sessionToken } from '../cookie.ts';
import type { AccountDb } from '../database.ts';
import { hasTotp } from '../factor/commands.ts';
import { factorRoutes } from '../factor/routes.tsx';
import { attempt, sentences } from '../form.ts';
import { claimsOf } from '../opening/confirm.ts';
import { passkeysOf } from '../passkey/passkeys.ts';
import { passkeyRoutes } from '../passkey/routes.tsx';
import { countMail, typedPassword } from '../routes.tsx';
import { endSession, endSessions, type FoundSession, openSessions, waitingSession } from '../sessions.ts';
import { accountWords } from '../words.ts';
import { changePassword, closeAccount } from './commands.ts';
import { closedPage, closePage, type Done, homePage } from './views.tsx';

type Act = (context: RequestContext, session: FoundSession) => Response | Promise<Response>;

/** Routes of a signed-in browser; any other is led to the door. */
export function homeRoutes(db: AccountDb, services: ModuleServices): Route[] {
  const route = (method: Route['method'], path: string, act: Act): Route => ({
    method,
    path: `/account${path}`,
    localised: true,
    noAddress: true,
    handle: async (context) => {
      const session = await sessionOf(db, services, context);
      const response = session
        ? await act(context, session)
        : goTo(services, await doorOf(db, services, context));
      response.headers.set('Cache-Control', 'no-store');
      return response;
    },
  });
  return [
    route('GET', '', (context, session) => showHome(db, services, context, session)),
    route('POST', '/password', (context, session) => takePassword(db, services, context, session)),
    {
      method: 'POST',
      path: '/account/address',
      localised: true,
      handle: async (context) => {
        const client = context.var.address;
        context.set('address', '');
        const session = await sessionOf(db, services, context);
        return session
          ? takeAddress(db, services, context, { session, client })
          : goTo(services, `/${context.var.language}/account/sign-in`);
      },
    },
    route('POST', '/end-sessions', async (context, session) => {
      await endSessions(db, session.person_id, session.id);
      return goTo(services, `/${context.var.language}/account?done=sessions`);
    }),
    route('POST', '/end-session', async (context, session) => {
      const form = validate(z.strictObject({ id: z.uuid() }), (await readForm(context)).fields);
      if (!form.ok) throw new DomainError('badForm');
      await endSession(db, session.person_id, form.value.id);
      return goTo(services, `/${context.var.language}/account`);
    }),
    route('GET', '/close', (context) => {
      const { language } = context.var;
      return sitePage(services, context, closePage(language, closing(services, language)));
    }),
    route('POST', '/close', (context, session) => takeClosing(db, services, context, session)),
    ...factorRoutes(db, services, (context, session, errors) =>
      showHome(db, services, context, session, errors),
    ),
    ...passkeyRoutes(db, services, (context, session, errors) =>
      showHome(db, services, context, session, errors),
    ),
    {
      method: 'GET',
      path: '/account/closed',
      localised: true,
      noAddress: true,
      handle: (context) => {
        const { language } = context.var;
        return sitePage(services, context, closedPage(language, closing(services, language)));
      },
    },
  ];
}

/** Where a browser that may not come in goes on: to the second factor where only that is missing. */
async function doorOf(db: AccountDb, services: ModuleServices, context: RequestContext): Promise<string> {
  const token = sessionToken(services, context);
  const waiting = token ? await waitingSession(db, services, token) : null;
  return `/${context.var.language}/account/${waiting ? 'code' : 'sign-in'}`;
}

/** How long a closed account is kept, in words. */
function closing({ policy }: ModuleServices, language: Language): string {
  const step = policy.activities.account.keep.find(({ from }) => from === 'closed');
  return step ? formatPeriod(step.for, language) : '–';
}

async function showHome(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  session: FoundSession,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { language } = context.var;
  const { idle, total } = services.policy.cookies.account;
  const words = (period: Period | undefined) => (period ? formatPeriod(period, language) : '–');
  const done = context.req.query('done') ?? '';
  const page = homePage({
    language,
    email: session.email,
    hasFactor: await hasTotp(db, session.person_id),
    passkeys: await passkeysOf(db, services, session.person_id),
    sessions: await openSessions(db, services, session.person_id),
    currentSession: session.id,
    idle: words(idle),
    total: words(total),
    closing: closing(services, language),
    sections: await sectionsFor(db, services, session, language),
    done: isDone(done) ? done : null,
    errors,
  });
  return sitePage(services, context, page, errors.length > 0 ? 422 : 200);
}

const isDone = (code: string): code is Done => Object.hasOwn(accountWords.en.home.done, code);

async function sectionsFor(
  db: AccountDb,
  { wiring }: ModuleServices,
  session: FoundSession,
  language: Language,
) {
  const customer = await customerOf(db, session);
  const sections = [...wiring.parts().values()]
    .flatMap(({ account = [] }) => account)
    .sort((one, other) => accountPlaces.indexOf(one.place) - accountPlaces.indexOf(other.place));
  const shown = await Promise.all(
    sections.map(async ({ title, body }) => ({
      title: title[language],
      body: await body(customer, language),
    })),
  );
  return shown.flatMap(({ title, body }) => (body === null ? [] : [{ title, body }]));
}

/** A session as other modules see it. */
export const customerOf = async (db: AccountDb, session: FoundSession) => ({
  personId: session.person_id,
  email: session.email,
  licenceIds: await claimsOf(db, session.person_id),
  signedInAt: session.issued_at,
});

async function takePassword(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  session: FoundSession,
): Promise<Response> {
  const { language } = context.var;
  const schema = z.strictObject({ current: typedPassword, fresh: typedPassword });
  const form = validate(schema, (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'fresh', () =>
        changePassword(db, services, session, { ...form.value, language }),
      )
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  return done.ok
    ? goTo(services, `/${language}/account?done=password`)
    : showHome(db, services, context, session, done.errors);
}

async function takeClosing(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  session: FoundSession,
): Promise<Response> {
  const { language } = context.var;
  const form = validate(z.strictObject({ password: typedPassword }), (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'password', () =>
        closeAccount(db, services, session, { ...form.value, language }),
      )
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  return done.ok
    ? goTo(services, `/${language}/account/closed`, 'end')
    : sitePage(services, context, closePage(language, closing(services, language), done.errors), 422);
}

async function takeAddress(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  { session, client }: { readonly session: FoundSession; readonly client: string },
): Promise<Response> {
  const { language } = context.var;
  const schema = z.strictObject({ email: typedAddress, movePassword: typedPassword });
  const form = validate(schema, (await readForm(context)).fields);
  const done = await (form.ok
    ? attempt(language, 'email', async () => {
        const { email, movePassword: password } = form.value;
        await countMail(services, client, email);
        await askForMove(db, services, session, { email, password, language });
      })
    : { ok: false as const, errors: sentences(language, form.faults) });
  return done.ok
    ? goTo(services, `/${language}/account?done=asked`)
    : showHome(db, services, context, session, done.errors);
}
