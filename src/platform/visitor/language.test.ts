import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interfaceLanguage, negotiate } from './language.ts';

test.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de-AT'],
  ['en;q=0.5, ru', 'ru'],
  ['EN-us', 'en-US'],
  ['zh-Hant-TW,zh;q=0.8', 'zh-TW'],
  ['iw', 'he'],
  ['es-419', 'es-419'],
  ['*, fr;q=0.5', 'fr'],
  ['de;q=0, en;q=0.1', 'en'],
  ['nonsense!, de;q=2, pt', 'pt'],
  [`${'en,'.repeat(200)}ru`, 'en'],
])('%s: the interface speaks %s', (header, language) => {
  expect(interfaceLanguage(header)).toBe(language);
});

test.each([
  [undefined],
  [''],
  ['*'],
  ['-'],
  ['und'],
  ['a'.repeat(600)],
  ['de;q=x'],
  ["'; drop table"],
  ['de;q=0'],
  [`${'a!,'.repeat(170)}ru-RU`],
])('%s names no language', (header) => {
  expect(interfaceLanguage(header)).toBeNull();
});

test.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['de-CH-1996', 'de'],
  ['fr,de;q=0.3,en;q=0.7', 'en'],
  ['uk, RU;q=0.4', 'ru'],
  ['fr', 'en'],
  ['en;q=0, *', 'de'],
  ['*', 'en'],
  ['en;q=0.1, de;q=0.1', 'en'],
  ['deu', 'en'],
  ['de;q=0', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('%s is served in %s', (header, language) => {
  expect(negotiate(header, ['en', 'de', 'ru'])).toBe(language);
});

test('any header gives a short canonical language or none, and a supported page', () => {
  const subtag = fc.string({ unit: fc.constantFrom(...'abdenruxq019-*;,=. '), maxLength: 30 });
  fc.assert(
    fc.property(fc.oneof(subtag, fc.string({ unit: 'binary' })), (header) => {
      const language = interfaceLanguage(header);
      if (language !== null) {
        expect(language).toMatch(/^[a-z]{2,8}(-([A-Z]{2}|\d{3}))?$/);
        expect(interfaceLanguage(language)).toBe(language);
      }
      expect(['en', 'de', 'ru']).toContain(negotiate(header, ['en', 'de', 'ru']));
    }),
    { numRuns: 2000 },
  );
});
