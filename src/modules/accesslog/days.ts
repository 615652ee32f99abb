/** Days of the log: made before a line needs them, refused once they are due. */

import type { Partitions } from '../../platform/db/partitions.ts';
import type { Services } from '../../platform/module.ts';
import type { Policy } from '../../policy/language.ts';
import { addPeriod } from '../../policy/period.ts';
import { compileRetention } from '../../policy/retention.ts';
import { accesslogData } from './data.ts';

const dayMs = 86_400_000;

export interface Days {
  /** Whether a day may not be held any more: it goes before its oldest line reaches the policy's period. */
  isDue(day: string): boolean;
  /** Makes the partition of a day if it is missing. */
  ensure(day: string): Promise<void>;
  /** Makes today's and tomorrow's, so that midnight finds its day ready. */
  ensureNext(): Promise<void>;
  /** Forgets which days are there, after a line found none. */
  forget(): void;
}

/** When a day of the log ends: its first moment plus the shortest period of what a line holds. */
export function endOfDay(policy: Policy, day: string): Date {
  const [rule] = compileRetention(policy, [
    { ...accesslogData, tables: { line: accesslogData.tables.line } },
  ]);
  const start = new Date(`${day}T00:00:00Z`);
  const ends = (rule?.steps ?? []).map((step) => addPeriod(start, step.period).getTime());
  return new Date(Math.min(...ends));
}

/** When a line is gone at the latest: with its day. */
export const endOfLine = (policy: Policy, time: Date): Date =>
  endOfDay(policy, time.toISOString().slice(0, 10));

export function createDays(
  { policy, clock }: Pick<Services, 'policy' | 'clock'>,
  partitions: Partitions,
): Days {
  const there = new Set<string>();
  const ensure = async (day: string) => {
    if (there.has(day)) return;
    for (const found of await partitions.days('accesslog.line')) there.add(found);
    if (!there.has(day)) await partitions.ensure('accesslog.line', day);
    there.add(day);
  };
  return {
    isDue: (day) => endOfDay(policy, day) <= clock.now(),
    ensure,
    ensureNext: async () => {
      const now = clock.now().getTime();
      for (const time of [now, now + dayMs]) await ensure(new Date(time).toISOString().slice(0, 10));
    },
    forget: () => there.clear(),
  };
}
