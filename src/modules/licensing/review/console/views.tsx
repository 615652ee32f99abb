/** The list of questions about licences. */
import { ButtonLink } from '../../../../platform/ui/components/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state.tsx';
import { Pill } from '../../../../platform/ui/components/pill.tsx';
import { Time } from '../../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../../platform/ui/layout.tsx';
import type { Policy } from '../../../../policy/language.ts';
import { localeOf } from '../../../../policy/values.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import { productName } from '../../console/list-views.tsx';
import { type Place, placeText } from '../../console/queries.ts';
import type { ReviewLine } from '../queries.ts';
import { consoleWords } from './words.ts';

export const reviewsPath = '/console/reviews';

export const lists = ['waiting', 'decided'] as const;

interface ListPage {
  readonly language: Language;
  readonly policy: Policy;
  readonly which: (typeof lists)[number];
  readonly lines: readonly ReviewLine[];
  readonly first: boolean;
  readonly next: Place | null;
}

export function listPage(list: ListPage): ConsolePage {
  const { language, which, lines } = list;
  const w = consoleWords[language];
  return {
    path: reviewsPath,
    title: w.title,
    lede: w.lede,
    children: (
      <>
        <nav class="tabs" aria-label={w.tabs}>
          {lists.map((name) => (
            <a href={`${reviewsPath}?which=${name}`} aria-current={name === which ? 'page' : undefined}>
              {w.lists[name]}
            </a>
          ))}
        </nav>
        {lines.length === 0 ? (
          <EmptyState title={w.nothing[which]}>
            <p>{w.nothingText}</p>
          </EmptyState>
        ) : (
          <DataTable caption={w.title} captionHidden columns={columnsOf(list)} rows={lines} />
        )}
        <Steps {...list} />
      </>
    ),
  };
}

function columnsOf({ language, policy }: ListPage): Column<ReviewLine>[] {
  const w = consoleWords[language];
  const number = new Intl.NumberFormat(localeOf[language]);
  return [
    {
      header: w.licence,
      cell: ({ id, prefix }) => (
        <a href={`${reviewsPath}/${id}`}>
          <code>{prefix}</code>
        </a>
      ),
    },
    { header: w.product, cell: (line) => productName(policy, language, line) },
    { header: w.signal, cell: ({ signal }) => w.signals[signal] },
    {
      header: w.counted,
      cell: ({ counted, allowed }) => w.ofAllowed(number.format(counted), number.format(allowed)),
    },
    { header: w.state, cell: (line) => <StatePill language={language} review={line} /> },
    {
      header: w.raised,
      look: 'soft',
      cell: ({ raisedAt }) => <Time language={language} at={raisedAt} style="shortDate" />,
    },
  ];
}

const tones = {
  open: 'due',
  answered: 'due',
  cleared: 'kept',
  blocked: 'broken',
  lifted: 'kept',
} as const;

/** How it stands about a review; one that was answered waits again. */
export function StatePill({
  language,
  review: { state, waitingSince },
}: {
  language: Language;
  review: Pick<ReviewLine, 'state' | 'waitingSince'>;
}) {
  const shown = state === 'blocked' && waitingSince !== null ? 'answered' : state;
  return <Pill tone={tones[shown]}>{consoleWords[language].states[shown]}</Pill>;
}

function Steps({ language, which, first, next }: ListPage) {
  if (first && !next) return null;
  const w = consoleWords[language];
  const href = `${reviewsPath}?which=${which}`;
  return (
    <nav class="pages" aria-label={w.pages}>
      <span>{!first && <ButtonLink href={href}>← {w.newest}</ButtonLink>}</span>
      <span>{next && <ButtonLink href={`${href}&before=${placeText(next)}`}>{w.older} →</ButtonLink>}</span>
    </nav>
  );
}
