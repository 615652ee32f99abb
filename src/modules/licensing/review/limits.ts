import type { Policy } from '../../../policy/language.ts';
import { cutOff } from '../../../policy/period.ts';
import { dayOf } from '../activation/decide.ts';

/** What raises a question about a licence: machines, networks, or networks of one day that its machines cannot have been in. */
export const signals = ['machines', 'networks', 'overlap'] as const;
export type Signal = (typeof signals)[number];

export const signalOf = (text: string): Signal => signals.find((one) => one === text) ?? 'machines';

/** Whole UTC days are counted, for networks have no finer time; and how much of each raises no question. */
export const signalLimits = (
  { licensing: { signals } }: Policy,
  now: Date,
): { readonly since: string } & Omit<Policy['licensing']['signals'], 'within'> => {
  const { within, ...limits } = signals;
  return { ...limits, since: dayOf(cutOff(now, within)) };
};
