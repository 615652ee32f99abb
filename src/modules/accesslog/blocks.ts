/** Addresses shut out because of what the log shows of them. A block ends when the log's own lines would. */
import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { recordAct } from '../../platform/acts.ts';
import type { Clock } from '../../platform/clock.ts';
import type { ModuleServices, SignedInStaff } from '../../platform/module.ts';
import { normaliseIp } from '../../platform/visitor/ipAddress.ts';
import type { Policy } from '../../policy/language.ts';
import { dueAt } from '../../policy/retention.ts';
import type { AccessLogTables } from './data.ts';

export interface Block {
  readonly address: string;
  readonly until: Date;
}

export class Blocks {
  readonly clock: Clock;
  private readonly pool: Pool;
  private readonly db: Kysely<AccessLogTables>;
  private readonly policy: Policy;
  private readonly ends = new Map<string, number>();

  constructor({
    pool,
    database,
    policy,
    clock,
  }: Pick<ModuleServices, 'pool' | 'database' | 'policy' | 'clock'>) {
    this.pool = pool;
    this.db = database();
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

  /** Shuts an address out. The log of staff says by whom; the address itself stays out of it. @returns whether the text was one */
  async add(text: string, by: SignedInStaff): Promise<boolean> {
    const address = normaliseIp(text);
    const now = this.clock.now();
    const until = dueAt(this.policy, 'accessLog', { recorded: now });
    if (address === null || until === null) return false;
    await this.db.transaction().execute(async (tx) => {
      await sql`
        INSERT INTO accesslog.block (address, blocked_at, until) VALUES (${address}, ${now}, ${until})
        ON CONFLICT (address) DO UPDATE SET blocked_at = excluded.blocked_at, until = excluded.until
      `.execute(tx);
      await recordAct(tx, this, { act: 'address.blocked', staffId: by.staffId });
    });
    this.ends.set(address, until.getTime());
    return true;
  }

  /** Ends a block, and notes who did. */
  async lift(address: string, by: SignedInStaff): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      await tx.deleteFrom('accesslog.block').where('address', '=', address).execute();
      await recordAct(tx, this, { act: 'address.released', staffId: by.staffId });
    });
    this.ends.delete(address);
  }
}
