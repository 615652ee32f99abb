/** What a bench gives back, and the arithmetic that benches share. */

/** Figures in the unit that their name ends with; bounds by path, such as `ratios.read`. */
export interface Measured {
  readonly figures: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>>;
  readonly bounds: Readonly<Record<string, { readonly atLeast?: number; readonly atMost?: number }>>;
}

/** Whether every bounded value is there and within its bounds. */
export function within({ figures, ratios, bounds }: Measured): boolean {
  const values: Readonly<Record<string, Readonly<Record<string, number>>>> = { figures, ratios };
  return Object.entries(bounds).every(([path, { atLeast, atMost }]) => {
    const [group = '', name = ''] = path.split('.');
    const value = values[group]?.[name] ?? Number.NaN;
    return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
  });
}

/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The value below which a share of the values lies: `percentile(latencies, 0.99)`. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Rounded to four significant digits: more of a measurement would be noise. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Measures two ways of doing a thing in interleaved pairs, each pair in the other order than the one before, so that
 * neither profits from a warmer cache or a quieter machine. One unmeasured pair goes first.
 * @returns what each gave, pair by pair
 */
export async function interleaved(
  pairs: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<{ first: number[]; second: number[] }> {
  const results = { first: [] as number[], second: [] as number[] };
  await first();
  await second();
  for (let pair = 0; pair < pairs; pair++) {
    const order = pair % 2 === 0 ? (['first', 'second'] as const) : (['second', 'first'] as const);
    for (const side of order) results[side].push(await (side === 'first' ? first : second)());
    progress(
      `pair ${pair + 1} of ${pairs}: ${rounded(results.first[pair] ?? 0)} and ${rounded(results.second[pair] ?? 0)}`,
    );
  }
  return results;
}

/** A line for the person who waits. */
export const progress = (line: string): void => {
  process.stderr.write(`bench: ${line}\n`);
};
