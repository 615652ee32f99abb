/** The campaigns that are being sent. */
import type { NewsletterDb } from '../database.ts';
import type { Result } from './claim.ts';
import type { Mailing } from './mailing.ts';

/** A campaign that is being sent, or of which results are still to be noted. */
export interface Active {
  readonly id: string;
  mailing: Mailing | null;
  /** Claims begin at this place of the audience. */
  from: number;
  inFlight: number;
  results: Result[];
}

export class ActiveCampaigns {
  private readonly known = new Map<string, Active>();
  private readonly db: NewsletterDb;

  constructor(db: NewsletterDb) {
    this.db = db;
  }

  /** Those that began first go first. */
  all(): Iterable<Active> {
    return this.known.values();
  }

  isEmpty(): boolean {
    return this.known.size === 0;
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  /** How many results are still to be noted. */
  pending(): number {
    return [...this.known.values()].reduce((sum, { results }) => sum + results.length, 0);
  }

  /** Looks what is being sent now; what no longer is stays until its last result is noted. */
  async refresh(): Promise<void> {
    const rows = await this.db
      .selectFrom('newsletter.campaign')
      .select(['id', 'state'])
      .where('state', 'in', ['sending', 'cancelled'])
      .where('finished_at', 'is', null)
      .where('frozen_at', 'is not', null)
      .orderBy('frozen_at')
      .execute();
    for (const { id } of rows)
      if (!this.known.has(id)) this.known.set(id, { id, mailing: null, from: 0, inFlight: 0, results: [] });
    for (const [id, { inFlight, results }] of this.known)
      if (inFlight === 0 && results.length === 0 && !rows.some((row) => row.id === id)) this.known.delete(id);
  }
}
