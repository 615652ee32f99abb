import type { Child } from 'hono/jsx';
import { type Language, words } from '../words.ts';
import { percent } from './meter.tsx';

interface TimelineProps {
  language: Language;
  since: Date;
  now: Date;
  /** When it ends; `null` where no day is fixed ("until you leave"). */
  until: Date | null;
  /** The words under the left end: "Mar 2026". */
  sinceLabel: Child;
  /** The words under the right end: "gone 14 Feb 2030", "until you leave". */
  untilLabel: Child;
}

/** Where the mark stands when there is no end to measure against. */
const openShare = 0.36;

/** A line from *since* to *until* with a mark at now; dotted where the end is open. */
export function Timeline({ language, since, now, until, sinceLabel, untilLabel }: TimelineProps) {
  const share = until === null ? openShare : elapsedShare(since, now, until);
  const w = words[language];
  return (
    <div class="timeline">
      <svg
        width="100%"
        height="24"
        role="img"
        aria-label={until === null ? w.openEnded : w.partPassed(Math.round(share * 100))}
      >
        {until === null ? (
          <line class="track-open" x1={percent(share)} x2="100%" y1="12" y2="12" />
        ) : (
          <rect class="track" y="9" width="100%" height="6" rx="3" />
        )}
        <rect class="timeline-past" y="9" width={percent(share)} height="6" rx="3" />
        <line class="timeline-now" x1={percent(share)} x2={percent(share)} y2="24" />
      </svg>
      <dl>
        <div>
          <dt class="visually-hidden">{w.since}</dt>
          <dd>{sinceLabel}</dd>
        </div>
        <div>
          <dt class="visually-hidden">{w.until}</dt>
          <dd>{untilLabel}</dd>
        </div>
      </dl>
    </div>
  );
}

/** How much of the time from `since` to `until` has passed at `now`, 0 to 1. */
export function elapsedShare(since: Date, now: Date, until: Date): number {
  const whole = until.getTime() - since.getTime();
  if (whole <= 0) return 1;
  return Math.min(1, Math.max(0, (now.getTime() - since.getTime()) / whole));
}
