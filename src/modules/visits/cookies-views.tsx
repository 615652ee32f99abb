/** The page on cookies (clause 5.5): what is set now, a switch for each purpose, and the browsers' own help. */
import { Button } from '../../platform/ui/components/button.tsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { DataTable } from '../../platform/ui/components/data-table.tsx';
import { Notice } from '../../platform/ui/components/notice.tsx';
import { Pill } from '../../platform/ui/components/pill.tsx';
import type { Attribution } from '../../platform/visitor/provider.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { type Purpose, purposes } from './choice.ts';
import { browserHelp, optOutPages, visitWords } from './words.ts';

export interface CookieRow {
  readonly name: string;
  readonly why: string;
  readonly life: string;
  readonly state: 'set' | 'notSet' | { readonly elsewhere: string };
}

export interface PurposeState {
  readonly inUse: boolean;
  readonly allowed: boolean;
}

export interface CookiesPage {
  readonly language: Language;
  readonly rows: readonly CookieRow[];
  /** Names of cookies that came with the request and are not ours. */
  readonly foreign: readonly string[];
  readonly states: Readonly<Record<Purpose, PurposeState>>;
  readonly objects: boolean;
  /** Cookies and stored names that the page's script shall remove now. */
  readonly forget: readonly string[];
  readonly attribution: Attribution | null;
}

export function CookiesView(page: CookiesPage) {
  const w = visitWords[page.language];
  return (
    <>
      {page.objects && (
        <Notice tone="kept" title={w.signal}>
          <p>{w.signalNote}</p>
        </Notice>
      )}
      <Card title={w.switches}>
        {purposes.map((purpose) => (
          <Switch
            language={page.language}
            purpose={purpose}
            objects={page.objects}
            {...page.states[purpose]}
          />
        ))}
        <p>
          <a href={`/${page.language}/privacy/my-visit`}>{w.seeVisit}</a>
        </p>
      </Card>
      <Card title={w.cookies}>
        <CookieTable {...page} />
      </Card>
      <Links title={w.help} note={w.helpNote} links={browserHelp} />
      <Links title={w.optOuts} note={w.optOutNote} links={optOutPages(page.language)} />
      {page.attribution && <Source language={page.language} {...page.attribution} />}
      {page.forget.length > 0 && <div hidden data-forget={page.forget.join(' ')} />}
    </>
  );
}

interface SwitchProps extends PurposeState {
  readonly language: Language;
  readonly purpose: Purpose;
  readonly objects: boolean;
}

/** Two buttons of one kind: refusing takes as much as allowing. */
function Switch({ language, purpose, inUse, allowed, objects }: SwitchProps) {
  const w = visitWords[language];
  return (
    <section class="switch" aria-labelledby={`purpose-${purpose}`}>
      <div>
        <h3 id={`purpose-${purpose}`}>{w.purposes[purpose]}</h3>
        <p class="soft">{inUse ? w.purposeNotes[purpose] : w.notInUse}</p>
      </div>
      {inUse && (
        <form method="post" action={`/${language}/privacy/cookies`}>
          <Pill tone="neutral">{allowed ? w.allowed : w.refused}</Pill>
          <input type="hidden" name="purpose" value={purpose} />
          <Button name="decision" value="refuse" disabled={objects}>
            {w.refuse}
          </Button>
          <Button name="decision" value="allow" disabled={objects}>
            {w.allow}
          </Button>
        </form>
      )}
    </section>
  );
}

function CookieTable({ language, rows, foreign }: CookiesPage) {
  const w = visitWords[language];
  const state = (row: CookieRow) => {
    if (typeof row.state === 'object') return w.elsewhere(row.state.elsewhere);
    return row.state === 'set' ? <strong>{w.setNow}</strong> : w.notSet;
  };
  return (
    <>
      <DataTable
        caption={w.cookies}
        captionHidden
        columns={[
          { header: w.cookieColumns.name, cell: (row) => <code>{row.name}</code> },
          { header: w.cookieColumns.why, cell: (row) => row.why },
          { header: w.cookieColumns.life, cell: (row) => row.life },
          { header: w.cookieColumns.now, cell: state },
        ]}
        rows={rows}
      />
      {foreign.length > 0 && (
        <p>
          {w.foreign}{' '}
          {foreign.map((name, at) => (
            <>
              {at > 0 && ', '}
              <code>{name}</code>
            </>
          ))}
        </p>
      )}
    </>
  );
}

function Links(props: { title: string; note: string; links: readonly { name: string; href: string }[] }) {
  return (
    <Card title={props.title}>
      <p>{props.note}</p>
      <ul class="link-list">
        {props.links.map(({ name, href }) => (
          <li>
            <a href={href} rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Source({ language, text, licence, link, date }: Attribution & { language: Language }) {
  return (
    <p class="small soft">
      {visitWords[language].providers(text, date ?? '')} {link ? <a href={link}>{licence}</a> : licence}
    </p>
  );
}
