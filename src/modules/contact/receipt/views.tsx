/** The return page: what its receipt code opens. */
import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { ErrorSummary, type FieldError } from '../../../platform/ui/components/error-summary.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { TextArea, TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import { Timeline } from '../../../platform/ui/components/timeline.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { formatPeriod } from '../../../policy/period.ts';
import type { PolicyTexts } from '../../../policy/texts.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { RatingForm } from '../../satisfaction/module.ts';
import type { Conversation, Message } from '../queries.ts';
import { removalOf } from '../removal.ts';
import { Thread } from '../thread.tsx';
import { contactWords } from '../words.ts';
import { receiptWords } from './words.ts';

/** Nothing of these pages is measured, so no script of the site runs on them. */
const personal = { visibility: 'personal', scripts: [] } as const;

/** The page `/r`, where a code is typed. */
export function enterCodePage(language: Language, typed = '', errors: readonly FieldError[] = []): SitePage {
  const w = receiptWords[language];
  return {
    ...personal,
    path: '/r',
    title: w.enter,
    lede: w.enterLede,
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`/${language}/r`}>
          <TextField
            language={language}
            name="code"
            label={w.code}
            hint={w.codeHint}
            value={typed}
            error={errors[0]?.message}
            autocomplete="off"
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.open}</Button>
          </div>
        </form>
      </>
    ),
  };
}

export interface ReceiptPage {
  readonly language: Language;
  readonly policy: Policy;
  readonly texts: PolicyTexts;
  readonly now: Date;
  readonly code: string;
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  /** What has just been done. */
  readonly done: 'sent' | 'added' | 'closed' | null;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

export const stateTones = { open: 'due', answered: 'kept', closed: 'neutral' } as const;

/** The page `/r/CODE`. */
export function receiptPage(page: ReceiptPage): SitePage {
  const { language, code, conversation, messages } = page;
  const w = receiptWords[language];
  const { state } = conversation;
  return {
    ...personal,
    path: `/r/${code}`,
    title: w.title,
    actions: <Pill tone={stateTones[state]}>{w.states[state]}</Pill>,
    children: (
      <>
        <ErrorSummary language={language} errors={page.errors ?? []} />
        <Done {...page} />
        <div class="contact-main">
          <div class="stack">
            <Thread language={language} messages={messages} names={{ in: w.you, out: w.us }} />
            {messages.some(({ direction }) => direction === 'out') && (
              <RatingForm language={language} policy={page.policy} />
            )}
            <WriteFurther {...page} />
          </div>
          <div class="stack">
            <RemovalCard {...page} />
          </div>
        </div>
      </>
    ),
  };
}

function Done({ language, code, conversation, done }: ReceiptPage): Child {
  const w = receiptWords[language];
  if (done === 'added') return <Notice tone="kept" title={w.added} />;
  if (done === 'closed') return <Notice tone="kept" title={w.closed} />;
  if (done !== 'sent') return null;
  return (
    <Notice tone="kept" title={w.sent}>
      <p class="receipt-code">{code}</p>
      <p>{w.keepCode}</p>
      <p>{conversation.email === null ? w.onThisPage : w.byMail}</p>
    </Notice>
  );
}

function WriteFurther({ language, code, typed, errors = [] }: ReceiptPage) {
  const w = receiptWords[language];
  return (
    <form class="form" method="post" action={`/${language}/r/${code}/messages`}>
      <TextArea
        language={language}
        name="message"
        label={w.addTitle}
        hint={contactWords[language].messageHint}
        value={typed}
        error={errors.find((error) => error.field === 'message')?.message}
        required
        rows={5}
      />
      <div class="form-actions">
        <Button>{w.add}</Button>
      </div>
    </form>
  );
}

function RemovalCard({ language, policy, texts, now, code, conversation }: ReceiptPage) {
  const w = receiptWords[language];
  const removal = removalOf(policy, conversation);
  return (
    <Card title={w.removal}>
      {removal && (
        <>
          <Timeline
            language={language}
            since={conversation.receivedAt}
            now={now}
            until={removal.at}
            sinceLabel={`${w.received} ${formatTime(language, conversation.receivedAt, 'shortDate')}`}
            untilLabel={w.goneBy(formatTime(language, removal.at, 'shortDate'))}
          />
          <p>{w.because(formatPeriod(removal.step.for, language), texts.anchors[removal.step.from])}</p>
        </>
      )}
      <div class="row">
        {conversation.state !== 'closed' && (
          <form method="post" action={`/${language}/r/${code}/close`}>
            <Button>{w.close}</Button>
          </form>
        )}
        <ButtonLink href={`/${language}/r/${code}/delete`}>{w.delete}</ButtonLink>
      </div>
    </Card>
  );
}

/** The question before a conversation is deleted. */
export function confirmDeletePage(language: Language, code: string): SitePage {
  const w = receiptWords[language];
  return {
    ...personal,
    path: `/r/${code}/delete`,
    title: w.title,
    children: (
      <Confirm
        title={w.deleteTitle}
        action={`/${language}/r/${code}/delete`}
        button={w.deleteButton}
        cancel={{ href: `/${language}/r/${code}`, label: w.deleteCancel }}
      >
        <p>{w.deleteText}</p>
      </Confirm>
    ),
  };
}

/** After a conversation was deleted. */
export function deletedPage(language: Language): SitePage {
  const w = receiptWords[language];
  return {
    ...personal,
    path: '/r',
    title: w.deleted,
    lede: w.deletedText,
    actions: <ButtonLink href={`/${language}/contact`}>{w.toContact}</ButtonLink>,
  };
}
