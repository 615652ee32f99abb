import type { Child } from 'hono/jsx';
import { type Tone, ToneMark } from './tone.tsx';

/** A state in a few words, with its mark. */
export function Pill({ tone, children }: { tone: Tone; children: Child }) {
  return (
    <span class={`pill tone-${tone}`}>
      <ToneMark tone={tone} />
      <span>{children}</span>
    </span>
  );
}
