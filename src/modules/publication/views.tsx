/** The published policy. */
import { DataTable } from '../../platform/ui/components/data-table.tsx';
import { Pill } from '../../platform/ui/components/pill.tsx';
import { Chapter, Reading } from '../../platform/ui/components/reading.tsx';
import { Time } from '../../platform/ui/components/time.tsx';
import type { SitePage } from '../../platform/ui/layout.tsx';
import type { CookieRow, PolicyPage, RecipientRow } from '../../policy/page.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { Clause, Inlines } from './clause-views.tsx';
import type { Proof } from './proof/queries.ts';
import { words } from './words.ts';

/** The page of the policy: text in the middle, contents to the left, measurements in the margin. */
export function policyPage(page: PolicyPage, proof: Proof): SitePage {
  const { language } = page;
  const w = words[language];
  const lists = [
    { id: 'cookies', title: w.cookies, body: <Cookies page={page} /> },
    { id: 'recipients', title: w.recipients, body: <Recipients page={page} /> },
    { id: 'roles', title: w.roles, body: <Roles page={page} /> },
    { id: 'changes', title: w.whatChanged, body: <Changes page={page} /> },
  ];
  return {
    path: '/privacy',
    title: page.title,
    description: page.lead
      .map((part) => part.text)
      .join('')
      .slice(0, 160),
    lede: <Inlines parts={page.lead} />,
    actions: <Standing page={page} proof={proof} />,
    children: (
      <Reading
        language={language}
        contents={[
          ...page.sections.map(({ id, title }) => ({ number: id, title, href: `#section-${id}` })),
          ...lists.map(({ id, title }) => ({ title: capital(title), href: `#${id}` })),
        ]}
      >
        {page.sections.map(({ id, title, clauses }) => (
          <Chapter id={`section-${id}`} number={id} title={title}>
            {clauses.map((clause) => (
              <Clause language={language} clause={clause} activities={page.activities} rows={proof.rows} />
            ))}
          </Chapter>
        ))}
        {lists.map(({ id, title, body }) => (
          <Chapter id={id} title={capital(title)}>
            {body}
          </Chapter>
        ))}
      </Reading>
    ),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How many promises are kept, when that was measured, and where to read on. */
function Standing({ page, proof }: { page: PolicyPage; proof: Proof }) {
  const { language } = page;
  const w = words[language];
  return (
    <>
      <KeptPill language={language} proof={proof} />
      <span class="soft">
        {w.measured} <Time language={language} at={proof.measuredAt} style="time" /> · {w.version}{' '}
        {page.version}, {w.effective} {page.effective} · <a href="#changes">{w.whatChanged}</a> ·{' '}
        <a href={`/${language}/privacy/proof`}>{w.allProof}</a> ·{' '}
        <a href={`/${language}/privacy/my-data`}>{w.myData}</a>
      </span>
    </>
  );
}

/** "34 of 34 promises kept", green only when all are. */
export function KeptPill({ language, proof }: { language: Language; proof: Proof }) {
  const w = words[language];
  if (proof.rows.length === 0) return <Pill tone="neutral">{w.noneMeasured}</Pill>;
  return (
    <Pill tone={proof.kept === proof.rows.length ? 'kept' : 'broken'}>
      {w.kept(proof.kept, proof.rows.length)}
    </Pill>
  );
}

function Cookies({ page }: { page: PolicyPage }) {
  const w = words[page.language];
  const ends = ({ idle, total }: CookieRow) => (idle || total ? w.cookieEnds(idle, total) : '');
  return (
    <DataTable
      caption={w.cookies}
      captionHidden
      columns={[
        { header: w.name, cell: (row: CookieRow) => <code>{row.name}</code> },
        { header: w.what, cell: (row) => row.purpose },
        { header: w.cookieLife, cell: (row) => [row.life, ends(row)].filter(Boolean).join('; ') },
        { header: w.clause, cell: (row) => <a href={`#clause-${row.clause}`}>{row.clause}</a> },
      ]}
      rows={page.cookies}
    />
  );
}

function Recipients({ page }: { page: PolicyPage }) {
  const w = words[page.language];
  return (
    <DataTable
      caption={w.recipients}
      captionHidden
      columns={[
        { header: w.name, cell: (row: RecipientRow) => row.name },
        { header: w.what, cell: (row) => row.purpose },
        { header: w.role, cell: (row) => row.kind },
        { header: w.country, cell: (row) => row.country },
        { header: w.safeguard, cell: (row) => row.safeguard },
        { header: w.state, cell: (row) => row.state },
      ]}
      rows={page.recipients}
    />
  );
}

function Roles({ page }: { page: PolicyPage }) {
  const w = words[page.language];
  return (
    <DataTable
      caption={w.roles}
      captionHidden
      columns={[
        { header: w.role, cell: (row: PolicyPage['roles'][number]) => capital(row.name) },
        { header: w.may, cell: (row) => row.permissions.join('; ') },
      ]}
      rows={page.roles}
    />
  );
}

function Changes({ page }: { page: PolicyPage }) {
  return (
    <dl class="facts">
      {page.changes.map(({ version, text }) => (
        <div>
          <dt>{version}</dt>
          <dd>
            <Inlines parts={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
