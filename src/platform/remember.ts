/** Answers that are asked for again and again, remembered in bounded memory: strangers choose what is asked. */

interface Bounds {
  /** At least so many of the texts asked last are remembered, and at most twice as many. */
  readonly most: number;
  /** Longer texts are answered and not remembered: nobody sends them twice for a good reason. */
  readonly longest: number;
}

/**
 * The same function, which works each answer out once as long as it is remembered. Two generations instead of an order:
 * a text found in the older one moves to the newer, and a full newer one becomes the older. So a hit costs one look-up.
 */
export function remember<T extends string | number | object | null>(
  { most, longest }: Bounds,
  answer: (text: string) => T,
): (text: string) => T {
  let newer = new Map<string, T>();
  let older = new Map<string, T>();
  return (text) => {
    const known = newer.get(text);
    if (known !== undefined) return known;
    const found = older.get(text) ?? answer(text);
    if (text.length > longest) return found;
    if (newer.size >= most) [older, newer] = [newer, new Map()];
    newer.set(text, found);
    return found;
  };
}
