import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafAt, leavesOf, policy, texts, withLeaf } from '../../test/reference.ts';
import { diffPolicies } from './diff.ts';
import type { Policy } from './language.ts';

const diff = (after: Policy, before = policy) => diffPolicies(before, after, texts);
const change = (path: string, value: unknown) => diff(withLeaf(policy, path.split('/'), value));
const only = (path: string, value: unknown) => {
  const changes = change(path, value);
  expect(changes).toHaveLength(1);
  return changes[0];
};

test('the same policy has no difference', () => {
  expect(diff(structuredClone(policy))).toEqual([]);
});

test('a shorter period deletes more and says so in plain words', () => {
  expect(only('activities/contact/keep/0/for', { days: 10 })).toEqual({
    path: 'activities.contact.keep.closed.erase',
    kind: 'deletesMore',
    needsAcceptance: true,
    activity: 'contact',
    sentence: 'Messages to us: deleted 10 days after closing instead of 30 days: earlier than now.',
  });
});

test('a longer period keeps longer; the same length in other units is a matter of words', () => {
  expect(only('activities/accessLog/keep/0/for', { days: 8 })).toMatchObject({ kind: 'keepsLonger' });
  expect(only('activities/account/keep/0/for', { years: 2 })).toMatchObject({
    kind: 'words',
    needsAcceptance: false,
  });
});

test('a period added deletes more, one taken away keeps longer', () => {
  const keep = policy.activities.contact.keep;
  expect(only('activities/contact/keep', keep.slice(1))).toMatchObject({ kind: 'keepsLonger' });
  expect(
    only('activities/contact/keep', [...keep, { for: { days: 1 }, from: 'sent', do: 'erase' }]),
  ).toMatchObject({ kind: 'deletesMore' });
});

test.each([
  ['activities/contact/data/rating', 'optional', 'takesMore', true],
  ['activities/contact/data/email', 'required', 'takesMore', true],
  ['activities/contact/data/email', undefined, 'takesLess', false],
  ['activities/contact/basis', 'consent', 'takesLess', false],
  ['activities/newsletter/basis', 'legitimateInterests', 'widensPurpose', true],
  ['activities/contact/disclose', 'onGround', 'disclosesMore', true],
  ['activities/newsletter/disclose', 'never', 'disclosesLess', false],
  ['activities/contact/clause', '6.1.1', 'words', false],
  ['recipients/google/activities', ['googleAnalytics', 'contact'], 'disclosesMore', true],
  ['recipients/google/siteId', 'G-EXAMPLE', 'disclosesMore', true],
  ['recipients/google/country', 'US', 'disclosesMore', true],
  ['recipients/mailRelay/kind', 'third-party', 'disclosesMore', true],
  ['recipients/google', undefined, 'disclosesLess', false],
  ['analysis/smallestGroup', 3, 'seesMore', true],
  ['analysis/smallestGroup', 9, 'seesLess', false],
  ['analysis/mode', 'consent', 'takesLess', false],
  ['cookies/visit/idle', { hours: 2 }, 'keepsLonger', true],
  ['cookies/choice/life', { months: 1 }, 'takesLess', false],
  ['cookies/visit/life', { days: 1 }, 'keepsLonger', true],
  ['cookies/visit/total', undefined, 'keepsLonger', true],
  ['attachments/maxBytes', 9_000_000, 'takesMore', true],
  ['products/promt-18/versions/0/collects', 'consent', 'takesMore', true],
  ['supportCycle', { years: 4 }, 'deletesMore', true],
  ['staffAccess/invitation', { days: 9 }, 'keepsLonger', true],
  ['staffAccess/codeWithin', { minutes: 5 }, 'deletesMore', true],
  ['licensing/signals/within', { days: 120 }, 'seesMore', true],
  ['licensing/signals/machinesPerSeat', 3, 'seesMore', true],
  ['licensing/signals/networksPerSeat', 30, 'seesLess', false],
  ['controller/name', 'Example Ltd', 'words', false],
  ['version', '2027-01-01', 'words', false],
])('%s to %j: %s', (path, value, kind, needsAcceptance) => {
  expect(only(path, value)).toMatchObject({ kind, needsAcceptance });
});

test('another controller is told everywhere: on the pages, in mails and in answers', () => {
  expect(only('controller/name', 'Example Ltd')?.sentence).toMatch(
    /“Example Ltd” instead of .* The policy's page, the imprint, mails and answers follow\.$/,
  );
  expect(only('version', '2027-01-01')?.sentence).toMatch(/Only the words on the page follow\.$/);
});

test('a permission given to a role lets more people see, one withdrawn fewer', () => {
  const { viewer } = policy.staffRoles;
  expect(only('staffRoles/viewer', [...viewer, 'contact:read'])).toMatchObject({
    kind: 'seesMore',
    needsAcceptance: true,
    sentence: 'Staff role viewer may newly: read messages.',
  });
  expect(only('staffRoles/viewer', viewer.slice(1))).toMatchObject({ kind: 'seesLess' });
});

test('analysis without asking instead of after consent must be accepted', () => {
  const asked = withLeaf(policy, ['analysis', 'mode'], 'consent');
  expect(diff(policy, asked)).toMatchObject([{ kind: 'takesMore', needsAcceptance: true }]);
});

test('a policy stored by an earlier version of the program can be compared', () => {
  const { personRecord: _, ...activities } = policy.activities;
  const earlier = { ...policy, activities } as Policy;
  expect(diff(policy, earlier)).toMatchObject([
    { path: 'activities.personRecord', kind: 'takesMore', activity: 'personRecord' },
  ]);
  expect(() => diffPolicies({} as Policy, policy, texts)).not.toThrow();
});

test('the order of a list is a difference without consequence', () => {
  const { types } = policy.attachments;
  expect(only('attachments/types', types.toReversed())).toMatchObject({
    kind: 'other',
    needsAcceptance: false,
  });
});

test('no single changed value goes unnoticed, in either direction', () => {
  const paths = leavesOf(policy);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.integer({ min: 2, max: 500 }), (path, n) => {
      const value = leafAt(policy, path);
      const other =
        typeof value === 'number' ? value + n : typeof value === 'boolean' ? !value : `${value}${n}`;
      const after = withLeaf(policy, path, other);
      for (const changes of [diff(after), diff(policy, after)]) {
        expect(changes.length).toBeGreaterThan(0);
        for (const { sentence } of changes) expect(sentence).not.toMatch(/undefined|\[object|^\s*$/);
      }
    }),
    { numRuns: 400 },
  );
});
