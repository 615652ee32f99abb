/** Reported addresses become patterns of our own public routes; nobody's parameters reach the log. */
import { matcherOf, withoutLanguage } from '../../platform/http/route-pattern.ts';
import type { Route } from '../../platform/module.ts';
import { remember } from '../../platform/remember.ts';

export type Normalise = (path: string) => string;

/** A path to the pattern of its public page (`/de/r/7KQ2M` → `/r/:code`); `other` for all else. */
export function createNormalise(routes: () => readonly Route[]): Normalise {
  let patterns: { path: string; matches: RegExp }[] | null = null;
  return remember({ most: 1_000, longest: 300 }, (path) => {
    patterns ??= routes()
      .filter((route) => route.localised && route.method === 'GET')
      .map((route) => ({ path: route.path, matches: matcherOf(route.path) }));
    const bare = withoutLanguage(path);
    return patterns.find(({ matches }) => matches.test(bare))?.path ?? 'other';
  });
}

/** A used link: the pattern of one of our pages, or the host of another site, in lower case. */
export function normaliseLink(link: string, normalise: Normalise): string {
  if (!link.startsWith('//')) return normalise(link);
  const host = URL.parse(`https:${link}`)?.hostname ?? '';
  return host.length <= 100 && host.includes('.') ? host : 'other';
}
