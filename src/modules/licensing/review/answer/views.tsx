/** The page on which somebody answers a block: by the mailed link without an account, or from the account. */
import { Button, ButtonLink } from '../../../../platform/ui/components/button.tsx';
import { DefinitionList } from '../../../../platform/ui/components/definition-list.tsx';
import { ErrorSummary, type FieldError } from '../../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../../platform/ui/components/notice.tsx';
import { TextArea } from '../../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../../platform/ui/layout.tsx';
import type { Policy } from '../../../../policy/language.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import { anchorOf } from '../../../publication/module.ts';
import { productName } from '../../console/list-views.tsx';
import { countSentence } from '../sentence.ts';
import type { Asked } from './commands.ts';
import { answerWords } from './words.ts';

export interface AnswerPage {
  readonly language: Language;
  readonly policy: Policy;
  readonly asked: Asked;
  /** Where the form is sent. */
  readonly action: string;
  /** Whose page it is: the account's has a way back. */
  readonly place: 'link' | 'account';
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

export function answerPage(page: AnswerPage): SitePage {
  const { language, policy, asked, place, errors = [] } = page;
  const w = answerWords[language];
  return {
    path: place === 'account' ? '/account' : '/activate',
    title: w.title(asked.review.prefix),
    lede: productName(policy, language, asked.review),
    visibility: 'personal',
    scripts: [],
    children: (
      <div class="stack-loose">
        <ErrorSummary language={language} errors={errors} />
        <Standing {...page} />
        {place === 'account' && (
          <p>
            <ButtonLink href={`/${language}/account`}>{w.toAccount}</ButtonLink>
          </p>
        )}
      </div>
    ),
  };
}

function Standing(page: AnswerPage) {
  const { language, asked } = page;
  const w = answerWords[language];
  if (asked.review.state !== 'blocked')
    return (
      <Notice tone="kept" title={w.lifted}>
        <p>{w.liftedText}</p>
      </Notice>
    );
  return (
    <>
      <Notice tone="due" title={w.suspended}>
        <p>{w.suspendedText}</p>
      </Notice>
      <DefinitionList items={factsOf(page)} />
      {asked.answeredAt === null ? (
        <AnswerForm {...page} />
      ) : (
        <Notice tone="kept" title={w.answered(formatTime(language, asked.answeredAt, 'dateTime'))}>
          <p>{w.answeredText}</p>
        </Notice>
      )}
    </>
  );
}

function factsOf({ language, asked: { review, decided } }: AnswerPage) {
  const w = answerWords[language];
  const counted = { term: w.counted, value: countSentence(language, review) };
  if (!decided) return [counted];
  return [
    counted,
    { term: w.reason, value: decided.reason },
    { term: w.decided, value: <Time language={language} at={decided.at} /> },
  ];
}

function AnswerForm({ language, policy, action, typed, errors = [] }: AnswerPage) {
  const w = answerWords[language];
  const { message } = policy.activities.licenceReview.data;
  if (message === undefined)
    return (
      <p>
        {w.noForm} <a href={`/${language}/contact`}>{w.contact}</a>
      </p>
    );
  return (
    <form class="form" method="post" action={action}>
      <TextArea
        language={language}
        name="message"
        label={w.message}
        hint={w.messageHint}
        value={typed}
        error={errors.find(({ field }) => field === 'message')?.message}
        required={message === 'required'}
        rows={8}
      />
      <p class="small soft">
        {w.kept} <a href={`/${language}/privacy#${anchorOf('7.2')}`}>{w.clause}</a>
      </p>
      <div class="form-actions">
        <Button kind="primary">{w.send}</Button>
      </div>
    </form>
  );
}
