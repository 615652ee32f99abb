import { GrowingNumbers } from './growing.ts';
import { parseIp } from './ipAddress.ts';
import {
  type Attribution,
  compare,
  isPublicV4,
  isPublicV6,
  type Names,
  type ProviderTable,
  providerTable,
  type Ranges,
  type Words,
} from './provider.ts';

/** Why a range was not taken. */
export type RangeProblem = 'malformed' | 'outOfOrder' | 'notPublic';

const longestName = 100;

/**
 * Collects the ranges of a table. Ranges of a version must come in ascending order and must not overlap, as all published tables have them.
 */
export class ProviderTableBuilder {
  private readonly names: string[] = [];
  private readonly nameOfSystem = new Map<number, number>();
  private readonly v4 = growingRanges();
  private readonly v6 = growingRanges();
  private lastV4 = -1;
  private lastV6: readonly number[] = [];

  /** Adds an inclusive range; `name` is asked once for each autonomous system. Gives the reason if it cannot. */
  add(start: string, end: string, system: number, name: () => string): RangeProblem | null {
    const first = parseIp(start);
    const last = parseIp(end);
    if (!first || !last) return 'malformed';
    if (first.version === 4 && last.version === 4) return this.addV4(first.value, last.value, system, name);
    if (first.version === 6 && last.version === 6) return this.addV6(first.words, last.words, system, name);
    return 'malformed';
  }

  private addV4(start: number, end: number, system: number, name: () => string): RangeProblem | null {
    if (end < start) return 'malformed';
    if (start <= this.lastV4) return 'outOfOrder';
    if (!isPublicV4(start)) return 'notPublic';
    this.lastV4 = end;
    this.v4.starts.push(start);
    this.v4.ends.push(end);
    this.v4.names.push(this.nameIndex(system, name));
    return null;
  }

  private addV6(start: Words, end: Words, system: number, name: () => string): RangeProblem | null {
    if (compare(end, 0, start) < 0) return 'malformed';
    if (this.lastV6.length > 0 && compare(this.lastV6, 0, start) >= 0) return 'outOfOrder';
    if (!isPublicV6(start)) return 'notPublic';
    this.lastV6 = end;
    this.v6.starts.push(...start);
    this.v6.ends.push(...end);
    this.v6.names.push(this.nameIndex(system, name));
    return null;
  }

  private nameIndex(system: number, name: () => string): number {
    const known = this.nameOfSystem.get(system);
    if (known !== undefined) return known;
    const text = [
      ...name()
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    ]
      .slice(0, longestName)
      .join('')
      .trim();
    this.nameOfSystem.set(system, this.names.length);
    return this.names.push(text === '' ? `AS${system}` : text) - 1;
  }

  build(attribution: Attribution): ProviderTable {
    const names = packed(this.names);
    return providerTable({ v4: ranges(this.v4), v6: ranges(this.v6), names, attribution });
  }
}

type GrowingRanges = Readonly<Record<keyof Ranges, GrowingNumbers>>;

function growingRanges(): GrowingRanges {
  return { starts: new GrowingNumbers(), ends: new GrowingNumbers(), names: new GrowingNumbers() };
}

function ranges({ starts, ends, names }: GrowingRanges): Ranges {
  return { starts: starts.all(), ends: ends.all(), names: names.all() };
}

function packed(names: readonly string[]): Names {
  const offsets = new Uint32Array(names.length + 1);
  for (const [index, name] of names.entries())
    offsets[index + 1] = (offsets[index] ?? 0) + Buffer.byteLength(name);
  return { utf8: Buffer.from(names.join('')), offsets };
}
