/** The outbox in the console: what goes out, and what came in and found no service. */
import { Card } from '../../platform/ui/components/card.tsx';
import { DataTable } from '../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../platform/ui/components/definition-list.tsx';
import { EmptyState } from '../../platform/ui/components/empty-state.tsx';
import { Pagination } from '../../platform/ui/components/pagination.tsx';
import { Pill } from '../../platform/ui/components/pill.tsx';
import { Time } from '../../platform/ui/components/time.tsx';
import type { Tone } from '../../platform/ui/components/tone.tsx';
import type { ConsolePage } from '../../platform/ui/layout.tsx';
import type { Language } from '../../policy/vocabulary.ts';
import { unroutedReasons } from './inbox.ts';
import { shortAddress } from './mask.ts';
import type { OutboxLine, OutboxMail, UnroutedLine } from './queries.ts';
import { outboxWords } from './words.ts';

export const outboxPath = '/console/outbox';

const tones: Readonly<Record<string, Tone>> = {
  queued: 'due',
  sending: 'due',
  sent: 'kept',
  refused: 'broken',
  unknown: 'broken',
};

interface OutboxPage {
  readonly language: Language;
  /** Mails are really sent. */
  readonly sending: boolean;
  readonly lines: readonly OutboxLine[];
  readonly page: number;
  readonly pages: number;
}

export function outboxPage({ language, sending, lines, page, pages }: OutboxPage): ConsolePage {
  const w = outboxWords[language];
  return {
    path: outboxPath,
    title: w.title,
    lede: sending ? w.ledeSending : w.ledeLocal,
    children: (
      <>
        <Tabs language={language} current="outbox" />
        {lines.length === 0 ? (
          <EmptyState title={w.empty}>
            <p>{w.emptyText}</p>
          </EmptyState>
        ) : (
          <OutboxTable language={language} lines={lines} />
        )}
        <Pagination language={language} page={page} pages={pages} href={(to) => `${outboxPath}?page=${to}`} />
      </>
    ),
  };
}

function Tabs({ language, current }: { language: Language; current: 'outbox' | 'unrouted' }) {
  const w = outboxWords[language];
  const tab = (name: 'outbox' | 'unrouted', href: string) => (
    <a href={href} aria-current={name === current ? 'page' : undefined}>
      {w.tabs[name]}
    </a>
  );
  return (
    <nav class="tabs" aria-label={w.view}>
      {tab('outbox', outboxPath)}
      {tab('unrouted', `${outboxPath}/unrouted`)}
    </nav>
  );
}

function StatePill({ language, mail }: { language: Language; mail: OutboxLine }) {
  const words = outboxWords[language].states[mail.state] ?? mail.state;
  return (
    <Pill tone={tones[mail.state] ?? 'neutral'}>
      {mail.replyCode ? `${words} (${mail.replyCode})` : words}
    </Pill>
  );
}

function OutboxTable({ language, lines }: { language: Language; lines: readonly OutboxLine[] }) {
  const w = outboxWords[language];
  return (
    <DataTable
      caption={w.title}
      captionHidden
      columns={[
        {
          header: w.subject,
          cell: (mail: OutboxLine) => <a href={`${outboxPath}/${mail.id}`}>{mail.subject}</a>,
        },
        { header: w.to, cell: (mail) => shortAddress(mail.recipient) },
        { header: w.state, cell: (mail) => <StatePill language={language} mail={mail} /> },
        { header: w.kind, look: 'soft', cell: (mail) => mail.kind },
        {
          header: w.queued,
          look: 'soft',
          cell: (mail) => <Time language={language} at={mail.queuedAt} style="dateTime" />,
        },
      ]}
      rows={lines}
    />
  );
}

/**
 * One mail: its headers, its text, and how it looks in a frame that may do nothing.
 * @param shown `look` opens the frame
 */
