/** What a third party leaves under our name. Also part of the script in the browser, which removes it. */

/** Whether a cookie or entry of the local storage is one of these; a pattern may end with `*`. */
export const isLeftover = (patterns: readonly string[], name: string): boolean =>
  patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
