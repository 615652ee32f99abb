/** What members of staff do with their own access. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { readForm, validate } from '../../../platform/http/forms.ts';
import type { RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { formatPeriod, type Period } from '../../../policy/period.ts';
import { languages } from '../../../policy/vocabulary.ts';
import { sessionToken } from '../authenticate.ts';
import { goTo } from '../cookie.ts';
import { actsInWords, at, type Desk, show } from '../desk.ts';
import { attempt, sentences } from '../form.ts';
import { countRecoveryCodes, findMember, listActs, openSessions } from '../queries.ts';
import { openSession } from '../sessions.ts';
import { beginSecondFactor, changePassword, chooseLanguage, endOwnSessions } from './commands.ts';
import { profilePage } from './views.tsx';

export function profileRoutes(desk: Desk): Route[] {
  const route = at(desk);
  const path = '/console/profile';
  return [
    route('GET', path, (_, context) => showProfile(desk, context), 'signedIn'),
    route('POST', `${path}/password`, takeNewPassword, 'signedIn'),
    route('POST', `${path}/second-factor`, startSecondFactor, 'signedIn'),
    route('POST', `${path}/language`, takeLanguage, 'signedIn'),
    route('POST', `${path}/end-session`, endOwnSession, 'signedIn'),
  ];
}

/** The session of this browser. */
async function ownSession({ db, services }: Desk, context: RequestContext) {
  const session = await openSession(db, services, sessionToken(services, context) ?? '');
  if (!session) throw new DomainError('notAllowed');
  return session;
}

async function showProfile(
  desk: Desk,
  context: RequestContext,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { db, services } = desk;
  const { language } = context.var;
  const { idle, total } = services.policy.cookies.staff;
  const words = (period: Period | undefined) => (period ? formatPeriod(period, language) : '–');
  const session = await ownSession(desk, context);
  const staffId = session.staff_id;
  const member = await findMember(db, staffId);
  if (!member) throw new DomainError('notAllowed');
  const page = profilePage({
    language,
    member,
    role: services.texts[language].roles[member.role],
    chosen: languages.find((name) => name === session.language) ?? null,
    sessions: await openSessions(db, services, staffId),
    currentSession: session.id,
    idle: words(idle),
    total: words(total),
    recoveryCodes: await countRecoveryCodes(db, staffId),
    acts: actsInWords(desk, language, (await listActs(db, { staffId, page: 1, size: 8 })).acts),
    errors,
    done: context.req.query('done') === 'password' ? 'password' : null,
  });
  return show(desk, context, page, errors);
}

const typed = z.string().max(4_000);
const passwordForm = z.strictObject({ current: typed, fresh: typed });
const passwordPlaces = {
  wrongPassword: 'current',
  passwordShort: 'fresh',
  passwordLong: 'fresh',
  passwordControl: 'fresh',
  passwordPopular: 'fresh',
  passwordGuessable: 'fresh',
} as const;

async function takeNewPassword(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const form = validate(passwordForm, (await readForm(context)).fields);
  if (!form.ok) return showProfile(desk, context, sentences(language, form.faults));
  const { staff_id: staffId, id: sessionId } = await ownSession(desk, context);
  const done = await attempt(language, passwordPlaces, () =>
    changePassword(desk.db, desk.services, { staffId, sessionId }, form.value),
  );
  return done.ok ? goTo(context, '/console/profile?done=password') : showProfile(desk, context, done.errors);
}

const factorForm = z.strictObject({ password: typed, code: typed });
const factorPlaces = { wrongPassword: 'password', wrongCode: 'code' } as const;

async function startSecondFactor(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const form = validate(factorForm, (await readForm(context)).fields);
  if (!form.ok) return showProfile(desk, context, sentences(language, form.faults));
  const { staff_id: staffId } = await ownSession(desk, context);
  const done = await attempt(language, factorPlaces, () =>
    beginSecondFactor(desk.db, desk.services, staffId, form.value),
  );
  return done.ok ? goTo(context, done.value) : showProfile(desk, context, done.errors);
}

const languageForm = z.strictObject({ language: z.enum(['browser', ...languages]) });

async function takeLanguage(desk: Desk, context: RequestContext): Promise<Response> {
  const form = validate(languageForm, (await readForm(context)).fields);
  if (!form.ok) return showProfile(desk, context, sentences(context.var.language, form.faults));
  const { staff_id: staffId } = await ownSession(desk, context);
  const { language } = form.value;
  await chooseLanguage(desk.db, staffId, language === 'browser' ? null : language);
  return goTo(context, '/console/profile');
}

const sessionForm = z.strictObject({ id: z.union([z.literal('others'), z.uuid()]), sessionPassword: typed });

async function endOwnSession(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const form = validate(sessionForm, (await readForm(context)).fields);
  if (!form.ok) return showProfile(desk, context, sentences(language, form.faults));
  const { staff_id: staffId, id: sessionId } = await ownSession(desk, context);
  const { id, sessionPassword: password } = form.value;
  const done = await attempt(language, { wrongPassword: 'sessionPassword' }, () =>
    endOwnSessions(
      desk.db,
      desk.services,
      { staffId, sessionId },
      { id: id === 'others' ? null : id, password },
    ),
  );
  return done.ok ? goTo(context, '/console/profile') : showProfile(desk, context, done.errors);
}
