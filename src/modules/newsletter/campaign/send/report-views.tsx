/** What became of a campaign: its audience, what came back, what was counted of those who agreed, and who did not get it. */
import { BarList } from '../../../../platform/ui/components/bar-list.tsx';
import { ButtonLink } from '../../../../platform/ui/components/button.tsx';
import { Card } from '../../../../platform/ui/components/card.tsx';
import { type Column, DataTable } from '../../../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../../../platform/ui/components/definition-list.tsx';
import { localeOf } from '../../../../policy/values.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import type { Progress, TroubleLine } from '../../sending/queries.ts';
import { reportWords } from './report-words.ts';

export interface Trouble {
  readonly lines: readonly TroubleLine[];
  /** The place behind which the list begins. */
  readonly after: number;
  /** Whether more follow. */
  readonly more: boolean;
  readonly addresses: 'shown' | 'hidden';
}

interface ReportProps {
  readonly language: Language;
  readonly progress: Progress;
  readonly smallest: number;
}

const fates = ['sent', 'refused', 'failed', 'unknown', 'excluded', 'gone'] as const;

const figureOf = (language: Language) => new Intl.NumberFormat(localeOf[language]);

/** Charts of a campaign that is not under way any more. */
export function Report(props: ReportProps) {
  return (
    <div class="sending">
      <Outcome {...props} />
      <Afterwards {...props} />
      {(props.progress.agreed ?? 0) > 0 && <Measured {...props} />}
    </div>
  );
}

function Outcome({ language, progress }: ReportProps) {
  const w = reportWords[language];
  const figure = figureOf(language);
  return (
    <Card title={w.outcome}>
      <BarList
        bars={fates.map((fate) => {
          const value = progress[fate] ?? 0;
          return { label: w.fates[fate], value, text: figure.format(value) };
        })}
      />
      <p class="small soft">
        {w.outcomeText(figure.format(progress.sent ?? 0), figure.format(progress.toSend ?? 0))}
      </p>
    </Card>
  );
}

function Afterwards({ language, progress }: ReportProps) {
  const w = reportWords[language];
  const figure = figureOf(language);
  const left = Object.entries(progress).flatMap(([what, number]) =>
    what.startsWith('left.') ? [`${w.ways[what.slice(5)] ?? what.slice(5)}: ${figure.format(number)}`] : [],
  );
  const value = (what: string) => figure.format(progress[what] ?? 0);
  return (
    <Card title={w.after}>
      <DefinitionList
        items={[
          { term: w.came.hard, value: value('bounced.hard') },
          { term: w.came.soft, value: value('bounced.soft') },
          { term: w.came.complaints, value: value('complaints') },
          { term: w.came.left, value: left.length > 0 ? left.join('; ') : w.none },
        ]}
      />
    </Card>
  );
}

/** Of few persons nothing is shown: a number would tell who did it. */
function Measured({ language, progress, smallest }: ReportProps) {
  const w = reportWords[language];
  const figure = figureOf(language);
  const few = figure.format(smallest);
  const agreed = progress.agreed ?? 0;
  if (agreed < smallest)
    return (
      <Card title={w.measured}>
        <p class="small soft">{w.tooFew(few)}</p>
      </Card>
    );
  const bar = (label: string, persons = 0) =>
    persons < smallest
      ? { label, value: 0, text: w.fewer(few) }
      : { label, value: persons, text: figure.format(persons) };
  return (
    <Card title={w.measured}>
      <BarList
        bars={[bar(w.agreed, agreed), bar(w.opened, progress.opens), bar(w.clicked, progress.clicks)]}
      />
      <p class="small soft">
        {w.measuredText(figure.format(agreed), figure.format(progress.toSend ?? 0))} {w.tooFew(few)}
      </p>
    </Card>
  );
}

/** Recipients who did not get it, a part at a time. */
export function TroubleList({
  language,
  trouble,
  path,
}: {
  language: Language;
  trouble: Trouble;
  path: string;
}) {
  const w = reportWords[language];
  const { lines, after, more, addresses } = trouble;
  if (lines.length === 0 && after === 0) return null;
  const last = lines.at(-1)?.number ?? after;
  return (
    <Card id="trouble" title={w.trouble}>
      <p class="soft small">{w.troubleText}</p>
      <DataTable
        caption={w.trouble}
        captionHidden
        columns={troubleColumns(language, addresses)}
        rows={lines}
      />
      {(after > 0 || more) && (
        <div class="form-actions">
          {after > 0 && <ButtonLink href={`${path}#trouble`}>{w.fromStart}</ButtonLink>}
          {more && <ButtonLink href={`${path}?after=${last}#trouble`}>{w.more} →</ButtonLink>}
        </div>
      )}
    </Card>
  );
}

function troubleColumns(language: Language, addresses: Trouble['addresses']): Column<TroubleLine>[] {
  const w = reportWords[language];
  const figure = figureOf(language);
  const address: Column<TroubleLine> = { header: w.columns.address, cell: ({ email }) => email ?? '–' };
  return [
    { header: w.columns.number, cell: ({ number }) => figure.format(number) },
    ...(addresses === 'shown' ? [address] : []),
    { header: w.columns.state, cell: ({ state }) => w.states[state] },
    { header: w.columns.code, cell: ({ replyCode }) => replyCode ?? '–' },
    { header: w.columns.reason, look: 'soft', cell: reasonOf(language) },
    { header: w.columns.tries, look: 'end', cell: ({ attempts }) => figure.format(attempts) },
  ];
}

const reasonOf =
  (language: Language) =>
  ({ state, reason }: TroubleLine): string => {
    const w = reportWords[language];
    if (reason !== null) return w.rowReasons[reason] ?? reason;
    return state === 'refused' ? w.refused : '–';
  };
