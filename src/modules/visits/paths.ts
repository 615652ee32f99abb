/** Reported addresses become patterns of our own public routes; nobody's parameters reach the log. */
import { matcherOf, withoutLanguage } from '../../platform/http/route-pattern.ts';
import type { Route } from '../../platform/module.ts';

export type Normalise = (path: string) => string;

/** Patterns are few, paths are chosen by strangers. */
const remembered = 1_000;

/** A path to the pattern of its public page (`/de/r/7KQ2M` → `/r/:code`); `other` for all else. */
export function createNormalise(routes: () => readonly Route[]): Normalise {
  let patterns: { path: string; matches: RegExp }[] | null = null;
  const known = new Map<string, string>();
  return (path) => {
    const found = known.get(path);
    if (found !== undefined) return found;
    patterns ??= routes()
      .filter((route) => route.localised && route.method === 'GET')
      .map((route) => ({ path: route.path, matches: matcherOf(route.path) }));
    const bare = withoutLanguage(path);
    const pattern = patterns.find(({ matches }) => matches.test(bare))?.path ?? 'other';
    if (known.size >= remembered) known.clear();
    known.set(path, pattern);
    return pattern;
  };
}

/** A used link: the pattern of one of our pages, or the host of another site, in lower case. */
export function normaliseLink(link: string, normalise: Normalise): string {
  if (!link.startsWith('//')) return normalise(link);
  const host = URL.parse(`https:${link}`)?.hostname ?? '';
  return host.length <= 100 && host.includes('.') ? host : 'other';
}
