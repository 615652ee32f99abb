/** Lists of the console: subscribers, and what came back. */
import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button.tsx';
import { Card } from '../../../../platform/ui/components/card.tsx';
import { type Column, DataTable } from '../../../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state.tsx';
import { Notice } from '../../../../platform/ui/components/notice.tsx';
import { Pill } from '../../../../platform/ui/components/pill.tsx';
import { StatRow } from '../../../../platform/ui/components/stat-row.tsx';
import { TextField } from '../../../../platform/ui/components/text-field.tsx';
import { Time } from '../../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../../platform/ui/layout.tsx';
import type { Policy } from '../../../../policy/language.ts';
import { formatPeriod } from '../../../../policy/period.ts';
import { localeOf } from '../../../../policy/values.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import {
  type BounceKind,
  type BounceLine,
  bounceKinds,
  type Filter,
  filters,
  type Page,
  type Place,
  placeText,
  type SubscriberLine,
} from './lists.ts';
import { subscriberWords } from './words.ts';

export const subscribersPath = '/console/newsletter/subscribers';
export const bouncesPath = '/console/newsletter/bounces';

interface ListPage extends Page<SubscriberLine> {
  readonly language: Language;
  readonly filter: Filter;
  readonly first: boolean;
  /** `null` where they are still counted. */
  readonly counts: Readonly<Record<Filter, number>> | null;
  /** An address was looked for that is not here. */
  readonly unknown?: true;
  readonly mayExport: boolean;
}

/** Subscribers in a state, the newest first. */
export function listPage(list: ListPage): ConsolePage {
  const { language, filter } = list;
  const w = subscriberWords[language];
  return {
    path: subscribersPath,
    title: w.entry,
    lede: w.lede,
    children: (
      <>
        {list.unknown && <Notice tone="neutral" title={w.unknown} />}
        <Search language={language} />
        <Filters {...list} />
        {list.lines.length === 0 ? (
          <EmptyState title={w.nothing}>
            <p>{w.nothingText}</p>
          </EmptyState>
        ) : (
          <DataTable caption={w.entry} captionHidden columns={columnsOf(list)} rows={list.lines} />
        )}
        <Steps {...list} href={(place) => `${subscribersPath}?state=${filter}${place}`} />
        <p class="small soft">{w.consulted}</p>
        {list.mayExport && <Export language={language} />}
      </>
    ),
  };
}

function Search({ language }: { language: Language }) {
  const w = subscriberWords[language];
  return (
    <form class="form" method="post" action={`${subscribersPath}/search`}>
      <TextField
        language={language}
        name="address"
        type="email"
        label={w.search}
        hint={w.searchHint}
        autocomplete="off"
        required
      />
      <div class="form-actions">
        <Button>{w.searchButton}</Button>
      </div>
    </form>
  );
}

function Filters({ language, filter, counts }: ListPage) {
  const w = subscriberWords[language];
  const number = new Intl.NumberFormat(localeOf[language]);
  return (
    <nav class="tabs" aria-label={w.filter}>
      {filters.map((name) => (
        <a href={`${subscribersPath}?state=${name}`} aria-current={name === filter ? 'page' : undefined}>
          {w.filters[name]} {counts && number.format(counts[name])}
        </a>
      ))}
    </nav>
  );
}

function columnsOf({ language, filter }: ListPage): Column<SubscriberLine>[] {
  const w = subscriberWords[language];
  return [
    { header: w.address, cell: ({ id, email }) => <a href={`${subscribersPath}/${id}`}>{email}</a> },
    {
      header: w.since[filter],
      look: 'soft',
      cell: ({ at }) => <Time language={language} at={at} style="shortDate" />,
    },
    ...(filter === 'active'
      ? []
      : [
          {
            header: w.goes,
            look: 'soft' as const,
            cell: ({ goesAt }: SubscriberLine) =>
              goesAt ? <Time language={language} at={goesAt} style="shortDate" /> : '–',
          },
        ]),
  ];
}

