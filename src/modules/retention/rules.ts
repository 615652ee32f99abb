/** When the rules of the policy fall due, and how far ahead a run looks. Pure. */
import type { ModuleServices } from '../../platform/module.ts';
import { addPeriod, cutOff, parts } from '../../policy/period.ts';
import { compileRetention, type RetentionRule, type RetentionStep } from '../../policy/retention.ts';

/** What the engine works with: the retention role's pool, the owner's partitions, the declarations. */
export type RetentionServices = Pick<
  ModuleServices,
  'policy' | 'clock' | 'log' | 'pool' | 'partitions' | 'wiring'
>;

/** Seconds from one run to the next. */
export const runEverySeconds = 600;
/** Seconds that a run may start late or take without anything outliving its period. */
const marginSeconds = 300;

/** The moment up to which a run at `now` removes what falls due, so that nothing is still there when its period ends. */
export const horizonAt = (now: Date): Date =>
  new Date(now.getTime() + (runEverySeconds + marginSeconds) * 1_000);

export const rulesOf = ({ policy, wiring }: Pick<RetentionServices, 'policy' | 'wiring'>): RetentionRule[] =>
  compileRetention(policy, wiring.declarations);

/** The step of a rule by which a whole UTC day (`YYYY-MM-DD`) must go first, counted from the day's first moment. */
export function dayDue(rule: RetentionRule, day: string): { step: RetentionStep; at: Date } | null {
  const start = new Date(`${day}T00:00:00Z`);
  const [first] = rule.steps
    .map((step) => ({ step, at: addPeriod(start, step.period) }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return first ?? null;
}

/** The latest anchor of a step that is due by `horizon`. */
export const dueBefore = (step: RetentionStep, horizon: Date): Date => cutOff(horizon, step.period);

/** A step's period as an SQL interval. In UTC PostgreSQL adds months as `addPeriod` does. */
export function intervalOf(step: RetentionStep): string {
  const { unit, count } = parts(step.period);
  return `interval '${count} ${unit}'`;
}
