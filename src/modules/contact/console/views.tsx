/** The console's pages about messages. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { type Column, DataTable } from '../../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { Pagination } from '../../../platform/ui/components/pagination.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { TextArea, TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import { Timeline } from '../../../platform/ui/components/timeline.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { formatPeriod } from '../../../policy/period.ts';
import type { PolicyTexts } from '../../../policy/texts.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { Conversation, ConversationLine, Message, State } from '../queries.ts';
import { states } from '../queries.ts';
import { removalOf } from '../removal.ts';
import { Thread } from '../thread.tsx';
import { consoleWords } from './words.ts';

export const messagesPath = '/console/messages';

const tones = { open: 'due', answered: 'kept', closed: 'neutral' } as const;

interface Common {
  readonly language: Language;
  readonly policy: Policy;
  readonly texts: PolicyTexts;
  readonly now: Date;
  readonly mayAnswer: boolean;
}

export interface ListPage extends Common {
  readonly state: State | null;
  readonly lines: readonly ConversationLine[];
  readonly page: number;
  readonly pages: number;
}

/** All conversations in a state. Neither names nor addresses stand here: opening one is recorded. */
export function listPage(list: ListPage): ConsolePage {
  const { language, lines, page, pages, mayAnswer } = list;
  const w = consoleWords[language];
  return {
    path: messagesPath,
    title: w.title,
    lede: w.lede,
    ...(mayAnswer && {
      actions: <ButtonLink href={`${messagesPath}/call`}>{w.logCall}</ButtonLink>,
    }),
    children: (
      <>
        <Filters language={language} state={list.state} />
        {lines.length === 0 ? (
          <EmptyState title={w.nothing}>
            <p>{w.nothingText}</p>
          </EmptyState>
        ) : (
          <DataTable caption={w.title} captionHidden columns={columnsOf(list)} rows={lines} />
        )}
        <Pagination
          language={language}
          page={page}
          pages={pages}
          href={(to) => `${messagesPath}?state=${list.state ?? 'all'}&page=${to}`}
        />
      </>
    ),
  };
}

function Filters({ language, state }: { language: Language; state: State | null }) {
  const w = consoleWords[language];
  return (
    <nav class="tabs" aria-label={w.filter}>
      {([...states, 'all'] as const).map((name) => (
        <a
          href={`${messagesPath}?state=${name}`}
          aria-current={name === (state ?? 'all') ? 'page' : undefined}
        >
          {w.filters[name]}
        </a>
      ))}
    </nav>
  );
}

function columnsOf({ language, policy }: Common): Column<ConversationLine>[] {
  const w = consoleWords[language];
  return [
    {
      header: w.message,
      cell: (line) => <a href={`${messagesPath}/${line.id}`}>{line.excerpt || '…'}</a>,
    },
    { header: w.state, cell: (line) => <Pill tone={tones[line.state]}>{w.states[line.state]}</Pill> },
    { header: w.came, look: 'soft', cell: (line) => w.sources[line.source] ?? line.source },
    {
      header: w.received,
      look: 'soft',
      cell: (line) => <Time language={language} at={line.receivedAt} style="shortDate" />,
    },
    {
      header: w.removal,
      look: 'soft',
      cell: (line) => {
        const removal = removalOf(policy, line);
        return removal && <Time language={language} at={removal.at} style="shortDate" />;
      },
    },
  ];
}

export interface ConversationPage extends Common {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

/** One conversation, with what can be done and when it goes. */
export function conversationPage(page: ConversationPage): ConsolePage {
  const { language, conversation, messages, errors = [] } = page;
  const w = consoleWords[language];
  const path = `${messagesPath}/${conversation.id}`;
  return {
    path,
    title: w.message,
    actions: <Pill tone={tones[conversation.state]}>{w.states[conversation.state]}</Pill>,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <div class="contact-main">
          <div class="stack">
            <Thread
              language={language}
              messages={messages}
              names={{ in: w.person, out: w.us }}
              fileHref={(file) => `${path}/files/${file.id}`}
              note={(message) => (
                <p class="soft small">
                  {w.via[message.via]}
                  {message.filesRefused > 0 && `. ${w.filesRefused(message.filesRefused)}`}
                </p>
              )}
            />
            {page.mayAnswer && <AnswerForm {...page} />}
          </div>
          <div class="stack">
            <Who {...page} />
            <Next {...page} />
          </div>
        </div>
      </>
    ),
  };
}

