/** The licences of an account, with their machines. */
import { Button, ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Confirm } from '../../../platform/ui/components/confirm.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { ErrorSummary } from '../../../platform/ui/components/error-summary.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { TextField } from '../../../platform/ui/components/text-field.tsx';
import { formatTime, Time } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import type { Policy } from '../../../policy/language.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { productTerms, productWords } from '../product/terms.ts';
import type { ShownLicence, ShownSeat } from './queries.ts';
import { accountWords } from './words.ts';

interface LicencesView {
  readonly language: Language;
  readonly policy: Policy;
  readonly licences: readonly ShownLicence[];
  /** Those that staff suspended over a question, which can be answered here. */
  readonly blocked: ReadonlySet<string>;
}

export function Licences({ language, policy, licences, blocked }: LicencesView) {
  const w = accountWords[language];
  return (
    <>
      {licences.length === 0 && <p>{w.none}</p>}
      {licences.map((licence) => (
        <OneLicence
          language={language}
          policy={policy}
          licence={licence}
          isBlocked={blocked.has(licence.id)}
        />
      ))}
      <KeyForm language={language} />
    </>
  );
}

interface OneLicenceProps extends Pick<LicencesView, 'language' | 'policy'> {
  readonly licence: ShownLicence;
  readonly isBlocked: boolean;
}

function OneLicence({ language, policy, licence, isBlocked }: OneLicenceProps) {
  const w = accountWords[language];
  const names = productWords(policy, licence.product, language);
  const { entitlements, endsOn, seats, total } = licence;
  const contained = entitlements.map((name) => names[name] ?? name).join(', ');
  return (
    <section class="stack">
      <h3>
        {productTerms(policy, licence.product)?.name ?? licence.product}: {w.licence(licence.prefix)}
      </h3>
      {licence.state === 'suspended' && (
        <Suspended language={language} licence={licence} isBlocked={isBlocked} />
      )}
      <DefinitionList
        items={[
          {
            term: w.edition,
            value: `${names[licence.edition] ?? licence.edition}, ${w.states[licence.state]}`,
          },
          {
            term: w.ends,
            value: endsOn ? formatTime(language, new Date(`${endsOn}T12:00:00Z`), 'date') : w.never,
          },
          { term: w.seats, value: w.taken(seats.length, total) },
          ...(contained ? [{ term: w.contains, value: contained }] : []),
        ]}
      />
      {seats.length === 0 ? (
        <p class="soft">{w.noMachine}</p>
      ) : (
        <Machines language={language} seats={seats} />
      )}
      <p>
        <a href={`/${language}/products/${licence.product}`}>{w.downloads}</a>
      </p>
    </section>
  );
}

/** Whoever is told of a block is told how to answer it; one without a question is answered like any message. */
function Suspended({ language, licence, isBlocked }: Omit<OneLicenceProps, 'policy'>) {
  const w = accountWords[language].suspended;
  const href = isBlocked ? `/account/licence/${licence.id}/answer` : '/contact';
  return (
    <p>
      <Pill tone="due">{w.title}</Pill> {w.text} <a href={`/${language}${href}`}>{w.answer}</a>
    </p>
  );
}

function Machines({ language, seats }: { language: Language; seats: readonly ShownSeat[] }) {
  const w = accountWords[language];
  return (
    <DataTable
      caption={w.machines}
      captionHidden
      columns={[
        { header: w.machine, cell: ({ machine }) => <code>{machine}</code> },
        { header: w.since, cell: ({ activatedAt }) => <Time language={language} at={activatedAt} /> },
        {
          header: w.acts,
          cell: ({ id, machine }) => (
            <div class="form-actions">
              <ButtonLink href={`/account/seat/${id}/certificate`} download={`${machine}.avow`}>
                {w.certificate}
              </ButtonLink>
              <ButtonLink href={`/${language}/account/seat/${id}`}>{w.free}</ButtonLink>
            </div>
          ),
        },
      ]}
      rows={seats}
    />
  );
}

function KeyForm({ language, error }: { language: Language; error?: string }) {
  const w = accountWords[language];
  return (
    <form class="form" method="post" action={`/${language}/account/licence`}>
      <TextField
        language={language}
        name="licenceKey"
        label={w.key}
        hint={w.keyHint}
        error={error}
        autocomplete="off"
        required
      />
      <div class="form-actions">
        <Button>{w.add}</Button>
      </div>
    </form>
  );
}

/** After a key that cannot be added. */
export function keyPage(language: Language, error: string): SitePage {
  const w = accountWords[language];
  return {
    path: '/account',
    title: w.add,
    visibility: 'personal',
    scripts: [],
    children: (
      <>
        <ErrorSummary language={language} errors={[{ field: 'licenceKey', message: error }]} />
        <KeyForm language={language} error={error} />
      </>
    ),
  };
}

export function freePage(language: Language, seat: ShownSeat): SitePage {
  const w = accountWords[language];
  return {
    path: '/account',
    title: w.freeTitle,
    visibility: 'personal',
    scripts: [],
    children: (
      <Confirm
        title={w.freeQuestion(seat.machine)}
        action={`/${language}/account/seat/${seat.id}`}
        button={w.free}
        cancel={{ href: `/${language}/account`, label: w.keep }}
      >
        {w.freeText.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </Confirm>
    ),
  };
}
