/**
 * Visits in progress, in memory: which opaque ids are ours, and when each visit ends. Browsers bring session cookies
 * back after a restart, so a visit ends here as well, after idleness or in all (policy: `cookies.visit`).
 */
import { randomUUID } from 'node:crypto';
import type { Policy } from '../../policy/language.ts';
import { addPeriod } from '../../policy/period.ts';

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

export class Sessions {
  private readonly policy: Policy;
  private readonly visits = new Map<string, Visit>();

  constructor(policy: Policy) {
    this.policy = policy;
  }

  /** Goes on with the visit of a cookie, or opens a new one where it is unknown or over. */
  touch(visitId: string | undefined, now: Date): Touched {
    const visit = visitId === undefined ? undefined : this.visits.get(visitId);
    if (visitId === undefined || !visit || now.getTime() >= Math.min(visit.endsAt, visit.idleAt)) {
      if (visitId !== undefined) this.visits.delete(visitId);
      return { visitId: this.open(now), opens: true };
    }
    this.keep(visitId, { ...visit, idleAt: this.idleAt(now) });
    return { visitId, opens: false };
  }

  end(visitId: string): void {
    this.visits.delete(visitId);
  }

  private open(now: Date): string {
    const { total } = this.policy.cookies.visit;
    const endsAt = total ? addPeriod(now, total).getTime() : Number.POSITIVE_INFINITY;
    const visitId = randomUUID();
    this.keep(visitId, { endsAt, idleAt: this.idleAt(now) });
    return visitId;
  }

  private idleAt(now: Date): number {
    const { idle } = this.policy.cookies.visit;
    return idle ? addPeriod(now, idle).getTime() : Number.POSITIVE_INFINITY;
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
