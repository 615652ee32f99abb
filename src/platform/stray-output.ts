/** What nobody meant to print: it may quote a person or a statement, so only its kind and place are told. */
import { errorFacts, type Log } from './log.ts';

const methods = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;

/**
 * Libraries print to the console what went wrong, with stacks and messages; from now on a line of the log says that they
 * did. An error that nobody caught goes to `fail`, instead of Node's own print.
 */
export function containStrayOutput(log: Log, fail: (error: unknown) => void): void {
  for (const method of methods)
    console[method] = (...said: unknown[]) =>
      log.warn(errorFacts(said.find((each) => each instanceof Error)), 'a library printed something');
  process.on('uncaughtException', fail);
}
