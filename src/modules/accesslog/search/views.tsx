/** The form and the answer of a search of the log by hand. */
import { Button } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import { formatBytes } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import type { LogLine } from '../pipeline/line.ts';
import { mostLines } from './queries.ts';
import { searchWords } from './words.ts';

export interface HandSearch {
  readonly language: Language;
  /** What was typed; `null` before the first search. */
  readonly typed: { readonly address: string; readonly time: string } | null;
  /** `null` where what was typed can be no address or time. */
  readonly lines: readonly Partial<LogLine>[] | null;
}

export function HandSearchCard({ language, typed, lines }: HandSearch) {
  const w = searchWords[language];
  return (
    <Card id="search" title={w.title}>
      <p class="soft">{w.note}</p>
      <form class="line-form" method="post" action="/console/health/search#search">
        <TextField
          language={language}
          name="sought"
          label={w.address}
          value={typed?.address}
          required
          {...(typed && !lines ? { error: w.bad } : {})}
        />
        <TextField
          language={language}
          name="time"
          type="datetime-local"
          label={w.time}
          value={typed?.time}
          required
        />
        <div class="form-actions">
          <Button>{w.search}</Button>
        </div>
      </form>
      {lines && <Found language={language} lines={lines} />}
    </Card>
  );
}

function Found({ language, lines }: { language: Language; lines: readonly Partial<LogLine>[] }) {
  const w = searchWords[language];
  if (lines.length === 0) return <p>{w.nothing}</p>;
  const words = (...values: readonly unknown[]) => values.filter((value) => value != null).join(' ') || '–';
  return (
    <>
      {lines.length === mostLines && <p>{w.more}</p>}
      <DataTable
        caption={w.found(lines.length)}
        columns={[
          {
            header: w.columns.time,
            cell: ({ time }) => time && <Time language={language} at={time} style="dateTime" />,
          },
          {
            header: w.columns.request,
            cell: ({ method, page, route, link, status, bytes }) =>
              [
                words(method, page ?? route, link),
                status,
                bytes == null ? null : formatBytes(bytes, language),
              ]
                .filter((part) => part != null)
                .join(' · '),
          },
          {
            header: w.columns.browser,
            cell: (line) =>
              words(
                line.browser,
                line.browser_major,
                line.system,
                line.system_major,
                line.robot,
                line.language,
              ),
          },
          { header: w.columns.provider, cell: ({ provider }) => words(provider) },
          { header: w.columns.phrase, cell: ({ search_phrase: phrase }) => words(phrase) },
        ]}
        rows={lines}
      />
    </>
  );
}
