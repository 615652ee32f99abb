/** Live checks of clause 7: nothing that was given outlives its period, and nobody reads it but who it was given for. */
import { sql } from 'kysely';
import type { Measurement, ModuleServices, Probe } from '../../platform/module.ts';
import type { ClauseId, Language } from '../../policy/vocabulary.ts';
import { oldestProbe } from '../retention/module.ts';
import type { LicensingDb } from './database.ts';

type Titles = Readonly<Record<Language, string>>;

interface Aged {
  readonly id: string;
  readonly clause: ClauseId;
  readonly table: string;
  readonly column: string;
  readonly activity: 'licenceSeat' | 'licenceVerification' | 'activationAddress' | 'personalSupport';
  readonly title: Titles;
}

const aged: readonly Aged[] = [
  {
    id: 'licensing.seat',
    clause: '7.1',
    table: 'licensing.seat',
    column: 'ended_at',
    activity: 'licenceSeat',
    title: {
      en: 'Oldest mark of a computer whose licence was released',
      de: 'Ältestes Kennzeichen eines Computers, dessen Lizenz freigegeben wurde',
      ru: 'Самая старая метка компьютера, лицензия которого освобождена',
    },
  },
  {
    id: 'licensing.verification',
    clause: '7.2',
    table: 'licensing.verification',
    column: 'activated_at',
    activity: 'licenceVerification',
    title: {
      en: 'Oldest purchase stated with an activation',
      de: 'Ältester Kauf, der bei einer Aktivierung angegeben wurde',
      ru: 'Самые старые сведения о покупке при активации',
    },
  },
  {
    id: 'licensing.address',
    clause: '7.2',
    table: 'licensing.address',
    column: 'activated_at',
    activity: 'activationAddress',
    title: {
      en: 'Oldest IP address of an activation',
      de: 'Älteste IP-Adresse einer Aktivierung',
      ru: 'Самый старый IP-адрес при активации',
    },
  },
  {
    id: 'licensing.contact',
    clause: '7.2',
    table: 'licensing.contact',
    column: 'activated_at',
    activity: 'personalSupport',
    title: {
      en: 'Oldest names and address for personal support',
      de: 'Älteste Namen und Adresse für persönliche Hilfe',
      ru: 'Самые старые имена и адрес для личной поддержки',
    },
  },
];

export function licensingProbes(own: ModuleServices, db: LicensingDb): Probe[] {
  const kept = aged.filter(({ activity }) => own.policy.activities[activity].keep.length > 0);
  return [
    ...kept.map(({ activity: _, ...probe }) => oldestProbe(own, probe)),
    {
      id: 'licensing.readers',
      clause: '7.2',
      title: {
        en: 'Parts of the program that can read what was given while installing',
        de: 'Teile des Programms, die lesen können, was bei der Installation angegeben wurde',
        ru: 'Части программы, которые могут прочитать указанное при установке',
      },
      measure: () => measureReaders(db),
    },
    {
      id: 'licensing.decided',
      clause: '7.2',
      title: {
        en: 'Licences suspended because of counts without the decision of a person',
        de: 'Lizenzen, die wegen Zahlen ohne die Entscheidung eines Menschen gesperrt sind',
        ru: 'Лицензии, приостановленные по числам без решения человека',
      },
      measure: () => measureUndecided(db),
    },
  ];
}

/** Whose work it is: the purpose itself, the rights of persons, and the end of keeping. */
const allowed = ['licensing', 'retention', 'rights'];

/** The roles that the database itself lets read the tables of the purposes. */
async function measureReaders(db: LicensingDb): Promise<Measurement> {
  const { rows } = await sql<{ role: string }>`
    SELECT DISTINCT substr(rolname, length(current_user) - length('licensing') + 1) AS role
    FROM pg_roles, unnest(ARRAY['licensing.verification', 'licensing.address', 'licensing.contact']) AS given
    WHERE starts_with(rolname, left(current_user, length(current_user) - length('licensing')))
      AND has_any_column_privilege(rolname, given::regclass, 'SELECT')
    ORDER BY role
  `.execute(db);
  const readers = rows.map(({ role }) => role).filter((role) => role !== 'owner');
  const text = readers.join(', ');
  return {
    kept: readers.every((role) => allowed.includes(role)),
    value: { en: text, de: text, ru: text },
  };
}

/** Blocks for which no decision stands (Art. 22). */
async function measureUndecided(db: LicensingDb): Promise<Measurement> {
  const found = await db
    .selectFrom('licensing.review as review')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('review.state', '=', 'blocked')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('licensing.review_decision as decided')
            .select('decided.id')
            .whereRef('decided.review_id', '=', 'review.id')
            .where('decided.decision', '=', 'blocked'),
        ),
      ),
    )
    .executeTakeFirst();
  const count = Number(found?.count ?? 0);
  const text = String(count);
  return { kept: count === 0, value: { en: text, de: text, ru: text } };
}
