/** Requests about rights, and what can be decided about each. */
import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { RadioField } from '../../../platform/ui/components/choice-field.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { TextArea } from '../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { addPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { RequestRow } from '../request/commands.ts';
import { decisionInWords } from '../request/decisions.ts';
import { requestReason } from './looks.ts';
import { personsPath, requestsPath } from './paths.ts';
import { activityTitle, kindOf, type Words } from './titles.ts';
import { consoleWords } from './words.ts';

/** All open requests by due date, and the latest answered. */
export function requestsPage(
  view: Words & { open: readonly RequestRow[]; closed: readonly RequestRow[]; now: Date },
): ConsolePage {
  const { language, open, closed, now } = view;
  const w = consoleWords[language];
  const nearest = open[0] ? formatTime(language, open[0].due_at, 'date') : null;
  return {
    path: requestsPath,
    title: w.requests,
    lede: w.requestsLede(open.length, nearest),
    actions: <ButtonLink href={personsPath}>{w.search}</ButtonLink>,
    children:
      open.length + closed.length === 0 ? (
        <EmptyState title={w.none}>
          <p>{w.noneText}</p>
        </EmptyState>
      ) : (
        <>
          {open.length > 0 && <RequestTable {...view} title={w.open} rows={open} now={now} />}
          {closed.length > 0 && <RequestTable {...view} title={w.closed} rows={closed} now={now} />}
        </>
      ),
  };
}

function RequestTable({
  language,
  texts,
  title,
  rows,
  now,
}: Words & { title: string; rows: readonly RequestRow[]; now: Date }) {
  const w = consoleWords[language];
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        captionHidden
        columns={[
          {
            header: w.kind,
            cell: (row: RequestRow) => <a href={`${requestsPath}/${row.id}`}>{kindOf(language, row.kind)}</a>,
          },
          {
            header: w.received,
            cell: (row) => <Time language={language} at={row.received_at} style="shortDate" />,
          },
          { header: w.about, cell: (row) => activityTitle({ language, texts }, row.activity) },
          { header: w.due, cell: (row) => <Due language={language} row={row} now={now} /> },
          { header: w.source, look: 'soft', cell: (row) => w.sources[row.source as keyof typeof w.sources] },
        ]}
        rows={rows}
      />
    </Card>
  );
}

function Due({ language, row, now }: { language: Language; row: RequestRow; now: Date }) {
  const w = consoleWords[language];
  const day = <Time language={language} at={row.due_at} style="shortDate" />;
  if (row.state === 'closed') return <Pill tone="kept">{w.states.closed}</Pill>;
  if (row.state === 'identity') return <Pill tone="due">{w.states.identity}</Pill>;
  return <Pill tone={row.due_at < now ? 'broken' : 'due'}>{day}</Pill>;
}

/** One request with all that can be done about it. */
export function requestPage(
  view: Words & { policy: Policy; request: RequestRow; now: Date; mayDecide: boolean; restricted: boolean },
): ConsolePage {
  const { language, request, now, mayDecide } = view;
  const w = consoleWords[language];
  const isOpen = request.closed_at === null;
  return {
    path: requestsPath,
    title: kindOf(language, request.kind),
    actions: <Due language={language} row={request} now={now} />,
    children: (
      <>
        <Card>
          <DefinitionList
            items={[
              {
                term: w.received,
                value: <Time language={language} at={request.received_at} style="dateTime" />,
              },
              { term: w.due, value: <Time language={language} at={request.due_at} style="dateTime" /> },
              { term: w.about, value: activityTitle(view, request.activity) },
              { term: w.reasons, value: request.reasons ?? w.noReasons },
              ...(request.extension ? [{ term: w.extension, value: request.extension }] : []),
              ...(request.decision
                ? [{ term: w.decision, value: decisionInWords(language, request.decision) }]
                : []),
            ]}
          />
          <form method="post" action={`${personsPath}/${request.person_id}`}>
            <input type="hidden" name="reason" value={requestReason(request.kind)} />
            <div class="form-actions">
              <Button>{w.person}</Button>
            </div>
          </form>
        </Card>
        {isOpen && mayDecide && <Decisions {...view} />}
      </>
    ),
  };
}

function Decisions(view: Words & { policy: Policy; request: RequestRow; restricted: boolean }) {
  const { language, policy, request, restricted } = view;
  const w = consoleWords[language];
  const extended = formatTime(language, addPeriod(request.due_at, policy.rights.extendBy), 'date');
  const form = (act: string, title: string, button: string, fields: Child) => (
    <Card title={title}>
      <form method="post" action={`${requestsPath}/${request.id}/${act}`} class="form">
        {fields}
        <div class="form-actions">
          <Button kind={act === 'answer' || act === 'objection' ? 'primary' : 'plain'}>{button}</Button>
        </div>
      </form>
    </Card>
  );
  const words = (name: string, label: string, hint: string) => (
    <TextArea language={language} name={name} label={label} hint={hint} maxlength={5_000} rows={4} required />
  );
  return (
    <>
      {request.kind === 'objection'
        ? form(
            'objection',
            w.objection,
            w.objectionButton,
            <>
              <RadioField
                language={language}
                name="outcome"
                label={w.decision}
                required
                choices={[
                  { value: 'upheld', label: w.upheld },
                  { value: 'rejected', label: w.rejected },
                ]}
              />
              {words('decision', w.answer, w.objectionHint)}
            </>,
          )
        : form('answer', w.answer, w.answerButton, words('decision', w.answer, w.answerHint))}
      <div class="columns">
        {!request.extended_at &&
          form('extend', w.extend, w.extendButton, words('reason', w.reason, w.extendHint(extended)))}
        {request.state === 'identity'
          ? form('confirmed', w.identityOpen, w.identityDone, null)
          : form('identity', w.identity, w.identityButton, words('question', w.question, w.identityHint))}
        {restricted && form('lift', w.lift, w.liftButton, <p>{w.liftHint}</p>)}
      </div>
    </>
  );
}
