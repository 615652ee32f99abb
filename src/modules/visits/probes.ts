/** Measurements of clause 5 on the running system. */
import type { ModuleServices, Probe } from '../../platform/module.ts';
import { smallestGroup } from './queries.ts';

export function visitProbes({ pool, policy }: ModuleServices): Probe[] {
  return [
    {
      id: 'visits.joinPaths',
      clause: '5.1',
      title: {
        en: 'Ways from a visit to a person',
        de: 'Wege von einem Besuch zu einer Person',
        ru: 'Пути от визита к человеку',
      },
      measure: async () => {
        const found = await countJoinPaths(pool);
        return {
          kept: found === 0,
          value:
            found === 0
              ? { en: 'none', de: 'keine', ru: 'нет' }
              : { en: `${found}; none allowed`, de: `${found}; keine erlaubt`, ru: `${found}; допустимо 0` },
        };
      },
    },
    {
      id: 'visits.smallestGroup',
      clause: '5.3',
      title: {
        en: 'Smallest group that statistics show',
        de: 'Kleinste Gruppe, die Statistiken zeigen',
        ru: 'Самая малая группа в статистике',
      },
      measure: async () => {
        const smallest = await smallestGroup(pool);
        const limit = policy.analysis.smallestGroup;
        const none = { en: 'no group yet', de: 'noch keine Gruppe', ru: 'групп пока нет' };
        return {
          kept: smallest === null || smallest >= limit,
          value:
            smallest === null
              ? none
              : {
                  en: `at least ${smallest} visitors; ${limit} required`,
                  de: `mindestens ${smallest} Besucher; verlangt: ${limit}`,
                  ru: `не меньше ${smallest} посетителей; требуется ${limit}`,
                },
        };
      },
    },
  ];
}

/**
 * Counts in the live catalogue: tables that hold a visit's id beside a person's, foreign keys between the log and
 * anything else, and roles that may read a visit's id as well as some person's.
 */
async function countJoinPaths(pool: ModuleServices['pool']): Promise<number> {
  const { rows } = await pool.query<{ found: number }>(
    `/* countJoinPaths */ WITH relation AS (
       SELECT c.oid, c.relkind, c.relispartition, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
     ), holding AS (
       SELECT a.attrelid AS oid, a.attname AS name FROM pg_attribute a JOIN relation r ON r.oid = a.attrelid
       WHERE a.attname IN ('visit_id', 'person_id') AND NOT a.attisdropped
     ), reader AS (
       SELECT DISTINCT h.name, r.oid AS role FROM holding h, pg_roles r
       WHERE r.rolname ~ '^avow_[0-9a-f]+_' AND r.rolname !~ '_(owner|login)$' AND has_column_privilege(r.oid, h.oid, h.name, 'SELECT')
     )
     SELECT (SELECT count(*) FROM holding v JOIN holding p USING (oid) WHERE v.name = 'visit_id' AND p.name = 'person_id')
       + (SELECT count(*) FROM pg_constraint k JOIN relation r ON r.oid = k.conrelid WHERE k.contype = 'f' AND r.nspname = 'accesslog')
       + (SELECT count(*) FROM reader v JOIN reader p USING (role) WHERE v.name = 'visit_id' AND p.name = 'person_id') AS found`,
  );
  return Number(rows[0]?.found ?? 0);
}
