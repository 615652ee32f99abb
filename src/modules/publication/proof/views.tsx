/** All measurements on one page. */
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { Meter } from '../../../platform/ui/components/meter.tsx';
import { Pill } from '../../../platform/ui/components/pill.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { SitePage } from '../../../platform/ui/layout.tsx';
import { type PolicyPage, sectionOf } from '../../../policy/page.ts';
import type { ClauseId, Language } from '../../../policy/vocabulary.ts';
import { anchorOf, toneOf } from '../clause-views.tsx';
import { KeptPill } from '../views.tsx';
import { words } from '../words.ts';
import type { Proof, ProofRow } from './queries.ts';
import { type Unmeasured, unmeasured } from './unmeasured.ts';

/** The measurements by section of the policy, then the clauses that have none. */
export function proofPage(page: PolicyPage, proof: Proof, policyHash: string): SitePage {
  const { language } = page;
  const w = words[language];
  const sections = page.sections
    .map((section) => ({
      ...section,
      rows: proof.rows.filter((row) => sectionOf(row.clause) === section.id),
    }))
    .filter((section) => section.rows.length > 0);
  return {
    path: '/privacy/proof',
    title: w.proofTitle,
    description: w.proofLede,
    lede: w.proofLede,
    actions: (
      <>
        <KeptPill language={language} proof={proof} />
        <span class="soft">
          {w.measured} <Time language={language} at={proof.measuredAt} style="dateTime" /> · {w.version}{' '}
          {page.version} · {w.fingerprint} <code>{policyHash}</code> ·{' '}
          <a href={`/${language}/privacy`}>{w.readPolicy}</a> ·{' '}
          <a href={`/${language}/privacy/proof.json`}>{w.asJson}</a>
        </span>
      </>
    ),
    children: (
      <>
        {sections.map(({ id, title, rows }) => (
          <section class="stack proof-rows">
            <h2>
              <span class="soft">{id}</span> {title}
            </h2>
            <Measurements language={language} title={title} rows={rows} />
          </section>
        ))}
        <Without language={language} proof={proof} />
      </>
    ),
  };
}

interface MeasurementsProps {
  readonly language: Language;
  readonly title: string;
  readonly rows: readonly ProofRow[];
}

function Measurements({ language, title, rows }: MeasurementsProps) {
  const w = words[language];
  return (
    <DataTable
      caption={title}
      captionHidden
      columns={[
        { header: w.promise, cell: (row: ProofRow) => row.title[language] },
        { header: w.found, cell: (row) => <Found language={language} row={row} /> },
        { header: w.state, cell: (row) => <Pill tone={toneOf[row.state]}>{w.states[row.state]}</Pill> },
        { header: w.clause, cell: (row) => <ClauseLink language={language} clause={row.clause} /> },
      ]}
      rows={rows}
    />
  );
}

function Found({ language, row }: { language: Language; row: ProofRow }) {
  if (row.share === null) return <>{row.value[language]}</>;
  return <Meter tone={toneOf[row.state]} value={row.value[language]} share={row.share} />;
}

const ClauseLink = ({ language, clause }: { language: Language; clause: ClauseId }) => (
  <a href={`/${language}/privacy#${anchorOf(clause)}`}>{clause === 'preamble' ? '1' : clause}</a>
);

function Without({ language, proof }: { language: Language; proof: Proof }) {
  const w = words[language];
  const found = unmeasured(proof.rows);
  const reasons = [...new Set(found.map(({ reason }) => reason))];
  const links = (reason: Unmeasured) =>
    found
      .filter((one) => one.reason === reason)
      .map(({ clause }, index) => (
        <>
          {index > 0 && ', '}
          <ClauseLink language={language} clause={clause} />
        </>
      ));
  return (
    <section class="stack">
      <h2>{w.withoutTitle}</h2>
      <p class="measure soft">{w.withoutLede}</p>
      <DefinitionList
        items={reasons.map((reason) => ({ term: w.reasons[reason], value: <>{links(reason)}</> }))}
      />
    </section>
  );
}
