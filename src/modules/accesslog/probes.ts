/** Measurements of clause 2 on the running system. */
import type { ModuleServices, Probe } from '../../platform/module.ts';
import { formatPeriod } from '../../policy/period.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { endOfLine } from './days.ts';

export function accesslogProbes(services: ModuleServices): Probe[] {
  return [
    {
      id: 'accesslog.oldestLine',
      clause: '2.1',
      title: {
        en: 'Oldest line of the access log',
        de: 'Älteste Zeile des Zugriffsprotokolls',
        ru: 'Самая старая строка журнала доступа',
      },
      measure: () => measureOldest(services),
    },
    {
      id: 'accesslog.readers',
      clause: '2.2',
      title: {
        en: 'Roles that may read the access log',
        de: 'Rollen, die das Zugriffsprotokoll lesen dürfen',
        ru: 'Роли, которым доступен журнал',
      },
      measure: () => measureReaders(services),
    },
  ];
}

const hourMs = 3_600_000;

async function measureOldest({ pool, policy, clock }: ModuleServices) {
  const { rows } = await pool.query<{ oldest: Date | null }>(
    '/* measureOldest */ SELECT min("time") AS oldest FROM accesslog.line',
  );
  const [keep] = policy.activities.accessLog.keep;
  const oldest = rows[0]?.oldest ?? null;
  const limit = (language: Language) => (keep ? formatPeriod(keep.for, language) : '–');
  if (oldest === null)
    return { kept: true, value: { en: 'no line', de: 'keine Zeile', ru: 'строк нет' }, share: 0 };
  const now = clock.now();
  const age = now.getTime() - oldest.getTime();
  const life = endOfLine(policy, oldest).getTime() - oldest.getTime();
  const [days, hours] = [Math.floor(age / hourMs / 24), Math.floor(age / hourMs) % 24];
  return {
    kept: endOfLine(policy, oldest) > now,
    share: Math.min(1, age / life),
    value: {
      en: `${days} d ${hours} h; limit ${limit('en')}`,
      de: `${days} T ${hours} Std.; Grenze ${limit('de')}`,
      ru: `${days} д ${hours} ч; предел ${limit('ru')}`,
    },
  };
}

/** Retention sees the times of lines to find the oldest, and nothing else of them. */
async function measureReaders({ pool }: ModuleServices) {
  const { rows } = await pool.query<{ roles: number }>(
    `/* measureReaders */ SELECT count(*) AS roles FROM pg_roles WHERE rolname ~ '^avow_[0-9a-f]+_' AND rolname !~ '_owner$'
       AND split_part(rolname, '_', 2) = split_part(current_user::text, '_', 2)
       AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = 'accesslog.line'::regclass AND a.attnum > 0 AND NOT a.attisdropped
         AND a.attname <> 'time' AND has_column_privilege(pg_roles.oid, a.attrelid, a.attnum, 'SELECT'))`,
  );
  const roles = Number(rows[0]?.roles ?? 0);
  return {
    kept: roles === 1,
    value: { en: `${roles}; one allowed`, de: `${roles}; eine erlaubt`, ru: `${roles}; допустима одна` },
  };
}
