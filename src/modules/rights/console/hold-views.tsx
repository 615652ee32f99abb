/** Holds by law, and a form for a new one. */
import { Button } from '../../../platform/ui/components/button.tsx';
import { Card } from '../../../platform/ui/components/card.tsx';
import { SelectField } from '../../../platform/ui/components/choice-field.tsx';
import { DataTable } from '../../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../../platform/ui/components/empty-state.tsx';
import { TextArea, TextField } from '../../../platform/ui/components/text-field.tsx';
import { Time } from '../../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../../platform/ui/layout.tsx';
import type { ActivityName } from '../../../policy/vocabulary.ts';
import { holdsPath } from './paths.ts';
import { activityTitle, type Words } from './titles.ts';
import { consoleWords } from './words.ts';

export interface ListedHold {
  readonly id: string;
  readonly person_id: string;
  readonly law: string;
  readonly ground: string;
  readonly activity: string | null;
  readonly placed_by: string;
  readonly until: Date;
}

/** Open holds, and a form for a new one. */
export function holdsPage(
  view: Words & { holds: readonly ListedHold[]; activities: readonly ActivityName[] },
): ConsolePage {
  const { language, texts, holds, activities } = view;
  const w = consoleWords[language];
  return {
    path: holdsPath,
    title: w.holds,
    lede: w.holdsLede,
    children: (
      <>
        {holds.length === 0 ? (
          <EmptyState title={w.noHolds} />
        ) : (
          <Card>
            <DataTable
              caption={w.holds}
              captionHidden
              columns={[
                { header: w.law, cell: (hold: ListedHold) => hold.law },
                { header: w.ground, cell: (hold) => `17(3)(${hold.ground})` },
                { header: w.covers, cell: (hold) => activityTitle(view, hold.activity) },
                {
                  header: w.until,
                  cell: (hold) => <Time language={language} at={hold.until} style="shortDate" />,
                },
                { header: w.placedBy, look: 'soft', cell: (hold) => hold.placed_by },
                {
                  header: w.liftHold,
                  cell: (hold) => (
                    <form method="post" action={`${holdsPath}/${hold.id}/lift`}>
                      <Button>{w.liftHold}</Button>
                    </form>
                  ),
                },
              ]}
              rows={holds}
            />
          </Card>
        )}
        <Card title={w.placeHold}>
          <form method="post" action={holdsPath} class="form">
            <TextField
              language={language}
              name="address"
              type="email"
              label={w.address}
              autocomplete="off"
              required
            />
            <TextField language={language} name="law" label={w.law} maxlength={200} required />
            <SelectField
              language={language}
              name="ground"
              label={w.ground}
              required
              choices={Object.entries(w.grounds).map(([value, label]) => ({ value, label }))}
            />
            <SelectField
              language={language}
              name="activity"
              label={w.covers}
              empty={w.everything}
              choices={activities.map((value) => ({ value, label: texts[language].activities[value].title }))}
            />
            <TextField language={language} name="until" type="date" label={w.until} required />
            <TextArea language={language} name="reasons" label={w.holdReasons} maxlength={5_000} rows={3} />
            <div class="form-actions">
              <Button kind="primary">{w.placeButton}</Button>
            </div>
          </form>
        </Card>
      </>
    ),
  };
}
