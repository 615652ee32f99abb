/** Live checks of clause 3: nothing leaves without an entry, and what never leaves has not left. */
import type { Pool } from 'pg';
import type { ModuleServices, Probe } from '../../platform/module.ts';
import { activityNames } from '../../policy/vocabulary.ts';
import { probeWords } from './words.ts';

export function disclosureProbes({ pool, policy }: Pick<ModuleServices, 'pool' | 'policy'>): Probe[] {
  const never = activityNames.filter((name) => policy.activities[name].disclose === 'never');
  return [
    {
      id: 'disclosure.never',
      clause: '3.5',
      title: probeWords.never,
      measure: async () =>
        measured(
          await count(
            pool,
            `/* neverTransfers */ SELECT count(*)::integer AS count FROM disclosure.entry
             WHERE kind = 'third-party' AND activity = ANY($1::text[])`,
            [never],
          ),
        ),
    },
  ];
}

export const measured = (found: number) => ({ kept: found === 0, value: probeWords.count(found) });

export async function count(pool: Pool, text: string, values: readonly unknown[] = []): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(text, [...values]);
  return rows[0]?.count ?? Number.NaN;
}
