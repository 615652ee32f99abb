/** The line to the mail server: how many connections it bears, and when it is better left alone. */
import type { Clock } from '../../../platform/clock.ts';
import type { Outcome } from '../../../platform/mail/smtp.ts';
import { type Trouble, troubleOf } from './outcome.ts';

/** What follows for a campaign: a reason to pause it, or one to show while it waits (null: it waits no more). */
export type Verdict =
  | { readonly pause: Trouble | 'silent' | 'refusing' | 'notMade' }
  | { readonly waits: Extract<Trouble, 'unreachable'> | null };

const shortestQuietMs = 1_000;
const longestQuietMs = 60_000;
/** Replies lost one after the other, with none between, that a bad line does not explain. */
const silentAfter = 10;
/** Mails refused one after the other, with none taken between: so many dead addresses stand in no list together. */
const refusingAfter = 100;

export class Line {
  /** Connections that the server lets us open; fewer than asked once it refused one. */
  private allowed: number;
  private readonly connections: number;
  private readonly clock: Clock;
  private quiet = { until: 0, ms: 0 };
  private unknownInARow = 0;
  private refusedInARow = 0;

  constructor(connections: number, clock: Clock) {
    this.clock = clock;
    this.connections = connections;
    this.allowed = connections;
  }

  /** How many connections may be open now. */
  get open(): number {
    return this.allowed;
  }

  /** The server could not be reached a moment ago, and is not asked yet. A clock that was put back prolongs nothing. */
  isQuiet(): boolean {
    const left = this.quiet.until - this.clock.now().getTime();
    return left > 0 && left <= this.quiet.ms;
  }

  /** Tries all connections again. */
  widen(): void {
    this.allowed = this.connections;
  }

  /** @param inFlight mails that are being handed over, this one included */
  judge(outcome: Outcome, inFlight: number): Verdict | null {
    const trouble = troubleOf(outcome);
    this.unknownInARow = outcome.result === 'unknown' ? this.unknownInARow + 1 : 0;
    if (outcome.result !== 'later')
      this.refusedInARow = outcome.result === 'refused' ? this.refusedInARow + 1 : 0;
    if (trouble === 'unreachable') return this.unreachable(inFlight);
    if (trouble !== null) return { pause: trouble };
    if (this.unknownInARow >= Math.max(silentAfter, this.allowed)) return this.pause('silent');
    if (this.refusedInARow >= refusingAfter) return this.pause('refusing');
    return outcome.result === 'sent' && this.quiet.ms > 0 ? this.recovered() : null;
  }

  private unreachable(inFlight: number): Verdict | null {
    if (inFlight > 1 && this.quiet.ms === 0 && this.allowed > 1) {
      this.allowed -= 1;
      return null;
    }
    if (this.isQuiet()) return null;
    const ms = Math.min(longestQuietMs, Math.max(shortestQuietMs, this.quiet.ms * 2));
    this.quiet = { until: this.clock.now().getTime() + ms, ms };
    this.widen();
    return { waits: 'unreachable' };
  }

  private pause(reason: 'silent' | 'refusing'): Verdict {
    this.unknownInARow = 0;
    this.refusedInARow = 0;
    return { pause: reason };
  }

  private recovered(): Verdict {
    this.quiet = { until: 0, ms: 0 };
    return { waits: null };
  }
}
