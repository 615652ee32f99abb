/** Where a link to one's own choices is asked for, and what it opens. */
import { Button } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { CheckboxField, SelectField } from '../../../platform/ui/components/choice-field.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import { languageNames } from '../../../platform/ui/words.ts';
import type { Policy } from '../../../policy/language.ts';
import { formatPeriod } from '../../../policy/period.ts';
import type { AllTexts } from '../../../policy/texts.ts';
import { localeOf } from '../../../policy/values.ts';
import { type Language, languages } from '../../../policy/vocabulary.ts';
import { personal } from '../sign-up/views.tsx';
import { signUpWords } from '../sign-up/words.ts';
import { chosenColumns } from '../subscriber/columns.ts';
import { topicChoices } from './choices.ts';
import type { Managed } from './queries.ts';
import { preferencesWords } from './words.ts';

interface AskForm {
  readonly language: Language;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

/** One field for the address to which the link shall go. */
export function AskForLink({ language, typed, errors = [] }: AskForm) {
  return (
    <form class="form" method="post" action={`/${language}/newsletter/manage`}>
      <TextField
        language={language}
        name="email"
        type="email"
        label={signUpWords[language].email}
        value={typed}
        error={errors.find(({ field }) => field === 'email')?.message}
        autocomplete="email"
        required
      />
      <div class="form-actions">
        <Button kind="primary">{preferencesWords[language].ask.button}</Button>
      </div>
    </form>
  );
}

/** The page `/newsletter/manage`; `over` follows a link that has ended. */
export function askPage(form: AskForm, state: 'fresh' | 'over' = 'fresh'): SitePage {
  const { language, errors = [] } = form;
  const w = preferencesWords[language];
  const { title, lede } = state === 'over' ? w.over : w.ask;
  return {
    ...personal,
    path: '/newsletter/manage',
    title,
    lede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <AskForLink {...form} />
        <p>
          {w.ask.rights} <a href={`/${language}/privacy/my-data`}>{w.ask.rightsLink}</a>
        </p>
      </>
    ),
  };
}

/** After asking: the same for every address. */
export function linkSentPage(language: Language, policy: Policy): SitePage {
  const w = preferencesWords[language].sent;
  return {
    ...personal,
    path: '/newsletter/manage/sent',
    title: w.title,
    lede: w.lede(formatPeriod(policy.rights.proofLink, language)),
    children: (
      <p>
        <a href={`/${language}/newsletter/manage`}>{w.again}</a>
      </p>
    ),
  };
}

export interface ManagePage {
  readonly language: Language;
  readonly policy: Policy;
  readonly texts: AllTexts;
  readonly token: string;
  readonly managed: Managed;
  readonly done: 'welcome' | 'saved' | null;
}

/** A subscriber's own choices. */
export function managePage(page: ManagePage): SitePage {
  const { language, policy, token, managed, done } = page;
  const w = preferencesWords[language];
  const { opens, clicks } = policy.activities.newsletterMeasuring.data;
  return {
    ...personal,
    path: `/newsletter/manage/${token}`,
    title: w.title,
    lede: (
      <>
        {w.lede.before}
        <strong>{managed.email}</strong>
        {w.lede.after}
      </>
    ),
    children: (
      <>
        {done === 'welcome' && (
          <Notice tone="kept" title={w.welcome}>
            <p>{w.welcomeText}</p>
          </Notice>
        )}
        {done === 'saved' && <Notice tone="kept" title={w.saved} />}
        <div class="newsletter-main">
          <div class="stack-loose">
            {chosenColumns(policy).length > 0 && <Choices {...page} />}
            {(opens || clicks) && <Measuring {...page} />}
          </div>
          <div class="stack-loose">
            <Leaving {...page} />
            <Card title={w.rightsTitle}>
              <p>{w.rightsText}</p>
              <p>
                <a href={`/${language}/privacy/my-data`}>{w.rightsLink}</a>
              </p>
            </Card>
          </div>
        </div>
      </>
    ),
  };
}

const action = ({ language, token }: ManagePage, act = '') =>
  `/${language}/newsletter/manage/${token}${act && `/${act}`}`;

function Choices(page: ManagePage) {
  const { language, policy, managed } = page;
  const w = preferencesWords[language];
  const columns = chosenColumns(policy);
  return (
    <Card title={w.choices}>
      <form class="form" method="post" action={action(page)}>
        {columns.includes('language') && (
          <SelectField
            language={language}
            name="language"
            label={w.language}
            choices={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={managed.language ?? language}
            required
          />
        )}
        {columns.includes('topics') && <Topics {...page} />}
        <div class="form-actions">
          <Button kind="primary">{w.save}</Button>
        </div>
      </form>
    </Card>
  );
}

function Topics({ language, policy, managed }: ManagePage) {
  const w = preferencesWords[language];
  return (
    <fieldset class="field" aria-describedby="topics-hint">
      <legend>{w.topics}</legend>
      <p class="field-hint" id="topics-hint">
        {w.topicsHint}
      </p>
      <div class="ticks">
        {topicChoices(policy, language).map(({ topic, field, label }) => (
          <CheckboxField
            language={language}
            name={field}
            label={label}
            checked={managed.topics === null || managed.topics.includes(topic)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What is counted with consent, in the words of the policy. */
function measured({ language, policy, texts }: Pick<ManagePage, 'language' | 'policy' | 'texts'>) {
  const { data, keep: steps } = policy.activities.newsletterMeasuring;
  const taken = (['opens', 'clicks'] as const).filter((name) => data[name] !== undefined);
  const counted = new Intl.ListFormat(localeOf[language]).format(
    taken.map((name) => texts[language].data[name]),
  );
  const [keep] = steps;
  return { counted, period: keep ? formatPeriod(keep.for, language) : '' };
}

/** The sentence that is agreed to, as it stands on the page. */
export function measuringSentence(page: Pick<ManagePage, 'language' | 'policy' | 'texts'>): string {
  const { counted, period } = measured(page);
  return preferencesWords[page.language].measuringSentence(page.policy.controller.name, counted, period);
}

function Measuring(page: ManagePage) {
  const { language, managed } = page;
  const w = preferencesWords[language];
  const { counted, period } = measured(page);
  return (
    <Card title={w.measuring}>
      <form class="form" method="post" action={action(page, 'measuring')}>
        <p>{managed.isMeasured ? w.measuringOn : w.measuringText(counted, period)}</p>
        {!managed.isMeasured && <p class="small">{measuringSentence(page)}</p>}
        <div class="form-actions">
          <Button name="measuring" value={managed.isMeasured ? 'no' : 'yes'}>
            {managed.isMeasured ? w.end : w.agree}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Leaving(page: ManagePage) {
  const w = preferencesWords[page.language];
  return (
    <Card title={w.leaving}>
      <p>{w.leavingText}</p>
      <form method="post" action={action(page, 'leave')}>
        <div class="form-actions">
          <Button>{w.leave}</Button>
        </div>
      </form>
    </Card>
  );
}
