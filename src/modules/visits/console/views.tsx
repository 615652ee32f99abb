/** The console's page on visits: four figures, a chart, and what was used most. */
import { ChartFigure } from '../../../platform/ui/chart.tsx';
import { BarList } from '../../../platform/ui/components/bar-list.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { StatRow } from '../../../platform/ui/components/stat-row.tsx';
import { locales } from '../../../platform/ui/words.ts';
import type { Attribution } from '../../../platform/visitor/provider.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { medianOf } from '../../accesslog/module.ts';
import type { Group, Point } from '../queries.ts';
import { visitWords } from '../words.ts';
import { consoleWords } from './words.ts';

export const listed = [
  'page',
  'phrase',
  'link',
  'browser',
  'system',
  'language',
  'provider',
  'robot',
] as const;
export type Listed = (typeof listed)[number];

export interface VisitsPage {
  readonly language: Language;
  readonly smallest: number;
  readonly total: Group;
  readonly before: Group;
  readonly robots: Group;
  readonly points: readonly (Point & {
    readonly label: string;
    readonly axis: string;
    readonly empty: boolean;
  })[];
  readonly hourly: boolean;
  readonly lists: Readonly<Record<Listed, readonly Group[]>>;
  readonly attribution: Attribution | null;
}

export function VisitsView(page: VisitsPage) {
  const w = consoleWords[page.language];
  const { total, robots, smallest, attribution } = page;
  if (total.requests + total.views + robots.requests === 0)
    return (
      <EmptyState title={w.emptyTitle}>
        <p>{w.empty(smallest)}</p>
      </EmptyState>
    );
  const [pages, phrases, ...others] = listed;
  return (
    <>
      <Figures {...page} />
      <Chart {...page} />
      <div class="columns">
        <List {...page} kind={pages} />
        <List {...page} kind={phrases} />
      </div>
      <div class="columns">
        {others.map((kind) => (
          <List {...page} kind={kind} />
        ))}
      </div>
      <p class="small soft">
        {w.smallGroups(smallest)}{' '}
        {attribution && (
          <>
            {visitWords[page.language].providers(attribution.text, attribution.date ?? '')}{' '}
            {attribution.link ? <a href={attribution.link}>{attribution.licence}</a> : attribution.licence}
          </>
        )}
      </p>
    </>
  );
}

function Figures({ language, total, before, robots, lists }: VisitsPage) {
  const w = consoleWords[language];
  const number = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locales[language], {
    style: 'percent',
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  });
  const median = medianOf(total.seen_times);
  const change = (now: number, then: number) => (then > 0 ? w.change(percent.format(now / then - 1)) : null);
  const perVisit = total.visits > 0 ? w.perVisit(number.format(total.views / total.visits)) : null;
  const kinds = w.kinds(number.format(lists.robot.filter((group) => group.key !== '').length));
  return (
    <StatRow
      stats={[
        { label: w.visits, figure: number.format(total.visits), note: change(total.visits, before.visits) },
        {
          label: w.pagesSeen,
          figure: number.format(total.requests),
          note: perVisit ?? change(total.requests, before.requests),
        },
        {
          label: w.seenMedian,
          figure: median === null ? '–' : duration(language, median),
          note: w.views(number.format(total.views)),
        },
        { label: w.robots, figure: number.format(robots.requests), note: kinds },
      ]}
    />
  );
}

function Chart({ language, points, hourly, total }: VisitsPage) {
  const w = consoleWords[language];
  const number = new Intl.NumberFormat(locales[language]);
  const title = hourly ? w.byHour : w.byDay;
  return (
    <Card title={title} aside={w.chartNote}>
      <ChartFigure
        language={language}
        title={title}
        description={w.chartText(number.format(total.requests), number.format(total.visits))}
        categories={points.map((point) => point.label)}
        axisLabels={points.map((point) => point.axis)}
        series={[
          {
            name: w.pagesSeen,
            kind: 'bar',
            values: points.map((point) => (point.empty ? null : point.requests)),
          },
          {
            name: w.visits,
            kind: 'line',
            values: points.map((point) => (point.empty ? null : point.visits)),
          },
        ]}
      />
    </Card>
  );
}

function List({ language, lists, kind }: VisitsPage & { kind: Listed }) {
  const w = consoleWords[language];
  const number = new Intl.NumberFormat(locales[language]);
  const groups = lists[kind];
  return (
    <Card title={w.lists[kind]} {...(kind === 'page' ? { aside: w.pageNote } : {})}>
      {groups.length === 0 ? (
        <p class="soft">{w.emptyList}</p>
      ) : (
        <BarList
          bars={groups.map((group) => {
            const median = kind === 'page' ? medianOf(group.seen_times) : null;
            const value = group.requests || group.views;
            return {
              label: group.key === '' ? <em>{w.other}</em> : labelOf(language, kind, group.key),
              value,
              text: number.format(value),
              ...(median === null ? {} : { note: duration(language, median) }),
            };
          })}
        />
      )}
    </Card>
  );
}

function labelOf(language: Language, kind: Listed, key: string): string {
  if (kind !== 'language') return key;
  return new Intl.DisplayNames(locales[language], { type: 'language' }).of(key) ?? key;
}

/** "38 sec", "1 min 42 sec", in the words of the language. */
export function duration(language: Language, ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const unit = (name: string, count: number) =>
    new Intl.NumberFormat(locales[language], { style: 'unit', unit: name, unitDisplay: 'short' }).format(
      count,
    );
  if (seconds < 60) return unit('second', seconds);
  return `${unit('minute', Math.floor(seconds / 60))} ${unit('second', seconds % 60)}`;
}
