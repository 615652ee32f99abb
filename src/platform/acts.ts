/** The log of what staff did: who, what, when and to what, by id; never a word about a person. Any module may add to it. */
import { type QueryExecutorProvider, sql } from 'kysely';
import { newId } from './ids.ts';
import type { Services } from './module.ts';

/** Everything that leaves a trace. A module that lets staff decide something adds its acts here, and their words. */
export const actNames = [
  'staff.invited',
  'staff.withdrawn',
  'staff.joined',
  'staff.roleChanged',
  'staff.left',
  'staff.resetStarted',
  'staff.resetDone',
  'staff.signedIn',
  'staff.signInFailed',
  'staff.codeFailed',
  'staff.recoveryCodeUsed',
  'staff.signedOut',
  'staff.sessionsEnded',
  'staff.passwordChanged',
  'staff.secondFactorChanged',
  'contact.answered',
  'contact.closed',
  'contact.reopened',
  'contact.callLogged',
  'rights.decided',
  'rights.extended',
  'rights.identityAsked',
  'rights.identityConfirmed',
  'person.exported',
  'person.erased',
  'person.restricted',
  'person.released',
  'hold.placed',
  'hold.ended',
  'address.blocked',
  'address.released',
  'log.searched',
] as const;
export type ActName = (typeof actNames)[number];

/** Declare these in `uses` to call `recordAct`. */
export const actUses = [{ insert: 'staff.act' }] as const;

export interface Act {
  readonly act: ActName;
  /** Who did it; `null` for the operator at the command line, and for tries under an unknown address. */
  readonly staffId: string | null;
  /** Id of what it was done to: a conversation, a request, a member of staff. */
  readonly subjectId?: string;
}

/**
 * Enters an act into the log.
 * @param db the caller's database or transaction, whatever tables it knows
 */
export async function recordAct(
  db: QueryExecutorProvider,
  { clock }: Pick<Services, 'clock'>,
  { act, staffId, subjectId }: Act,
): Promise<void> {
  await sql`
    INSERT INTO staff.act (id, staff_id, act, subject_id, recorded_at)
    VALUES (${newId(clock)}, ${staffId}, ${act}, ${subjectId ?? null}, ${clock.now()})
  `.execute(db);
}
