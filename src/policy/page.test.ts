import { expect, test } from 'vitest';
import { leafAt, leavesOf, policy, texts, withLeaf } from '../../test/reference.ts';
import { compilePage, inlines, type PolicyPage } from './page.ts';
import { activityNames, clauseIds, languages } from './vocabulary.ts';

const english = compilePage(policy, texts.en, 'en');
const clauseOf = (page: PolicyPage, id: string) =>
  page.sections.flatMap(({ clauses }) => clauses).find((clause) => clause.id === id);
const textOf = (page: PolicyPage, id: string) =>
  clauseOf(page, id)
    ?.paragraphs.flatMap(({ text }) => text.map((part) => part.text))
    .join(' ');

test('all clauses are printed once, in their order, in sections', () => {
  const printed = english.sections.flatMap(({ clauses }) => clauses.map(({ id }) => id));
  expect(printed).toEqual([...clauseIds]);
  expect(english.sections.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
});

test('each activity stands beneath the clause that it cites', () => {
  expect(clauseOf(english, '2.1')?.activities).toEqual(['accessLog']);
  const beneath = english.sections.flatMap(({ clauses }) => clauses.flatMap(({ activities }) => activities));
  expect(beneath.toSorted()).toEqual(activityNames.toSorted());
});

test('the three languages have the same structure and leave no placeholder open', () => {
  const shape = (page: PolicyPage) =>
    page.sections.map(({ clauses }) =>
      clauses.map(({ id, paragraphs, activities }) => [
        id,
        paragraphs.map(({ ours, text }) => [
          ours,
          text.map(({ href }) => href?.replace(/^\/\w\w\//, '/')).filter(Boolean),
        ]),
        activities,
      ]),
    );
  for (const language of languages) {
    const page = compilePage(policy, texts[language], language);
    expect(shape(page)).toEqual(shape(english));
    expect(JSON.stringify(page)).not.toMatch(/\{[a-z]\w*\.[\w.]+\}/);
    expect(JSON.stringify(page)).not.toContain('undefined');
  }
});

test('the facts of the policy of record are on the page', () => {
  expect(textOf(english, '2.1')).toContain('7 days');
  expect(textOf(english, '6.1.3')).toContain('+7 (812) 655-0350 or 1-877-595-5181');
  expect(textOf(english, '6.1.3')).toContain('10:00–19:00 GMT+3');
  expect(textOf(english, '6.2.2')).toMatch(/24 hours.*1 month/);
  expect(textOf(english, '6.1.2')).toContain('5 years');
  expect(textOf(english, '7.5')).toMatch(/25 May 2018, version 18/);
});

test('additions of ours are marked, and section 10 is nothing else', () => {
  const ten = english.sections.find(({ id }) => id === '10');
  expect(ten?.clauses.every(({ paragraphs }) => paragraphs.every(({ ours }) => ours))).toBe(true);
  expect(clauseOf(english, '2.1')?.paragraphs.map(({ ours }) => ours)).toEqual([false, false, true, true]);
});

test('a changed value changes sentence and row', () => {
  const sooner = withLeaf(policy, ['activities', 'accessLog', 'keep', '0', 'for'], { days: 3 });
  const page = compilePage(sooner, texts.de, 'de');
  expect(textOf(page, '2.1')).toContain('3 Tage');
  expect(page.activities.find(({ name }) => name === 'accessLog')?.keep[0]?.period).toBe('3 Tage');
});

test('every value of the policy changes the page, but the products’ dates and numbers, which the product pages show, and words of other languages', () => {
  const elsewhere =
    /^products\..*\.(released|version|number)$|^products\.[^.]+\.(editions|entitlements)\.|^newsletter\.topics\..*\.(de|ru)$/;
  const whole = JSON.stringify(english);
  const same = leavesOf(policy)
    .filter((path) => !elsewhere.test(path.join('.')))
    .filter((path) => {
      const changed = withLeaf(policy, path, different(path, leafAt(policy, path)));
      return JSON.stringify(compilePage(changed, texts.en, 'en')) === whole;
    });
  expect(same.map((path) => path.join('.'))).toEqual([]);
});

const choices: Readonly<Record<string, readonly unknown[]>> = {
  clause: ['1.1', '1.2'],
  basis: ['consent', 'contract'],
  ours: [true, false],
  disclose: ['never', 'onGround'],
  subjects: ['visitors', 'customers'],
  do: ['erase', 'block'],
  country: ['RU', 'DE'],
  kind: ['processor', 'authority'],
  safeguard: ['none', 'adequacy'],
  sameSite: ['Lax', 'Strict'],
  life: ['session', { days: 1 }],
  effective: ['2026-11-23', '2027-01-31'],
  tollFree: [true, false],
  mode: ['exempt', 'consent'],
  collects: ['none', 'consent'],
  activity: ['staff', 'staffLog'],
  activities: ['staff', 'staffLog'],
  data: ['required', 'optional'],
  representative: [{ name: 'Ann Example', address: 'Dublin', email: 'ann@example.com' }],
  dataProtectionOfficer: [{ email: 'officer@example.com' }],
};

/** Another value of the same kind. */
function different(path: readonly string[], value: unknown): unknown {
  const [key = '', parent = ''] = path.toReversed();
  if (typeof value === 'number') return key === 'maxBytes' ? value + 1e6 : value + 1;
  if (path[0] === 'staffRoles') return value === 'outbox:read' ? 'overview' : 'outbox:read';
  if (key === 'from' && path[0] === 'activities') return value === 'recorded' ? 'closed' : 'recorded';
  const possible = choices[key] ?? choices[parent];
  if (possible) return possible.find((choice) => choice !== value);
  return `${value}x`;
}

test('links lead to https addresses or into the page’s language, and to nothing else', () => {
  expect(inlines('See [us](/contact) and [them](https://example.com/a).', 'de')).toEqual([
    { text: 'See ' },
    { text: 'us', href: '/de/contact' },
    { text: ' and ' },
    { text: 'them', href: 'https://example.com/a' },
    { text: '.' },
  ]);
  const harmful = '[a](javascript:alert) [b](//example.com) [c](http://example.com)';
  expect(inlines(harmful, 'en')).toEqual([{ text: harmful }]);
});

test('a recipient without a site id is shown as switched off', () => {
  expect(english.recipients.find(({ key }) => key === 'google')).toMatchObject({
    active: false,
    country: 'Ireland',
  });
  const used = withLeaf(policy, ['recipients', 'google', 'siteId'], 'G-EXAMPLE');
  const page = compilePage(used, texts.en, 'en');
  expect(page.recipients.find(({ key }) => key === 'google')?.active).toBe(true);
  expect(textOf(page, '6.3.1')).toContain('Google Analytics is in use');
});
