/** Limits that keep no address: keyed by a hash under a salt that is drawn anew each day and never written down. */
import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from '../clock.ts';
import { DomainError } from '../fault.ts';
import { clientNetwork } from '../visitor/address.ts';

/** How often something may happen for one key. */
export interface Limit {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

export interface Limiter {
  /**
   * Counts one use of a key: an address or anything else, or several such with blanks between them. An IPv6 address counts
   * as its network. Throws `DomainError('tooMany', { seconds })` when the limit is reached.
   */
  use(limit: Limit, key: string): Promise<void>;
  /** Forgets what a key has used, after a success that shows it was no guessing. */
  clear(limit: Limit, key: string): Promise<void>;
}

export function createLimiter(clock: Clock): Limiter {
  let day = '';
  let salt = randomBytes(32);
  const limiters = new Map<string, RateLimiterMemory>();
  const hash = (key: string): string => {
    const today = clock.now().toISOString().slice(0, 10);
    if (today !== day) [day, salt] = [today, randomBytes(32)];
    const counted = key.split(' ').map(clientNetwork).join(' ');
    return createHmac('sha256', salt).update(counted).digest('base64url');
  };
  const limiterOf = ({ name, points, seconds }: Limit): RateLimiterMemory => {
    const limiter =
      limiters.get(name) ?? new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
    limiters.set(name, limiter);
    return limiter;
  };
  return {
    use: async (limit, key) => {
      try {
        await limiterOf(limit).consume(hash(key));
      } catch (reached) {
        if (reached instanceof Error) throw reached;
        throw new DomainError('tooMany', { seconds: limit.seconds });
      }
    },
    clear: async (limit, key) => {
      await limiterOf(limit).delete(hash(key));
    },
  };
}
