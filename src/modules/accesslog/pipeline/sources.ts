/**
 * How many distinct visitors a group has, counted in memory only as far as the policy's smallest group. Addresses are
 * hashed under a salt that dies with the process, and forgotten as soon as a group is large enough.
 */
import { hash, randomBytes } from 'node:crypto';
import type { Dimension } from './groups.ts';

/** More groups a day and dimension are counted together: strangers choose paths, phrases and agents. */
const groupsPerDimension = 5_000;
/** The log's days and those that imports reach. */
const rememberedDays = 10;

interface Day {
  /** Hashes of the visitors of a group, or its size once that is reached. */
  readonly groups: Map<string, Set<string> | number>;
  readonly keys: Map<Dimension, Set<string>>;
}

export class Sources {
  private readonly enough: number;
  private readonly salt = randomBytes(16).toString('base64url');
  private readonly days = new Map<string, Day>();

  /** @param enough the policy's smallest group */
  constructor(enough: number) {
    this.enough = enough;
  }

  /** The key under which a group is counted: its own, or the empty one where a day has too many. */
  keyOf(day: string, dimension: Dimension, key: string): string {
    const { keys } = this.day(day);
    const known = keys.get(dimension) ?? new Set();
    keys.set(dimension, known);
    if (known.has(key)) return key;
    if (known.size >= groupsPerDimension) return '';
    known.add(key);
    return key;
  }

  /** Adds a visitor to a group and gives its size so far, at most the policy's smallest group. */
  add(day: string, group: string, source: string | null): number {
    const { groups } = this.day(day);
    const found = groups.get(group);
    if (typeof found === 'number') return found;
    const seen = found ?? new Set();
    if (source !== null) seen.add(hash('sha256', this.salt + source, 'base64url').slice(0, 16));
    groups.set(group, seen.size >= this.enough ? this.enough : seen);
    return Math.min(seen.size, this.enough);
  }

  /** Whether the visitors of a day are being counted already. */
  knows(day: string): boolean {
    return this.days.has(day);
  }

  private day(day: string): Day {
    const found = this.days.get(day) ?? { groups: new Map(), keys: new Map() };
    if (!this.days.has(day)) {
      this.days.set(day, found);
      const oldest = [...this.days.keys()].sort()[0];
      if (this.days.size > rememberedDays && oldest !== undefined) this.days.delete(oldest);
    }
    return found;
  }
}
