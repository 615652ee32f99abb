/** What a state means: a kept promise, something due or held, a broken promise or destruction, or nothing of these. */
export type Tone = 'kept' | 'due' | 'broken' | 'neutral';

/**
 * The mark before a state's words. Its shape differs by tone, so that the colour is never the only sign (WCAG 1.4.1):
 * disc = kept, diamond = due, triangle = broken, ring = neutral.
 */
export function ToneMark({ tone }: { tone: Tone }) {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
      {shapes[tone]}
    </svg>
  );
}

const shapes: Record<Tone, ReturnType<typeof ToneMark>> = {
  kept: <circle cx="4" cy="4" r="3.5" />,
  due: <path d="m4 0 4 4-4 4-4-4z" />,
  broken: <path d="M4 0 8 7.5H0z" />,
  neutral: <circle cx="4" cy="4" r="2.75" fill="none" stroke="currentColor" stroke-width="1.5" />,
};
