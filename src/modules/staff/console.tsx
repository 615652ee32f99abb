/** Staff pages: overview, members, log. */
import { z } from 'zod';
import { DomainError } from '../../platform/fault.ts';
import { readForm, validate } from '../../platform/http/forms.ts';
import type { ConsoleEntry, RequestContext, Route } from '../../platform/module.ts';
import type { FieldError } from '../../platform/ui/components/error-summary.tsx';
import { formatPeriod } from '../../policy/period.ts';
import { dueAt } from '../../policy/retention.ts';
import { type Language, type StaffRole, staffRoles } from '../../policy/vocabulary.ts';
import { goTo } from './cookie.ts';
import { at, type Desk, show, signedIn } from './desk.ts';
import { attempt, sentences } from './form.ts';
import {
  changeRole,
  endMember,
  inviteMember,
  mayGive,
  signOutEverywhere,
  withdrawInvitation,
} from './members.ts';
import { findMember, listActs, listMembers, type Member, openInvitations, openSessions } from './queries.ts';
import { logPage } from './views/acts.tsx';
import { endPage, memberPage } from './views/member.tsx';
import { overviewPage, type Waiting } from './views/overview.tsx';
import { invitedPage, type ListedMember, staffPage } from './views/staff.tsx';
import { staffWords } from './words.ts';

export function consoleRoutes(desk: Desk): Route[] {
  const route = at(desk);
  return [
    route('GET', '/console', showOverview, 'overview'),
    route('GET', '/console/staff-log', showLog, 'staff:read'),
    route('GET', '/console/staff', (_, context) => showStaff(desk, context), 'staff:read'),
    route('POST', '/console/staff/invite', invite, 'staff:manage'),
    route('POST', '/console/staff/withdraw', withdraw, 'staff:manage'),
    route('GET', '/console/staff/:id', (_, context) => showMember(desk, context), 'staff:read'),
    route('POST', '/console/staff/:id/role', giveRole, 'staff:manage'),
    route('POST', '/console/staff/:id/sign-out', endTheirSessions, 'staff:manage'),
    route('GET', '/console/staff/:id/end', askToEnd, 'staff:manage'),
    route('POST', '/console/staff/:id/end', end, 'staff:manage'),
  ];
}

const title = (key: keyof (typeof staffWords)['en']['menu']): ConsoleEntry['title'] => ({
  en: staffWords.en.menu[key],
  de: staffWords.de.menu[key],
  ru: staffWords.ru.menu[key],
});

export const consoleEntries: readonly ConsoleEntry[] = [
  { group: 'today', title: title('overview'), path: '/console', permission: 'overview' },
  { group: 'house', title: title('staff'), path: '/console/staff', permission: 'staff:read' },
  { group: 'house', title: title('log'), path: '/console/staff-log', permission: 'staff:read' },
  { group: 'house', title: title('profile'), path: '/console/profile', permission: 'overview' },
];

/** How many acts a page about something else shows. */
const fewActs = 8;

async function showOverview(desk: Desk, context: RequestContext): Promise<Response> {
  const { db, services } = desk;
  const staff = signedIn(context);
  const allStaff = staff.may('staff:read');
  const { acts } = await listActs(db, {
    ...(!allStaff && { staffId: staff.staffId }),
    page: 1,
    size: fewActs,
  });
  const entries = [...services.wiring.parts().values()]
    .flatMap((part) => part.console ?? [])
    .filter((entry) => staff.may(entry.permission));
  const page = overviewPage({
    language: context.var.language,
    now: services.clock.now(),
    waiting: await whatWaits(entries, context.var.language),
    removalsPath: entries.find((entry) => entry.permission === 'retention:read')?.path ?? null,
    acts,
    allStaff,
  });
  return show(desk, context, page);
}

async function whatWaits(entries: readonly ConsoleEntry[], language: Language): Promise<Waiting[]> {
  const counted = await Promise.all(
    entries.map(async (entry) => ({
      title: entry.title[language],
      href: entry.path,
      count: (await entry.count?.()) ?? 0,
    })),
  );
  return counted.filter((entry) => entry.count > 0);
}

const logPageSize = 50;

async function showLog(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const page = Number.parseInt(context.req.query('page') ?? '1', 10) || 1;
  const log = await listActs(desk.db, { page, size: logPageSize });
  return show(desk, context, logPage({ language, kept: keptFor(desk, 'staffLog', language), log }));
}

/** How long the rows of an activity stay after their anchor, in words. */
function keptFor({ services }: Desk, activity: 'staff' | 'staffLog', language: Language): string {
  const [step] = services.policy.activities[activity].keep.filter((keep) => keep.do === 'erase');
  return step ? formatPeriod(step.for, language) : '–';
}

const withEnd = ({ services }: Desk, member: Member): ListedMember => ({
  ...member,
  goesAt: dueAt(services.policy, 'staff', { ended: member.endedAt }),
});

type Fields = Readonly<Record<string, string>>;

