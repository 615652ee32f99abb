/** The pages behind a one-time link: password, second factor, recovery codes. */

import { passwordLength } from '../../../platform/passwords.ts';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { errorOf } from '../form.ts';
import { staffWords } from '../words.ts';

interface CredentialsView {
  readonly language: Language;
  readonly path: string;
  /** `first` owner, `invited` member, or somebody who sets a new password. */
  readonly kind: 'first' | 'invited' | 'reset';
  /** The role's name in this language. */
  readonly role: string;
  readonly email: string;
  /** Whether the address stands and is only shown. */
  readonly keepsAddress: boolean;
  readonly name: string;
  readonly errors: readonly FieldError[];
}

export function credentialsPage(view: CredentialsView): ConsolePage {
  const { language, kind, errors } = view;
  const w = staffWords[language];
  const ledes = {
    first: w.signUp.firstLede,
    invited: w.signUp.invitedLede(view.role),
    reset: w.signUp.resetLede,
  };
  return {
    path: view.path,
    title: kind === 'reset' ? w.signUp.resetTitle : w.signUp.title,
    lede: ledes[kind],
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={view.path}>
          {kind !== 'reset' && <NameField {...view} />}
          <AddressField {...view} />
          <TextField
            language={language}
            name="password"
            label={w.password}
            hint={w.signUp.passwordHint(passwordLength.least)}
            type="password"
            autocomplete="new-password"
            error={errorOf(errors, 'password')}
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.signUp.next}</Button>
          </div>
        </form>
      </>
    ),
  };
}

function NameField({ language, name, errors }: CredentialsView) {
  return (
    <TextField
      language={language}
      name="name"
      label={staffWords[language].name}
      autocomplete="name"
      value={name}
      maxlength={200}
      error={errorOf(errors, 'name')}
      required
    />
  );
}

function AddressField({ language, email, keepsAddress, errors }: CredentialsView) {
  const label = staffWords[language].email;
  if (keepsAddress)
    return (
      <p>
        {label}: <strong>{email}</strong>
        <input type="hidden" name="email" autocomplete="username" value={email} />
      </p>
    );
  return (
    <TextField
      language={language}
      name="email"
      label={label}
      type="email"
      autocomplete="username"
      value={email}
      maxlength={254}
      error={errorOf(errors, 'email')}
      required
    />
  );
}

interface FactorView {
  readonly language: Language;
  readonly path: string;
  /** The picture for the app, as an SVG document. */
  readonly qr: string;
  /** The same for typing, in base 32. */
  readonly secret: string;
  readonly errors: readonly FieldError[];
}

export function factorPage({ language, path, qr, secret, errors }: FactorView): ConsolePage {
  const w = staffWords[language].signUp;
  return {
    path,
    title: w.factorTitle,
    lede: w.factorLede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <p class="measure">{w.scan}</p>
        <img
          class="qr"
          src={`data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`}
          alt={w.qrAlt}
          width="220"
          height="220"
        />
        <p class="measure">
          {w.typeInstead} <code class="secret">{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        </p>
        <form class="form" method="post" action={path}>
          <TextField
            language={language}
            name="code"
            label={w.codeLabel}
            autocomplete="one-time-code"
            inputmode="numeric"
            error={errorOf(errors, 'code')}
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.factorButton}</Button>
          </div>
        </form>
      </>
    ),
  };
}

/** Shown once, as the answer to the code; there is no address at which it can be seen again. */
export function recoveryCodesPage(language: Language, path: string, codes: readonly string[]): ConsolePage {
  const w = staffWords[language].signUp;
  return {
    path,
    title: w.codesTitle,
    lede: w.codesLede,
    children: (
      <>
        <ol class="codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p class="measure">{w.codesPrint}</p>
        <div class="form-actions">
          <ButtonLink kind="primary" href="/console">
            {w.toConsole}
          </ButtonLink>
        </div>
      </>
    ),
  };
}
