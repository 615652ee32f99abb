/** The register of disclosures in the console. */
import type { Kysely } from 'kysely';
import { answerConsole } from '../../platform/http/console.tsx';
import type { ConsoleEntry, ModuleServices, Route } from '../../platform/module.ts';
import { nameOf } from '../../platform/names.ts';
import { Card } from '../../platform/ui/components/card.tsx';
import { DataTable } from '../../platform/ui/components/data-table.tsx';
import { EmptyState } from '../../platform/ui/components/empty-state.tsx';
import { Time } from '../../platform/ui/components/time.tsx';
import type { ConsolePage } from '../../platform/ui/layout.tsx';
import {
  activityNames,
  bases,
  type Language,
  recipientKinds,
  recipientNames,
} from '../../policy/vocabulary.ts';
import type { DisclosureTables } from './commands.ts';
import { disclosureWords } from './words.ts';

const path = '/console/disclosures';
/** How many entries the page shows. */
const shown = 200;

export const disclosureEntry: ConsoleEntry = {
  group: 'privacy',
  title: { en: disclosureWords.en.title, de: disclosureWords.de.title, ru: disclosureWords.ru.title },
  path,
  permission: 'disclosures:read',
};

export const disclosureRoute = (own: ModuleServices, db: Kysely<DisclosureTables>): Route => ({
  method: 'GET',
  path,
  permission: 'disclosures:read',
  handle: async (context) =>
    answerConsole(own, own.wiring, context, registerPage(own, context.var.language, await latestEntries(db))),
});

type Entry = Awaited<ReturnType<typeof latestEntries>>[number];

const latestEntries = (db: Kysely<DisclosureTables>) =>
  db
    .selectFrom('disclosure.entry')
    .select(['activity', 'kind', 'recipient', 'ground', 'evidence', 'agreed_by', 'disclosed_at'])
    .orderBy('disclosed_at', 'desc')
    .limit(shown)
    .execute();

function registerPage(
  { texts, policy, wiring }: Pick<ModuleServices, 'texts' | 'policy' | 'wiring'>,
  language: Language,
  entries: readonly Entry[],
): ConsolePage {
  const w = disclosureWords[language];
  const t = texts[language];
  const name = <T extends string>(names: readonly T[], value: string) => names.find((one) => one === value);
  const recipientOf = (value: string) => {
    const listed = name(recipientNames, value);
    return listed ? policy.recipients[listed].name : value;
  };
  const titleOf = (value: string) => {
    const activity = name(activityNames, value);
    return activity ? t.activities[activity].title : value;
  };
  const kindOf = (value: string) => {
    const kind = name(recipientKinds, value);
    return kind ? t.recipientKinds[kind] : value;
  };
  const groundOf = (value: string) => {
    const basis = name(bases, value);
    return basis ? t.bases[basis] : value;
  };
  return {
    path,
    title: w.title,
    lede: w.lede,
    children:
      entries.length === 0 ? (
        <EmptyState title={w.none}>
          <p>{w.noneText}</p>
        </EmptyState>
      ) : (
        <Card>
          <DataTable
            caption={w.title}
            captionHidden
            columns={[
              {
                header: w.when,
                cell: (row: Entry) => <Time language={language} at={row.disclosed_at} style="dateTime" />,
              },
              {
                header: w.recipient,
                cell: (row) => (
                  <>
                    {recipientOf(row.recipient)}
                    <br />
                    <span class="soft small">{kindOf(row.kind)}</span>
                  </>
                ),
              },
              { header: w.activity, cell: (row) => titleOf(row.activity) },
              { header: w.ground, cell: (row) => groundOf(row.ground) },
              {
                header: w.evidence,
                look: 'soft',
                cell: (row) => (row.evidence ? nameOf(wiring, language, row.evidence) : '–'),
              },
              { header: w.agreed, look: 'end', cell: (row) => row.agreed_by.length || '–' },
            ]}
            rows={entries}
          />
        </Card>
      ),
  };
}
