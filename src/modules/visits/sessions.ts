/**
 * Visits in progress, in memory: which opaque ids are ours, and when each visit ends. Browsers bring session cookies
 * back after a restart, so a visit ends here as well, after idleness or in all (policy: `cookies.visit`).
 */
import { randomUUID } from 'node:crypto';
import type { Policy } from '../../policy/language.ts';
import { endOf } from '../../policy/period.ts';

/** About 25 MB. Beyond, the visit that was idle for longest ends early. */
const mostVisits = 200_000;

interface Visit {
  readonly endsAt: number;
  idleAt: number;
}

export interface Touched {
  readonly visitId: string;
  /** The visit is new, and its id has to be given to the browser. */
  readonly opens: boolean;
}

const never = () => Number.POSITIVE_INFINITY;

export class Sessions {
  private readonly visits = new Map<string, Visit>();
  /** When a visit ends that began, or was last seen, at a time in milliseconds. */
  private readonly totalEnd: (start: number) => number;
  private readonly idleEnd: (start: number) => number;

  constructor({ cookies: { visit } }: Policy) {
    this.totalEnd = visit.total ? endOf(visit.total) : never;
    this.idleEnd = visit.idle ? endOf(visit.idle) : never;
  }

  /** Goes on with the visit of a cookie, or opens a new one where it is unknown or over. */
  touch(visitId: string | undefined, now: Date): Touched {
    const visit = visitId === undefined ? undefined : this.visits.get(visitId);
    const at = now.getTime();
    if (visitId === undefined || !visit || at >= Math.min(visit.endsAt, visit.idleAt)) {
      if (visitId !== undefined) this.visits.delete(visitId);
      return { visitId: this.open(at), opens: true };
    }
    visit.idleAt = this.idleEnd(at);
    this.keep(visitId, visit);
    return { visitId, opens: false };
  }

  end(visitId: string): void {
    this.visits.delete(visitId);
  }

  private open(at: number): string {
    const visitId = randomUUID();
    this.keep(visitId, { endsAt: this.totalEnd(at), idleAt: this.idleEnd(at) });
    return visitId;
  }

  /** Puts a visit behind all others, so that the first is always the one idle for longest. */
  private keep(visitId: string, visit: Visit): void {
    this.visits.delete(visitId);
    this.visits.set(visitId, visit);
    const oldest = this.visits.size > mostVisits ? this.visits.keys().next() : null;
    if (oldest && !oldest.done) this.visits.delete(oldest.value);
  }
}

/** The id in a visit cookie; anything else counts as none. */
export const visitIdOf = (value: string | undefined): string | undefined =>
  value !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : undefined;
