/** The console's page of retention: what goes next, by day, and what went. */
import { ChartFigure } from '../../platform/ui/chart.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { DataTable } from '../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../platform/ui/components/empty-state.tsx';
import { StatRow } from '../../platform/ui/components/stat-row.tsx';
import { formatTime, Time } from '../../platform/ui/components/time.tsx';
import { locales } from '../../platform/ui/words.ts';
import { formatPeriod } from '../../policy/period.ts';
import type { PolicyTexts } from '../../policy/texts.ts';
import type { Language } from '../../policy/vocabulary.ts';
import type { Forecast, ForecastLine, PastRemoval } from './queries.ts';
import { forecastWords } from './words.ts';

export interface RetentionPage {
  readonly language: Language;
  readonly texts: PolicyTexts;
  readonly forecast: Forecast;
  readonly past: readonly PastRemoval[];
}

const dayMs = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** All UTC days from the first to the last of a forecast, as `YYYY-MM-DD`. */
const daysOf = ({ from, until }: Forecast): string[] =>
  Array.from({ length: Math.ceil((until.getTime() - from.getTime()) / dayMs) }, (_, index) =>
    isoDay(from.getTime() + index * dayMs),
  );

const sum = (lines: readonly { rows: number }[]): number =>
  lines.reduce((total, line) => total + line.rows, 0);

/** "today", "tomorrow", or the date. */
export function dayName(language: Language, from: Date, day: string): string {
  const words = forecastWords[language];
  if (day === isoDay(from.getTime())) return words.today;
  if (day === isoDay(from.getTime() + dayMs)) return words.tomorrow;
  return formatTime(language, new Date(`${day}T00:00:00Z`), 'shortDate');
}

/** "clause 1.3: 30 days after closing". */
export const reasonOf = (
  language: Language,
  texts: PolicyTexts,
  { clause, period, anchor }: ForecastLine,
): string => forecastWords[language].because(clause, formatPeriod(period, language), texts.anchors[anchor]);

export function RetentionView(page: RetentionPage) {
  return (
    <>
      <Figures {...page} />
      {page.forecast.lines.length > 0 ? <Coming {...page} /> : <Nothing {...page} />}
      {page.forecast.restricted.length > 0 && <Restricted {...page} />}
      <Past {...page} />
    </>
  );
}

function Figures({ language, forecast }: RetentionPage) {
  const words = forecastWords[language];
  const number = new Intl.NumberFormat(locales[language]);
  const tomorrow = isoDay(forecast.from.getTime() + dayMs);
  const days = daysOf(forecast).length;
  return (
    <StatRow
      stats={[
        {
          label: words.byTomorrow,
          figure: number.format(sum(forecast.lines.filter((line) => line.day <= tomorrow))),
        },
        { label: words.inAll(days), figure: number.format(sum(forecast.lines)) },
        { label: words.restricted, figure: number.format(sum(forecast.restricted)) },
      ]}
    />
  );
}

function Nothing({ language }: RetentionPage) {
  const words = forecastWords[language];
  return (
    <EmptyState title={words.nothing}>
      <p>{words.nothingWhy}</p>
    </EmptyState>
  );
}

function Coming({ language, texts, forecast }: RetentionPage) {
  const words = forecastWords[language];
  const days = daysOf(forecast);
  const on = (day: string) => sum(forecast.lines.filter((line) => line.day === day));
  const short = (day: string) => dayName(language, forecast.from, day);
  return (
    <>
      <Card title={words.byDay} aside="UTC">
        <ChartFigure
          language={language}
          title={words.byDay}
          description={words.byDayWords}
          categories={days.map(short)}
          series={[{ name: words.records, kind: 'bar', values: days.map(on) }]}
        />
      </Card>
      <Card title={words.next}>
        <NextRemovals language={language} texts={texts} forecast={forecast} />
      </Card>
    </>
  );
}

/** What goes next, with its day and its reason. */
export function NextRemovals(page: Omit<RetentionPage, 'past'> & { readonly limit?: number }) {
  const { language, texts, forecast, limit } = page;
  const words = forecastWords[language];
  if (forecast.lines.length === 0) return <p class="soft">{words.nothing}</p>;
  return (
    <DataTable
      caption={words.next}
      captionHidden
      columns={[
        { header: words.what, cell: (line) => texts.activities[line.activity].title },
        { header: words.when, cell: (line) => dayName(language, forecast.from, line.day) },
        { header: words.howMany, look: 'end', cell: (line) => count(language, line.rows) },
        { header: words.why, look: 'soft', cell: (line) => reasonOf(language, texts, line) },
      ]}
      rows={merged(forecast.lines).slice(0, limit)}
    />
  );
}

/** One line for all tables of an activity that go on the same day for the same reason. */
function merged(lines: readonly ForecastLine[]): ForecastLine[] {
  const keyOf = ({ day, activity, clause, period, anchor }: ForecastLine) =>
    JSON.stringify([day, activity, clause, period, anchor]);
  return [...Map.groupBy(lines, keyOf).values()].flatMap((same) =>
    same.slice(0, 1).map((line) => ({ ...line, rows: sum(same) })),
  );
}

const count = (language: Language, rows: number): string =>
  new Intl.NumberFormat(locales[language]).format(rows);

function Restricted({ language, texts, forecast }: RetentionPage) {
  const words = forecastWords[language];
  return (
    <Card title={words.restricted}>
      <p class="soft">{words.restrictedWhy}</p>
      <DataTable
        caption={words.restricted}
        captionHidden
        columns={[
          { header: words.what, cell: (row) => texts.activities[row.activity].title },
          { header: words.howMany, look: 'end', cell: (row) => count(language, row.rows) },
        ]}
        rows={forecast.restricted}
      />
    </Card>
  );
}

function Past({ language, texts, past }: RetentionPage) {
  const words = forecastWords[language];
  if (past.length === 0) return <p class="soft">{words.pastNone}</p>;
  const titles: Readonly<Record<string, { readonly title: string } | undefined>> = texts.activities;
  return (
    <Card title={words.past}>
      <DataTable
        caption={words.past}
        captionHidden
        columns={[
          { header: words.what, cell: (row) => titles[row.activity]?.title ?? row.table },
          { header: words.when, cell: (row) => <Time language={language} at={row.at} style="dateTime" /> },
          { header: words.howMany, look: 'end', cell: (row) => count(language, row.removed) },
        ]}
        rows={past}
      />
    </Card>
  );
}
