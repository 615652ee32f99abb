/** The pages before an account is open: opening it, signing in, a new password. */
import { passwordLength } from '../../platform/passwords.ts';
import { Button } from '../../platform/ui/components/button.tsx';
import { CheckboxField } from '../../platform/ui/components/choice-field.tsx';
import { ErrorSummary, type FieldError } from '../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../platform/ui/components/text-field.tsx';
import type { SitePage } from '../../platform/ui/layout.tsx';
import type { Language } from '../../policy/vocabulary.ts';
import { PasskeySignIn, passkeyScript } from './passkey/sign-in-views.tsx';
import { accountWords } from './words.ts';

/** Nothing is measured where somebody signs in or follows a link of a mail: no script of the site runs there. */
export const personal = { visibility: 'personal', scripts: [] } as const;

interface FormPage {
  readonly language: Language;
  /** The address that was typed, when the form is shown again. */
  readonly email?: string | undefined;
  readonly errors?: readonly FieldError[];
}

const errorOf = (errors: readonly FieldError[] | undefined, field: string): string | undefined =>
  errors?.find((error) => error.field === field)?.message;

function EmailField({
  language,
  email,
  errors,
  autocomplete = 'username',
}: FormPage & { readonly autocomplete?: 'username' | 'username webauthn' }) {
  return (
    <TextField
      language={language}
      name="email"
      type="email"
      label={accountWords[language].email}
      value={email}
      error={errorOf(errors, 'email')}
      autocomplete={autocomplete}
      required
    />
  );
}

interface PasswordProps {
  readonly language: Language;
  readonly name: 'password' | 'current' | 'fresh' | 'movePassword' | 'factorPassword' | 'passkeyPassword';
  readonly label: string;
  readonly errors?: readonly FieldError[] | undefined;
  readonly hint?: string;
}

/** A password: `fresh` for one that is chosen now. */
export function PasswordField({ language, name, label, errors, hint }: PasswordProps) {
  return (
    <TextField
      language={language}
      name={name}
      type="password"
      label={label}
      {...(hint !== undefined && { hint })}
      error={errorOf(errors, name)}
      autocomplete={hint === undefined ? 'current-password' : 'new-password'}
      required
    />
  );
}

export const passwordHint = (language: Language): string =>
  accountWords[language].passwordHint(passwordLength.least);

export function signInPage(page: FormPage): SitePage {
  const { language, errors = [] } = page;
  const w = accountWords[language];
  return {
    path: '/account/sign-in',
    title: w.signIn.title,
    lede: w.signIn.lede,
    ...personal,
    scripts: [passkeyScript],
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`/${language}/account/sign-in`}>
          <EmailField {...page} autocomplete="username webauthn" />
          <PasswordField language={language} name="password" label={w.password} errors={errors} />
          <div class="form-actions">
            <Button kind="primary">{w.signIn.button}</Button>
          </div>
        </form>
        <PasskeySignIn language={language} />
        <p>
          <a href={`/${language}/account/forgotten`}>{w.signIn.forgotten}</a>
        </p>
        <p>
          <a href={`/${language}/account/open`}>{w.signIn.open}</a>
        </p>
      </>
    ),
  };
}

/** @param page with the sentence of consent, which nothing ticks beforehand */
export function openPage(page: FormPage & { readonly consent: string }): SitePage {
  const { language, errors = [], consent } = page;
  const w = accountWords[language];
  return {
    path: '/account/open',
    title: w.open.title,
    lede: w.open.lede,
    ...personal,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`/${language}/account/open`}>
          <EmailField {...page} />
          <PasswordField
            language={language}
            name="password"
            label={w.password}
            errors={errors}
            hint={passwordHint(language)}
          />
          <CheckboxField
            language={language}
            name="consent"
            label={consent}
            error={errorOf(errors, 'consent')}
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.open.button}</Button>
          </div>
        </form>
        <p class="measure soft">{w.open.needless}</p>
        <p>
          <a href={`/${language}/account/sign-in`}>{w.open.have}</a>
        </p>
      </>
    ),
  };
}

