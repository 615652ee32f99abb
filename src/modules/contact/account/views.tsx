/** The conversations of an account, and one of them to read. */
import { ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { Conversation, Message, OwnConversation } from '../queries.ts';
import { stateTones } from '../receipt/views.tsx';
import { receiptWords } from '../receipt/words.ts';
import { removalOf } from '../removal.ts';
import { Thread } from '../thread.tsx';
import { accountWords } from './words.ts';

interface ConversationsProps {
  readonly language: Language;
  readonly conversations: readonly OwnConversation[];
}

export function Conversations({ language, conversations }: ConversationsProps) {
  const w = accountWords[language];
  return (
    <>
      {conversations.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <DataTable
          caption={w.title}
          captionHidden
          columns={[
            {
              header: w.message,
              cell: ({ id, excerpt }) => (
                <a href={`/${language}/account/conversation/${id}`}>
                  {excerpt || receiptWords[language].title}
                </a>
              ),
            },
            { header: w.date, cell: ({ receivedAt }) => <Time language={language} at={receivedAt} /> },
            { header: w.state, cell: ({ state }) => receiptWords[language].states[state] },
          ]}
          rows={conversations}
        />
      )}
      <p>
        <a href={`/${language}/contact`}>{w.write}</a>
      </p>
    </>
  );
}

interface ConversationPage {
  readonly language: Language;
  readonly policy: Policy;
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
}

/** One conversation, for its owner to read. */
export function conversationPage(page: ConversationPage): SitePage {
  const { language, policy, conversation, messages } = page;
  const { state } = conversation;
  const w = receiptWords[language];
  const removal = removalOf(policy, conversation);
  return {
    path: `/account/conversation/${conversation.id}`,
    title: w.title,
    visibility: 'personal',
    scripts: [],
    actions: <Pill tone={stateTones[state]}>{w.states[state]}</Pill>,
    children: (
      <div class="stack">
        <Thread
          language={language}
          messages={messages}
          names={{ in: w.you, out: w.us }}
          fileHref={({ id }) => `/${language}/account/conversation/${conversation.id}/files/${id}`}
        />
        {removal && (
          <Card title={w.removal}>
            <p>{w.goneBy(formatTime(language, removal.at, 'date'))}</p>
          </Card>
        )}
        <p>
          <ButtonLink href={`/${language}/account`}>{accountWords[language].back}</ButtonLink>
        </p>
      </div>
    ),
  };
}
