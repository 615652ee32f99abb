/** What is answered where something failed: which error it is to people, and in which frame it is told. */
import { errorFacts } from '../log.ts';
import type { ModuleParts, RequestContext, Route, Services } from '../module.ts';
import { consoleErrorPage } from './console.tsx';
import { errorPage } from './pages.tsx';
import { isApi, problem } from './problem.ts';

/** Codes of PostgreSQL, sockets and files that mean the database is away or a disk full, not that the program is wrong. */
const away = /^(ECONN|EPIPE|ENOENT|ENOSPC|EDQUOT|57P0|08|53|58)/;

/** PostgreSQL stores no NUL in a text, wherever in a request it stood: that is the sender's mistake, not ours. */
const noCharacter = '22021';

/** Logs what went wrong, without what it was about. @returns the code of the page that tells of it */
export function failureOf(
  { log }: Services,
  route: Route,
  error: unknown,
): 'badEncoding' | 'unavailable' | 'failed' {
  const facts = errorFacts(error);
  if (facts.code === noCharacter) return 'badEncoding';
  log.error({ route: route.path, ...facts }, 'a request failed');
  const unreachable =
    away.test(String(facts.code)) ||
    (error instanceof Error && /timeout|terminated|ended the pool/i.test(error.message));
  return unreachable ? 'unavailable' : 'failed';
}

interface ErrorFrame {
  readonly services: Services;
  readonly parts: readonly ModuleParts[];
  readonly authenticate: ModuleParts['authenticate'];
}

/** An error inside the console looks like the console, one of an interface is for programs, any other looks like the site. */
export async function answerError(
  { services, parts, authenticate }: ErrorFrame,
  context: RequestContext,
  code: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<Response> {
  if (isApi(context)) return problem(code, facts);
  if (!/^\/console(\/|$)/.test(context.req.path)) return errorPage(services, context, code, facts);
  // A database that is away is not asked again who this is and what waits for them.
  if (!context.var.staff && code !== 'unavailable')
    context.set('staff', await Promise.resolve(authenticate?.(context) ?? null).catch(() => null));
  const byName = new Map(parts.map((part, index) => [String(index), part]));
  return consoleErrorPage(services, { parts: () => byName }, context, code, facts);
}
