/** What an erasure does to each table of a person: delete, keep for a hold, or keep as a record of our own acts. */
import { sql } from 'kysely';
import type { Policy } from '../../../policy/language.ts';
import { dueAt } from '../../../policy/retention.ts';
import { anchors, type DataCategory } from '../../../policy/vocabulary.ts';
import { type OpenHold, openHolds } from '../answer/queries.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { isHeld } from '../restriction/commands.ts';
import { type OwnedTable, ownedTables } from '../tables.ts';

export type Fate =
  | { readonly do: 'delete' }
  | { readonly do: 'hold'; readonly article: string; readonly law: string; readonly until: Date }
  | {
      readonly do: 'evidence';
      readonly article: string;
      readonly clear: readonly string[];
      readonly until: Date | null;
    };

type Evidence = Extract<Fate, { readonly do: 'evidence' }>;

export interface Planned {
  readonly table: OwnedTable;
  readonly fate: Fate;
}

/**
 * Categories that a record of our own acts may keep: what was decided, by which law, in whose favour, and when; and the keyed
 * hash by which an objection to mail goes on being obeyed (Art. 21(3)), without an address.
 */
const evidenceCategories: readonly DataCategory[] = [
  'decision',
  'consentText',
  'lawName',
  'recipient',
  'reader',
  'time',
  'addressHash',
];

/** The article by which the law obliges us to account for our acts (with Arts 5(2), 7(1) and 33(5)). */
const accountability = '17(3)(b)';

/**
 * The fate of every table, children before parents.
 *
 * Records are kept where a legal duty makes us note a decision or a law (requests, objections, consents, disclosures,
 * holds), or to obey one (the hashes of who shall get no mail); whatever could name or quote the person is emptied in them. A table whose such columns cannot be empty is deleted.
 */
export function planErasure(
  { policy, clock, declarations }: Pick<RightsServices, 'policy' | 'clock' | 'declarations'>,
  holds: readonly OpenHold[],
): Planned[] {
  const tables = ownedTables(declarations);
  const now = clock.now();
  // The period of a hold begins when it ends, and so does that of a record which it keeps whole until then.
  const released = new Date(Math.max(+now, ...holds.map(({ until }) => +until)));
  return tables.map((table) => {
    const covering = holds
      .filter((hold) => isHeld([hold], table, tables))
      .sort((a, b) => +b.until - +a.until)[0];
    if (covering) {
      const { ground, law } = covering;
      const until = evidenceFate(policy, table, covering.until)?.until ?? covering.until;
      return { table, fate: { do: 'hold', article: `17(3)(${ground})`, law, until } };
    }
    const begins = table.activity === 'hold' ? released : now;
    return { table, fate: evidenceFate(policy, table, begins) ?? { do: 'delete' } };
  });
}

function evidenceFate(policy: Policy, { activity, table }: OwnedTable, begins: Date): Evidence | null {
  const { basis, data } = policy.activities[activity];
  if (basis !== 'legalObligation' || !(data.decision || data.lawName || data.addressHash)) return null;
  const others = Object.entries(table.columns).filter(
    ([, { holds }]) => holds !== 'none' && !evidenceCategories.includes(holds),
  );
  if (others.some(([, { nullable }]) => !nullable)) return null;
  const reached = Object.fromEntries(anchors.map((anchor) => [anchor, begins]));
  return {
    do: 'evidence',
    article: accountability,
    clear: others.map(([name]) => name),
    until: dueAt(policy, activity, reached),
  };
}

/** One line of the preview. */
export interface Verdict extends Planned {
  readonly rows: number;
}

/** What would happen now, for tables in which the person has rows. */
export async function previewErasure(
  db: RightsDb,
  services: RightsServices,
  personId: string,
): Promise<Verdict[]> {
  const plan = planErasure(services, await openHolds(db, personId));
  const verdicts: Verdict[] = [];
  for (const planned of plan) {
    const rows = await countRows(db, planned.table.full, personId);
    if (rows > 0) verdicts.push({ ...planned, rows });
  }
  return verdicts;
}

async function countRows(db: RightsDb, full: string, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM ${sql.table(full)} WHERE person_id = ${personId}::uuid
  `.execute(db);
  return rows[0]?.count ?? 0;
}
