/** Holds: a law that forbids deletion turns it into restriction, until its end date (Art. 17(3)). */
import { sql } from 'kysely';
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import { cutOff } from '../../../policy/period.ts';
import { compileRetention } from '../../../policy/retention.ts';
import type { ActivityName } from '../../../policy/vocabulary.ts';
import { openHolds } from '../answer/queries.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { eraseRows } from '../erasure/rows.ts';
import { requirePerson } from '../person/commands.ts';
import { type OwnedTable, ownedTables } from '../tables.ts';
import { applyRestriction, isHeld } from './commands.ts';

export interface NewHold {
  readonly personId: string;
  readonly law: string;
  readonly ground: 'a' | 'b' | 'c' | 'd' | 'e';
  readonly activity: ActivityName | null;
  readonly reasons: string | null;
  readonly until: Date;
}

/**
 * Places a hold and hides what it covers.
 * @throws DomainError `holdInPast`, `notFound` where the person was erased meanwhile
 */
export async function placeHold(
  db: RightsDb,
  services: RightsServices,
  staff: SignedInStaff,
  hold: NewHold,
): Promise<string> {
  const { clock, policyVersion } = services;
  if (hold.until <= clock.now()) throw new DomainError('holdInPast');
  const id = newId(clock);
  await db.transaction().execute(async (tx) => {
    await requirePerson(tx, hold.personId);
    await tx
      .insertInto('rights.hold')
      .values({
        person_id: hold.personId,
        policy_version: policyVersion,
        id,
        law: hold.law,
        ground: hold.ground,
        activity: hold.activity,
        reasons: hold.reasons,
        placed_by: staff.name,
        placed_at: clock.now(),
        until: hold.until,
      })
      .execute();
    await applyRestriction(tx, services, hold.personId, 'mark');
    await recordAct(tx, services, {
      act: 'hold.placed',
      staffId: staff.staffId,
      subjectId: hold.personId,
    });
  });
  return id;
}

/** Ends one hold. @throws DomainError `notFound` */
export async function liftHold(
  db: RightsDb,
  services: RightsServices,
  { id, by }: { readonly id: string; readonly by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const hold = await tx
      .selectFrom('rights.hold')
      .select(['person_id', 'id', 'erase_at_end'])
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!hold) throw new DomainError('notFound');
    await endHold(tx, services, hold);
    await recordAct(tx, services, { act: 'hold.ended', staffId: by.staffId, subjectId: id });
  });
}

/** Ends the holds whose day has come. @returns how many */
export async function endDueHolds(db: RightsDb, services: RightsServices): Promise<number> {
  const due = await db
    .selectFrom('rights.hold')
    .select(['person_id', 'id', 'erase_at_end'])
    .where('ended_at', 'is', null)
    .where('until', '<=', services.clock.now())
    .execute();
  for (const hold of due) await db.transaction().execute((tx) => endHold(tx, services, hold));
  return due.length;
}

interface EndingHold {
  readonly person_id: string;
  readonly id: string;
  readonly erase_at_end: boolean;
}

/**
 * What the hold alone kept goes at once; it is never seen again by the module that collected it. Where the person was
 * erased meanwhile, the erasure is carried out as it would have been without this hold.
 */
async function endHold(tx: RightsDb, services: RightsServices, hold: EndingHold): Promise<void> {
  const { person_id: personId } = hold;
  await tx
    .updateTable('rights.hold')
    .set({ ended_at: services.clock.now() })
    .where('person_id', '=', personId)
    .where('id', '=', hold.id)
    .where('ended_at', 'is', null)
    .execute();
  if (hold.erase_at_end) {
    await eraseRows(tx, services, personId);
    return;
  }
  const [holds, tables] = [await openHolds(tx, personId), ownedTables(services.declarations)];
  for (const table of tables)
    if (!isHeld(holds, table, tables)) await deleteOverdue(tx, services, table, personId);
  await applyRestriction(tx, services, personId, 'release');
}

/** Deletes a person's rows whose period is over: they outlived it only because they were hidden. */
async function deleteOverdue(
  tx: RightsDb,
  { policy, declarations, clock }: RightsServices,
  { full }: OwnedTable,
  personId: string,
): Promise<void> {
  const rule = compileRetention(policy, declarations).find(({ table }) => table === full);
  for (const { column, period } of rule?.steps ?? [])
    await sql`
      DELETE FROM ${sql.table(full)} WHERE person_id = ${personId}::uuid AND restricted
      AND ${sql.ref(column)} <= ${cutOff(clock.now(), period)}
    `.execute(tx);
}
