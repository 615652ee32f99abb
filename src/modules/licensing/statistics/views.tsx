/** Activations over time, by product, version and manner. */
import { ChartFigure } from '../../../platform/ui/chart.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { StatRow } from '../../../platform/ui/components/stat-row.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { localeOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { ActivationCount, ActivationCounts } from './queries.ts';
import { statisticsWords } from './words.ts';

export const activationsConsolePath = '/console/activations';

/** How many days the page can show. */
export const windows = [30, 90] as const;
type Window = (typeof windows)[number];

interface StatisticsPage extends ActivationCounts {
  readonly language: Language;
  readonly policy: Policy;
  readonly window: Window;
  /** Questions about licences that wait for staff. */
  readonly waiting: number;
}

const sum = (counts: readonly ActivationCount[]): number =>
  counts.reduce((total, { times }) => total + times, 0);

export function statisticsPage(page: StatisticsPage): ConsolePage {
  const { language, window, counts } = page;
  const w = statisticsWords[language];
  return {
    path: activationsConsolePath,
    title: w.title,
    lede: w.lede,
    children: (
      <>
        <nav class="tabs" aria-label={w.window}>
          {windows.map((days) => (
            <a
              href={`${activationsConsolePath}?days=${days}`}
              aria-current={days === window ? 'page' : undefined}
            >
              {w.days(String(days))}
            </a>
          ))}
        </nav>
        {counts.length === 0 ? (
          <EmptyState title={w.nothing}>
            <p>{w.nothingText}</p>
          </EmptyState>
        ) : (
          <Figures {...page} />
        )}
      </>
    ),
  };
}

function Figures(page: StatisticsPage) {
  const { language, days, counts } = page;
  const w = statisticsWords[language];
  const number = new Intl.NumberFormat(localeOf[language]);
  const inManner = (manner: string) => sum(counts.filter((one) => one.manner === manner));
  return (
    <>
      <StatRow
        stats={[
          { label: w.manners.all, figure: number.format(sum(counts)) },
          { label: w.manners.online, figure: number.format(inManner('online')) },
          { label: w.manners.manual, figure: number.format(inManner('manual')) },
          { label: w.waiting, figure: number.format(page.waiting) },
        ]}
      />
      <Card title={w.byDay} aside="UTC">
        <ChartFigure
          language={language}
          title={w.byDay}
          description={w.byDayWords}
          categories={days.map((day) => formatTime(language, new Date(day), 'shortDate'))}
          series={[
            {
              name: w.activations,
              kind: 'bar',
              values: days.map((day) => sum(counts.filter((one) => one.day === day))),
            },
          ]}
        />
      </Card>
      <Card title={w.byProduct}>
        <Versions {...page} />
      </Card>
    </>
  );
}

function Versions({ language, policy, counts }: StatisticsPage) {
  const w = statisticsWords[language];
  const number = new Intl.NumberFormat(localeOf[language]);
  const percent = new Intl.NumberFormat(localeOf[language], { style: 'percent' });
  const all = sum(counts);
  return (
    <DataTable
      caption={w.byProduct}
      captionHidden
      columns={[
        { header: w.product, cell: ({ product }) => policy.products[product]?.name ?? product },
        { header: w.version, cell: ({ version }) => version || w.versionNotTold },
        { header: w.activations, look: 'end', cell: ({ times }) => number.format(times) },
        { header: w.share, look: 'end', cell: ({ times }) => percent.format(times / all) },
      ]}
      rows={byVersion(counts)}
    />
  );
}

/** One row for each version of a product, the most frequent first. */
function byVersion(counts: readonly ActivationCount[]) {
  const groups = Map.groupBy(counts, ({ product, version }) => `${product} ${version}`);
  return [...groups.values()]
    .flatMap(([first, ...others]) =>
      first ? [{ product: first.product, version: first.version, times: sum([first, ...others]) }] : [],
    )
    .sort((one, other) => other.times - one.times);
}
