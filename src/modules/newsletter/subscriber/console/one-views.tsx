/** One subscription as staff see it, with the evidence of its consent. */
import type { Child } from 'hono/jsx';
import { ButtonLink } from '../../../../platform/ui/components/button.tsx';
import { Card } from '../../../../platform/ui/components/card.tsx';
import { Confirm } from '../../../../platform/ui/components/confirm.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table.tsx';
import { type Definition, DefinitionList } from '../../../../platform/ui/components/definition-list.tsx';
import { Pill } from '../../../../platform/ui/components/pill.tsx';
import { Time } from '../../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../../platform/ui/layout.tsx';
import type { Policy } from '../../../../policy/language.ts';
import { formatPeriod } from '../../../../policy/period.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import type { BounceLine } from './lists.ts';
import type { DeliveryLine, Subscription } from './queries.ts';
import { BounceTable, subscribersPath } from './views.tsx';
import { subscriberWords } from './words.ts';

interface OnePage {
  readonly language: Language;
  readonly policy: Policy;
  readonly subscription: Subscription;
  readonly deliveries: readonly DeliveryLine[];
  readonly bounces: readonly BounceLine[];
}

const tones = { active: 'kept', left: 'neutral', waiting: 'due' } as const;

export function subscriptionPage(page: OnePage): ConsolePage {
  const { language, subscription, bounces } = page;
  const { id, email, state } = subscription;
  const w = subscriberWords[language];
  return {
    path: subscribersPath,
    title: w.one,
    lede: email,
    actions: <Pill tone={tones[state]}>{w.filters[state]}</Pill>,
    children: (
      <>
        <Card title={w.evidence}>
          <DefinitionList items={evidence(page)} />
        </Card>
        {state === 'active' && (
          <Card title={w.choices}>
            <DefinitionList items={choices(page)} />
          </Card>
        )}
        <Card title={w.deliveries}>
          <Deliveries {...page} />
        </Card>
        {bounces.length > 0 && (
          <Card title={w.bounces}>
            <BounceTable language={language} lines={bounces} />
          </Card>
        )}
        {state === 'active' && (
          <p>
            <ButtonLink href={`${subscribersPath}/${id}/end`}>{w.end}</ButtonLink>
          </p>
        )}
        <p class="small soft">{w.consulted}</p>
      </>
    ),
  };
}

function evidence({ language, subscription }: OnePage): Definition[] {
  const w = subscriberWords[language];
  const { proof, leftAt, leftBy, goesAt, confirmedAt, mailHash } = subscription;
  const time = (at: Date): Child => <Time language={language} at={at} style="dateTime" />;
  const code = (text: string): Child => <code>{text}</code>;
  return [
    { term: w.proof, value: proof === null ? w.notYet : nameIn(w.proofs, proof) },
    { term: w.wording, value: subscription.wording },
    { term: w.source, value: code(subscription.sourcePage) },
    { term: w.signedUp, value: time(subscription.signedUpAt) },
    ...(confirmedAt ? [{ term: w.confirmed, value: time(confirmedAt) }] : []),
    ...(mailHash ? [{ term: w.mailHash, value: code(mailHash) }] : []),
    { term: w.policyVersion, value: code(subscription.policyVersion) },
    ...(leftAt
      ? [
          {
            term: w.leftBy,
            value: (
              <>
                {time(leftAt)}, {nameIn(w.ways, leftBy ?? '')}
              </>
            ),
          },
        ]
      : []),
    { term: w.goes, value: goesAt ? time(goesAt) : w.staysAs },
  ];
}

/** The name of a code; the code itself, of another version, where there is none. */
const nameIn = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code;

function choices({ language, policy, subscription }: OnePage): Definition[] {
  const w = subscriberWords[language];
  const { choices: chosen, isMeasured } = subscription;
  const languageNames = new Intl.DisplayNames(language, { type: 'language' });
  const topics: Readonly<Record<string, Readonly<Record<Language, string>>>> = policy.newsletter.topics;
  return [
    ...(chosen.language === undefined
      ? []
      : [
          {
            term: w.language,
            value: chosen.language === null ? w.anyLanguage : languageNames.of(String(chosen.language)),
          },
        ]),
    ...(chosen.topics === undefined
      ? []
      : [
          {
            term: w.topics,
            value:
              [chosen.topics ?? []]
                .flat()
                .map((topic) => topics[topic]?.[language] ?? topic)
                .join(', ') || w.allTopics,
          },
        ]),
    { term: w.measured, value: isMeasured ? w.yes : w.no },
  ];
}

function Deliveries({ language, deliveries }: OnePage) {
  const w = subscriberWords[language];
  if (deliveries.length === 0) return <p>{w.noDeliveries}</p>;
  const codes = ({ replyCode, reason }: DeliveryLine) => [replyCode, reason].filter(Boolean).join(', ');
  return (
    <DataTable
      caption={w.deliveries}
      captionHidden
      columns={[
        { header: w.campaign, cell: ({ campaign }) => campaign ?? w.noCampaign },
        { header: w.state, cell: ({ state }) => nameIn(w.states, state) },
        { header: w.status, look: 'soft', cell: (line) => codes(line) || '–' },
        {
          header: w.time,
          look: 'soft',
          cell: ({ at }) => <Time language={language} at={at} style="shortDate" />,
        },
      ]}
      rows={deliveries}
    />
  );
}

/** The question before a subscription is ended for somebody. */
export function endPage({
  language,
  policy,
  subscription,
}: Omit<OnePage, 'deliveries' | 'bounces'>): ConsolePage {
  const w = subscriberWords[language];
  const [step] = policy.activities.newsletter.keep;
  const path = `${subscribersPath}/${subscription.id}`;
  return {
    path: subscribersPath,
    title: w.one,
    lede: subscription.email,
    children: (
      <Confirm
        title={w.endTitle}
        action={`${path}/end`}
        button={w.endButton}
        cancel={{ href: path, label: w.cancel }}
      >
        <p>{w.endText(step ? formatPeriod(step.for, language) : '')}</p>
      </Confirm>
    ),
  };
}
