/** The retention schedule, compiled from the periods of the policy and the anchors of the declarations. */
import { activitiesOf, type Declaration, type Owner, tablesOf } from './declare.ts';
import type { Policy } from './language.ts';
import { addPeriod, type Period } from './period.ts';
import type { ActivityName, Anchor, ClauseId } from './vocabulary.ts';

export interface RetentionStep {
  readonly anchor: Anchor;
  readonly column: string;
  readonly period: Period;
}

export interface RetentionRule {
  readonly table: string;
  readonly activity: ActivityName;
  readonly clause: ClauseId;
  readonly owner: Owner;
  readonly key: readonly string[];
  /** Steps that erase; the first that falls due acts. */
  readonly steps: readonly RetentionStep[];
  /** Set where whole days are dropped instead of rows deleted. */
  readonly dayPartitions: string | null;
}

/** One rule for each table that is kept for a time; rows of a child table without dates of its own go with their parent. */
export function compileRetention(policy: Policy, declarations: readonly Declaration[]): RetentionRule[] {
  return tablesOf(declarations).flatMap(({ full, table }) => {
    if (!table.activity || !table.anchors) return [];
    const activity = policy.activities[table.activity];
    const keeps = activitiesOf(table).flatMap((name) => policy.activities[name].keep);
    const steps = keeps.flatMap((step): RetentionStep[] => {
      const column = table.anchors?.[step.from];
      return step.do === 'erase' && column ? [{ anchor: step.from, column, period: step.for }] : [];
    });
    if (steps.length === 0) return [];
    const { key, owner, dayPartitions = null } = table;
    return [
      { table: full, activity: table.activity, clause: activity.clause, owner, key, steps, dayPartitions },
    ];
  });
}

/** When what an activity holds ends, given the anchors reached so far; `null` while no anchor is reached. */
export function dueAt(
  policy: Policy,
  activity: ActivityName,
  reached: { readonly [A in Anchor]?: Date | null },
  act: 'block' | 'erase' = 'erase',
): Date | null {
  const ends = policy.activities[activity].keep.flatMap((step) => {
    const start = reached[step.from];
    return step.do === act && start ? [addPeriod(start, step.for).getTime()] : [];
  });
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}
