/** The figures and names of a policy, printed in a language: what the placeholders of its words stand for. */
import type { Controller, Policy, Taking } from './language.ts';
import { formatPeriod, type Period, parts, units } from './period.ts';
import type { PolicyTexts } from './texts.ts';
import { type ActivityName, type DataCategory, dataCategories, type Language } from './vocabulary.ts';

export type Values = ReadonlyMap<string, string>;

export class UnknownPlaceholder extends Error {
  readonly placeholder: string;
  constructor(placeholder: string) {
    super(
      `The texts use the placeholder {${placeholder}}, which the policy does not give. Correct its spelling, or take the value out of the sentence.`,
    );
    this.placeholder = placeholder;
  }
}

/** British dates and lists for English; the others are their own locales. */
export const localeOf: Record<Language, string> = { en: 'en-GB', de: 'de', ru: 'ru' };

const quotes: Record<Language, readonly [string, string]> = {
  en: ['“', '”'],
  de: ['„', '“'],
  ru: ['«', '»'],
};

/** The day from which the GDPR applies (Art. 99(2)): a date of the law, not of a policy. */
const gdprAppliesFrom = '2018-05-25';

/** Names of the placeholders in a text, in their order. */
export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');

/**
 * Replaces each placeholder by its value.
 * @throws UnknownPlaceholder naming the first that has no value
 */
export function fill(text: string, values: Values): string {
  return text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new UnknownPlaceholder(name);
    return value;
  });
}

/**
 * All placeholders of a policy with their values. Each value of the policy stands under its path, without
 * `activities.`, lists counted from 1 (`controller.name`, `cookies.visit.idle`); the period of a keep step stands under
 * the step (`contact.keep.2`). Beside them stand lists and sentences made of several values: `accessLog.data`,
 * `contact.data.optional`, `disclosed.never`, `analysis.text` and so on.
 */
export function valuesOf(policy: Policy, texts: PolicyTexts, language: Language): Values {
  const values = plainValues(policy, texts, language);
  const sentences = [...groundsInForce(policy, texts), ...variantsInForce(policy, texts)];
  return new Map([...values, ...sentences.map(([name, text]) => [name, fill(text, values)] as const)]);
}

/** The same without the placeholders that stand for whole sentences, which are made of these. */
export function plainValues(policy: Policy, texts: PolicyTexts, language: Language): Values {
  const values = new Map<string, string>();
  const printed = printer(texts, language);
  printed.walk(policy, '', values);
  const more = {
    ...printed.controller(policy.controller),
    ...listValues(policy, texts, language, printed.list),
    ...activityValues(policy, texts),
  };
  for (const [name, value] of Object.entries(more)) values.set(name, value);
  return values;
}

/** Formats a list, dates and single values in a language. */
function printer(texts: PolicyTexts, language: Language) {
  const locale = localeOf[language];
  const join = new Intl.ListFormat(locale, { type: 'conjunction' });
  const choose = new Intl.ListFormat(locale, { type: 'disjunction' });
  const list = (items: readonly string[], how = join) =>
    items.length ? how.format(items) : texts.words.none;
  const scalar = scalarPrinter(texts, language);

  function walk(node: unknown, path: string, into: Map<string, string>): void {
    const name = path.replace(/^activities\./, '').replace(/\.for$/, '');
    if (isPeriod(node)) into.set(name, formatPeriod(node, language));
    else if (Array.isArray(node)) {
      if (node.every((item) => typeof item === 'string')) into.set(name, list(node));
      node.forEach((item, index) => {
        walk(item, `${path}.${index + 1}`, into);
      });
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) walk(value, path ? `${path}.${key}` : key, into);
    } else into.set(name, scalar(path, node));
  }

  const controller = ({ phones, hours }: Controller) => ({
    'controller.phones': list(
      phones.map((phone) => phone.number + (phone.tollFree ? ` (${texts.words.tollFree})` : '')),
      choose,
    ),
    'controller.hours': `${list(weekdays(hours.days, locale))}, ${hours.from}–${hours.to} ${gmt(hours.offset)}`,
  });

  return { list, walk, controller };
}

export const isPeriod = (node: unknown): node is Period => {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return false;
  const keys = Object.keys(node);
  return keys.length > 0 && keys.every((key) => units.some((unit) => unit === key)) && !!parts(node);
};

/** A single value in words: terms of the vocabulary, countries, days and numbers are put into the language. */
function scalarPrinter(texts: PolicyTexts, language: Language): (path: string, value: unknown) => string {
  const terms: Record<string, Readonly<Record<string, string>>> = {
    basis: texts.bases,
    subjects: texts.subjects,
    disclose: texts.disclosures,
    from: texts.anchors,
    do: texts.keepActs,
    kind: texts.recipientKinds,
    safeguard: texts.safeguards,
    collects: texts.words.collects,
    life: { session: texts.words.session },
    data: texts.takings,
  };
  return (path, value) => {
    const [key = '', parent = ''] = path.split('.').reverse();
    const word = terms[parent === 'data' ? 'data' : key]?.[String(value)];
    if (word !== undefined) return word;
    if (key === 'country') return countryName(String(value), language);
    if (key !== 'version' && typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value))
      return dayName(value, language);
    if (typeof value === 'number') return new Intl.NumberFormat(localeOf[language]).format(value);
    return value === 'none' ? texts.words.none : String(value);
  };
}

/** "Russia" for `RU`. */
export const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames(localeOf[language], { type: 'region' }).of(code) ?? code;

/** "23 November 2026" for `2026-11-23`. */
export const dayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** "Monday–Friday" for a run of days, else the days one by one. ISO numbers: Monday is 1; 1 January 2024 was one. */
function weekdays(days: readonly number[], locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const date = (day: number) => new Date(Date.UTC(2024, 0, day));
  const runs: { first: number; last: number }[] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs.map(({ first, last }) =>
    first === last
      ? format.format(date(first))
      : `${format.format(date(first))}–${format.format(date(last))}`,
  );
}

