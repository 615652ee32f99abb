/** The register of consultations. */
import { Card } from '../../../platform/ui/components/card.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { Language } from '../../../policy/vocabulary.ts';
import { consultationsPath } from './paths.ts';
import { consoleWords } from './words.ts';

export interface Look {
  readonly person_id: string;
  readonly reader: string;
  readonly reason: string;
  readonly consulted_at: Date;
}

/** Who of the staff looked at whom, and why. */
export function consultationsPage(language: Language, looks: readonly Look[]): ConsolePage {
  const w = consoleWords[language];
  return {
    path: consultationsPath,
    title: w.consultations,
    lede: w.consultationsLede,
    children:
      looks.length === 0 ? (
        <EmptyState title={w.noLooks} />
      ) : (
        <Card>
          <DataTable
            caption={w.consultations}
            captionHidden
            columns={[
              {
                header: w.when,
                cell: (look: Look) => <Time language={language} at={look.consulted_at} style="dateTime" />,
              },
              { header: w.who, cell: (look) => look.reader },
              { header: w.reason, cell: (look) => look.reason },
              { header: w.personId, look: 'soft', cell: (look) => <code>{look.person_id.slice(-12)}</code> },
            ]}
            rows={looks}
          />
        </Card>
      ),
  };
}
