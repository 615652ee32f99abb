import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafAt, leavesOf, policy, texts, withLeaf } from '../../test/reference.ts';
import { checkTexts } from './check-texts.ts';
import type { Policy } from './language.ts';

const told = (candidate: unknown, of: Policy = policy) =>
  checkTexts(of, candidate).map(({ where, problem, remedy }) => `${where}: ${problem}. ${remedy}`);
const changed = (path: string, text: unknown) => withLeaf(texts, path.split('/'), text);

test('the words of the reference policy hold', () => {
  expect(told(texts)).toEqual([]);
});

test('any sentence that is missing or empty is named by its place', () => {
  const paths = leavesOf(texts).filter((path) => !path.includes('ground') && !path.includes('version'));
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.constantFrom(undefined, '', '  ', 7), (path, nothing) => {
      const found = checkTexts(policy, withLeaf(texts, path, nothing));
      const place = path.slice(0, -1).join('.');
      expect(found.some(({ where }) => where.startsWith(place))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('words that are no object at all are refused, not crashed on', () => {
  for (const candidate of [undefined, null, 7, [], { en: null }, { ...texts, ru: undefined }])
    expect(told(candidate)).not.toEqual([]);
});

test('an unknown name is refused by name', () => {
  expect(told(changed('de/activities/newsleter', {}))[0]).toMatch(/newsleter/);
});

test('a misspelt placeholder is named with the nearest known one', () => {
  const misspelt = changed('ru/clauses/2.1/1', 'Срок: {accesLog.keep.1}.');
  expect(told(misspelt)[0]).toMatch(/ru\.clauses\.2\.1\.2: .*\{accesLog\.keep\.1\}.*\{accessLog\.keep\.1\}/);
  expect(told(changed('en/variants/analysis/exempt', '{analysis.smalestGroup}'))[0]).toContain(
    'Did you mean {analysis.smallestGroup}?',
  );
});

test('a sentence that is not in force may name what the policy does not have', () => {
  expect(leafAt(texts, ['en', 'variants', 'representative', 'named'])).toContain(
    '{controller.representative.name}',
  );
  expect(told(texts)).toEqual([]);
});

test('a figure in a sentence is refused, an article or a clause is not', () => {
  expect(told(changed('en/clauses/9/0', 'Gone after 30 days.'))[0]).toMatch(
    /en\.clauses\.9\.1: the figure 30/,
  );
  for (const name of [
    'Art. 6(1)(f) GDPR',
    'Arts 12 to 22 and Art. 5(2)',
    'Art. 6 Abs. 1 Buchst. f DSGVO',
    'ст. 12–22 и ст. 5(2) GDPR',
    'clauses 3.1 to 3.4',
    'пункты 3.1–3.4',
    'Regulation (EU) 2016/679',
    'Regulation 1182/71',
    '[x](https://example.com/1)',
  ])
    expect(told(changed('en/clauses/9/0', `See ${name}.`)), name).toEqual([]);
});

test('a link to anything but https or our own pages is refused', () => {
  expect(told(changed('en/clauses/9/0', '[x](javascript:alert)'))[0]).toContain('link');
});

test('a changed ground without words for it is refused', () => {
  const other = withLeaf(policy, ['activities', 'contact', 'basis'], 'consent');
  expect(told(texts, other)).toHaveLength(3);
  expect(told(texts, other)[0]).toContain('en.activities.contact.ground');
});

test('a period that no sentence tells is refused', () => {
  const keep = [...policy.activities.incomingMail.keep, { for: { days: 3 }, from: 'answered', do: 'erase' }];
  const other = withLeaf(policy, ['activities', 'incomingMail', 'keep'], keep);
  expect(told(texts, other)).toHaveLength(3);
  expect(told(texts, other)[0]).toContain('{incomingMail.keep.2}');
});

test('a new version without a word on what changed is refused', () => {
  expect(told(texts, { ...policy, version: '2027-01-01' })[0]).toContain('what changed in 2027-01-01');
});

test('languages must have the same paragraphs, ours marked alike', () => {
  expect(told(changed('de/clauses/9', ['Eins.', 'Zwei.']))[0]).toContain('de.clauses.9');
  expect(told(changed('ru/clauses/9/0', { ours: 'Пишите.' }))[0]).toContain('ru.clauses.9');
});
