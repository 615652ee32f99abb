import type { Policy } from '../../../policy/language.ts';
import { addPeriod } from '../../../policy/period.ts';

/** Until when the answer to an activation is given again to whoever repeats it. */
export const replayEnd = ({ licensing }: Policy, givenAt: Date): Date =>
  addPeriod(givenAt, licensing.replayFor);
