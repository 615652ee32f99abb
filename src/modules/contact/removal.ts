/** When a conversation goes, and by which step of the policy. */
import type { Keep, Policy } from '../../policy/language.ts';
import { addPeriod } from '../../policy/period.ts';

export interface Reached {
  readonly receivedAt: Date;
  readonly answeredAt: Date | null;
  readonly closedAt: Date | null;
}

export interface Removal {
  readonly at: Date;
  readonly step: Keep;
}

/** The first step of the policy that falls due, given what has happened so far; `null` where none applies. */
export function removalOf(policy: Policy, { receivedAt, answeredAt, closedAt }: Reached): Removal | null {
  const reached: { readonly [anchor: string]: Date | null } = {
    received: receivedAt,
    answered: answeredAt,
    closed: closedAt,
  };
  const ends = policy.activities.contact.keep.flatMap((step): Removal[] => {
    const start = reached[step.from];
    return step.do === 'erase' && start ? [{ at: addPeriod(start, step.for), step }] : [];
  });
  return ends.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}
