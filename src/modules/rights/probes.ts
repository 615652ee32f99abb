/** Live checks of clauses 3.1, 4 and 8.1. The role of the rights module is the one that sees every person's rows. */
import { sql } from 'kysely';
import type { Measurement, ModuleServices, Probe } from '../../platform/module.ts';
import { formatTime } from '../../platform/ui/components/time.tsx';
import { cutOff } from '../../policy/period.ts';
import type { Language } from '../../policy/vocabulary.ts';
import { horizonAt } from '../retention/module.ts';
import type { RightsDb, RightsServices } from './database.ts';
import type { Ledger } from './erasure/ledger.ts';
import { knownNumber } from './erasure/ledger-number.ts';
import { ownedTables } from './tables.ts';
import { probeWords } from './words/probes.ts';

export function rightsProbes(
  own: ModuleServices,
  db: RightsDb,
  services: RightsServices,
  ledger: () => Ledger,
): Probe[] {
  return [
    {
      id: 'rights.flows',
      clause: '3.1',
      title: probeWords.flows,
      measure: async () => {
        const found = await countFlows(db, services);
        return { kept: found === 0, value: probeWords.count(found) };
      },
    },
    {
      id: 'rights.due',
      clause: '4.1',
      title: probeWords.due,
      measure: () => measureDue(db, services, false),
    },
    {
      id: 'rights.ledger',
      clause: '4.3',
      title: probeWords.ledger,
      measure: () => measureLedger(db, ledger()),
    },
    {
      id: 'rights.restriction',
      clause: '4.4',
      title: probeWords.restriction,
      measure: () => measureRestriction(own),
    },
    {
      id: 'rights.objections',
      clause: '8.1',
      title: probeWords.objections,
      measure: () => measureDue(db, services, true),
    },
  ];
}

/** Mails of which the register knows nothing, though the period of its entry is not over: a restriction may keep a mail longer. */
async function countFlows(db: RightsDb, { policy, clock }: RightsServices): Promise<number> {
  const horizon = horizonAt(clock.now());
  const kept = policy.activities.disclosure.keep
    .filter((step) => step.do === 'erase' && step.from === 'recorded')
    .map((step) => sql`AND o.queued_at > ${cutOff(horizon, step.for)}`);
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM mail.outbox o WHERE NOT EXISTS (
      SELECT FROM disclosure.entry e WHERE e.person_id = o.person_id AND e.activity = 'outgoingMail' AND e.disclosed_at = o.queued_at) ${sql.join(kept, sql` `)}
  `.execute(db);
  return rows[0]?.count ?? Number.NaN;
}

async function measureDue(
  db: RightsDb,
  { clock }: RightsServices,
  objections: boolean,
): Promise<Measurement> {
  const open = await db
    .selectFrom('rights.request')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('due_at').as('due')])
    .where('state', '=', 'open')
    .where('kind', objections ? '=' : '<>', 'objection')
    .executeTakeFirstOrThrow();
  const due = open.due;
  const text = (language: Language) =>
    probeWords.open[language](open.count, due ? formatTime(language, due, 'date') : null);
  return { kept: !due || due >= clock.now(), value: { en: text('en'), de: text('de'), ru: text('ru') } };
}

async function measureLedger(db: RightsDb, ledger: Ledger): Promise<Measurement> {
  const [known, last] = [await knownNumber(db), ledger.last()];
  return { kept: known === last, value: probeWords.replayed(known, last) };
}

/** Every module but this one must be kept from restricted rows by a policy of the live catalogue. */
async function measureRestriction(own: ModuleServices): Promise<Measurement> {
  const { rows } = await own.pool.query<{ full: string; open: number; secured: boolean }>(
    `/* measureRestriction */ SELECT n.nspname || '.' || c.relname AS full, c.relrowsecurity AS secured,
       (SELECT count(*)::integer FROM pg_policy p JOIN pg_roles r ON r.oid = ANY (p.polroles)
        WHERE p.polrelid = c.oid AND r.rolname <> current_user AND coalesce(pg_get_expr(p.polqual, p.polrelid), '(NOT restricted)') <> '(NOT restricted)') AS open
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')`,
  );
  const persons = ownedTables(own.wiring.declarations).map(({ full }) => full);
  const hidden = persons.filter((full) =>
    rows.some((row) => row.full === full && row.secured && row.open === 0),
  );
  return {
    kept: hidden.length === persons.length,
    value: probeWords.hidden(hidden.length, persons.length),
  };
}
