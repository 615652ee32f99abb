/** How many mails may leave now: of the server, and to one domain. Kept in the database, so that processes share it. */
import type { Pool } from 'pg';
import type { Claimed, Result } from './claim.ts';
import { type Paces, serverPace } from './commands.ts';

/** @returns how many of the wanted may go */
async function takePace(pool: Pool, name: string, wanted: number, now: Date): Promise<number> {
  const { rows } = await pool.query<{ granted: number }>(
    '/* newsletter.pace */ SELECT mail.take_pace($1, $2, 0, $3) AS granted',
    [name, wanted, now],
  );
  return rows[0]?.granted ?? 0;
}

/** The pace of the whole server during one run. What one campaign was granted and did not use is the next one's. */
export class ServerPace {
  private left = 0;

  /** @returns how many of the wanted may go */
  async take(pool: Pool, limits: Paces, wanted: number, now: Date): Promise<number> {
    if (limits[serverPace] === undefined) return wanted;
    if (this.left < wanted) this.left += await takePace(pool, serverPace, wanted - this.left, now);
    const granted = Math.min(wanted, this.left);
    this.left -= granted;
    return granted;
  }

  giveBack(limits: Paces, unused: number): void {
    if (limits[serverPace] !== undefined) this.left += unused;
  }
}

export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** Sorts out what must wait for the pace of its domain. */
export class DomainPaces {
  /** The place in time that was last given to a waiting mail, by domain: each waits once, and not all for the same moment. */
  private readonly last = new Map<string, number>();

  /** @returns those that may go, and the others with the time of their turn */
  async sort(
    pool: Pool,
    paces: Paces,
    claimed: readonly Claimed[],
    now: Date,
  ): Promise<{ readonly go: readonly Claimed[]; readonly wait: readonly Result[] }> {
    const limited = Object.keys(paces).filter((name) => name !== serverPace);
    if (limited.length === 0) return { go: claimed, wait: [] };
    const go = claimed.filter(({ email }) => !limited.includes(domainOf(email ?? '')));
    const wait: Result[] = [];
    for (const domain of limited) {
      const rows = claimed.filter(({ email }) => domainOf(email ?? '') === domain);
      if (rows.length === 0) continue;
      const granted = await takePace(pool, domain, rows.length, now);
      go.push(...rows.slice(0, granted));
      wait.push(...rows.slice(granted).map((row) => this.later(row, domain, paces[domain] ?? 1, now)));
    }
    return { go, wait };
  }

  private later({ person_id }: Claimed, domain: string, perMinute: number, now: Date): Result {
    const turn = Math.max(now.getTime(), this.last.get(domain) ?? 0) + 60_000 / perMinute;
    this.last.set(domain, turn);
    return {
      personId: person_id,
      state: 'queued',
      code: null,
      reason: 'pace',
      next: new Date(turn),
      tried: 0,
    };
  }
}
