/** The pages behind the buttons of "What we hold about you". */
import type { Child } from 'hono/jsx';
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { RadioField } from '../../../platform/ui/components/choice-field.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { ErrorSummary } from '../../../platform/ui/components/error-summary.tsx';
import { TextArea, TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { AllTexts } from '../../../policy/texts.ts';
import type { ActivityName, Language } from '../../../policy/vocabulary.ts';
import { capital } from '../answer/values.ts';
import type { Verdict } from '../erasure/queries.ts';
import type { Statement } from '../erasure/receipt.ts';
import { type TransferChoice, TransferSection } from '../transfer/views.tsx';
import { transferWords } from '../words/transfer.ts';
import { rightsWords } from '../words.ts';
import type { Field } from './correction.ts';

const home = (language: Language) => `/${language}/privacy/my-data`;

/** What an erasure would do, row by row, and the one question. */
export function erasePage(language: Language, texts: AllTexts, verdicts: readonly Verdict[]): SitePage {
  const w = rightsWords[language].erase;
  return {
    path: '/privacy/my-data',
    title: w.title,
    visibility: 'personal',
    lede: w.lede,
    children: (
      <>
        <VerdictTable language={language} texts={texts} verdicts={verdicts} />
        <Confirm
          title={w.confirmTitle}
          action={`${home(language)}/erase`}
          button={w.button}
          cancel={{ href: home(language), label: w.cancel }}
        >
          <p>{w.confirmText}</p>
        </Confirm>
      </>
    ),
  };
}

/** One line for each kind of data and what happens to it, with the number of its rows. */
export function VerdictTable({
  language,
  texts,
  verdicts,
}: {
  language: Language;
  texts: AllTexts;
  verdicts: readonly Verdict[];
}) {
  const w = rightsWords[language].erase;
  const lines = [
    ...Map.groupBy(verdicts, (verdict) => `${verdict.table.activity} ${verdict.fate.do}`).values(),
  ];
  const sorted = lines
    .flatMap((same) =>
      same.slice(0, 1).map((one) => ({ ...one, rows: same.reduce((sum, { rows }) => sum + rows, 0) })),
    )
    .sort((a, b) => Number(a.fate.do !== 'delete') - Number(b.fate.do !== 'delete'));
  return (
    <DataTable
      caption={w.title}
      captionHidden
      columns={[
        { header: w.table, cell: (row: Verdict) => texts[language].activities[row.table.activity].title },
        { header: w.rows, look: 'end', cell: (row: Verdict) => row.rows },
        { header: w.verdict, cell: (row: Verdict) => fateWords(language, row) },
      ]}
      rows={sorted}
    />
  );
}

function fateWords(language: Language, { fate }: Verdict): Child {
  const w = rightsWords[language].erase;
  if (fate.do === 'delete') return w.deleted;
  const until = fate.until
    ? w.kept(fate.article, formatTime(language, fate.until, 'date'))
    : w.keptOpen(fate.article);
  return `${until}: ${fate.do === 'hold' ? fate.law : w.evidence}`;
}

/** A receipt, readable. */
export function receiptPage(
  language: Language,
  input: {
    readonly statement: Statement;
    readonly code: string;
    readonly until: Date | null;
    readonly origin: string;
    /** What a table holds, in words; its name, of an earlier version, where nobody knows. */
    readonly titleOf: (table: string) => string;
  },
): SitePage {
  const w = rightsWords[language].receipt;
  const { statement, titleOf } = input;
  const deleted = Map.groupBy(Object.entries(statement.deleted), ([table]) => titleOf(table));
  const rows = [...deleted].map(
    ([title, tables]) => `${title}: ${tables.reduce((sum, [, count]) => sum + count, 0)}`,
  );
  const kept = statement.kept.map((one) => {
    const day = one.until ? formatTime(language, new Date(one.until), 'date') : null;
    const { kept: until, keptOpen } = rightsWords[language].erase;
    return `${titleOf(one.table)}: ${one.rows}, ${day ? until(one.article, day) : keptOpen(one.article)}`;
  });
  return {
    path: '/privacy/my-data',
    title: w.title,
    visibility: 'personal',
    lede: w.lede(statement.ledgerNumber),
    actions: (
      <ButtonLink
        kind="primary"
        href={`/${language}/privacy/receipt/${input.code}/file`}
        download="erasure-receipt.json"
      >
        {w.download}
      </ButtonLink>
    ),
    children: (
      <>
        <DefinitionList
          items={[
            { term: w.time, value: formatTime(language, new Date(statement.erasedAt), 'dateTime') },
            { term: w.deleted, value: <Lines lines={rows} /> },
            { term: w.kept, value: kept.length > 0 ? <Lines lines={kept} /> : w.keptNothing },
            ...(statement.toBeTold.length > 0
              ? [{ term: w.told, value: statement.toBeTold.join(', ') }]
              : []),
            { term: w.policy, value: <code>{statement.policyVersion}</code> },
          ]}
        />
        <p>
          {w.verify} <a href="/.well-known/avow-receipts.pem">{input.origin}/.well-known/avow-receipts.pem</a>
          .{input.until && ` ${w.until(formatTime(language, input.until, 'date'))}`}
        </p>
      </>
    ),
  };
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

/** Take it with me: what Art. 20 gives, in two formats. */
export function takePage(
  language: Language,
  view: {
    readonly texts: AllTexts;
    readonly controller: string;
    readonly portable: readonly ActivityName[];
    readonly choice: TransferChoice;
  },
): SitePage {
  const w = rightsWords[language];
  const { texts, choice } = view;
  const titles = view.portable.map((name) => texts[language].activities[name].title);
  const { fault } = choice;
  const file = (ending: 'json' | 'csv') => `${home(language)}/portable.${ending}`;
  return {
    path: '/privacy/my-data',
    title: w.data.take,
    visibility: 'personal',
    lede: titles.length > 0 ? w.take.lede : w.take.none,
    children: (
      <>
        <ErrorSummary
          language={language}
          errors={fault ? [{ field: fault.field, message: transferWords[language][fault.code] }] : []}
        />
        {titles.length > 0 && <Lines lines={titles} />}
        <div class="form-actions">
          {titles.length > 0 && (
            <>
              <ButtonLink kind="primary" href={file('json')} download="my-data.json">
                JSON
              </ButtonLink>
              <ButtonLink href={file('csv')} download="my-data.csv">
                CSV
              </ButtonLink>
            </>
          )}
          <ButtonLink href={home(language)}>{w.restrict.cancel}</ButtonLink>
        </div>
        <TransferSection language={language} {...view} />
      </>
    ),
  };
}

/** Pause the use, or end the pause. */
export function pausePage(language: Language, isPaused: boolean): SitePage {
  const w = rightsWords[language].restrict;
  return {
    path: '/privacy/my-data',
    title: isPaused ? w.resumeTitle : w.title,
    visibility: 'personal',
    lede: isPaused ? w.resumeLede : w.lede,
    children: (
      <form method="post" action={`${home(language)}/${isPaused ? 'resume' : 'pause'}`}>
        <div class="form-actions">
          <Button kind="primary">{isPaused ? w.resumeButton : w.button}</Button>
          <ButtonLink href={home(language)}>{w.cancel}</ButtonLink>
        </div>
      </form>
    ),
  };
}

/** Object to what rests on legitimate interests. */
export function objectPage(
  language: Language,
  texts: AllTexts,
  activities: readonly ActivityName[],
): SitePage {
  const w = rightsWords[language].object;
  return {
    path: '/privacy/my-data',
    title: w.title,
    visibility: 'personal',
    lede: activities.length > 0 ? w.lede : w.none,
    children: (
      <>
        {activities.length > 0 && (
          <form method="post" action={`${home(language)}/object`} class="form">
            <RadioField
              language={language}
              name="activity"
              label={w.activity}
              value=""
              required
              choices={[
                { value: '', label: w.all },
                ...activities.map((name) => ({
                  value: name,
                  label: texts[language].activities[name].title,
                  hint: texts[language].activities[name].purpose,
                })),
              ]}
            />
            <TextArea
              language={language}
              name="reasons"
              label={w.reasons}
              hint={w.reasonsHint}
              maxlength={5_000}
            />
            <div class="form-actions">
              <Button kind="primary">{w.button}</Button>
              <ButtonLink href={home(language)}>{rightsWords[language].restrict.cancel}</ButtonLink>
            </div>
          </form>
        )}
        <p>
          {w.marketing} <a href={`/${language}/privacy/cookies`}>Cookies</a>
        </p>
      </>
    ),
  };
}

/** Fields to change at once, and a request for everything else. */
export function correctPage(
  language: Language,
  texts: AllTexts,
  input: {
    readonly fields: readonly Field[];
    readonly fault?: { readonly field: string; readonly code: 'bad' | 'empty' };
  },
): SitePage {
  const w = rightsWords[language].correct;
  const { fields, fault } = input;
  const message = fault && w[fault.code];
  return {
    path: '/privacy/my-data',
    title: w.title,
    visibility: 'personal',
    lede: fields.length > 0 ? w.lede : w.none,
    children: (
      <>
        <ErrorSummary
          language={language}
          errors={fault && message ? [{ field: fault.field, message }] : []}
        />
        {fields.map((field) => (
          <form method="post" action={`${home(language)}/correct`} class="form">
            <input type="hidden" name="field" value={field.name} />
            <TextField
              language={language}
              name={field.name}
              label={w.field(
                capital(texts[language].data[field.category]),
                field.since ? formatTime(language, field.since, 'shortDate') : '–',
              )}
              value={field.value}
              error={fault?.field === field.name ? message : undefined}
              required
            />
            <div class="form-actions">
              <Button>{w.button}</Button>
            </div>
          </form>
        ))}
        <form method="post" action={`${home(language)}/correct-other`} class="form">
          <h2>{w.other}</h2>
          <TextArea
            language={language}
            name="reasons"
            label={w.otherText}
            error={fault?.field === 'reasons' ? message : undefined}
            maxlength={5_000}
            required
          />
          <div class="form-actions">
            <Button kind="primary">{w.otherButton}</Button>
            <ButtonLink href={home(language)}>{rightsWords[language].restrict.cancel}</ButtonLink>
          </div>
        </form>
      </>
    ),
  };
}
