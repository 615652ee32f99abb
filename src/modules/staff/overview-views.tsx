/** The first page of the console: what waits, what goes, what was done. */
import type { Child } from 'hono/jsx';
import { Card } from '../../platform/ui/components/card.tsx';
import { Pill } from '../../platform/ui/components/pill.tsx';
import { type Stat, StatRow } from '../../platform/ui/components/stat-row.tsx';
import { formatTime, Time } from '../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../platform/ui/layout.tsx';
import type { Language } from '../../policy/vocabulary.ts';
import type { Proof } from '../publication/module.ts';
import { ActTable, type NamedAct } from './acts-views.tsx';
import { staffWords } from './words.ts';

export interface Waiting {
  readonly title: string;
  readonly href: string;
  readonly count: number;
  /** How urgent it is, in words. */
  readonly urgency: string | null;
}

/** A card that another page of the console contributes. */
export interface Glance {
  readonly title: string;
  readonly href: string;
  readonly body: Child;
}

interface OverviewView {
  readonly language: Language;
  readonly now: Date;
  /** What waits for a decision, among the pages that this person may open. */
  readonly waiting: readonly Waiting[];
  readonly proof: Proof;
  readonly glances: readonly Glance[];
  readonly acts: readonly NamedAct[];
  /** Whether the acts are those of all staff; else they are the reader's own. */
  readonly allStaff: boolean;
}

export function overviewPage(view: OverviewView): ConsolePage {
  const { language, waiting, glances } = view;
  const w = staffWords[language].overview;
  return {
    path: '/console',
    title: w.title,
    lede: [w.lede(formatTime(language, view.now, 'date')), waiting.length === 0 && w.nothingWaits]
      .filter(Boolean)
      .join(' '),
    children: (
      <>
        <StatRow stats={[...waiting.map(waitingStat), promisesStat(view)]} />
        {glances.map(({ title, href, body }) => (
          <Card title={title} aside={<a href={href}>{w.whole}</a>}>
            {body}
          </Card>
        ))}
        <RecentActs {...view} />
      </>
    ),
  };
}

const waitingStat = ({ title, href, count, urgency }: Waiting): Stat => ({
  label: <a href={href}>{title}</a>,
  figure: <data value={count}>{count}</data>,
  note: urgency,
});

function promisesStat({ language, proof }: OverviewView): Stat {
  const w = staffWords[language].overview;
  const kept = proof.kept === proof.rows.length;
  return {
    label: <a href={`/${language}/privacy/proof`}>{w.promises}</a>,
    figure: w.ofAll(proof.kept, proof.rows.length),
    note: kept ? (
      <>
        {w.measured} <Time language={language} at={proof.measuredAt} style="time" />
      </>
    ) : (
      <Pill tone="broken">{w.broken(proof.rows.length - proof.kept)}</Pill>
    ),
  };
}

function RecentActs({ language, acts, allStaff }: OverviewView) {
  const w = staffWords[language].overview;
  const title = allStaff ? w.acts : w.ownActs;
  return (
    <Card title={title} aside={allStaff && <a href="/console/staff-log">{w.allActs}</a>}>
      <ActTable language={language} acts={acts} caption={title} ofOne={!allStaff} brief />
    </Card>
  );
}
