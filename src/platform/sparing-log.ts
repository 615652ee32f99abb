/** A log for what is tried again and again: a full disk must not be filled by lines that say so. */
import type { Clock } from './clock.ts';
import type { Log, LogFacts } from './log.ts';

export interface SparingLog {
  /** Logs a failure of something: at once, and while it lasts at most each minute. */
  failed(what: string, facts: LogFacts, message: string): void;
  /** Logs, once, that it works again. */
  works(what: string, facts: LogFacts, message: string): void;
}

const everyMs = 60_000;

export function createSparingLog(log: Log, clock: Clock): SparingLog {
  const told = new Map<string, number>();
  return {
    failed: (what, facts, message) => {
      const now = clock.now().getTime();
      const before = told.get(what);
      if (before !== undefined && Math.abs(now - before) < everyMs) return;
      told.set(what, now);
      log.error(facts, message);
    },
    works: (what, facts, message) => {
      if (told.delete(what)) log.info(facts, message);
    },
  };
}
