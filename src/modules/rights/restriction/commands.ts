/** Restriction (Art. 18): the flag on a person's rows follows from open restrictions and holds, and from nothing else. */
import { sql } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import type { ActivityName } from '../../../policy/vocabulary.ts';
import { openHolds, openRestrictions } from '../answer/queries.ts';
import type { RightsDb, RightsServices } from '../database.ts';
import { type OwnedTable, ownedTables } from '../tables.ts';

/** An activity, or all of them. */
interface Cover {
  readonly activity: string | null;
}

const isOwn = ({ full }: OwnedTable): boolean => full.startsWith('rights.');

/** Whether a restriction hides a table. Our own rows of the rights themselves stay workable. */
const isRestricted = (cover: Cover, table: OwnedTable): boolean =>
  !isOwn(table) && (cover.activity === null || cover.activity === table.activity);

/** Whether a hold keeps a table; a hold on everything keeps the address too, for without it nobody knows whose data is held. */
export function isHeld(holds: readonly Cover[], table: OwnedTable, tables: readonly OwnedTable[]): boolean {
  const direct = holds.some(({ activity }) =>
    activity === null ? !isOwn(table) || table.activity === 'personRecord' : activity === table.activity,
  );
  const children = tables.filter((one) => one.parent === table.full);
  return direct || children.some((child) => isHeld(holds, child, tables));
}

/**
 * Brings the flags of a person's rows in line. `mark`: rows that are there now and covered become hidden. Always: rows
 * that nothing covers any more come back.
 */
export async function applyRestriction(
  tx: RightsDb,
  { declarations }: Pick<RightsServices, 'declarations'>,
  personId: string,
  act: 'mark' | 'release',
): Promise<void> {
  const [restrictions, holds] = [await openRestrictions(tx, personId), await openHolds(tx, personId)];
  const tables = ownedTables(declarations);
  for (const table of tables) {
    const covered = restrictions.some((one) => isRestricted(one, table)) || isHeld(holds, table, tables);
    if (covered && act === 'mark') await setFlag(tx, table, personId, true);
    if (!covered && act === 'release') await setFlag(tx, table, personId, false);
  }
}

const setFlag = (db: RightsDb, { full }: OwnedTable, personId: string, restricted: boolean) =>
  sql`UPDATE ${sql.table(full)} SET restricted = ${restricted} WHERE person_id = ${personId}::uuid AND restricted <> ${restricted}`.execute(
    db,
  );

/** Hides the rows that are there at this moment. @returns id of the restriction */
export async function restrict(
  tx: RightsDb,
  services: RightsServices,
  input: {
    readonly personId: string;
    readonly cause: 'person' | 'objection' | 'accuracy';
    readonly activity?: ActivityName | null;
    readonly requestId?: string;
    readonly placedBy?: string;
  },
): Promise<string> {
  const id = newId(services.clock);
  await tx
    .insertInto('rights.restriction')
    .values({
      person_id: input.personId,
      policy_version: services.policyVersion,
      id,
      request_id: input.requestId ?? null,
      cause: input.cause,
      activity: input.activity ?? null,
      placed_by: input.placedBy ?? 'person',
      since: services.clock.now(),
    })
    .execute();
  await applyRestriction(tx, services, input.personId, 'mark');
  return id;
}

/** Ends restrictions of a person; what another restriction or hold covers stays hidden. */
export async function endRestrictions(
  tx: RightsDb,
  services: RightsServices,
  which: { readonly personId: string; readonly cause?: 'person'; readonly requestId?: string },
): Promise<void> {
  let update = tx
    .updateTable('rights.restriction')
    .set({ ended_at: services.clock.now() })
    .where('person_id', '=', which.personId)
    .where('ended_at', 'is', null);
  if (which.cause) update = update.where('cause', '=', which.cause);
  if (which.requestId) update = update.where('request_id', '=', which.requestId);
  await update.execute();
  await applyRestriction(tx, services, which.personId, 'release');
}
