/** The map of rights: which right applies to which activity, and what of each table answers it. */
import { type Declaration, type Table, tablesOf } from './declare.ts';
import type { Policy } from './language.ts';
import type { ActivityName, Basis } from './vocabulary.ts';

export interface ActivityRights {
  readonly access: true;
  readonly erasure: true;
  readonly restriction: true;
  /** Art. 20: consent and contract only. */
  readonly portability: boolean;
  /** Art. 21(1): legitimate interests only. */
  readonly objection: boolean;
  /** Art. 7(3): consent only. */
  readonly withdrawal: boolean;
}

const byBasis: Record<Basis, Pick<ActivityRights, 'portability' | 'objection' | 'withdrawal'>> = {
  consent: { portability: true, objection: false, withdrawal: true },
  contract: { portability: true, objection: false, withdrawal: false },
  legalObligation: { portability: false, objection: false, withdrawal: false },
  legitimateInterests: { portability: false, objection: true, withdrawal: false },
};

/** Which rights the ground of an activity gives (GDPR Arts 15-21). */
export function rightsOf(policy: Policy, activity: ActivityName): ActivityRights {
  return { access: true, erasure: true, restriction: true, ...byBasis[policy.activities[activity].basis] };
}

export interface PersonTable {
  readonly full: string;
  readonly activity: ActivityName;
  readonly table: Table;
  /** Columns that the person is shown: everything personal, and the dates from which periods run. */
  readonly shown: readonly string[];
}

/** Person-owned tables with what a person is shown of each, children before their parents so that deletes may follow it. */
export function personTables(declarations: readonly Declaration[]): PersonTable[] {
  const found = tablesOf(declarations).flatMap(({ full, table }): PersonTable[] => {
    if (table.owner !== 'person' || !table.activity) return [];
    const anchored: readonly string[] = Object.values(table.anchors ?? {});
    const shown = Object.keys(table.columns).filter(
      (name) => table.columns[name]?.holds !== 'none' || anchored.includes(name),
    );
    return [{ full, activity: table.activity, table, shown }];
  });
  return found.sort((a, b) => Number(b.table.parent !== undefined) - Number(a.table.parent !== undefined));
}
