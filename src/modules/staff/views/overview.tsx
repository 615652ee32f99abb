/** The first page of the console: what waits, what goes, what was done. */
import { ButtonLink } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { DefinitionList } from '../../../platform/ui/components/definition-list.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { formatTime } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import type { LoggedAct } from '../queries.ts';
import { staffWords } from '../words.ts';
import { ActTable } from './acts.tsx';

export interface Waiting {
  readonly title: string;
  readonly href: string;
  readonly count: number;
}

interface OverviewView {
  readonly language: Language;
  readonly now: Date;
  /** What waits for a decision, among the pages that this person may open. */
  readonly waiting: readonly Waiting[];
  /** The forecast of removals; `null` for whom it is not. */
  readonly removalsPath: string | null;
  readonly acts: readonly LoggedAct[];
  /** Whether the acts are those of all staff; else they are the reader's own. */
  readonly allStaff: boolean;
}

export function overviewPage(view: OverviewView): ConsolePage {
  const { language, removalsPath } = view;
  const w = staffWords[language].overview;
  return {
    path: '/console',
    title: w.title,
    lede: w.lede(formatTime(language, view.now, 'date')),
    children: (
      <>
        <Card title={w.waits}>
          <WaitingList {...view} />
        </Card>
        <div class="columns">
          {removalsPath && (
            <Card title={w.removals}>
              <p>{w.removalsText}</p>
              <p>
                <ButtonLink href={removalsPath}>{w.removalsLink}</ButtonLink>
              </p>
            </Card>
          )}
          <Card title={w.promises}>
            <p>{w.promisesText}</p>
            <p>
              <ButtonLink href={`/${language}/privacy/proof`}>{w.promisesLink}</ButtonLink>
            </p>
          </Card>
        </div>
        <RecentActs {...view} />
      </>
    ),
  };
}

function WaitingList({ language, waiting }: OverviewView) {
  const w = staffWords[language].overview;
  if (waiting.length === 0)
    return (
      <EmptyState title={w.nothingWaits}>
        <p>{w.nothingWaitsText}</p>
      </EmptyState>
    );
  return (
    <DefinitionList
      items={waiting.map(({ title, href, count }) => ({
        term: <a href={href}>{title}</a>,
        value: <data value={count}>{count}</data>,
      }))}
    />
  );
}

function RecentActs({ language, acts, allStaff }: OverviewView) {
  const w = staffWords[language].overview;
  const title = allStaff ? w.acts : w.ownActs;
  return (
    <Card title={title} aside={allStaff && <a href="/console/staff-log">{w.allActs}</a>}>
      <ActTable language={language} acts={acts} caption={title} ofOne={!allStaff} />
    </Card>
  );
}
