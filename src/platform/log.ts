import pino from 'pino';

/** Structured lines on standard error. Ids and counts only: no address, no name, no text of a person. */
export interface Log {
  info(facts: LogFacts, message: string): void;
  warn(facts: LogFacts, message: string): void;
  error(facts: LogFacts, message: string): void;
}

/** Facts that a log line may carry; an error is reduced to its name and code, since messages may quote data. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** The program's log, as JSON lines on standard error. */
export const createLog = (level = 'info'): Log => pino({ level, base: null }, pino.destination(2));

/** A log that says nothing, for tests. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** What may be logged of an error: class, and the code of a system or PostgreSQL error. */
export function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const frame =
    error.stack
      ?.split('\n')
      .find((line) => /\/(src|dist)\//.test(line) && !line.includes('/node_modules/'))
      ?.trim() ?? null;
  return {
    error: error.name,
    code,
    frame: frame?.replace(/\(?(file:\/\/)?\/.*\/(src|dist)\//, '($2/') ?? null,
  };
}