export function mailPage(
  language: Language,
  mail: OutboxMail,
  { masked, look }: { readonly masked: boolean; readonly look: string },
): ConsolePage {
  const w = outboxWords[language];
  const path = `${outboxPath}/${mail.id}`;
  return {
    path,
    title: w.view,
    headline: mail.subject,
    actions: <StatePill language={language} mail={mail} />,
    children: (
      <>
        <MailFacts language={language} mail={mail} />
        {masked && <p class="soft">{w.masked}</p>}
        <Card title={w.text}>
          <pre class="mail-text">{mail.text}</pre>
        </Card>
        <Card title={w.html}>
          <iframe
            class="mail-frame"
            title={w.html}
            src={`${path}/html?look=${look}`}
            sandbox=""
            loading="lazy"
          />
        </Card>
      </>
    ),
  };
}

function MailFacts({ language, mail }: { language: Language; mail: OutboxMail }) {
  const w = outboxWords[language];
  const time = (at: Date) => <Time language={language} at={at} style="dateTime" />;
  return (
    <DefinitionList
      items={[
        { term: w.to, value: mail.recipient },
        { term: w.from, value: mail.sender },
        ...(mail.replyTo ? [{ term: w.replyTo, value: mail.replyTo }] : []),
        { term: w.kind, value: mail.kind },
        { term: w.queued, value: time(mail.queuedAt) },
        { term: w.attempts, value: String(mail.attempts) },
        ...(mail.sentAt ? [{ term: w.sent, value: time(mail.sentAt) }] : []),
        ...(mail.state === 'queued' && mail.attempts > 0 && mail.nextAttemptAt
          ? [{ term: w.nextTry, value: time(mail.nextAttemptAt) }]
          : []),
      ]}
    />
  );
}

/** Mails that wait for a person. */
export function unroutedPage(
  language: Language,
  period: string,
  lines: readonly UnroutedLine[],
): ConsolePage {
  const w = outboxWords[language];
  return {
    path: `${outboxPath}/unrouted`,
    title: w.unrouted,
    lede: w.unroutedLede(period),
    children: (
      <>
        <Tabs language={language} current="unrouted" />
        {lines.length === 0 ? (
          <EmptyState title={w.unroutedEmpty}>
            <p>{w.unroutedEmptyText}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={w.unrouted}
            captionHidden
            columns={[
              {
                header: w.from,
                cell: (mail: UnroutedLine) => (
                  <a href={`${outboxPath}/unrouted/${mail.id}`}>
                    {mail.sender ? shortAddress(mail.sender) : w.unknownSender}
                  </a>
                ),
              },
              { header: w.to, look: 'soft', cell: (mail) => mail.recipient },
              { header: w.reason, cell: (mail) => reasonOf(language, mail) },
              {
                header: w.received,
                look: 'soft',
                cell: (mail) => <Time language={language} at={mail.receivedAt} style="dateTime" />,
              },
            ]}
            rows={lines}
          />
        )}
      </>
    ),
  };
}

function reasonOf(language: Language, { reason }: UnroutedLine): string {
  const known = unroutedReasons.find((name) => name === reason);
  return known ? outboxWords[language].reasons[known] : reason;
}

export interface UnroutedContent {
  readonly subject: string;
  readonly text: string;
  readonly files: number;
}

/** One mail that waits for a person, as text only. */
export function unroutedMailPage(
  language: Language,
  mail: UnroutedLine,
  content: UnroutedContent,
): ConsolePage {
  const w = outboxWords[language];
  return {
    path: `${outboxPath}/unrouted/${mail.id}`,
    title: w.view,
    headline: content.subject || w.view,
    children: (
      <>
        <DefinitionList
          items={[
            { term: w.from, value: mail.sender ?? w.unknownSender },
            { term: w.to, value: mail.recipient },
            { term: w.reason, value: reasonOf(language, mail) },
            { term: w.received, value: <Time language={language} at={mail.receivedAt} style="dateTime" /> },
          ]}
        />
        <Card title={w.text}>
          <pre class="mail-text">{content.text}</pre>
          {content.files > 0 && <p class="soft">{w.files(content.files)}</p>}
        </Card>
      </>
    ),
  };
}
