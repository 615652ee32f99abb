export const decisions = ['cleared', 'blocked', 'upheld', 'lifted'] as const;
export type Decision = (typeof decisions)[number];

export const reviewStates = ['open', 'cleared', 'blocked', 'lifted'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** Where each decision leads. */
export const stateAfter = {
  cleared: 'cleared',
  blocked: 'blocked',
  upheld: 'blocked',
  lifted: 'lifted',
} as const satisfies Record<Decision, ReviewState>;

/** The decisions that can be taken, the harmless one first; a block is upheld only against an answer. */
export function decisionsFor(state: string, isWaiting: boolean): Decision[] {
  if (state === 'open') return ['cleared', 'blocked'];
  if (state !== 'blocked') return [];
  return isWaiting ? ['lifted', 'upheld'] : ['lifted'];
}
