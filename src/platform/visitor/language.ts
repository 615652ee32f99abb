import { remember } from '../remember.ts';

/** Headers of real browsers are below 200 characters. */
const considered = 512;
const languageRange = /^(?:\*|[a-z]{1,8}(?:-[a-z\d]{1,8})*)$/i;
const quality = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

interface Preference {
  readonly range: string;
  readonly weight: number;
}

/**
 * The language of the visitor's interface: the most wanted language of `Accept-Language`, as "de" or with its
 * region "de-AT". Null where the header is absent or names no language.
 */
export function interfaceLanguage(acceptLanguage: string | undefined): string | null {
  for (const { range } of inOrder(parseAccept(acceptLanguage))) {
    const language = canonical(range);
    if (language !== null) return language;
  }
  return null;
}

/**
 * The supported language that the visitor wants most (RFC 9110 §12.5.4): each wanted range in order of weight
 * is shortened until it names a supported language (RFC 4647 §3.4); "*" stands for the first one that is not
 * named elsewhere. The first supported language where nothing fits.
 */
export function negotiate<L extends string>(
  acceptLanguage: string | undefined,
  supported: readonly [L, ...L[]],
): L {
  const wanted = parseAccept(acceptLanguage);
  const named = new Set(wanted.map(({ range }) => range.toLowerCase()));
  for (const { range } of inOrder(wanted)) {
    const found =
      range === '*'
        ? supported.find((language) => !named.has(language))
        : lookUp(range.toLowerCase(), supported);
    if (found !== undefined) return found;
  }
  return supported[0];
}

function lookUp<L extends string>(range: string, supported: readonly L[]): L | undefined {
  for (let subtags = range.split('-'); subtags.length > 0; subtags = subtags.slice(0, -1)) {
    const found = supported.find((language) => language.toLowerCase() === subtags.join('-'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is wanted at all, the most wanted first; equal weights keep their order. */
function inOrder(wanted: Preference[]): Preference[] {
  return wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
}

/** The well-formed items of the header; others are passed over. */
function parseAccept(header: string | undefined): Preference[] {
  if (!header) return [];
  const items = header.slice(0, considered).split(',');
  // an item cut in two must not become another language
  if (header.length > considered) items.pop();
  return items.map(parseItem).filter((item) => item !== null);
}

function parseItem(item: string): Preference | null {
  const [range = '', weight, ...rest] = item.split(';').map((part) => part.trim());
  if (!languageRange.test(range) || rest.length > 0) return null;
  if (weight === undefined) return { range, weight: 1 };
  const digits = quality.exec(weight)?.[1];
  return digits === undefined ? null : { range, weight: Number(digits) };
}

/** `Intl.Locale` takes 3 µs, and browsers send a few hundred different ranges. */
const canonical = remember({ most: 1_000, longest: considered }, (range) =>
  range === '*' ? null : locale(range),
);

function locale(range: string): string | null {
  try {
    const { language, region } = new Intl.Locale(range);
    // "und" (undetermined) is undefined in newer engines, against the declared type
    if (!language || language === 'und' || language === 'mul') return null;
    return region === undefined ? language : `${language}-${region}`;
  } catch {
    return null;
  }
}