function AnswerForm({ language, conversation, typed, errors = [] }: ConversationPage) {
  const w = consoleWords[language];
  const hint = conversation.email
    ? w.answerHintMail
    : conversation.hasReceipt
      ? w.answerHintPage
      : w.answerHintNothing;
  return (
    <form class="form" method="post" action={`${messagesPath}/${conversation.id}/answer`}>
      <TextArea
        language={language}
        name="message"
        label={w.answer}
        hint={hint}
        value={typed}
        error={errors.find((error) => error.field === 'message')?.message}
        required
        rows={8}
      />
      <div class="form-actions">
        <Button kind="primary">{w.send}</Button>
      </div>
    </form>
  );
}

function Who({ language, policy, conversation }: ConversationPage) {
  const w = consoleWords[language];
  const { data } = policy.activities.contact;
  const shown = (value: string | null) => value ?? <span class="soft">{w.notGiven}</span>;
  return (
    <Card title={w.about}>
      <DefinitionList
        items={[
          ...(data.name ? [{ term: w.name, value: shown(conversation.name) }] : []),
          ...(data.email ? [{ term: w.email, value: shown(conversation.email) }] : []),
          ...(data.phone ? [{ term: w.phone, value: shown(conversation.phone) }] : []),
          {
            term: w.language,
            value: new Intl.DisplayNames(language, { type: 'language' }).of(conversation.language),
          },
          { term: w.came, value: w.sources[conversation.source] ?? conversation.source },
          { term: w.answerGoes, value: wayOf(language, conversation) },
        ]}
      />
      <p class="soft small">{w.consulted}</p>
    </Card>
  );
}

function wayOf(language: Language, { email, hasReceipt }: Conversation): string {
  const w = consoleWords[language];
  if (email) return w.byMail;
  return hasReceipt ? w.byPage : w.byNothing;
}

function Next({ language, policy, texts, now, conversation, mayAnswer }: ConversationPage) {
  const w = consoleWords[language];
  const removal = removalOf(policy, conversation);
  const act = conversation.state === 'closed' ? 'reopen' : 'close';
  return (
    <Card title={w.next}>
      {removal && (
        <>
          <Timeline
            language={language}
            since={conversation.receivedAt}
            now={now}
            until={removal.at}
            sinceLabel={formatTime(language, conversation.receivedAt, 'shortDate')}
            untilLabel={formatTime(language, removal.at, 'shortDate')}
          />
          <p>
            {w.nextText(
              formatTime(language, removal.at, 'date'),
              formatPeriod(removal.step.for, language),
              texts.anchors[removal.step.from],
            )}
          </p>
        </>
      )}
      {mayAnswer && (
        <form method="post" action={`${messagesPath}/${conversation.id}/${act}`}>
          <Button>{w[act]}</Button>
        </form>
      )}
    </Card>
  );
}

export interface CallPage {
  readonly language: Language;
  readonly policy: Policy;
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
}

/** The form in which staff note a call. It has no field for the number (clause 6.1.3). */
export function callPage({ language, policy, typed = {}, errors = [] }: CallPage): ConsolePage {
  const w = consoleWords[language];
  const { data } = policy.activities.contact;
  const field = (name: string) => ({
    language,
    name,
    value: typed[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return {
    path: `${messagesPath}/call`,
    title: w.logCall,
    lede: w.logCallLede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`${messagesPath}/call`}>
          <TextArea {...field('message')} label={w.callText} hint={w.callHint} required />
          {data.name && <TextField {...field('name')} label={w.name} autocomplete="off" />}
          {data.email && <TextField {...field('email')} type="email" label={w.email} autocomplete="off" />}
          <div class="form-actions">
            <Button kind="primary">{w.store}</Button>
            <ButtonLink href={messagesPath}>{w.cancel}</ButtonLink>
          </div>
        </form>
      </>
    ),
  };
}
