/** The pages of the sign-up, as pure functions of what is shown. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { formatPeriod } from '../../../policy/period.ts';
import type { AllTexts } from '../../../policy/texts.ts';
import { fill, valuesOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { anchorOf } from '../../publication/module.ts';
import { archiveWords } from '../archive/words.ts';
import type { SignUp } from './queries.ts';
import { signUpWords } from './words.ts';

/** Behind links of mails nothing is measured, so no script of the site runs there. */
export const personal = { visibility: 'personal', scripts: [] } as const;

export interface SignUpPage {
  readonly language: Language;
  readonly policy: Policy;
  readonly texts: AllTexts;
  /** What was typed, when the form is shown again. */
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
  /** Earlier mails can be read in the archive. */
  readonly archive?: boolean;
}

/** The page `/newsletter`; without `typed`, the same for everybody. */
export function signUpPage(page: SignUpPage): SitePage {
  const { language, errors = [] } = page;
  const w = signUpWords[language];
  return {
    path: '/newsletter',
    title: w.title,
    description: w.description,
    lede: w.lede,
    ...(errors.length > 0 && { visibility: 'personal' as const }),
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <div class="newsletter-main">
          <section class="stack" aria-labelledby="sign-up">
            <h2 id="sign-up">{w.form}</h2>
            <SignUpForm {...page} />
            <p>
              {w.already} <a href={`/${language}/newsletter/manage`}>{w.manage}</a>
            </p>
            {page.archive && (
              <p>
                <a href={`/${language}/newsletter/archive`}>{archiveWords[language].title}</a>
              </p>
            )}
          </section>
          <div class="stack-loose">
            <NextSteps {...page} />
            <InPolicy {...page} />
          </div>
        </div>
      </>
    ),
  };
}

/** One field and one button, with the consent between them. */
export function SignUpForm({ language, policy, typed, errors = [] }: SignUpPage) {
  const w = signUpWords[language];
  return (
    <form class="form" method="post" action={`/${language}/newsletter`}>
      <TextField
        language={language}
        name="email"
        type="email"
        label={w.email}
        hint={w.emailHint}
        value={typed}
        error={errors.find(({ field }) => field === 'email')?.message}
        autocomplete="email"
        required
      />
      <p class="small">{w.sentence(policy.controller.name)}</p>
      <div class="form-actions">
        <Button kind="primary">{w.button}</Button>
      </div>
    </form>
  );
}

function NextSteps({ language, policy }: SignUpPage) {
  const w = signUpWords[language];
  const [block] = policy.activities.newsletterSignUp.keep;
  return (
    <Card title={w.next}>
      <ol class="newsletter-steps">
        {w.steps.map((step) => (
          <li>{step(block ? formatPeriod(block.for, language) : '')}</li>
        ))}
      </ol>
    </Card>
  );
}

/** Purpose, ground and end of what is typed, in the words of the policy (Art. 13 GDPR). */
function InPolicy({ language, policy, texts }: SignUpPage) {
  const w = signUpWords[language];
  const values = valuesOf(policy, texts[language], language);
  const { newsletterSignUp, newsletter } = texts[language].activities;
  const { basis } = policy.activities.newsletter;
  const paragraphs = [
    [newsletter.purpose, newsletter.ground[basis] ?? '', newsletter.obligation],
    [newsletterSignUp.until],
    [newsletter.until],
  ];
  return (
    <Card title={w.inPolicy}>
      {paragraphs.map((sentences) => (
        <p>{sentences.map((sentence) => fill(sentence, values)).join(' ')}</p>
      ))}
      <p>
        <a href={`/${language}/privacy#${anchorOf('6.2.1')}`}>{w.clauses}</a>
      </p>
    </Card>
  );
}

/** After signing up: the same for every address, and without it. */
export function sentPage(language: Language): SitePage {
  const w = signUpWords[language].sent;
  return {
    ...personal,
    path: '/newsletter/sent',
    title: w.title,
    lede: w.lede,
    children: (
      <section class="stack">
        <h2>{w.nothing}</h2>
        <ul class="newsletter-lines">
          {w.hints.map((hint) => (
            <li>{hint}</li>
          ))}
        </ul>
        <p>
          <a href={`/${language}/newsletter`}>{w.again}</a>
        </p>
      </section>
    ),
  };
}

/** What the mailed link opens: one button, because programs that scan mail follow links but press nothing. */
export function confirmPage(language: Language, token: string, signUp: SignUp): SitePage {
  const w = signUpWords[language];
  return {
    ...personal,
    path: `/newsletter/confirm/${token}`,
    title: w.confirm.title,
    lede: w.confirm.lede,
    children: (
      <form class="form" method="post" action={`/${language}/newsletter/confirm/${token}`}>
        <p class="small" lang={signUp.language}>
          {signUp.wording}
        </p>
        <div class="form-actions">
          <Button kind="primary">{w.confirm.button}</Button>
        </div>
      </form>
    ),
  };
}

/** For a link that is used, dead or none of ours. */
export function linkOverPage(page: SignUpPage): SitePage {
  const w = signUpWords[page.language].over;
  return {
    ...personal,
    path: '/newsletter',
    title: w.title,
    lede: w.lede,
    children: <SignUpForm {...page} />,
  };
}

/** For somebody who confirmed, but had asked that their data be not used. */
export function pausedPage(language: Language): SitePage {
  const w = signUpWords[language].paused;
  return {
    ...personal,
    path: '/newsletter',
    title: w.title,
    lede: w.lede,
    actions: (
      <ButtonLink kind="primary" href={`/${language}/privacy/my-data`}>
        {w.button}
      </ButtonLink>
    ),
  };
}