interface StepsProps {
  readonly language: Language;
  readonly first: boolean;
  readonly next: Place | null;
  /** @param place what is added to the address of the list */
  readonly href: (place: string) => string;
}

/** From page to page; back to the beginning, since only what comes next is known. */
function Steps({ language, first, next, href }: StepsProps) {
  if (first && !next) return null;
  const w = subscriberWords[language];
  return (
    <nav class="pages" aria-label={w.pages}>
      <span>{!first && <ButtonLink href={href('')}>← {w.newest}</ButtonLink>}</span>
      <span>{next && <ButtonLink href={href(`&before=${placeText(next)}`)}>{w.older} →</ButtonLink>}</span>
    </nav>
  );
}

function Export({ language }: { language: Language }) {
  const w = subscriberWords[language];
  return (
    <Card title={w.exportTitle}>
      <form method="post" action={`${subscribersPath}/export`}>
        <p>{w.exportText}</p>
        <div class="form-actions">
          <Button name="format" value="csv">
            {w.csv}
          </Button>
          <Button name="format" value="json">
            {w.json}
          </Button>
        </div>
      </form>
    </Card>
  );
}

interface BouncesPage extends Page<BounceLine> {
  readonly language: Language;
  readonly policy: Policy;
  readonly first: boolean;
  /** `null` where they are still counted. */
  readonly counts: Readonly<Record<BounceKind, number>> | null;
}

/** What came back, the newest first, with counts by kind. */
export function bouncesPage(list: BouncesPage): ConsolePage {
  const { language, policy, counts, lines } = list;
  const w = subscriberWords[language];
  const [step] = policy.activities.bounce.keep;
  const number = new Intl.NumberFormat(localeOf[language]);
  return {
    path: bouncesPath,
    title: w.bounces,
    ...(step && { lede: w.bouncesLede(formatPeriod(step.for, language)) }),
    children: (
      <>
        {counts && (
          <StatRow
            stats={bounceKinds.map((kind) => ({
              label: w.kinds[kind],
              figure: number.format(counts[kind]),
              note: w.kindNotes[kind],
            }))}
          />
        )}
        {lines.length === 0 ? (
          <EmptyState title={w.noBounces}>
            <p>{w.noBouncesText}</p>
          </EmptyState>
        ) : (
          <BounceTable language={language} lines={lines} address />
        )}
        <Steps {...list} href={(place) => bouncesPath + place.replace('&', '?')} />
        {lines.length > 0 && <p class="small soft">{w.consulted}</p>}
      </>
    ),
  };
}

const tones = { hard: 'broken', soft: 'due', complaint: 'broken' } as const;

interface BounceTableProps {
  readonly language: Language;
  readonly lines: readonly BounceLine[];
  /** Whose they are, where that is not told by the page. */
  readonly address?: true;
}

export function BounceTable({ language, lines, address }: BounceTableProps) {
  const w = subscriberWords[language];
  const time: Column<BounceLine> = {
    header: w.time,
    look: 'soft',
    cell: ({ at }): Child => <Time language={language} at={at} style="shortDate" />,
  };
  const columns: Column<BounceLine>[] = [
    ...(address ? [{ header: w.address, cell: ({ email }: BounceLine) => email ?? '–' }] : []),
    { header: w.kind, cell: ({ kind }) => <Pill tone={tones[kind]}>{w.kinds[kind]}</Pill> },
    { header: w.status, cell: ({ status }) => status ?? '–' },
    { header: w.campaign, look: 'soft', cell: ({ campaign }) => campaign ?? w.noCampaign },
    time,
    {
      header: w.goes,
      look: 'soft',
      cell: ({ goesAt }) => (goesAt ? <Time language={language} at={goesAt} style="shortDate" /> : '–'),
    },
  ];
  return <DataTable caption={w.bounces} captionHidden columns={columns} rows={lines} />;
}
