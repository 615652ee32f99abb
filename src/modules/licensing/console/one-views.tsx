/** One licence: terms, machines, and what staff may do to it. */
import type { RecordedAct } from '../../../platform/acts.ts';
import { ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { type Column, DataTable } from '../../../platform/ui/components/data-table.tsx';
import { type Definition, DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { Notice } from '../../../platform/ui/components/notice.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import { localeOf } from '../../../policy/values.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { productWords } from '../product/terms.ts';
import { endOf, licencesPath, productName, stateTones } from './list-views.tsx';
import type { LicenceDetails, SaleChecks, SeatLine } from './queries.ts';
import { licenceWords } from './words.ts';

/** An act with what it is called. */
export interface NamedAct extends RecordedAct {
  readonly what: string;
}

interface OnePage {
  readonly language: Language;
  readonly policy: Policy;
  readonly licence: LicenceDetails;
  readonly seats: readonly SeatLine[];
  readonly saleChecks: SaleChecks;
  /** What staff did to it, the latest first. */
  readonly history: readonly NamedAct[];
  readonly mayManage: boolean;
  /** May read the log of staff, which says who did something. */
  readonly maySeeWho: boolean;
  /** Why nothing was changed: somebody was quicker, or the licence waits for a decision on a question. */
  readonly refused?: 'moved' | 'blocked' | undefined;
}

export function onePage(page: OnePage): ConsolePage {
  const { language, licence, mayManage, refused } = page;
  const w = licenceWords[language];
  return {
    path: licencesPath,
    title: w.one(licence.prefix),
    lede: productName(page.policy, language, licence),
    actions: <Pill tone={stateTones[licence.state]}>{w.states[licence.state]}</Pill>,
    children: (
      <>
        {refused && <Notice tone="due" title={w[refused]} />}
        <Card title={w.terms}>
          <DefinitionList items={factsOf(page)} />
        </Card>
        <Card title={w.machines}>
          <Machines {...page} />
        </Card>
        {mayManage && <Acts {...page} />}
        <Card title={w.history}>
          <History {...page} />
        </Card>
      </>
    ),
  };
}

function factsOf(page: OnePage): Definition[] {
  const { language, policy, licence, seats } = page;
  const w = licenceWords[language];
  const number = new Intl.NumberFormat(localeOf[language]);
  const taken = seats.filter(({ endedAt }) => endedAt === null).length;
  const words = productWords(policy, licence.product, language);
  const soldOn = licence.sold_on && formatTime(language, new Date(`${licence.sold_on}T12:00:00Z`), 'date');
  const sale = [soldOn, licence.sold_at, licence.reference].filter((part) => part !== null);
  const sources: Readonly<Record<string, string>> = w.sources;
  return [
    ...(licence.state_reason === null ? [] : [{ term: w.reason, value: licence.state_reason }]),
    ...(licence.replaced_by === null
      ? []
      : [
          {
            term: w.states.replaced,
            value: <a href={`${licencesPath}/${licence.replaced_by}`}>{w.newKeyIs}</a>,
          },
        ]),
    { term: w.seats, value: w.taken(number.format(taken), number.format(licence.seats)) },
    { term: w.ends, value: endOf(language, { endsOn: licence.ends_on, termMonths: licence.term_months }) },
    { term: w.grace, value: number.format(licence.grace_days) },
    {
      term: w.entitlements,
      value: licence.entitlements.map((name) => words[name] ?? name).join(', ') || w.none,
    },
    { term: w.sale, value: sale.join(', ') || w.noSale },
    ...checksOf(page),
    { term: w.source, value: sources[licence.source] ?? licence.source },
    { term: w.issued, value: <Time language={language} at={licence.issued_at} style="dateTime" /> },
  ];
}

/** Of purchases that were stated while installing; nothing where none was. */
function checksOf({ language, saleChecks }: OnePage): Definition[] {
  const w = licenceWords[language];
  const number = new Intl.NumberFormat(localeOf[language]);
  const told = (['matches', 'differs', 'noRecord'] as const).flatMap((check) => {
    const times = saleChecks[check];
    return times ? [`${w.saleChecks[check]}: ${number.format(times)}`] : [];
  });
  return told.length > 0 ? [{ term: w.statedPurchases, value: told.join(', ') }] : [];
}

function Machines({ language, licence, seats, mayManage }: OnePage) {
  const w = licenceWords[language];
  if (seats.length === 0) return <p class="soft">{w.noMachines}</p>;
  const manners: Readonly<Record<string, string>> = w.manners;
  const endings: Readonly<Record<string, string>> = w.endings;
  const free = ({ id, machine, endedAt }: SeatLine) =>
    endedAt !== null || !mayManage ? (
      '–'
    ) : (
      <ButtonLink
        href={`${licencesPath}/${licence.id}/seats/${id}/free`}
        aria-label={`${w.free}: ${machine}`}
      >
        {w.free}
      </ButtonLink>
    );
  return (
    <DataTable
      caption={w.machines}
      captionHidden
      columns={[
        { header: w.machine, cell: ({ machine }) => <code>{machine}…</code> },
        { header: w.version, cell: ({ version }) => version ?? w.byCode },
        { header: w.manner, cell: ({ manner }) => manners[manner] ?? manner },
        {
          header: w.since,
          look: 'soft',
          cell: ({ activatedAt }) => <Time language={language} at={activatedAt} style="shortDate" />,
        },
        {
          header: w.ended,
          look: 'soft',
          cell: ({ endedAt, endedBy }) =>
            endedAt ? (
              <>
                <Time language={language} at={endedAt} style="shortDate" />,{' '}
                {endings[endedBy ?? ''] ?? endedBy}
              </>
            ) : (
              '–'
            ),
        },
        { header: w.change, cell: free },
      ]}
      rows={seats}
    />
  );
}

/** What can be done to a licence in a state. */
const actsIn = {
  active: ['terms', 'suspend', 'replace', 'transfer', 'revoke'],
  suspended: ['terms', 'resume', 'replace', 'revoke'],
  revoked: [],
  replaced: [],
} as const;

function Acts({ language, licence }: OnePage) {
  const w = licenceWords[language];
  const acts = actsIn[licence.state];
  if (acts.length === 0) return null;
  return (
    <Card title={w.change}>
      <div class="form-actions">
        {acts.map((act) => (
          <ButtonLink href={`${licencesPath}/${licence.id}/${act}`}>{w.acts[act]}</ButtonLink>
        ))}
      </div>
    </Card>
  );
}

/** Who did it is told to whoever may read the log of staff as well. */
function History({ language, history, maySeeWho }: OnePage) {
  const w = licenceWords[language];
  if (history.length === 0) return <p class="soft">{w.noHistory}</p>;
  const what: Column<NamedAct> = { header: w.historyWhat, cell: (act) => act.what };
  const who: Column<NamedAct> = {
    header: w.historyWho,
    cell: ({ staffId, name }) => name ?? (staffId === null ? w.operator : w.formerStaff),
  };
  const time: Column<NamedAct> = {
    header: w.historyTime,
    cell: ({ at }) => <Time language={language} at={at} style="dateTime" />,
    look: 'soft',
  };
  const columns = maySeeWho ? [what, who, time] : [what, time];
  return <DataTable caption={w.history} captionHidden columns={columns} rows={history} />;
}
