/** One question: what was counted and how, what was decided and answered, and the decision. */
import { ChartFigure } from '../../../../platform/ui/chart.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button.tsx';
import { Card } from '../../../../platform/ui/components/card.tsx';
import { DefinitionList } from '../../../../platform/ui/components/definition-list.tsx';
import { ErrorSummary, type FieldError } from '../../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../../platform/ui/components/notice.tsx';
import { StatRow } from '../../../../platform/ui/components/stat-row.tsx';
import { TextArea } from '../../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../../platform/ui/layout.tsx';
import type { Policy } from '../../../../policy/language.ts';
import { localeOf } from '../../../../policy/values.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import { licencesPath, productName } from '../../console/list-views.tsx';
import { licenceWords } from '../../console/words.ts';
import { type Decision, decisionsFor } from '../decisions.ts';
import type { Answer, Decided, ReviewLine, Use } from '../queries.ts';
import { countSentence } from '../sentence.ts';
import { reviewsPath, StatePill } from './views.tsx';
import { consoleWords } from './words.ts';

/** A decision with the name of who took it; null where the log of staff no longer has it. */
export interface SignedDecision extends Decided {
  readonly by: string | null;
}

export interface OnePage {
  readonly language: Language;
  readonly policy: Policy;
  readonly review: ReviewLine;
  readonly use: Use;
  readonly decided: readonly SignedDecision[];
  readonly answers: readonly Answer[];
  readonly mayReadLicences: boolean;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
  /** Why nothing was changed. */
  readonly refused?: 'moved' | 'licenceMoved';
}

export function onePage(page: OnePage): ConsolePage {
  const { language, policy, review, errors = [], refused } = page;
  const w = consoleWords[language];
  return {
    path: reviewsPath,
    title: w.one(review.prefix),
    lede: productName(policy, language, review),
    actions: <StatePill language={language} review={review} />,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        {refused && <Notice tone="due" title={w[refused]} />}
        <Card title={w.what}>
          <Counted {...page} />
        </Card>
        <Card title={w.byDay} aside="UTC">
          <Days {...page} />
        </Card>
        {page.decided.length > 0 && (
          <Card title={w.history}>
            <History {...page} />
          </Card>
        )}
        <DecisionForm {...page} />
      </>
    ),
  };
}

function Counted({ language, review, use, mayReadLicences }: OnePage) {
  const w = consoleWords[language];
  const number = new Intl.NumberFormat(localeOf[language]);
  const networks = use.days.reduce((sum, day) => sum + day.networks, 0);
  return (
    <div class="stack">
      <p>{countSentence(language, review)}</p>
      <p class="soft">{w.how[review.signal]}</p>
      <StatRow
        stats={[
          { label: w.seats, figure: number.format(review.seats) },
          { label: w.machines, figure: number.format(use.machines) },
          { label: w.networks, figure: number.format(networks) },
        ]}
      />
      <p class="small soft">{w.limits}</p>
      <p>
        {w.licenceStands}: {licenceWords[language].states[review.licenceState]}.{' '}
        {mayReadLicences && <a href={`${licencesPath}/${review.licenceId}`}>{w.toLicence}</a>}
      </p>
    </div>
  );
}

function Days({ language, use: { days } }: OnePage) {
  const w = consoleWords[language];
  return (
    <ChartFigure
      language={language}
      title={w.byDay}
      description={w.byDayWords}
      caption={w.legend}
      categories={days.map(({ day }) => formatTime(language, new Date(day), 'shortDate'))}
      series={[
        { name: w.taken, kind: 'bar', values: days.map(({ machines }) => machines) },
        { name: w.networks, kind: 'line', values: days.map(({ networks }) => networks) },
      ]}
    />
  );
}

/** Decisions and answers, in the order in which they came. */
function History({ language, decided, answers }: OnePage) {
  const w = consoleWords[language];
  const entries = [
    ...decided.map((one) => ({
      title: one.by === null ? w.decisions[one.decision] : `${w.decisions[one.decision]}, ${one.by}`,
      text: one.reason,
      note: toldNote(language, one),
      at: one.at,
    })),
    ...answers.map(({ message, at }) => ({ title: w.answer, text: message, note: w.recorded, at })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
  return (
    <DefinitionList
      items={entries.map(({ title, text, note, at }) => ({
        term: (
          <>
            {title}, <Time language={language} at={at} style="dateTime" />
          </>
        ),
        value: (
          <>
            <p class="review-text">{text}</p>
            {note && <p class="small soft">{note}</p>}
          </>
        ),
      }))}
    />
  );
}

function toldNote(language: Language, { decision, told }: Decided): string | null {
  const w = consoleWords[language];
  if (decision === 'cleared') return null;
  return told > 0 ? w.told(new Intl.NumberFormat(localeOf[language]).format(told)) : w.toldNobody;
}

const kinds = {
  cleared: 'primary',
  blocked: 'danger',
  upheld: 'plain',
  lifted: 'primary',
} as const satisfies Record<Decision, string>;

function DecisionForm({ language, review, typed, errors = [] }: OnePage) {
  const possible = decisionsFor(review.state, review.waitingSince !== null);
  if (possible.length === 0) return null;
  const w = consoleWords[language];
  return (
    <Card title={w.decide}>
      <form class="form" method="post" action={`${reviewsPath}/${review.id}`}>
        <p>{w.decideText[review.state === 'open' ? 'open' : 'blocked']}</p>
        <TextArea
          language={language}
          name="reason"
          label={w.reason}
          hint={w.reasonHint}
          value={typed}
          error={errors.find(({ field }) => field === 'reason')?.message}
          maxlength={500}
          rows={4}
          required
        />
        <div class="form-actions">
          {possible.map((decision) => (
            <Button kind={kinds[decision]} name="decision" value={decision}>
              {w.acts[decision]}
            </Button>
          ))}
          <ButtonLink href={reviewsPath}>{w.later}</ButtonLink>
        </div>
      </form>
    </Card>
  );
}
