/** The second factor: asked for while signing in, set up, and its recovery codes. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { PasskeySignIn, passkeyScript } from '../passkey/sign-in-views.tsx';
import { PasswordField, personal } from '../views.tsx';
import { accountWords } from '../words.ts';

interface FactorProps {
  readonly language: Language;
  readonly errors?: readonly FieldError[];
}

function CodeField({ language, label }: FactorProps & { readonly label: string }) {
  return <TextField language={language} name="code" label={label} autocomplete="one-time-code" required />;
}

/** The second step of signing in. */
export function codePage({ language, errors = [] }: FactorProps): SitePage {
  const w = accountWords[language].factor;
  return {
    path: '/account/code',
    title: w.stepTitle,
    lede: w.stepLede,
    ...personal,
    scripts: [passkeyScript],
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`/${language}/account/code`}>
          <CodeField language={language} label={w.anyCode} />
          <div class="form-actions">
            <Button kind="primary">{w.stepButton}</Button>
          </div>
        </form>
        <PasskeySignIn language={language} />
      </>
    ),
  };
}

/** The part of the account's page about it. */
export function FactorCard({ language, isThere }: FactorProps & { readonly isThere: boolean }) {
  const w = accountWords[language];
  return (
    <Card title={w.factor.title}>
      <p class="measure">{isThere ? w.factor.there : w.factor.text}</p>
      <form class="form" method="post" action={`/${language}/account/factor${isThere ? '/remove' : ''}`}>
        <PasswordField language={language} name="factorPassword" label={w.home.current} />
        {isThere && <CodeField language={language} label={w.factor.anyCode} />}
        <div class="form-actions">
          <Button>{isThere ? w.factor.remove : w.factor.setUp}</Button>
        </div>
      </form>
    </Card>
  );
}

interface SetUpView extends FactorProps {
  /** The picture for the app, as an SVG document. */
  readonly qr: string;
  /** The same for typing, in base 32. */
  readonly secret: string;
}

export function setUpPage({ language, qr, secret, errors = [] }: SetUpView): SitePage {
  const w = accountWords[language].factor;
  return {
    path: '/account/factor',
    title: w.setUpTitle,
    lede: w.scan,
    ...personal,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <img
          class="account-qr"
          src={`data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`}
          alt={w.qrAlt}
          width="220"
          height="220"
        />
        <p class="measure">
          {w.typeInstead} <code class="account-secret">{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        </p>
        <form class="form" method="post" action={`/${language}/account/factor/prove`}>
          <CodeField language={language} label={w.code} />
          <div class="form-actions">
            <Button kind="primary">{w.use}</Button>
          </div>
        </form>
      </>
    ),
  };
}

/** Shown once, as the answer to the code. */
export function recoveryCodesPage(language: Language, codes: readonly string[]): SitePage {
  const w = accountWords[language].factor;
  return {
    path: '/account/factor',
    title: w.codesTitle,
    lede: w.codesText,
    ...personal,
    children: (
      <>
        <ol>
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <ButtonLink kind="primary" href={`/${language}/account`}>
          {w.toAccount}
        </ButtonLink>
      </>
    ),
  };
}
