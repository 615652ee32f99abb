import { Button, ButtonLink } from '../../platform/ui/components/button.tsx';
import { DataTable } from '../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../platform/ui/components/empty-state.tsx';
import { ErrorSummary } from '../../platform/ui/components/error-summary.tsx';
import { fieldId } from '../../platform/ui/components/field.tsx';
import { formatTime } from '../../platform/ui/components/time.tsx';
import type { SitePage } from '../../platform/ui/layout.tsx';
import type { Policy } from '../../policy/language.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { anchorOf } from '../publication/module.ts';
import { ratings } from './commands.ts';
import type { MonthOfRatings } from './queries.ts';
import { words } from './words.ts';

interface RatingFormProps {
  readonly language: Language;
  readonly policy: Policy;
}

/** The question with its three buttons, to stand below an answer; nothing where the policy takes no rating. */
export function RatingForm({ language, policy }: RatingFormProps) {
  if (policy.activities.satisfaction.data.rating === undefined) return null;
  const w = words[language];
  return (
    <form class="stack" method="post" action={`/${language}/rate`}>
      <fieldset class="field" id={fieldId('rating')}>
        <legend>{w.question}</legend>
        <div class="form-actions">
          {ratings.toReversed().map((rating) => (
            <Button name="rating" value={String(rating)}>
              {w.answers[rating]}
            </Button>
          ))}
        </div>
      </fieldset>
      <p class="small soft">
        {w.counted} <a href={`/${language}/privacy#${anchorOf('10.8')}`}>{w.inPolicy}</a>
      </p>
    </form>
  );
}

/** The question on a page of its own, for links in mails; `unanswered` says that none of the three was chosen. */
export function ratePage(page: RatingFormProps, state: 'fresh' | 'unanswered'): SitePage {
  const { language } = page;
  const w = words[language];
  return {
    path: '/rate',
    title: w.title,
    visibility: 'personal',
    children: (
      <>
        {state === 'unanswered' && (
          <ErrorSummary language={language} errors={[{ field: 'rating', message: w.choose }]} />
        )}
        <RatingForm {...page} />
      </>
    ),
  };
}

export function thanksPage(language: Language): SitePage {
  const w = words[language];
  return {
    path: '/rate/thanks',
    title: w.thanks,
    visibility: 'personal',
    lede: w.thanksText,
    actions: <ButtonLink href={`/${language}/`}>{w.home}</ButtonLink>,
  };
}

interface RatingsProps {
  readonly language: Language;
  readonly months: readonly MonthOfRatings[];
  readonly smallestGroup: number;
}

/** The console's table: a month a row, too small months without figures. */
export function RatingsView({ language, months, smallestGroup }: RatingsProps) {
  const w = words[language];
  if (months.length === 0)
    return (
      <EmptyState title={w.none}>
        <p>{w.noneText}</p>
      </EmptyState>
    );
  const together = ({ times }: MonthOfRatings) =>
    times ? ratings.reduce((sum, rating) => sum + times[rating], 0) : w.tooFew(smallestGroup);
  return (
    <DataTable
      caption={w.console}
      captionHidden
      columns={[
        { header: w.month, cell: ({ month }) => formatTime(language, month, 'month') },
        ...ratings.toReversed().map((rating) => ({
          header: w.answers[rating],
          look: 'end' as const,
          cell: ({ times }: MonthOfRatings) => times?.[rating] ?? '–',
        })),
        { header: w.all, look: 'end', cell: together },
      ]}
      rows={months}
    />
  );
}
