/** The page "What we hold about you", also shown to staff who answer a request. */
import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { Entries, Entry } from '../../../platform/ui/components/entries.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import { Timeline } from '../../../platform/ui/components/timeline.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { rightsOf } from '../../../policy/rights.ts';
import type { AllTexts } from '../../../policy/texts.ts';
import type { ActivityName, Language } from '../../../policy/vocabulary.ts';
import type { Proven } from '../person/proof.ts';
import { decisionInWords } from '../request/decisions.ts';
import { type RightsWords, rightsWords } from '../words.ts';
import { Headings } from './headings-views.tsx';
import type { HeldActivity, HeldRow, HeldValue } from './held.ts';
import { type Answer, isOwnRecord } from './queries.ts';
import { capital, isSecret } from './values.ts';

/** What the views of an answer are made from. */
export interface AnswerView {
  readonly policy: Policy;
  readonly texts: AllTexts;
  readonly language: Language;
  readonly answer: Answer;
}

export type DoneCode = keyof RightsWords['data']['done'];

/** The whole page for the person. */
export function dataPage(view: AnswerView & { person: Proven; done: DoneCode | null }): SitePage {
  const { policy, language, answer, person, done } = view;
  const w = rightsWords[language];
  const entries = answer.held.reduce((sum, { rows }) => sum + rows.length, 0);
  const services = answer.held.filter(({ activity }) => !isOwnRecord(policy, activity));
  return {
    path: '/privacy/my-data',
    title: w.title,
    visibility: 'personal',
    lede: (
      <>
        {w.data.lede.before}
        <strong>{person.address}</strong>
        {w.data.lede.after(formatTime(language, person.provenAt, 'time'))}{' '}
        {w.data.counts(answer.held.length, entries)}
      </>
    ),
    actions: <Actions {...view} />,
    children: (
      <>
        {done && <Notice tone="kept" title={w.data.done[done]} />}
        {services.length === 0 && (
          <EmptyState title={w.data.nothing}>
            <p>{w.data.nothingText}</p>
          </EmptyState>
        )}
        <HeldEntries {...view} withdrawAt={`/${language}/privacy/my-data/withdraw`} />
        <Requests {...view} />
        <Headings {...view} />
        <form method="post" action={`/${language}/privacy/my-data/leave`}>
          <div class="form-actions">
            <ButtonLink href={`/${language}/privacy/my-data/all.json`} download="my-data.json">
              {w.data.copy}
            </ButtonLink>
            <ButtonLink href={`/${language}/privacy/my-data/all.csv`} download="my-data.csv">
              {w.data.copyCsv}
            </ButtonLink>
            <Button>{w.data.leave}</Button>
          </div>
        </form>
      </>
    ),
  };
}

function Actions({ language, answer }: AnswerView) {
  const w = rightsWords[language].data;
  const at = (page: string) => `/${language}/privacy/my-data/${page}`;
  const paused = answer.restrictions.some(({ cause }) => cause === 'person');
  return (
    <>
      <ButtonLink kind="primary" href={at('take')}>
        {w.take}
      </ButtonLink>
      <ButtonLink href={at('correct')}>{w.correct}</ButtonLink>
      <ButtonLink href={at('pause')}>{paused ? w.resume : w.pause}</ButtonLink>
      <ButtonLink href={at('object')}>{w.object}</ButtonLink>
      <ButtonLink href={at('erase')}>{w.erase}</ButtonLink>
    </>
  );
}

/** One entry for each kind of data held. */
export function HeldEntries(view: AnswerView & { withdrawAt?: string }) {
  return (
    <Entries>
      {view.answer.held.map((held) => (
        <HeldEntry {...view} held={held} />
      ))}
    </Entries>
  );
}

