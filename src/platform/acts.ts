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

/** Declare these in `uses` to call `actsOn`. */
export const actReads = [{ call: 'staff.acts_on' }] as const;

export interface RecordedAct {
  readonly act: string;
  readonly at: Date;
  /** `null` for what came without a member of staff: the operator's command line, or a token. */
  readonly staffId: string | null;
  /** While the member's row is there. */
  readonly name: string | null;
}

/** What was done to one thing as far back as the log goes, the latest first. */
export async function actsOn(db: QueryExecutorProvider, subjectId: string): Promise<RecordedAct[]> {
  const { rows } = await sql<{
    act: string;
    staff_id: string | null;
    name: string | null;
    recorded_at: Date;
  }>`
    SELECT act, staff_id, name, recorded_at FROM staff.acts_on(${subjectId}::uuid)
  `.execute(db);
  return rows.map((row) => ({ act: row.act, at: row.recorded_at, staffId: row.staff_id, name: row.name }));
}
