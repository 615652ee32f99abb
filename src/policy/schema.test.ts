import { expect, test } from 'vitest';
import { policy } from '../../test/reference.ts';
import { policySchema } from './schema.ts';

const pathsOf = (candidate: unknown) =>
  policySchema.safeParse(candidate).error?.issues.map((issue) => issue.path.join('.')) ?? [];

test('the reference policy has the shape of a policy', () => {
  expect(policySchema.parse(policy)).toEqual(policy);
});

test.each([
  ['controller.country', { controller: { ...policy.controller, country: 'QQ' } }],
  [
    'controller.emails.contact',
    { controller: { ...policy.controller, emails: { ...policy.controller.emails, contact: 'x' } } },
  ],
  ['effective', { effective: '2026-02-30' }],
  ['supportCycle', { supportCycle: { years: 1, days: 1 } }],
  ['supportCycle.years', { supportCycle: { years: 1.5 } }],
  ['analysis.smallestGroup', { analysis: { ...policy.analysis, smallestGroup: 1 } }],
  ['attachments.types', { attachments: { ...policy.attachments, types: [] } }],
  ['', { surprise: true }],
])('a wrong value is told at %s', (path, change) => {
  expect(pathsOf({ ...policy, ...change })).toEqual([path]);
});

test('a value that is no policy at all is refused', () => {
  for (const value of [null, undefined, 'policy', 7, []]) expect(pathsOf(value).length).toBeGreaterThan(0);
});
