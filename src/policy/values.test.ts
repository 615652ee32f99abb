import { expect, test } from 'vitest';
import { leafAt, leavesOf, policy, texts } from '../../test/reference.ts';
import { fill, formatBytes, placeholdersOf, UnknownPlaceholder, valuesOf } from './values.ts';
import { languages } from './vocabulary.ts';

const value = (name: string, language: 'en' | 'de' | 'ru' = 'en', of = policy) =>
  valuesOf(of, texts[language], language).get(name);

test('a period is printed in the language of the page', () => {
  expect(languages.map((language) => value('accessLog.keep.1', language))).toEqual([
    '7 days',
    '7 Tage',
    '7 дней',
  ]);
  expect(value('contact.keep.3', 'ru')).toBe('6 месяцев');
});

test('countries, days, sizes and office hours are printed in the language', () => {
  expect(value('controller.country', 'de')).toBe('Russland');
  expect(value('effective', 'en')).toBe('23 November 2026');
  expect(value('attachments.maxBytes', 'ru')).toBe('5 МБ');
  expect(value('controller.hours', 'de')).toBe('Montag–Freitag, 10:00–19:00 GMT+3');
  expect(formatBytes(1_500, 'en')).toBe('1.5 kB');
});

test('office hours with a gap name each run of days, and half hours of the offset are kept', () => {
  const hours = { ...policy.controller.hours, days: [6, 1, 2, 4], offset: '-05:30' };
  const other = { ...policy, controller: { ...policy.controller, hours } };
  expect(value('controller.hours', 'en', other)).toBe(
    'Monday–Tuesday, Thursday and Saturday, 10:00–19:00 GMT-5:30',
  );
});

test('lists are drawn from the policy: what is required, optional, never passed on, not collected', () => {
  expect(value('contact.data.required')).toBe('message');
  expect(value('contact.data.optional')).toBe('e-mail address, name, telephone number, attached files');
  expect(value('disclosed.never')).toContain('“Log of the site”, “Visits”');
  expect(value('disclosed.never')).not.toContain('Google');
  expect(value('products.collectingNothing')).toBe('PROMT 18');
  expect(value('products.lastCollectingNothing')).toBe('18');
  expect(value('controller.phones')).toBe('+7 (812) 655-0350 or 1-877-595-5181 (toll-free)');
});

test('an empty list is said to be none', () => {
  const products = { solo: { name: 'Solo', number: 1, editions: {}, entitlements: {}, versions: [] } };
  expect(value('products.askingConsent', 'de', { ...policy, products })).toBe('keine');
});

test('sentences follow the value that chooses them', () => {
  const asked = { ...policy, analysis: { ...policy.analysis, mode: 'consent' as const } };
  expect(value('analysis.text')).toContain('without asking first');
  expect(value('analysis.text', 'en', asked)).toContain('only after you have agreed');
  const representative = { name: 'Ann Example', address: 'Dublin', email: 'ann@example.com' };
  const represented = { ...policy, controller: { ...policy.controller, representative } };
  expect(value('controller.representative.text', 'en', represented)).toContain('Ann Example, Dublin');
  const inGermany = { ...policy, controller: { ...policy.controller, country: 'DE' } };
  expect(value('controller.seat.text', 'en', inGermany)).toContain('Germany, within the European');
  expect(value('controller.representative.text', 'en', inGermany)).toContain('We need no representative');
});

test('an unknown placeholder is refused by name', () => {
  expect(() => fill('{controller.nmae}', new Map())).toThrow(UnknownPlaceholder);
  expect(() => fill('{controller.nmae}', new Map())).toThrow('{controller.nmae}');
});

test('every placeholder of every language has a value', () => {
  for (const language of languages) {
    const values = valuesOf(policy, texts[language], language);
    const sentences = leavesOf(texts[language]).filter(([part]) => part !== 'variants');
    const used = sentences.flatMap((path) => placeholdersOf(String(leafAt(texts[language], path))));
    expect(new Set(used).size).toBeGreaterThan(60);
    expect(used.filter((name) => !values.has(name))).toEqual([]);
  }
});