function HeldEntry(view: AnswerView & { held: HeldActivity; withdrawAt?: string }) {
  const { policy, texts, language, held, answer } = view;
  const words = texts[language].activities[held.activity];
  const { basis, clause } = policy.activities[held.activity];
  const ground = capital(texts[language].bases[basis]);
  return (
    <Entry
      title={words.title}
      why={
        <>
          {words.purpose} {ground}. <a href={`/${language}/privacy#clause-${clause}`}>{clause}</a>
        </>
      }
      side={<Side {...view} />}
    >
      <p>
        {rightsWords[language].data.entries(held.rows.length)}: {categoriesOf(view, held)}.
      </p>
      {held.since && (
        <Timeline
          language={language}
          since={held.since}
          now={answer.at}
          until={held.until}
          sinceLabel={<Time language={language} at={held.since} style="month" />}
          untilLabel={endLabel(language, held.until)}
        />
      )}
      <details>
        <summary>{rightsWords[language].data.show}</summary>
        {held.rows.map((row) => (
          <DefinitionList items={definitionsOf(view, row)} />
        ))}
      </details>
    </Entry>
  );
}

const endLabel = (language: Language, until: Date | null): string => {
  const w = rightsWords[language].data;
  return until ? w.gone(formatTime(language, until, 'shortDate')) : w.noEnd;
};

function categoriesOf({ texts, language }: AnswerView, held: HeldActivity): string {
  const categories = held.rows.flatMap((row) =>
    row.values.filter(({ value }) => value !== null).map(({ category }) => category),
  );
  return [...new Set(categories)].map((category) => texts[language].data[category]).join(', ');
}

function definitionsOf(view: AnswerView, row: HeldRow) {
  const { texts, language } = view;
  const shown = row.values
    .filter(({ value }) => value !== null)
    .map((value) => ({
      term: capital(texts[language].data[value.category]),
      value: showValue(language, row, value),
    }));
  return [...shown, { term: capital(texts[language].keepActs.erase), value: endLabel(language, row.until) }];
}

/** Longer texts are cut on the page; the download has them whole. */
const shownCharacters = 400;

function showValue(language: Language, row: HeldRow, held: HeldValue): Child {
  const w = rightsWords[language].data;
  const { value } = held;
  if (isSecret(row, held)) return w.secret;
  if (value instanceof Date) return <Time language={language} at={value} style="dateTime" />;
  if (Buffer.isBuffer(value)) return w.bytes(value.length);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > shownCharacters ? text.slice(0, shownCharacters) + w.inDownload : text;
}

function Side(view: AnswerView & { held: HeldActivity; withdrawAt?: string }) {
  const { policy, language, held, answer, withdrawAt } = view;
  const w = rightsWords[language].data;
  const hold = answer.holds.find(({ activity }) => activity === null || activity === held.activity);
  const restricted = held.rows.some((row) => row.restricted);
  const receivers = receiversOf(answer, held.activity);
  return (
    <>
      {hold && restricted && (
        <>
          <Pill tone="due">{w.held}</Pill>
          <p>{w.heldNote(hold.law, formatTime(language, hold.until, 'shortDate'))}</p>
        </>
      )}
      {!hold && restricted && (
        <>
          <Pill tone="due">{w.paused}</Pill>
          <p>{answer.restrictions.some(({ cause }) => cause === 'person') ? w.pausedNote : w.weighedNote}</p>
        </>
      )}
      {withdrawAt && rightsOf(policy, held.activity).withdrawal && (
        <form method="post" action={withdrawAt}>
          <input type="hidden" name="activity" value={held.activity} />
          <Button>{w.withdraw}</Button>
        </form>
      )}
      <p>{receivers ? w.seenBy(receivers) : w.seenByNobody}</p>
    </>
  );
}

const receiversOf = (answer: Answer, activity: ActivityName): string =>
  answer.recipients
    .filter(({ activities }) => activities.includes(activity))
    .map(({ name }) => name)
    .join(', ');

function Requests({ language, answer }: AnswerView) {
  const w = rightsWords[language].data;
  if (answer.requests.length === 0) return null;
  return (
    <section>
      <h2>{w.requests}</h2>
      <DefinitionList
        items={answer.requests.map((request) => ({
          term: w.requestKinds[request.kind as keyof typeof w.requestKinds],
          value: (
            <>
              {request.closed_at
                ? w.requestClosed(formatTime(language, request.closed_at, 'date'))
                : request.state === 'identity'
                  ? w.requestPaused
                  : w.requestDue(formatTime(language, request.due_at, 'date'))}
              {request.decision && `: ${decisionInWords(language, request.decision)}`}
            </>
          ),
        }))}
      />
    </section>
  );
}
