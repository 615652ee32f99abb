/** Passkeys: signing in with one, and what a signed-in owner does with them. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { readForm, validate } from '../../../platform/http/forms.ts';
import { sitePage } from '../../../platform/http/pages.tsx';
import type { ModuleServices, RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { fieldSchema } from '../../../policy/fields.ts';
import { goTo, letIn } from '../cookie.ts';
import type { AccountDb } from '../database.ts';
import { hasTotp } from '../factor/commands.ts';
import { attempt, sentences } from '../form.ts';
import { counted, typedPassword } from '../routes.tsx';
import type { FoundSession } from '../sessions.ts';
import { type ShowHome, signedInRoute } from '../signed-in.ts';
import { signInPage } from '../views.tsx';
import { addPasskey, beginPasskey, removePasskey } from './commands.ts';
import { passkeysOf, takesName } from './passkeys.ts';
import { askForPasskey, signInWithPasskey } from './sign-in-commands.ts';
import { addPasskeyPage, removePasskeyPage } from './views.tsx';

/** What a browser answers fits many times; a key of the largest kind is some kilobytes. */
const browserAnswer = z.string().max(30_000);
const signInForm = z.strictObject({ answer: browserAnswer });
const proofForm = z.strictObject({
  passkeyPassword: typedPassword,
  passkeyCode: z.string().max(200).optional(),
});

/** Routes for whoever is not signed in: the client's network is counted, and nothing of it stored. */
export const passkeyDoor = (db: AccountDb, services: ModuleServices): Route[] => [
  counted('passkey/challenge', async (context, client) => {
    const options = await askForPasskey(db, services, client);
    return context.json(options, 200, { 'Cache-Control': 'no-store' });
  }),
  counted('passkey/sign-in', (context, client) => takeSignIn(db, services, context, client)),
];

async function takeSignIn(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  client: string,
): Promise<Response> {
  const { language } = context.var;
  const form = validate(signInForm, (await readForm(context)).fields);
  if (!form.ok) throw new DomainError('badForm');
  const done = await attempt(language, 'answer', () =>
    signInWithPasskey(db, services, { answer: form.value.answer, client }),
  );
  if (!done.ok) return sitePage(services, context, signInPage({ language, errors: done.errors }), 422);
  return letIn(db, services, context, done.value);
}

export function passkeyRoutes(db: AccountDb, services: ModuleServices, showHome: ShowHome): Route[] {
  const route = signedInRoute(db, services);
  return [
    route('POST', 'passkey', (context, session) => begin(db, services, context, session, showHome)),
    route('POST', 'passkey/add', (context, session) => add(db, services, context, session, showHome)),
    route('GET', 'passkey/:id/remove', (context, session) => showRemoval(db, services, context, session)),
    route('POST', 'passkey/:id/remove', (context, session) => remove(db, services, context, session)),
  ];
}

async function begin(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  session: FoundSession,
  showHome: ShowHome,
): Promise<Response> {
  const { language } = context.var;
  const form = validate(proofForm, (await readForm(context)).fields);
  if (!form.ok) return showHome(context, session, sentences(language, form.faults));
  const done = await attempt(language, 'passkeyPassword', () =>
    beginPasskey(db, services, session, proofOf(form.value)),
  );
  if (!done.ok) return showHome(context, session, done.errors);
  const page = addPasskeyPage({
    language,
    options: JSON.stringify(done.value),
    handle: done.value.user.id,
    takesName: takesName(services.policy),
  });
  return sitePage(services, context, page);
}

const proofOf = ({ passkeyPassword, passkeyCode = '' }: z.infer<typeof proofForm>) => ({
  password: passkeyPassword,
  code: passkeyCode,
});

async function add(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  session: FoundSession,
  showHome: ShowHome,
): Promise<Response> {
  const { language } = context.var;
  const schema = fieldSchema(services.policy, 'secondFactor').extend({
    answer: browserAnswer,
    handle: z.string().max(100),
  });
  const form = validate(schema, (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'passkeyName', () => {
        const { answer = '', handle = '', passkeyName: name = null } = form.value;
        return addPasskey(db, services, session, { answer, handle, name, language });
      })
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  if (done.ok) return goTo(services, `/${language}/account?done=passkeyAdded`);
  // The form is not there again: its challenge works once.
  return showHome(
    context,
    session,
    done.errors.map(({ message }) => ({ message })),
  );
}

async function showRemoval(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  session: FoundSession,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { language } = context.var;
  const id = context.req.param('id');
  const passkey = (await passkeysOf(db, services, session.person_id)).find((one) => one.id === id);
  if (!passkey) throw new DomainError('notFound');
  const hasFactor = await hasTotp(db, session.person_id);
  const page = removePasskeyPage({ language, passkey, hasFactor, errors });
  return sitePage(services, context, page, errors.length > 0 ? 422 : 200);
}

async function remove(
  db: AccountDb,
  services: ModuleServices,
  context: RequestContext,
  session: FoundSession,
): Promise<Response> {
  const { language } = context.var;
  const id = z.uuid().safeParse(context.req.param('id'));
  if (!id.success) throw new DomainError('notFound');
  const form = validate(proofForm, (await readForm(context)).fields);
  const done = form.ok
    ? await attempt(language, 'passkeyPassword', () =>
        removePasskey(db, services, session, { id: id.data, proof: proofOf(form.value), language }),
      )
    : ({ ok: false, errors: sentences(language, form.faults) } as const);
  return done.ok
    ? goTo(services, `/${language}/account?done=passkeyRemoved`)
    : showRemoval(db, services, context, session, done.errors);
}
