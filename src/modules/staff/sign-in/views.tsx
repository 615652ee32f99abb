/** The two pages of signing in. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { errorOf } from '../form.ts';
import { staffWords } from '../words.ts';

interface SignInView {
  readonly language: Language;
  /** Where to go after signing in. */
  readonly next: string;
  readonly email?: string;
  readonly errors: readonly FieldError[];
}

export function signInPage({ language, next, email, errors }: SignInView): ConsolePage {
  const w = staffWords[language];
  return {
    path: '/console/sign-in',
    title: w.signIn.title,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action="/console/sign-in">
          <input type="hidden" name="next" value={next} />
          <TextField
            language={language}
            name="email"
            label={w.email}
            type="email"
            autocomplete="username"
            value={email}
            error={errorOf(errors, 'email')}
            required
          />
          <TextField
            language={language}
            name="password"
            label={w.password}
            type="password"
            autocomplete="current-password"
            error={errorOf(errors, 'password')}
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.signIn.button}</Button>
          </div>
        </form>
        <p class="measure soft">{w.signIn.forgotten}</p>
      </>
    ),
  };
}

export function codePage({ language, next, errors }: Omit<SignInView, 'email'>): ConsolePage {
  const w = staffWords[language];
  return {
    path: '/console/sign-in/code',
    title: w.signIn.codeTitle,
    lede: w.signIn.codeLede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action="/console/sign-in/code">
          <input type="hidden" name="next" value={next} />
          <TextField
            language={language}
            name="code"
            label={w.signIn.code}
            hint={w.signIn.codeHint}
            autocomplete="one-time-code"
            error={errorOf(errors, 'code')}
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.signIn.codeButton}</Button>
            <ButtonLink href="/console/sign-in">{w.signIn.again}</ButtonLink>
          </div>
        </form>
      </>
    ),
  };
}