/** After asking for an account: the same for every address. */
export function sentPage(language: Language, period: string): SitePage {
  const w = accountWords[language].sent;
  return {
    path: '/account/sent',
    title: w.title,
    lede: w.lede(period),
    ...personal,
    children: (
      <>
        {w.hints.map((hint) => (
          <p class="measure">{hint}</p>
        ))}
        <p>
          <a href={`/${language}/account/open`}>{w.again}</a>
        </p>
      </>
    ),
  };
}

interface ConfirmPage extends FormPage {
  readonly token: string;
  /** There is an account, to which a licence would be added. */
  readonly isKnown: boolean;
  readonly consent: string;
}

/** Behind the mailed link: nothing happens before its button, since programs that scan mail follow links. */
export function confirmPage({ language, token, isKnown, consent, errors = [] }: ConfirmPage): SitePage {
  const w = accountWords[language];
  return {
    path: '/account',
    title: w.confirm.title,
    lede: isKnown ? w.confirm.knownLede : w.confirm.lede,
    ...personal,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        {!isKnown && <p class="measure">{w.confirm.text}</p>}
        <form class="form" method="post" action={`/${language}/account/confirm/${token}`}>
          <PasswordField
            language={language}
            name="password"
            label={w.password}
            errors={errors}
            {...(!isKnown && { hint: passwordHint(language) })}
          />
          {!isKnown && <p class="small">{consent}</p>}
          <div class="form-actions">
            <Button kind="primary">{isKnown ? w.confirm.knownButton : w.confirm.button}</Button>
          </div>
        </form>
      </>
    ),
  };
}

export function forgottenPage(page: FormPage): SitePage {
  const { language, errors = [] } = page;
  const w = accountWords[language].forgotten;
  return {
    path: '/account/forgotten',
    title: w.title,
    lede: w.lede,
    ...personal,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`/${language}/account/forgotten`}>
          <EmailField {...page} />
          <div class="form-actions">
            <Button kind="primary">{w.button}</Button>
          </div>
        </form>
      </>
    ),
  };
}

/** After asking for a new password: the same for every address. */
export function forgottenSentPage(language: Language, period: string): SitePage {
  const w = accountWords[language].forgottenSent;
  return { path: '/account/forgotten/sent', title: w.title, lede: w.lede(period), ...personal };
}

export function resetPage({ language, token, errors = [] }: FormPage & { readonly token: string }): SitePage {
  const w = accountWords[language].reset;
  return {
    path: '/account',
    title: w.title,
    lede: w.lede,
    ...personal,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`/${language}/account/reset/${token}`}>
          <PasswordField
            language={language}
            name="fresh"
            label={w.fresh}
            errors={errors}
            hint={passwordHint(language)}
          />
          <div class="form-actions">
            <Button kind="primary">{w.button}</Button>
          </div>
        </form>
      </>
    ),
  };
}

/** Behind the link that the new address got. */
export function movePage({ language, token, errors = [] }: FormPage & { readonly token: string }): SitePage {
  const w = accountWords[language];
  return {
    path: '/account',
    title: w.move.title,
    lede: w.move.lede,
    ...personal,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`/${language}/account/address/${token}`}>
          <PasswordField language={language} name="password" label={w.password} errors={errors} />
          <div class="form-actions">
            <Button kind="primary">{w.move.button}</Button>
          </div>
        </form>
      </>
    ),
  };
}

/** Behind the link that the old address got. */
export function undoPage(language: Language, token: string): SitePage {
  const w = accountWords[language].undo;
  return {
    path: '/account',
    title: w.title,
    lede: w.lede,
    ...personal,
    children: (
      <form class="form" method="post" action={`/${language}/account/undo/${token}`}>
        <div class="form-actions">
          <Button kind="primary">{w.button}</Button>
        </div>
      </form>
    ),
  };
}
