/** Times for which pages were seen, as counts by class: enough for a median, and no trace of any single visit. */

/** Upper bounds of the classes in milliseconds; the last class has none. */
const bounds = [
  1_000, 2_000, 3_000, 5_000, 7_000, 10_000, 15_000, 20_000, 30_000, 45_000, 60_000, 90_000, 120_000, 180_000,
  240_000, 300_000, 420_000, 600_000, 900_000, 1_200_000, 1_800_000, 3_600_000,
];
export const classes = bounds.length + 1;

/** The class of a time. */
export function classOf(ms: number): number {
  const found = bounds.findIndex((bound) => ms < bound);
  return found === -1 ? bounds.length : found;
}

/**
 * The median in milliseconds, interpolated within its class; `null` where nothing was seen. A class may count below
 * zero where a view went on past midnight: its earlier report stands in the day before.
 */
export function medianOf(counts: readonly number[]): number | null {
  const kept = counts.map((count) => Math.max(0, count));
  const total = kept.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let below = 0;
  for (const [at, count] of kept.entries()) {
    if (below + count >= total / 2) {
      const from = bounds[at - 1] ?? 0;
      const to = bounds[at] ?? 2 * from;
      return from + ((total / 2 - below) / count) * (to - from);
    }
    below += count;
  }
  return null;
}
