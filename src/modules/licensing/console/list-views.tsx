/** The list of licences, with its search. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { type Choice, SelectField } from '../../../platform/ui/components/choice-field.tsx';
import { type Column, DataTable } from '../../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { ErrorSummary } from '../../../platform/ui/components/error-summary.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { localeOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { productWords } from '../product/terms.ts';
import { type LicenceLine, type ListFilter, licenceStates, type Place, placeText } from './queries.ts';
import { licenceWords } from './words.ts';

export const licencesPath = '/console/licences';

interface ListPage {
  readonly language: Language;
  readonly policy: Policy;
  readonly filter: ListFilter;
  readonly lines: readonly LicenceLine[];
  readonly first: boolean;
  readonly next: Place | null;
  readonly mayIssue: boolean;
  readonly mayExport: boolean;
  /** What was looked for and why it is not shown. */
  readonly missed?: { readonly typed: string; readonly why: 'none' | 'mistyped' };
}

export const stateTones = {
  active: 'kept',
  suspended: 'due',
  revoked: 'broken',
  replaced: 'neutral',
} as const;

/** Licences, the newest first. */
export function listPage(list: ListPage): ConsolePage {
  const { language, lines, missed } = list;
  const w = licenceWords[language];
  const errors = missed ? [{ field: 'key', message: missedText(language, missed.why) }] : [];
  return {
    path: licencesPath,
    title: w.entry,
    lede: w.lede,
    ...(list.mayIssue && {
      actions: (
        <ButtonLink kind="primary" href={`${licencesPath}/issue`}>
          {w.issue}
        </ButtonLink>
      ),
    }),
    children: (
      <>
        <ErrorSummary language={language} errors={errors} />
        <form class="form" method="post" action={`${licencesPath}/search`}>
          <TextField
            language={language}
            name="key"
            label={w.findLabel}
            hint={w.findHint}
            value={missed?.typed}
            error={errors[0]?.message}
            autocomplete="off"
            maxlength={200}
            required
          />
          <div class="form-actions">
            <Button>{w.findButton}</Button>
          </div>
        </form>
        <Filters {...list} />
        {lines.length === 0 ? (
          <EmptyState title={w.nothing}>
            <p>{w.nothingText}</p>
          </EmptyState>
        ) : (
          <DataTable caption={w.entry} captionHidden columns={columnsOf(list)} rows={lines} />
        )}
        <Steps {...list} />
        {list.mayExport && <Export language={language} />}
      </>
    ),
  };
}

const missedText = (language: Language, why: 'none' | 'mistyped'): string =>
  why === 'mistyped' ? licenceWords[language].mistyped : licenceWords[language].notFound;

function Filters({ language, policy, filter }: ListPage) {
  const w = licenceWords[language];
  const products: Choice[] = Object.entries(policy.products).map(([value, { name }]) => ({
    value,
    label: name,
  }));
  return (
    <form class="form" method="get" action={licencesPath}>
      <SelectField
        language={language}
        name="product"
        label={w.product}
        choices={products}
        value={filter.product ?? ''}
        empty={w.allProducts}
      />
      <SelectField
        language={language}
        name="state"
        label={w.state}
        choices={licenceStates.map((value) => ({ value, label: w.states[value] }))}
        value={filter.state ?? ''}
        empty={w.allStates}
      />
      <div class="form-actions">
        <Button>{w.filter}</Button>
      </div>
    </form>
  );
}

function columnsOf({ language, policy }: ListPage): Column<LicenceLine>[] {
  const w = licenceWords[language];
  const number = new Intl.NumberFormat(localeOf[language]);
  return [
    {
      header: w.prefix,
      cell: ({ id, prefix }) => (
        <a href={`${licencesPath}/${id}`}>
          <code>{prefix}</code>
        </a>
      ),
    },
    { header: w.product, cell: (line) => productName(policy, language, line) },
    {
      header: w.state,
      cell: ({ state }) => <Pill tone={stateTones[state]}>{w.states[state]}</Pill>,
    },
    {
      header: w.seats,
      look: 'end',
      cell: ({ taken, seats }) => w.taken(number.format(taken), number.format(seats)),
    },
    { header: w.ends, look: 'soft', cell: (line) => endOf(language, line) },
    {
      header: w.issued,
      look: 'soft',
      cell: ({ issuedAt }) => <Time language={language} at={issuedAt} style="shortDate" />,
    },
  ];
}

/** The product with its edition; their ids where the policy no longer lists them. */
export const productName = (
  policy: Policy,
  language: Language,
  { product, edition }: { readonly product: string; readonly edition: string },
): string =>
  `${policy.products[product]?.name ?? product} ${productWords(policy, product, language)[edition] ?? edition}`;

/** When a licence ends, in words. */
export function endOf(
  language: Language,
  { endsOn, termMonths }: { readonly endsOn: string | null; readonly termMonths: number | null },
): string {
  const w = licenceWords[language];
  if (endsOn !== null) return formatTime(language, new Date(endsOn), 'shortDate');
  return termMonths === null ? w.perpetual : w.term(String(termMonths));
}

/** From page to page; back to the beginning, since only what comes next is known. */
function Steps({ language, filter, first, next }: ListPage) {
  if (first && !next) return null;
  const w = licenceWords[language];
  const href = (before: string | null) => {
    const chosen = Object.entries({ ...filter, before }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    );
    return `${licencesPath}?${new URLSearchParams(chosen)}`;
  };
  return (
    <nav class="pages" aria-label={w.pages}>
      <span>{!first && <ButtonLink href={href(null)}>← {w.newest}</ButtonLink>}</span>
      <span>{next && <ButtonLink href={href(placeText(next))}>{w.older} →</ButtonLink>}</span>
    </nav>
  );
}

function Export({ language }: { language: Language }) {
  const w = licenceWords[language];
  return (
    <Card title={w.exportTitle}>
      <form method="post" action={`${licencesPath}/export`}>
        <p>{w.exportText}</p>
        <div class="form-actions">
          <Button>{w.exportButton}</Button>
        </div>
      </form>
    </Card>
  );
}
