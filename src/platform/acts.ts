/** The log of what staff did: who, what, when and to what, by id; never a word about a person. Any module may add to it. */
import { type QueryExecutorProvider, sql } from 'kysely';
import { newId } from './ids.ts';
import type { Services } from './module.ts';

/** Declare these in `uses` to call `recordAct`. */
export const actUses = [{ insert: 'staff.act' }] as const;

export interface Act {
  /** `module.verb` or `thing.verb`, such as `contact.answered`; the module names it in its `names`. */
  readonly act: string;
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