async function showStaff(
  desk: Desk,
  context: RequestContext,
  fields: Fields = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { db, services } = desk;
  const staff = signedIn(context);
  const { language } = context.var;
  const members = await listMembers(db);
  const page = staffPage({
    language,
    roles: services.texts[language].roles,
    members: members.map((member) => withEnd(desk, member)),
    invitations: await openInvitations(db, services),
    invite: staff.may('staff:manage')
      ? { choices: rolesToGive(desk, context), email: fields.email ?? '', role: fields.role ?? '', errors }
      : null,
  });
  return show(desk, context, page, errors);
}

const rolesToGive = ({ services }: Desk, context: RequestContext): StaffRole[] =>
  staffRoles.filter((role) => mayGive(services, signedIn(context), role));

const roleForm = z.strictObject({ role: z.enum(staffRoles) });
const inviteForm = z.strictObject({
  email: z.string().trim().max(254).pipe(z.email()),
  role: z.enum(staffRoles),
});

async function invite(desk: Desk, context: RequestContext): Promise<Response> {
  const { db, services } = desk;
  const { language } = context.var;
  const by = signedIn(context);
  const { fields } = await readForm(context);
  const form = validate(inviteForm, fields);
  if (!form.ok) return showStaff(desk, context, fields, sentences(language, form.faults));
  const origin = services.env.publicUrl;
  const done = await attempt(language, { addressTaken: 'email', roleBeyond: 'role' }, () =>
    inviteMember(db, services, { ...form.value, by, origin, language }),
  );
  if (!done.ok) return showStaff(desk, context, fields, done.errors);
  const { href, mailed } = done.value;
  // No redirect: the link has no address, so that it cannot be opened a second time.
  return show(desk, context, invitedPage(language, { href, mailedTo: mailed ? form.value.email : null }));
}

const withdrawForm = z.strictObject({ id: z.uuid() });

async function withdraw(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const { fields } = await readForm(context);
  const form = validate(withdrawForm, fields);
  if (!form.ok) throw new DomainError('notFound');
  const done = await attempt(language, {}, () =>
    withdrawInvitation(desk.db, desk.services, { staffId: form.value.id, by: signedIn(context) }),
  );
  return done.ok ? goTo(context, '/console/staff') : showStaff(desk, context, {}, done.errors);
}

/** The id in the path. @throws DomainError `notFound` where it is none */
function idOf(context: RequestContext): string {
  const id = z.uuid().safeParse(context.req.param('id'));
  if (!id.success) throw new DomainError('notFound');
  return id.data;
}

async function requireMember(desk: Desk, context: RequestContext): Promise<ListedMember> {
  const member = await findMember(desk.db, idOf(context));
  if (!member) throw new DomainError('notFound');
  return withEnd(desk, member);
}

async function showMember(
  desk: Desk,
  context: RequestContext,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { db, services } = desk;
  const { language } = context.var;
  const { policy, texts } = services;
  const member = await requireMember(desk, context);
  const { staffId, role, endedAt } = member;
  const page = memberPage({
    language,
    roles: texts[language].roles,
    member,
    may: policy.staffRoles[role].map((permission) => texts[language].permissions[permission]),
    acts: (await listActs(db, { staffId, page: 1, size: fewActs })).acts,
    manage:
      endedAt === null && signedIn(context).may('staff:manage')
        ? {
            choices: rolesToGive(desk, context),
            sessions: (await openSessions(db, services, staffId)).length,
            kept: keptFor(desk, 'staff', language),
          }
        : null,
    errors,
  });
  return show(desk, context, page, errors);
}

async function giveRole(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const staffId = idOf(context);
  const form = validate(roleForm, (await readForm(context)).fields);
  if (!form.ok) return showMember(desk, context, sentences(language, form.faults));
  const done = await attempt(language, { lastOwner: 'role', roleBeyond: 'role' }, () =>
    changeRole(desk.db, desk.services, { staffId, role: form.value.role, by: signedIn(context) }),
  );
  return done.ok ? goTo(context, `/console/staff/${staffId}`) : showMember(desk, context, done.errors);
}

async function endTheirSessions(desk: Desk, context: RequestContext): Promise<Response> {
  const staffId = idOf(context);
  const done = await attempt(context.var.language, {}, () =>
    signOutEverywhere(desk.db, desk.services, { staffId, by: signedIn(context) }),
  );
  return done.ok ? goTo(context, `/console/staff/${staffId}`) : showMember(desk, context, done.errors);
}

async function askToEnd(desk: Desk, context: RequestContext): Promise<Response> {
  const { language } = context.var;
  const member = await requireMember(desk, context);
  if (member.endedAt !== null) throw new DomainError('notFound');
  return show(desk, context, endPage(language, member, keptFor(desk, 'staff', language)));
}

async function end(desk: Desk, context: RequestContext): Promise<Response> {
  const staffId = idOf(context);
  const done = await attempt(context.var.language, {}, () =>
    endMember(desk.db, desk.services, { staffId, by: signedIn(context) }),
  );
  return done.ok ? goTo(context, '/console/staff') : showMember(desk, context, done.errors);
}
