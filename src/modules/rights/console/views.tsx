/** Pages of the console on rights: requests, one person, holds, consultations. */
import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { RadioField, SelectField } from '../../../platform/ui/components/choice-field.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { TextArea, TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { addPeriod } from '../../../policy/period.ts';
import type { AllTexts } from '../../../policy/texts.ts';
import { type ActivityName, activityNames, type Language } from '../../../policy/vocabulary.ts';
import { VerdictTable } from '../act/views.tsx';
import { Headings } from '../answer/headings-views.tsx';
import { type AnswerView, HeldEntries } from '../answer/views.tsx';
import type { Verdict } from '../erasure/queries.ts';
import type { RequestRow } from '../request/commands.ts';
import { decisionInWords } from '../request/decisions.ts';
import { rightsWords } from '../words.ts';
import { requestReason } from './looks.ts';
import { consoleWords } from './words.ts';

export const requestsPath = '/console/requests';
export const personsPath = '/console/persons';
export const holdsPath = '/console/holds';
export const consultationsPath = '/console/consultations';

interface Words {
  readonly language: Language;
  readonly texts: AllTexts;
}

const kindOf = (language: Language, kind: string): string => {
  const kinds: Readonly<Record<string, string>> = rightsWords[language].data.requestKinds;
  return kinds[kind] ?? kind;
};

function activityTitle({ language, texts }: Words, activity: string | null): string {
  const name = activityNames.find((one) => one === activity);
  return name ? texts[language].activities[name].title : consoleWords[language].everything;
}

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

/** Where staff look for a person. */
export function searchPage(language: Language, unknown: boolean): ConsolePage {
  const w = consoleWords[language];
  return {
    path: requestsPath,
    title: w.search,
    lede: w.searchLede,
    children: (
      <>
        {unknown && <Notice tone="neutral" title={w.unknown} />}
        <form method="post" action={personsPath} class="form">
          <TextField
            language={language}
            name="address"
            type="email"
            label={w.address}
            autocomplete="off"
            required
          />
          <TextField language={language} name="reason" label={w.why} maxlength={200} required />
          <div class="form-actions">
            <Button kind="primary">{w.searchButton}</Button>
          </div>
        </form>
      </>
    ),
  };
}

/** All that is held about a person, as they see it themselves. */
export function personPage(
  view: AnswerView & { personId: string; may: { export: boolean; erase: boolean; decide: boolean } },
): ConsolePage {
  const { language, personId, may } = view;
  const w = consoleWords[language];
  const at = `${personsPath}/${personId}`;
  return {
    path: requestsPath,
    title: w.held,
    children: (
      <>
        <div class="form-actions">
          {may.export && (
            <form method="post" action={`${at}/export`}>
              <Button>{w.exportButton}</Button>
            </form>
          )}
          {may.decide && (
            <form method="post" action={`${at}/restrict`}>
              <Button>{w.restrictButton}</Button>
            </form>
          )}
          {may.erase && <ButtonLink href={`${at}/erase`}>{w.eraseLink}</ButtonLink>}
        </div>
        <HeldEntries {...view} />
        <Headings {...view} />
      </>
    ),
  };
}

/** What an erasure by staff would do. */
export function eraseByStaffPage(
  view: Words & { personId: string; verdicts: readonly Verdict[] },
): ConsolePage {
  const w = consoleWords[view.language];
  return {
    path: requestsPath,
    title: w.erase,
    children: (
      <>
        <VerdictTable {...view} />
        <Confirm
          title={w.erase}
          action={`${personsPath}/${view.personId}/erase`}
          button={w.eraseButton}
          cancel={{ href: requestsPath, label: w.cancel }}
        >
          <p>{w.eraseText}</p>
        </Confirm>
      </>
    ),
  };
}

/** After an erasure by staff: the receipt, to be handed to the person. */
export function erasedPage(language: Language, receiptHref: string): ConsolePage {
  const w = consoleWords[language];
  return {
    path: requestsPath,
    title: w.erased,
    children: (
      <Notice tone="kept" title={w.erased}>
        <p>
          <a href={receiptHref}>{w.receipt}</a>
        </p>
      </Notice>
    ),
  };
}

export interface ListedHold {
  readonly id: string;
  readonly person_id: string;
  readonly law: string;
  readonly ground: string;
  readonly activity: string | null;
  readonly placed_by: string;
  readonly until: Date;
}

/** Open holds, and a form for a new one. */
export function holdsPage(
  view: Words & { holds: readonly ListedHold[]; activities: readonly ActivityName[] },
): ConsolePage {
  const { language, texts, holds, activities } = view;
  const w = consoleWords[language];
  return {
    path: holdsPath,
    title: w.holds,
    lede: w.holdsLede,
    children: (
      <>
        {holds.length === 0 ? (
          <EmptyState title={w.noHolds} />
        ) : (
          <Card>
            <DataTable
              caption={w.holds}
              captionHidden
              columns={[
                { header: w.law, cell: (hold: ListedHold) => hold.law },
                { header: w.ground, cell: (hold) => `17(3)(${hold.ground})` },
                { header: w.covers, cell: (hold) => activityTitle(view, hold.activity) },
                {
                  header: w.until,
                  cell: (hold) => <Time language={language} at={hold.until} style="shortDate" />,
                },
                { header: w.placedBy, look: 'soft', cell: (hold) => hold.placed_by },
                {
                  header: w.liftHold,
                  cell: (hold) => (
                    <form method="post" action={`${holdsPath}/${hold.id}/lift`}>
                      <Button>{w.liftHold}</Button>
                    </form>
                  ),
                },
              ]}
              rows={holds}
            />
          </Card>
        )}
        <Card title={w.placeHold}>
          <form method="post" action={holdsPath} class="form">
            <TextField
              language={language}
              name="address"
              type="email"
              label={w.address}
              autocomplete="off"
              required
            />
            <TextField language={language} name="law" label={w.law} maxlength={200} required />
            <SelectField
              language={language}
              name="ground"
              label={w.ground}
              required
              choices={Object.entries(w.grounds).map(([value, label]) => ({ value, label }))}
            />
            <SelectField
              language={language}
              name="activity"
              label={w.covers}
              empty={w.everything}
              choices={activities.map((value) => ({ value, label: texts[language].activities[value].title }))}
            />
            <TextField language={language} name="until" type="date" label={w.until} required />
            <TextArea language={language} name="reasons" label={w.holdReasons} maxlength={5_000} rows={3} />
            <div class="form-actions">
              <Button kind="primary">{w.placeButton}</Button>
            </div>
          </form>
        </Card>
      </>
    ),
  };
}

export interface Look {
  readonly person_id: string;
  readonly reader: string;
  readonly reason: string;
  readonly consulted_at: Date;
}

/** Who of the staff looked at whom, and why. */
export function consultationsPage(language: Language, looks: readonly Look[]): ConsolePage {
  const w = consoleWords[language];
  return {
    path: consultationsPath,
    title: w.consultations,
    lede: w.consultationsLede,
    children:
      looks.length === 0 ? (
        <EmptyState title={w.noLooks} />
      ) : (
        <Card>
          <DataTable
            caption={w.consultations}
            captionHidden
            columns={[
              {
                header: w.when,
                cell: (look: Look) => <Time language={language} at={look.consulted_at} style="dateTime" />,
              },
              { header: w.who, cell: (look) => look.reader },
              { header: w.reason, cell: (look) => look.reason },
              { header: w.personId, look: 'soft', cell: (look) => <code>{look.person_id.slice(-12)}</code> },
            ]}
            rows={looks}
          />
        </Card>
      ),
  };
}
