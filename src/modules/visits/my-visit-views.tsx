/** The page that shows a visitor what is held of the present visit, and deletes it. */
import { Button } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { type Column, DataTable } from '../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../platform/ui/components/empty-state.tsx';
import { Notice } from '../../platform/ui/components/notice.tsx';
import { formatTime, milliseconds, Time } from '../../platform/ui/components/time.tsx';
import { formatBytes } from '../../policy/values.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { visitWords } from './words.ts';

/** A line of the log as it is held; columns that the policy does not take are missing. */
export interface HeldLine {
  readonly time?: Date;
  readonly [column: string]: Date | string | number | boolean | null | undefined;
}

export interface MyVisit {
  readonly language: Language;
  readonly visitId: string | null;
  readonly lines: readonly HeldLine[];
  readonly endsAt: Date | null;
  readonly deleted: boolean;
}

export function MyVisitView({ language, visitId, lines, endsAt, deleted }: MyVisit) {
  const w = visitWords[language];
  return (
    <>
      {deleted && (
        <Notice tone="kept" title={w.deleted}>
          <p>{w.deletedNote}</p>
        </Notice>
      )}
      {lines.length === 0 && !deleted && (
        <EmptyState title={w.noVisit}>
          <p>{w.noVisitNote}</p>
        </EmptyState>
      )}
      {lines.length > 0 && (
        <>
          <Card title={w.deleteVisit}>
            <p>
              {w.visitId}: <code>{visitId}</code>.{' '}
              {endsAt && w.until(formatTime(language, endsAt, 'dateTime'))}
            </p>
            <p>{w.deleteNote}</p>
            <form method="post" action={`/${language}/privacy/my-visit`}>
              <Button kind="danger">{w.deleteVisit}</Button>
            </form>
          </Card>
          <Card title={w.lines}>
            <DataTable caption={w.lines} captionHidden columns={columnsFor(language)} rows={lines} />
          </Card>
        </>
      )}
      <Card title={w.notMatched}>
        <p>{w.notMatchedNote}</p>
      </Card>
    </>
  );
}

function columnsFor(language: Language): Column<HeldLine>[] {
  const w = visitWords[language].columns;
  const joined = (mark: string, values: readonly HeldLine[string][]) =>
    values.filter((value) => value != null && value !== '').join(mark) || '–';
  const words = (...values: HeldLine[string][]) => joined(' ', values);
  return [
    { header: w.time, cell: ({ time }) => time && <Time language={language} at={time} style="dateTime" /> },
    { header: w.page, cell: (line) => words(shownRoute(line.page)) },
    { header: w.link, cell: (line) => words(shownRoute(line.link)) },
    {
      header: w.seen,
      cell: (line) => (typeof line.seen_ms === 'number' ? seconds(language, line.seen_ms) : '–'),
    },
    { header: w.address, cell: (line) => words(line.ip_address) },
    {
      header: w.program,
      cell: (line) => words(line.browser, line.browser_major, line.system, line.system_major, line.robot),
    },
    { header: w.language, cell: (line) => words(line.language) },
    { header: w.provider, cell: (line) => words(line.provider, line.search_phrase) },
    {
      header: w.request,
      cell: (line) =>
        joined(' · ', [
          words(line.method, shownRoute(line.route)),
          line.status,
          inMs(language, line.duration_ms),
          inBytes(language, line.bytes),
        ]),
      look: 'soft',
    },
  ];
}

/** What stands for a name or a code in an address is not kept: "/products/:id" → "/products/…". */
const shownRoute = (value: HeldLine[string]) =>
  typeof value === 'string' ? value.replaceAll(/:\w+(?:\{[^}]*\})?/g, '…') : value;

const inMs = (language: Language, value: HeldLine[string]) =>
  value == null ? null : milliseconds(language, Number(value));
const inBytes = (language: Language, value: HeldLine[string]) =>
  value == null ? null : formatBytes(Number(value), language);

/** "3.2 sec": the unit in the words of the language. */
export const seconds = (language: Language, ms: number): string =>
  new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: ms < 10_000 ? 1 : 0,
  }).format(ms / 1_000);
