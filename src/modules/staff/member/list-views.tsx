/** The pages about members of staff. */
import { Button } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { type Choice, SelectField } from '../../../platform/ui/components/choice-field.tsx';
import { type Column, DataTable } from '../../../platform/ui/components/data-table.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language, StaffRole } from '../../../policy/vocabulary.ts';
import { errorOf } from '../form.ts';
import type { Member, OpenInvitation } from '../queries.ts';
import { staffWords } from '../words.ts';

export type RoleNames = Readonly<Record<StaffRole, string>>;

export interface ListedMember extends Member {
  /** When the row goes, for those who left. */
  readonly goesAt: Date | null;
}

interface StaffView {
  readonly language: Language;
  readonly roles: RoleNames;
  readonly members: readonly ListedMember[];
  readonly invitations: readonly OpenInvitation[];
  /** The form for inviting, for those who may, with what was typed. */
  readonly invite: InviteForm | null;
}

interface InviteForm {
  /** Roles that this person may give. */
  readonly choices: readonly StaffRole[];
  readonly email: string;
  readonly role: string;
  readonly errors: readonly FieldError[];
}

export function staffPage(view: StaffView): ConsolePage {
  const { language, invite } = view;
  const w = staffWords[language].staff;
  return {
    path: '/console/staff',
    title: w.title,
    lede: w.lede,
    children: (
      <>
        {invite && <ErrorSummary language={language} errors={invite.errors} />}
        <Card title={w.members}>
          <MemberTable {...view} />
        </Card>
        <Card title={w.invitations}>
          <InvitationTable {...view} />
        </Card>
        {invite && (
          <Card title={w.invite}>
            <p class="soft measure">{w.inviteText}</p>
            <InviteFields language={language} roles={view.roles} {...invite} />
          </Card>
        )}
      </>
    ),
  };
}

function MemberTable({ language, roles, members }: StaffView) {
  const w = staffWords[language];
  return (
    <DataTable
      caption={w.staff.members}
      captionHidden
      columns={[
        { header: w.name, cell: ({ name, staffId }) => <a href={`/console/staff/${staffId}`}>{name}</a> },
        { header: w.email, cell: ({ email }) => email },
        { header: w.role, cell: ({ role }) => roles[role] },
        {
          header: w.staff.since,
          cell: ({ joinedAt }) => <Time language={language} at={joinedAt} />,
          look: 'soft',
        },
        { header: w.staff.state, cell: (member) => <MemberState language={language} member={member} /> },
      ]}
      rows={members}
    />
  );
}

function MemberState({ language, member }: { language: Language; member: ListedMember }) {
  const w = staffWords[language].staff;
  const { endedAt, goesAt } = member;
  if (endedAt === null) return <Pill tone="kept">{w.working}</Pill>;
  return (
    <>
      <Pill tone="neutral">{w.left(formatTime(language, endedAt, 'shortDate'))}</Pill>
      {goesAt && <span class="soft"> {w.goes(formatTime(language, goesAt, 'shortDate'))}</span>}
    </>
  );
}

function InvitationTable({ language, roles, invitations, invite }: StaffView) {
  const w = staffWords[language];
  if (invitations.length === 0) return <p class="soft">{w.staff.noInvitations}</p>;
  const withdrawal: Column<OpenInvitation> = {
    header: w.staff.change,
    cell: ({ staffId, email }) => (
      <form method="post" action="/console/staff/withdraw">
        <input type="hidden" name="id" value={staffId} />
        <Button aria-label={`${w.staff.withdraw}: ${email ?? ''}`}>{w.staff.withdraw}</Button>
      </form>
    ),
  };
  return (
    <DataTable
      caption={w.staff.invitations}
      captionHidden
      columns={[
        { header: w.email, cell: ({ email }) => email ?? '–' },
        { header: w.role, cell: ({ role }) => roles[role] },
        {
          header: w.staff.until,
          cell: ({ endsAt }) => <Time language={language} at={endsAt} style="dateTime" />,
          look: 'soft',
        },
        ...(invite ? [withdrawal] : []),
      ]}
      rows={invitations}
    />
  );
}

export const roleChoices = (roles: RoleNames, names: readonly StaffRole[]): Choice[] =>
  names.map((value) => ({ value, label: roles[value] }));

function InviteFields({
  language,
  roles,
  choices,
  email,
  role,
  errors,
}: InviteForm & { language: Language; roles: RoleNames }) {
  const w = staffWords[language];
  return (
    <form class="form" method="post" action="/console/staff/invite">
      <TextField
        language={language}
        name="email"
        label={w.email}
        type="email"
        autocomplete="off"
        value={email}
        error={errorOf(errors, 'email')}
        required
      />
      <SelectField
        language={language}
        name="role"
        label={w.role}
        choices={roleChoices(roles, choices)}
        empty={w.staff.chooseRole}
        value={role}
        error={errorOf(errors, 'role')}
        required
      />
      <div class="form-actions">
        <Button kind="primary">{w.staff.inviteButton}</Button>
      </div>
    </form>
  );
}

/** The answer to an invitation: the link is shown here and nowhere again. */
export function invitedPage(
  language: Language,
  { href, mailedTo }: { href: string; mailedTo: string | null },
): ConsolePage {
  const w = staffWords[language].staff;
  return {
    path: '/console/staff',
    title: w.invitedTitle,
    children: (
      <>
        <p class="measure">{mailedTo === null ? w.invitedLink : w.invitedMailed(mailedTo)}</p>
        <p>
          <code class="secret">{href}</code>
        </p>
        <p>
          <a href="/console/staff">{w.back}</a>
        </p>
      </>
    ),
  };
}
