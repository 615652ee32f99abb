/** Addresses shut out because of what the log shows of them. A block ends when the log's own lines would. */
import type { Pool } from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { normaliseIp } from '../../platform/visitor/ipAddress.ts';
import type { Policy } from '../../policy/language.ts';
import { dueAt } from '../../policy/retention.ts';

export interface Block {
  readonly address: string;
  readonly until: Date;
}

export class Blocks {
  private readonly pool: Pool;
  private readonly policy: Policy;
  private readonly clock: Clock;
  private readonly ends = new Map<string, number>();

  constructor({ pool, policy, clock }: { pool: Pool; policy: Policy; clock: Clock }) {
    this.pool = pool;
    this.policy = policy;
    this.clock = clock;
  }

  /** Whether an address is shut out now. */
  has(address: string): boolean {
    const end = this.ends.get(address);
    return end !== undefined && end > this.clock.now().getTime();
  }

  async load(): Promise<void> {
    this.ends.clear();
    for (const { address, until } of await this.list()) this.ends.set(address, until.getTime());
  }

  /** Blocks in force, the first to end first. */
  async list(): Promise<Block[]> {
    const { rows } = await this.pool.query<Block>(
      '/* listBlocks */ SELECT address, until FROM accesslog.block WHERE until > $1 ORDER BY until, address',
      [this.clock.now()],
    );
    return rows;
  }

  /** Shuts an address out. @returns whether the text was one */
  async add(text: string): Promise<boolean> {
    const address = normaliseIp(text);
    const now = this.clock.now();
    const until = dueAt(this.policy, 'accessLog', { recorded: now });
    if (address === null || until === null) return false;
    await this.pool.query(
      `/* addBlock */ INSERT INTO accesslog.block (address, blocked_at, until) VALUES ($1, $2, $3)
       ON CONFLICT (address) DO UPDATE SET blocked_at = $2, until = $3`,
      [address, now, until],
    );
    this.ends.set(address, until.getTime());
    return true;
  }

  async lift(address: string): Promise<void> {
    await this.pool.query('/* liftBlock */ DELETE FROM accesslog.block WHERE address = $1', [address]);
    this.ends.delete(address);
  }
}
