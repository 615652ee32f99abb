import type { Child } from 'hono/jsx';
import type { Tone } from './tone.tsx';

interface MeterProps {
  tone: Tone;
  /** The measurement in words: "6 d 3 h of 7 d". */
  value: Child;
  /** How much of the limit is used, 0 to 1; more is drawn full. */
  share: number;
  note?: Child;
}

/** A measured value against its limit. The words carry the meaning, the bar repeats it. */
export function Meter({ tone, value, share, note }: MeterProps) {
  return (
    <div class={`meter tone-${tone}`}>
      <p class="meter-value">{value}</p>
      <svg width="100%" height="5" aria-hidden="true">
        <rect class="track" width="100%" height="5" rx="2.5" />
        <rect class="meter-fill" width={percent(share)} height="5" rx="2.5" />
      </svg>
      {note && <p class="meter-note">{note}</p>}
    </div>
  );
}

/** A share between 0 and 1 as an SVG length: `0.3642` → `36.42%`. Not a number counts as nothing. */
export function percent(share: number): string {
  const bounded = Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share));
  return `${Math.round(bounded * 10_000) / 100}%`;
}
