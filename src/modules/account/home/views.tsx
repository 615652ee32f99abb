/** The account as its owner sees it. */
import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { FactorCard } from '../factor/views.tsx';
import type { OwnPasskey } from '../passkey/passkeys.ts';
import { passkeyScript } from '../passkey/sign-in-views.tsx';
import { PasskeyCard } from '../passkey/views.tsx';
import type { OwnSession } from '../sessions.ts';
import { PasswordField, passwordHint, personal } from '../views.tsx';
import { type AccountWords, accountWords } from '../words.ts';

export type Done = keyof AccountWords['home']['done'];

interface HomeView {
  readonly language: Language;
  readonly email: string;
  readonly sessions: readonly OwnSession[];
  readonly hasFactor: boolean;
  readonly passkeys: readonly OwnPasskey[];
  readonly currentSession: string;
  /** Periods of the policy, in words. */
  readonly idle: string;
  readonly total: string;
  readonly closing: string;
  /** What other modules show here. */
  readonly sections: readonly { readonly title: string; readonly body: Child }[];
  readonly done: Done | null;
  readonly errors: readonly FieldError[];
}

export function homePage(view: HomeView): SitePage {
  const { language, email, sections, done, errors } = view;
  const w = accountWords[language];
  return {
    path: '/account',
    title: w.title,
    lede: w.home.lede(email),
    ...personal,
    scripts: [passkeyScript],
    actions: (
      <form method="post" action={`/${language}/account/sign-out`}>
        <Button>{w.home.signOut}</Button>
      </form>
    ),
    children: (
      <div class="stack-loose">
        <ErrorSummary language={language} errors={errors} />
        {done && <Notice tone="kept" title={w.home.done[done]} />}
        {sections.map(({ title, body }) => (
          <Card title={title}>{body}</Card>
        ))}
        <Card title={w.home.held}>
          <p class="measure">{w.home.heldText}</p>
          <form method="post" action={`/${language}/privacy/my-data/account`}>
            <Button>{w.home.heldButton}</Button>
          </form>
        </Card>
        <Sessions {...view} />
        <Password {...view} />
        <Move {...view} />
        <PasskeyCard {...view} />
        <FactorCard language={language} isThere={view.hasFactor} />
        <Card title={w.home.close}>
          <p class="measure">{w.home.closeText(view.closing)}</p>
          <p>
            <ButtonLink href={`/${language}/account/close`}>{w.home.closeLink}</ButtonLink>
          </p>
        </Card>
      </div>
    ),
  };
}

function Sessions({ language, sessions, currentSession, idle, total }: HomeView) {
  const w = accountWords[language].home;
  return (
    <Card title={w.sessions}>
      <p class="measure">{w.sessionsText(idle, total)}</p>
      <DataTable
        caption={w.sessions}
        captionHidden
        columns={[
          {
            header: w.begun,
            cell: ({ issuedAt }) => <Time language={language} at={issuedAt} style="dateTime" />,
          },
          { header: w.seen, cell: ({ seenAt }) => <Time language={language} at={seenAt} style="dateTime" /> },
          {
            header: w.browser,
            cell: ({ id }) =>
              id === currentSession ? (
                w.thisBrowser
              ) : (
                <form method="post" action={`/${language}/account/end-session`}>
                  <input type="hidden" name="id" value={id} />
                  {w.otherBrowser} <Button>{w.endOne}</Button>
                </form>
              ),
          },
        ]}
        rows={sessions}
      />
      {sessions.length > 1 && (
        <form method="post" action={`/${language}/account/end-sessions`}>
          <Button>{w.endOthers}</Button>
        </form>
      )}
    </Card>
  );
}

function Password({ language, errors }: HomeView) {
  const w = accountWords[language].home;
  return (
    <Card title={w.changePassword}>
      <form class="form" method="post" action={`/${language}/account/password`}>
        <PasswordField language={language} name="current" label={w.current} errors={errors} />
        <PasswordField
          language={language}
          name="fresh"
          label={w.fresh}
          errors={errors}
          hint={`${passwordHint(language)} ${w.passwordText}`}
        />
        <div class="form-actions">
          <Button>{w.changeButton}</Button>
        </div>
      </form>
    </Card>
  );
}

function Move({ language, errors }: HomeView) {
  const w = accountWords[language].home;
  return (
    <Card title={w.move}>
      <p class="measure">{w.moveText}</p>
      <form class="form" method="post" action={`/${language}/account/address`}>
        <TextField
          language={language}
          name="email"
          type="email"
          label={w.newEmail}
          error={errors.find(({ field }) => field === 'email')?.message}
          autocomplete="email"
          required
        />
        <PasswordField language={language} name="movePassword" label={w.current} errors={errors} />
        <div class="form-actions">
          <Button>{w.moveButton}</Button>
        </div>
      </form>
    </Card>
  );
}

export function closePage(language: Language, closing: string, errors: readonly FieldError[] = []): SitePage {
  const w = accountWords[language];
  return {
    path: '/account/close',
    title: w.close.title,
    ...personal,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <Confirm
          title={w.close.question}
          action={`/${language}/account/close`}
          fields={<PasswordField language={language} name="password" label={w.password} errors={errors} />}
          button={w.close.button}
          cancel={{ href: `/${language}/account`, label: w.close.cancel }}
        >
          {w.close.text.map((sentence) => (
            <p>{sentence(closing)}</p>
          ))}
        </Confirm>
      </>
    ),
  };
}

export function closedPage(language: Language, closing: string): SitePage {
  const w = accountWords[language].closed;
  return {
    path: '/account/closed',
    title: w.title,
    lede: w.lede(closing),
    ...personal,
    children: (
      <p>
        <a href={`/${language}/account/open`}>{w.again}</a>
      </p>
    ),
  };
}
