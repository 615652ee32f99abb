import { expect, test } from 'vitest';
import { policy } from '../../test/reference.ts';
import { versionRule } from './products.ts';

test.each([
  ['PROMT 18', '18', 'none'],
  ['PROMT 18', '18.5', 'none'],
  ['PROMT 19', '19', 'consent'],
  ['PROMT 20', '20', 'consent'],
])('7.5 %s, version %s: %s', (name, version, collects) => {
  expect(versionRule(policy, name, version)?.collects).toBe(collects);
});

test('an unlisted version or product has no rule', () => {
  expect(versionRule(policy, 'PROMT 18', '17')).toBeNull();
  expect(versionRule(policy, 'PROMT 18', '185')).toBeNull();
  expect(versionRule(policy, 'Other', '21')).toBeNull();
});

test('a version that is listed itself has its own end of support', () => {
  expect(versionRule(policy, 'PROMT 21', '21.5')?.supportEnds).toEqual(new Date('2031-02-10T00:00:00Z'));
  expect(versionRule(policy, 'PROMT 21', '21.4')?.supportEnds).toEqual(new Date('2029-10-01T00:00:00Z'));
});
