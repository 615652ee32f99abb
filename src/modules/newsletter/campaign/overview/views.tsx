import { ChartFigure } from '../../../../platform/ui/chart.tsx';
import { Card } from '../../../../platform/ui/components/card.tsx';
import { localeOf } from '../../../../policy/values.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import type { Overview } from './queries.ts';
import { overviewWords } from './words.ts';

interface OverviewProps {
  readonly language: Language;
  readonly overview: Overview;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** The list over time; nothing while there is nothing to see. */
export function OverviewCharts(props: OverviewProps) {
  const { months, sent } = props.overview;
  const some = months.some(({ joined, left }) => joined + left > 0);
  return (
    <>
      {some && <Months {...props} />}
      {sent.length > 0 && <Sent {...props} />}
    </>
  );
}

function Months({ language, overview: { months } }: OverviewProps) {
  const w = overviewWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  const name = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf[language], { timeZone: 'UTC', ...style });
  const long = name({ month: 'long', year: 'numeric' });
  const short = name({ month: 'short' });
  const joined = months.map((month) => month.joined);
  const left = months.map((month) => month.left);
  const text = w.monthsText(figure.format(sum(joined)), figure.format(sum(left)));
  return (
    <Card title={w.months} aside={w.monthsNote}>
      <ChartFigure
        language={language}
        title={w.months}
        description={text}
        caption={text}
        categories={months.map(({ month }) => long.format(month))}
        axisLabels={months.map(({ month }) => short.format(month))}
        series={[
          { name: w.joined, kind: 'bar', values: joined },
          { name: w.left, kind: 'line', values: left },
        ]}
      />
    </Card>
  );
}

function Sent({ language, overview: { sent } }: OverviewProps) {
  const w = overviewWords[language];
  const figure = new Intl.NumberFormat(localeOf[language]);
  const mails = sent.map((campaign) => campaign.sent);
  const text = w.sentText(figure.format(sent.length), figure.format(sum(mails)));
  return (
    <Card title={w.sent}>
      <ChartFigure
        language={language}
        title={w.sent}
        description={text}
        caption={text}
        categories={sent.map(({ number, title }) => `${number} · ${title}`)}
        axisLabels={sent.map(({ number }) => String(number))}
        series={[{ name: w.mails, kind: 'bar', values: mails }]}
      />
    </Card>
  );
}
