/** What members of staff see and change of their own access. */

import { passwordLength } from '../../../platform/passwords.ts';
import { Button } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { SelectField } from '../../../platform/ui/components/choice-field.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import { languageNames } from '../../../platform/ui/words.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import { ActTable, type NamedAct } from '../acts-views.tsx';
import { errorOf } from '../form.ts';
import type { Member, OwnSession } from '../queries.ts';
import { staffWords } from '../words.ts';

interface ProfileView {
  readonly language: Language;
  readonly member: Member;
  /** The role's name. */
  readonly role: string;
  /** The language chosen, or `null`. */
  readonly chosen: Language | null;
  readonly sessions: readonly OwnSession[];
  readonly currentSession: string;
  /** How long a session lasts, in words. */
  readonly idle: string;
  readonly total: string;
  readonly recoveryCodes: number;
  readonly acts: readonly NamedAct[];
  readonly errors: readonly FieldError[];
  /** What was just changed. */
  readonly done: 'password' | null;
}

export function profilePage(view: ProfileView): ConsolePage {
  const { language, member, acts, errors, done } = view;
  const w = staffWords[language];
  return {
    path: '/console/profile',
    title: w.profile.title,
    lede: w.profile.lede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        {done && <Notice tone="kept" title={w.profile.passwordDone} />}
        <Card title={w.profile.facts}>
          <DefinitionList
            items={[
              { term: w.name, value: member.name },
              { term: w.email, value: member.email },
              { term: w.role, value: view.role },
              { term: w.staff.since, value: <Time language={language} at={member.joinedAt} /> },
            ]}
          />
        </Card>
        <Card title={w.profile.sessions}>
          <p class="soft measure">{w.profile.sessionsText(view.idle, view.total)}</p>
          <SessionTable {...view} />
          <EndSessions {...view} />
        </Card>
        <div class="columns">
          <PasswordCard {...view} />
          <FactorCard {...view} />
          <LanguageCard {...view} />
        </div>
        <Card title={w.profile.acts}>
          <ActTable language={language} acts={acts} caption={w.profile.acts} ofOne />
        </Card>
      </>
    ),
  };
}

function SessionTable({ language, sessions, currentSession }: ProfileView) {
  const w = staffWords[language].profile;
  const time = (at: Date) => <Time language={language} at={at} style="dateTime" />;
  return (
    <DataTable
      caption={w.sessions}
      captionHidden
      columns={[
        { header: w.begun, cell: ({ issuedAt }) => time(issuedAt) },
        { header: w.seen, cell: ({ seenAt }) => time(seenAt), look: 'soft' },
        { header: w.ends, cell: ({ endsAt }) => time(endsAt), look: 'soft' },
        {
          header: w.browser,
          cell: ({ id }) =>
            id === currentSession ? <Pill tone="kept">{w.thisBrowser}</Pill> : w.otherBrowser,
        },
      ]}
      rows={sessions}
    />
  );
}

/** Ends other sessions; the own one has its button in the menu. */
function EndSessions({ language, sessions, currentSession, errors }: ProfileView) {
  const w = staffWords[language].profile;
  const others = sessions.filter(({ id }) => id !== currentSession);
  if (others.length === 0) return null;
  const asChoice = ({ id, issuedAt }: OwnSession) => ({
    value: id,
    label: w.begunAt(formatTime(language, issuedAt, 'dateTime')),
  });
  return (
    <form class="form" method="post" action="/console/profile/end-session">
      <SelectField
        language={language}
        name="id"
        label={w.endWhich}
        choices={[{ value: 'others', label: w.endOthers }, ...others.map(asChoice)]}
        error={errorOf(errors, 'id')}
        required
      />
      <TextField
        language={language}
        name="sessionPassword"
        label={w.current}
        type="password"
        autocomplete="current-password"
        error={errorOf(errors, 'sessionPassword')}
        required
      />
      <div class="form-actions">
        <Button>{w.endSession}</Button>
      </div>
    </form>
  );
}

function PasswordCard({ language, errors }: ProfileView) {
  const w = staffWords[language];
  return (
    <Card title={w.profile.password}>
      <form class="form" method="post" action="/console/profile/password">
        <TextField
          language={language}
          name="current"
          label={w.profile.current}
          type="password"
          autocomplete="current-password"
          error={errorOf(errors, 'current')}
          required
        />
        <TextField
          language={language}
          name="fresh"
          label={w.profile.fresh}
          hint={`${w.signUp.passwordHint(passwordLength.least)} ${w.profile.passwordText}`}
          type="password"
          autocomplete="new-password"
          error={errorOf(errors, 'fresh')}
          required
        />
        <div class="form-actions">
          <Button>{w.profile.passwordButton}</Button>
        </div>
      </form>
    </Card>
  );
}

function FactorCard({ language, errors, recoveryCodes }: ProfileView) {
  const w = staffWords[language];
  return (
    <Card title={w.profile.factor}>
      <p>{w.profile.factorText(recoveryCodes)}</p>
      <form class="form" method="post" action="/console/profile/second-factor">
        <TextField
          language={language}
          name="password"
          label={w.profile.current}
          type="password"
          autocomplete="current-password"
          error={errorOf(errors, 'password')}
          required
        />
        <TextField
          language={language}
          name="code"
          label={w.signIn.code}
          hint={w.profile.codeHint}
          autocomplete="one-time-code"
          error={errorOf(errors, 'code')}
          required
        />
        <div class="form-actions">
          <Button>{w.profile.factorButton}</Button>
        </div>
      </form>
    </Card>
  );
}

function LanguageCard({ language, chosen }: ProfileView) {
  const w = staffWords[language].profile;
  return (
    <Card title={w.language}>
      <form class="form" method="post" action="/console/profile/language">
        <SelectField
          language={language}
          name="language"
          label={w.languageLabel}
          choices={[
            { value: 'browser', label: w.languageBrowser },
            ...languages.map((name) => ({ value: name, label: languageNames[name] })),
          ]}
          value={chosen ?? 'browser'}
          required
        />
        <div class="form-actions">
          <Button>{w.languageButton}</Button>
        </div>
      </form>
    </Card>
  );
}
