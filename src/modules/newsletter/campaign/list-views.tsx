import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { Pagination } from '../../../platform/ui/components/pagination.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { Tone } from '../../../platform/ui/components/tone.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import { localeOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { Overview } from './overview/queries.ts';
import { OverviewCharts } from './overview/views.tsx';
import type { Campaign, CampaignLine, CampaignState } from './queries.ts';
import { campaignWords } from './words.ts';

export const campaignsPath = '/console/newsletter';

const tones: Readonly<Record<CampaignState, Tone>> = {
  draft: 'neutral',
  scheduled: 'due',
  late: 'broken',
  preparing: 'due',
  sending: 'due',
  paused: 'due',
  sent: 'kept',
  cancelled: 'neutral',
};

/** The state of a campaign in a word. */
export function StatePill({ language, state }: { language: Language; state: CampaignState }) {
  return <Pill tone={tones[state]}>{campaignWords[language].states[state]}</Pill>;
}

interface ListPage {
  readonly language: Language;
  readonly lines: readonly CampaignLine[];
  readonly page: number;
  readonly pages: number;
  readonly mayWrite: boolean;
  readonly overview: Overview;
}

/** All campaigns, the latest first. */
export function listPage({ language, lines, page, pages, mayWrite, overview }: ListPage): ConsolePage {
  const w = campaignWords[language];
  return {
    path: campaignsPath,
    title: w.title,
    lede: w.lede,
    actions: mayWrite && (
      <form method="post" action={campaignsPath}>
        <Button kind="primary">{w.create}</Button>
      </form>
    ),
    children: (
      <>
        {lines.length === 0 ? (
          <EmptyState title={w.nothing}>
            <p>{w.nothingText}</p>
          </EmptyState>
        ) : (
          <CampaignTable language={language} lines={lines} />
        )}
        <Pagination
          language={language}
          page={page}
          pages={pages}
          href={(other) => `${campaignsPath}?page=${other}`}
        />
        <OverviewCharts language={language} overview={overview} />
      </>
    ),
  };
}

function CampaignTable({ language, lines }: Pick<ListPage, 'language' | 'lines'>) {
  const w = campaignWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  return (
    <DataTable
      caption={w.title}
      captionHidden
      columns={[
        {
          header: w.columns.title,
          cell: ({ id, title }) => <a href={`${campaignsPath}/${id}`}>{title}</a>,
        },
        { header: w.columns.state, cell: ({ state }) => <StatePill language={language} state={state} /> },
        {
          header: w.columns.languages,
          cell: (line) => (line.languages.length > 0 ? line.languages.join(', ') : '–'),
        },
        {
          header: w.columns.sent,
          look: 'end',
          cell: ({ counts }) => {
            const all = counts.get('toSend');
            if (all === undefined) return '–';
            return w.sentOf(figure.format(counts.get('sent') ?? 0), figure.format(all));
          },
        },
        { header: w.columns.left, look: 'end', cell: (line) => leftBy(line, figure) },
        {
          header: w.columns.changed,
          look: 'soft',
          cell: (line) => (
            <Time
              language={language}
              at={line.finishedAt ?? line.scheduledAt ?? line.changedAt}
              style="shortDate"
            />
          ),
        },
      ]}
      rows={lines}
    />
  );
}

/** How many left with the link of its mails, whichever way. */
function leftBy({ counts }: CampaignLine, figure: Intl.NumberFormat): string {
  if (!counts.has('toSend')) return '–';
  const left = [...counts].filter(([what]) => what.startsWith('left.')).map(([, number]) => number);
  return figure.format(left.reduce((sum, number) => sum + number, 0));
}

/** The question before a campaign is deleted. */
export function deletePage(
  language: Language,
  { id, title }: Pick<Campaign, 'id' | 'title'>,
  state: 'free' | 'busy',
): ConsolePage {
  const w = campaignWords[language];
  const path = `${campaignsPath}/${id}`;
  return {
    path: `${path}/delete`,
    title: w.deleteTitle,
    headline: title,
    children:
      state === 'busy' ? (
        <Notice tone="due" title={w.deleteBusy}>
          <p>
            <ButtonLink href={`${path}/send`}>{w.toSending}</ButtonLink>
          </p>
        </Notice>
      ) : (
        <Confirm
          title={w.deleteTitle}
          action={`${path}/delete`}
          button={w.deleteButton}
          cancel={{ href: path, label: w.cancel }}
        >
          <p>{w.deleteText}</p>
        </Confirm>
      ),
  };
}
