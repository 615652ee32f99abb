/** Which groups a line counts in. The same rule fills the counts, finds their visitors again, and folds what is small. */
import type { Route } from '../../../platform/module.ts';
import type { LogLine } from './line.ts';

export const dimensions = [
  'total',
  'page',
  'phrase',
  'browser',
  'system',
  'language',
  'provider',
  'link',
  'robot',
] as const;
export type Dimension = (typeof dimensions)[number];

/** What of a line decides its groups: all of it stands in the log. */
export type Grouped = Pick<
  LogLine,
  | 'search_phrase'
  | 'browser'
  | 'browser_major'
  | 'system'
  | 'system_major'
  | 'language'
  | 'provider'
  | 'robot'
  | 'method'
  | 'route'
  | 'status'
  | 'page'
  | 'link'
>;
export const groupedColumns = [
  'search_phrase',
  'browser',
  'browser_major',
  'system',
  'system_major',
  'language',
  'provider',
  'robot',
  'method',
  'route',
  'status',
  'page',
  'link',
] as const satisfies readonly (keyof Grouped)[];

export type IsPage = (line: Grouped) => boolean;

/** Calls `count` with each group of a line. Lines of robots count as such only; a report counts for its page and link. */
export function eachGroup(
  line: Grouped,
  isPage: IsPage,
  count: (dimension: Dimension, key: string) => void,
): void {
  if (line.robot !== null) {
    count('total', '');
    count('robot', line.robot);
  } else if (line.page !== null) {
    count('total', '');
    count('page', line.page);
    if (line.link !== null) count('link', line.link);
  } else {
    if (line.search_phrase !== null) count('phrase', line.search_phrase);
    if (isPage(line)) countPage(line, count);
  }
}

function countPage(line: Grouped, count: (dimension: Dimension, key: string) => void): void {
  count('total', '');
  if (line.route !== null) count('page', line.route);
  if (line.browser !== null) count('browser', named(line.browser, line.browser_major));
  if (line.system !== null) count('system', named(line.system, line.system_major));
  if (line.language !== null) count('language', line.language);
  if (line.provider !== null) count('provider', line.provider);
}

const named = (name: string, major: number | string | null) => (major === null ? name : `${name} ${major}`);

/** Files that pages are made of, by their endings, in logs that come from elsewhere. */
const partOfPage =
  /\.(?:css|js|mjs|map|png|jpe?g|gif|webp|avif|svg|ico|bmp|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|pdf|zip|gz|tgz|bz2|xz|exe|msi|dmg|deb|rpm|xml|rss|atom|json|txt|csv)$/i;

/**
 * What counts as a page seen: an answered GET of a public page of ours or, in lines imported from elsewhere, of an
 * address that is neither a route of ours nor the name of a file.
 */
export function createIsPage(routes: () => readonly Route[]): IsPage {
  let known: Map<string, boolean> | null = null;
  return ({ method, status, route }) => {
    if (method !== 'GET' || route === null || (status !== 200 && status !== 304)) return false;
    known ??= new Map(routes().map((each) => [each.path, each.localised === true && each.method === 'GET']));
    return known.get(route) ?? (!route.startsWith('/assets/') && !partOfPage.test(route));
  };
}
