/** The pages about members of staff and invitations. */
import { z } from 'zod';
import { DomainError } from '../../../platform/fault.ts';
import { signedIn } from '../../../platform/http/console.tsx';
import { readForm, validate } from '../../../platform/http/forms.ts';
import type { RequestContext, Route } from '../../../platform/module.ts';
import type { FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { typedAddress } from '../../../policy/address.ts';
import { dueAt } from '../../../policy/retention.ts';
import { type StaffRole, staffRoles } from '../../../policy/vocabulary.ts';
import { goTo } from '../cookie.ts';
import { actsInWords, at, type Desk, keptFor, show } from '../desk.ts';
import { attempt, sentences } from '../form.ts';
import { findMember, listActs, listMembers, type Member, openInvitations, openSessions } from '../queries.ts';
import { changeRole, endMember, signOutEverywhere } from './commands.ts';
import { inviteMember, withdrawInvitation } from './invitations.ts';
import { invitedPage, type ListedMember, staffPage } from './list-views.tsx';
import { mayGive } from './power.ts';
import { endPage, memberPage } from './views.tsx';

export function memberRoutes(desk: Desk): Route[] {
  const route = at(desk);
  return [
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

/** How many acts the page of a member shows. */
const fewActs = 8;

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
  email: typedAddress,
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
    acts: actsInWords(desk, language, (await listActs(db, { staffId, page: 1, size: fewActs })).acts),
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
