/** One member of staff: role, sessions, leaving, latest acts. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { SelectField } from '../../../platform/ui/components/choice-field.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language, StaffRole } from '../../../policy/vocabulary.ts';
import { ActTable, type NamedAct } from '../acts-views.tsx';
import { errorOf } from '../form.ts';
import { staffWords } from '../words.ts';
import { type ListedMember, type RoleNames, roleChoices } from './list-views.tsx';

interface MemberView {
  readonly language: Language;
  readonly roles: RoleNames;
  readonly member: ListedMember;
  /** What the role may do, in words. */
  readonly may: readonly string[];
  readonly acts: readonly NamedAct[];
  /** What can be changed, for those who may; `null` for readers and for members who left. */
  readonly manage: {
    readonly choices: readonly StaffRole[];
    readonly sessions: number;
    /** How long the data stays after leaving, in words. */
    readonly kept: string;
  } | null;
  readonly errors: readonly FieldError[];
}

export function memberPage(view: MemberView): ConsolePage {
  const { language, member, manage, acts, errors } = view;
  const w = staffWords[language].staff;
  return {
    path: '/console/staff',
    title: member.name,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <MemberFacts {...view} />
        {manage && (
          <div class="columns">
            <RoleCard {...view} choices={manage.choices} />
            <SessionsCard {...view} sessions={manage.sessions} />
            <LeavingCard {...view} kept={manage.kept} />
          </div>
        )}
        <Card title={w.acts}>
          <ActTable language={language} acts={acts} caption={w.acts} ofOne />
        </Card>
      </>
    ),
  };
}

function MemberFacts({ language, roles, member, may }: MemberView) {
  const w = staffWords[language];
  const { endedAt, goesAt } = member;
  const ended = endedAt
    ? [
        w.staff.left(formatTime(language, endedAt, 'date')),
        goesAt && w.staff.goes(formatTime(language, goesAt, 'date')),
      ]
    : [w.staff.working];
  return (
    <Card>
      <DefinitionList
        items={[
          { term: w.email, value: member.email },
          { term: w.role, value: roles[member.role] },
          { term: w.staff.since, value: <Time language={language} at={member.joinedAt} /> },
          { term: w.staff.state, value: ended.filter(Boolean).join('; ') },
          { term: w.staff.roleMay, value: <Abilities may={may} /> },
        ]}
      />
    </Card>
  );
}

function Abilities({ may }: Pick<MemberView, 'may'>) {
  return (
    <ul class="abilities">
      {may.map((ability) => (
        <li>{ability}</li>
      ))}
    </ul>
  );
}

function RoleCard({
  language,
  roles,
  member,
  choices,
  errors,
}: MemberView & { choices: readonly StaffRole[] }) {
  const w = staffWords[language];
  return (
    <Card title={w.role}>
      <form class="form" method="post" action={`/console/staff/${member.staffId}/role`}>
        <SelectField
          language={language}
          name="role"
          label={w.role}
          hint={w.staff.roleText}
          choices={roleChoices(roles, choices)}
          value={member.role}
          error={errorOf(errors, 'role')}
          required
        />
        <div class="form-actions">
          <Button>{w.staff.roleButton}</Button>
        </div>
      </form>
    </Card>
  );
}

function SessionsCard({ language, member, sessions }: MemberView & { sessions: number }) {
  const w = staffWords[language].staff;
  return (
    <Card title={w.signOut}>
      <p>{w.signOutText(sessions)}</p>
      <form method="post" action={`/console/staff/${member.staffId}/sign-out`}>
        <Button>{w.signOutButton}</Button>
      </form>
    </Card>
  );
}

function LeavingCard({ language, member, kept }: MemberView & { kept: string }) {
  const w = staffWords[language].staff;
  return (
    <Card title={w.end}>
      <p>{w.endText(kept)}</p>
      <p>
        <ButtonLink href={`/console/staff/${member.staffId}/end`}>{w.endLink}</ButtonLink>
      </p>
    </Card>
  );
}

/** The question before an access ends. */
export function endPage(language: Language, member: ListedMember, kept: string): ConsolePage {
  const w = staffWords[language].staff;
  const here = `/console/staff/${member.staffId}`;
  return {
    path: '/console/staff',
    title: w.end,
    children: (
      <Confirm
        title={w.endTitle(member.name)}
        action={`${here}/end`}
        button={w.endButton}
        cancel={{ href: here, label: w.keep }}
      >
        <p>{w.endText(kept)}</p>
      </Confirm>
    ),
  };
}
