import type { Child } from 'hono/jsx';
import { percent } from './meter.tsx';

export interface Bar {
  label: Child;
  value: number;
  /** The value as it is shown; the bare number where absent. */
  text?: string;
  /** A second, softer figure. */
  note?: string;
}

/** Labelled bars, longest = the largest value. The order is the caller's. */
export function BarList({ bars }: { bars: readonly Bar[] }) {
  const largest = bars.reduce((most, bar) => Math.max(most, bar.value), 0);
  return (
    <ol class="bars">
      {bars.map(({ label, value, text, note }) => (
        <li>
          <svg aria-hidden="true">
            <rect width={percent(value / largest)} height="100%" rx="6" />
          </svg>
          <span class="bar-label">{label}</span>
          <data value={value}>
            {text ?? value}
            {note && <span class="bar-note"> · {note}</span>}
          </data>
        </li>
      ))}
    </ol>
  );
}
