/** Recurring work of the rights kernel. */
import { sql } from 'kysely';
import type { Task } from '../../platform/module.ts';
import { cutOff } from '../../policy/period.ts';
import { compileRetention } from '../../policy/retention.ts';
import { endIdleConsents } from './consent/idle.ts';
import type { RightsDb, RightsServices } from './database.ts';
import type { Ledger } from './erasure/ledger.ts';
import { knownNumber, lockErasures } from './erasure/ledger-number.ts';
import { replayMissing } from './erasure/replay.ts';
import { endUnusedAddresses } from './person/addresses.ts';
import { endRestrictions } from './restriction/commands.ts';
import { endDueHolds } from './restriction/holds.ts';
import { endUnfetched } from './transfer/commands.ts';

const hourly = 3_600;
const daily = 86_400;

export function rightsTasks(db: RightsDb, services: RightsServices, ledger: () => Ledger): Task[] {
  return [
    {
      name: 'rights.tidy',
      purpose:
        'Ends the record of addresses with which nothing else is held, and notes of the erasure ledger.',
      everySeconds: hourly,
      run: async () => {
        await endUnusedAddresses(db, services);
        await endLedgerEntries(db, services, ledger());
      },
    },
    {
      name: 'rights.consents',
      purpose: 'Ends consents under which nothing is held any more, so that their receipts end too.',
      everySeconds: daily,
      run: () => endIdleConsents(db, services),
    },
    {
      name: 'rights.deadlines',
      purpose:
        'Ends holds, restrictions and unfetched transfers on their day; removes restricted sign-ups that were never confirmed.',
      everySeconds: 600,
      run: async () => {
        await endDueHolds(db, services);
        await endToldRestrictions(db, services);
        await endUnfetched(db, services);
        await removeBlocked(db, services);
      },
    },
  ];
}

/**
 * Other processes erase too, so the ledger is written anew under their lock only. What the database does not know yet
 * is replayed first and ends at the next run: without that, a commit that fails would leave it older than the ledger.
 */
async function endLedgerEntries(db: RightsDb, services: RightsServices, ledger: Ledger): Promise<void> {
  const { policy, clock } = services;
  const [step] = policy.activities.erasureLedger.keep;
  if (!step) return;
  const before = new Date(cutOff(clock.now(), step.for).getTime() + 1);
  await db.transaction().execute(async (tx) => {
    await lockErasures(tx);
    if ((await knownNumber(tx)) < ledger.last()) await replayMissing(tx, services, ledger);
    else ledger.compact(before);
  });
}

/** Restrictions whose lifting the person was told of (Art. 18(3)). */
async function endToldRestrictions(db: RightsDb, services: RightsServices): Promise<void> {
  const over = await db
    .selectFrom('rights.restriction')
    .select(['person_id', 'request_id'])
    .where('ended_at', 'is', null)
    .where('lift_told_at', '<=', services.clock.now())
    .execute();
  for (const { person_id: personId, request_id: requestId } of over)
    if (requestId)
      await db.transaction().execute((tx) => endRestrictions(tx, services, { personId, requestId }));
}

/** A restriction outlives retention, but not what was to be shut down anyway, such as unconfirmed sign-ups (clause 4.4). */
async function removeBlocked(db: RightsDb, { policy, declarations, clock }: RightsServices): Promise<void> {
  const blocked = compileRetention(policy, declarations).filter(
    ({ owner, activity }) =>
      owner === 'person' && policy.activities[activity].keep.some((step) => step.do === 'block'),
  );
  for (const { table, activity, steps } of blocked)
    for (const { column, period } of steps)
      await sql`
        DELETE FROM ${sql.table(table)} t WHERE restricted AND ${sql.ref(column)} <= ${cutOff(clock.now(), period)}
        AND NOT EXISTS (SELECT FROM rights.hold h WHERE h.person_id = t.person_id AND h.ended_at IS NULL
          AND (h.activity IS NULL OR h.activity = ${activity}))
      `.execute(db);
}
