/** Measurements of the policy as a whole: every table has an activity, and the database grants what the policy says. */
import type { Pool } from 'pg';
import { compareCatalogue } from '../../platform/db/catalogue.ts';
import type { Measurement, ModuleServices, Probe } from '../../platform/module.ts';
import { compileAccess } from '../../policy/access.ts';
import { tablesOf } from '../../policy/declare.ts';
import { activityNames } from '../../policy/vocabulary.ts';
import { measuredWords, probeTitles } from './words.ts';

export function publicationProbes(services: ModuleServices): Probe[] {
  return [
    {
      id: 'publication.activities',
      clause: '1.1',
      title: probeTitles.activities,
      measure: () => measureActivities(services),
    },
    {
      id: 'publication.grants',
      clause: '6',
      title: probeTitles.grants,
      measure: () => measureGrants(services),
    },
  ];
}

/** Tables that exist and that no declaration names serve no declared activity: there must be none. */
async function measureActivities({ pool, wiring, policy }: ModuleServices): Promise<Measurement> {
  const { rows } = await pool.query<{ full: string }>(
    `/* measureActivities */ SELECT n.nspname || '.' || c.relname AS full FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
       AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'graphile_worker')`,
  );
  const declared = new Map(tablesOf(wiring.declarations).map(({ full, table }) => [full, table.activity]));
  const undeclared = rows.filter(({ full }) => !declared.has(full)).length;
  const tables = rows.flatMap(({ full }) => declared.get(full) ?? []);
  const used = activityNames.filter((name) => policy.activities[name] && tables.includes(name)).length;
  return {
    kept: undeclared === 0,
    value: measuredWords.activities({ used, declared: activityNames.length, undeclared }),
  };
}

/** The permissions in the live catalogue against those compiled from the policy. */
async function measureGrants({ pool, wiring, policy }: ModuleServices): Promise<Measurement> {
  const prefix = await rolePrefix(pool);
  const { declarations } = wiring;
  const access = compileAccess(policy, declarations, prefix);
  const client = await pool.connect();
  try {
    const differences = await compareCatalogue(client, { declarations, access, owner: `${prefix}_owner` });
    const granted = access.grants.reduce((sum, grant) => sum + (grant.columns?.length ?? 1), 0);
    return {
      kept: differences.length === 0,
      value: measuredWords.grants({
        granted,
        roles: access.roles.length,
        differences: differences.length,
      }),
    };
  } finally {
    client.release();
  }
}

/** The module works as `prefix_publication`, so its own role tells the prefix of all. */
async function rolePrefix(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ role: string }>('SELECT current_user AS role');
  return (rows[0]?.role ?? '').replace(/_publication$/, '');
}
