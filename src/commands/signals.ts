/** Resolves with `signal` when the program is asked to stop, or with the reason for which it must. */
export function awaitSignal(): { arrived: Promise<string>; lose: (reason: string) => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('signal'));
  return { arrived: promise, lose: resolve };
}