/** "GMT+3" for `+03:00`, "GMT-5:30" for `-05:30`. */
const gmt = (offset: string): string =>
  `GMT${offset.replace(/^([+-])0?(\d+):(\d\d)$/, (_, sign, hours, minutes) => `${sign}${hours}${minutes === '00' ? '' : `:${minutes}`}`)}`;

type Join = (items: readonly string[]) => string;

/** Lists that are drawn from several places of the policy. */
function listValues(policy: Policy, texts: PolicyTexts, language: Language, list: Join) {
  const [open, close] = quotes[language];
  const titles = (disclose: 'never' | 'onGround', ours: readonly boolean[]) =>
    list(
      entriesOf(policy.activities)
        .filter(([, activity]) => activity.disclose === disclose && ours.includes(activity.ours))
        .map(([name]) => `${open}${texts.activities[name].title}${close}`),
    );
  const products = (collects: 'none' | 'consent') =>
    list(
      Object.values(policy.products)
        .filter((product) => product.versions.some((version) => version.collects === collects))
        .map((product) => product.name),
    );
  const silent = Object.values(policy.products)
    .flatMap((product) => product.versions)
    .filter((version) => version.collects === 'none')
    .map((version) => version.version)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return {
    recipients: list(Object.values(policy.recipients).map((recipient) => recipient.name)),
    roles: list(entriesOf(policy.staffRoles).map(([role]) => texts.roles[role])),
    'disclosed.never': titles('never', [false]),
    'disclosed.neverOurs': titles('never', [true]),
    'disclosed.onGround': titles('onGround', [true, false]),
    'products.collectingNothing': products('none'),
    'products.askingConsent': products('consent'),
    'products.lastCollectingNothing': silent.at(-1) ?? texts.words.none,
    'newsletter.topics': list(
      Object.values(policy.newsletter.topics).map((topic) => `${open}${topic[language]}${close}`),
    ),
    'attachments.maxBytes': formatBytes(policy.attachments.maxBytes, language),
    'attachments.types': list(policy.attachments.types.map(typeName)),
    'gdpr.appliesFrom': dayName(gdprAppliesFrom, language),
  };
}

/** "5 MB", "500 kB": decimal units, at most one decimal place. */
export function formatBytes(bytes: number, language: Language): string {
  const [unit, size] =
    bytes >= 1e6 ? ['megabyte', bytes / 1e6] : bytes >= 1e3 ? ['kilobyte', bytes / 1e3] : ['byte', bytes];
  return new Intl.NumberFormat(localeOf[language], {
    style: 'unit',
    unit,
    // "5 bytes", as "5 byte" is no English.
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(size);
}

/** "PDF" for `application/pdf`; the usual ending where the subtype says nothing. */
const typeName = (type: string): string =>
  type === 'text/plain' ? 'TXT' : ((type.split('/')[1] ?? type).split(/[+;]/)[0]?.toUpperCase() ?? type);

/** Per activity: its title, and its categories in words, all and by the way they are taken. */
function activityValues(policy: Policy, texts: PolicyTexts): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, activity] of entriesOf(policy.activities)) {
    // Joined by commas alone, because a category such as "date and time" has an "and" of its own.
    const words = (taking?: Taking) =>
      categoriesOf(activity.data)
        .filter((category) => taking === undefined || activity.data[category] === taking)
        .map((category) => texts.data[category])
        .join(', ') || texts.words.none;
    values[`${name}.title`] = texts.activities[name].title;
    values[`${name}.data`] = words();
    for (const taking of ['required', 'optional', 'recorded'] as const)
      values[`${name}.data.${taking}`] = words(taking);
  }
  return values;
}

/** The categories that an activity takes, in the order in which its policy lists them. */
export const categoriesOf = (data: Policy['activities'][ActivityName]['data']): DataCategory[] =>
  Object.keys(data).flatMap((key) => dataCategories.find((category) => category === key) ?? []);

/** `Object.entries` with the names of the keys; a policy's records hold no others. */
export const entriesOf = <K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] =>
  Object.entries(record) as [K, V][];

/** `accessLog.ground` and so on: why the ground of an activity holds. */
export const groundsInForce = (policy: Policy, texts: PolicyTexts): [string, string][] =>
  entriesOf(policy.activities).map(([name, activity]) => [
    `${name}.ground`,
    texts.activities[name].ground[activity.basis] ?? '',
  ]);

/** The sentence that fits the value, for each set of variants. */
export function variantsInForce(policy: Policy, texts: PolicyTexts): [string, string][] {
  const { variants } = texts;
  const { controller, recipients, analysis } = policy;
  const inUse = (siteId: string | undefined) => (siteId === 'none' ? 'off' : 'on');
  const inside = eea.has(controller.country);
  const unnamed = inside ? 'unneeded' : 'none';
  const officer = controller.dataProtectionOfficer === 'none' ? 'none' : 'named';
  return [
    ['analysis.text', variants.analysis[analysis.mode]],
    ['recipients.google.text', variants.google[inUse(recipients.google.siteId)]],
    ['recipients.yandex.text', variants.yandex[inUse(recipients.yandex.siteId)]],
    [
      'controller.representative.text',
      variants.representative[controller.representative === 'none' ? unnamed : 'named'],
    ],
    ['controller.dataProtectionOfficer.text', variants.dataProtectionOfficer[officer]],
    ['controller.seat.text', variants.seat[inside ? 'inside' : 'outside']],
  ];
}

/** The European Economic Area: the Union with Iceland, Liechtenstein and Norway. */
export const eea: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);
