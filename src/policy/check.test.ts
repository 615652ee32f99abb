import { expect, test } from 'vitest';
import { policy } from '../../test/reference.ts';
import { declarations } from '../app.ts';
import { checkPolicy, isPlaceholder } from './check.ts';
import { declare, personTable, table, text, uuid } from './declare.ts';
import type { Policy } from './language.ts';
import { activityNames } from './vocabulary.ts';

/** Places of the problems of a policy that differs from the reference. */
const placesOf = (changed: unknown, tables = declarations) =>
  checkPolicy(changed, tables).map((problem) => problem.where);

type Activities = Policy['activities'];
const withActivity = <N extends keyof Activities>(name: N, change: Partial<Activities[N]>) => ({
  ...policy,
  activities: { ...policy.activities, [name]: { ...policy.activities[name], ...change } },
});

test('the reference policy holds together', () => {
  expect(checkPolicy(policy, declarations)).toEqual([]);
});

test('an unknown activity, a period of zero and a missing block are named by their path', () => {
  expect(placesOf({ ...policy, activities: { ...policy.activities, spying: {} } })).toEqual(['activities']);
  expect(
    placesOf(withActivity('contact', { keep: [{ for: { days: 0 }, from: 'closed', do: 'erase' }] })),
  ).toEqual(['activities.contact.keep.0.for.days']);
  expect(placesOf({ ...policy, controller: undefined })).toEqual(['controller']);
});

test('every problem says what to do', () => {
  for (const { remedy } of checkPolicy(withActivity('accessLog', { basis: 'consent' }), declarations))
    expect(remedy).not.toBe('');
});

test.each([
  ['accessLog', { days: 8 }, 'recorded'],
  ['visits', { days: 8 }, 'recorded'],
  ['newsletter', { months: 2 }, 'left'],
] as const)('%s may not be kept longer than its clause promises', (name, period, from) => {
  const changed = withActivity(name, { keep: [{ for: period, from, do: 'erase' }] });
  expect(placesOf(changed)).toContain(`activities.${name}.keep`);
});

test('what clause 3.5 never discloses cannot be opened', () => {
  expect(placesOf(withActivity('contact', { disclose: 'onGround' }))).toContain(
    'activities.contact.disclose',
  );
});

test('a category that the program does not take for an activity cannot be claimed', () => {
  const data = { ...policy.activities.accessLog.data, password: 'recorded' } as const;
  expect(placesOf(withActivity('accessLog', { data }))).toEqual(['activities.accessLog.data.password']);
});

test('what the program records without a column of its own must be named', () => {
  const { faultKind: _, ...data } = policy.activities.faultRecord.data;
  expect(placesOf(withActivity('faultRecord', { data }))).toEqual(['activities.faultRecord.data']);
});

test('a column that cannot be empty must be taken by its activity', () => {
  const asked = declare('asked', {
    tables: {
      reply: personTable({ activity: 'faultRecord', columns: { kind: text('rating') }, key: ['person_id'] }),
    },
  });
  expect(placesOf(policy, [asked])).toContain('activities.faultRecord.data');
});

test('a personal column without an activity, and a period without a column, are found', () => {
  const loose = declare('loose', {
    tables: {
      names: table({ activity: null, columns: { id: uuid('none'), name: text('name') }, key: ['id'] }),
      lines: table({ activity: 'accessLog', columns: { id: uuid('none') }, key: ['id'] }),
    },
  });
  expect(placesOf(policy, [loose])).toEqual(
    expect.arrayContaining(['loose.names', 'activities.accessLog.keep']),
  );
});

test('a transfer needs the safeguard that fits the country', () => {
  const recipients = { ...policy.recipients, google: { ...policy.recipients.google, country: 'US' } };
  expect(placesOf({ ...policy, recipients })).toEqual(['recipients.google.safeguard']);
});

test('rights are answered within the month of Art. 12(3)', () => {
  expect(placesOf({ ...policy, rights: { ...policy.rights, answerWithin: { days: 32 } } })).toEqual([
    'rights.answerWithin',
  ]);
});

test('a version up to 18 collects nothing, and none is listed twice', () => {
  const version = (number: string) => ({
    version: number,
    released: '2018-01-01',
    collects: 'consent' as const,
  });
  const listed = (number: string) => ({
    ...policy,
    products: {
      ...policy.products,
      more: {
        name: 'More',
        number: 1,
        editions: { one: { number: 1, name: 'One' } },
        entitlements: {},
        versions: [version(number)],
      },
    },
  });
  expect(placesOf(listed('18.5'))).toEqual(['products.more']);
  expect(placesOf(listed('21'))).toEqual(['products.more']);
  expect(placesOf(listed('22'))).toEqual([]);
});

test('signals count what is kept, by days, and no ordinary use raises one', () => {
  const changed = (change: Partial<Policy['licensing']['signals']>) =>
    placesOf({
      ...policy,
      licensing: { ...policy.licensing, signals: { ...policy.licensing.signals, ...change } },
    });
  expect(changed({ within: { months: 12 } })).toEqual([]);
  expect(changed({ within: { months: 13 } })).toEqual(['licensing.signals.within']);
  expect(changed({ within: { hours: 23 } })).toEqual(['licensing.signals.within']);
  expect(changed({ machinesPerSeat: 1 })).toEqual(['licensing.signals.machinesPerSeat']);
  expect(changed({ networksPerMachine: 21 })).toEqual(['licensing.signals.networksPerSeat']);
});

test('numbers of products and editions stand for one thing each, and a code has room for 8 entitlements', () => {
  const changed = (change: object) => {
    const products = { ...policy.products, 'promt-20': { ...policy.products['promt-20'], ...change } };
    return placesOf({ ...policy, products } as Policy);
  };
  expect(changed({ number: 19 })).toEqual(['products.promt-20.number']);
  const twice = { a: { number: 1, name: 'A' }, b: { number: 1, name: 'B' } };
  expect(changed({ editions: twice })).toEqual(['products.promt-20.editions']);
  expect(changed({ editions: {} })).toEqual(['products.promt-20.editions']);
  const words = { en: 'x', de: 'x', ru: 'x' };
  const named = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`e${i}`, words]));
  expect(changed({ entitlements: named(8) })).toEqual([]);
  expect(changed({ entitlements: named(9) })).toEqual(['products.promt-20.entitlements']);
});

test('the version is called by the day on which it takes effect', () => {
  expect(placesOf({ ...policy, effective: '2027-01-01' })).toEqual(['effective']);
  expect(placesOf({ ...policy, version: `${policy.effective}.2` })).toEqual([]);
});

test('two cookies of one name, and a visit that outlives the browser, are refused', () => {
  const cookies = { ...policy.cookies, visit: { ...policy.cookies.visit, name: policy.cookies.staff.name } };
  expect(placesOf({ ...policy, cookies })).toEqual(['cookies']);
  const lasting = { ...policy.cookies, visit: { ...policy.cookies.visit, life: { days: 1 } } };
  expect(placesOf({ ...policy, cookies: lasting })).toEqual(['cookies.visit.life']);
});

test('the facts of every activity are those of the policy file', () => {
  for (const name of activityNames)
    expect(placesOf(withActivity(name, { ours: !policy.activities[name].ours }))).toContain(
      `activities.${name}.ours`,
    );
});

test('addresses under .invalid are placeholders', () => {
  expect(isPlaceholder('contact@promt.INVALID')).toBe(true);
  expect(isPlaceholder('contact@example.com')).toBe(false);
});
