import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policy } from '../../test/reference.ts';
import { decideFlow, type Flow } from './gate.ts';
import { activityNames, bases, recipientKinds, recipientNames } from './vocabulary.ts';

const flows = fc.record({
  activity: fc.constantFrom(...activityNames),
  kind: fc.constantFrom(...recipientKinds),
  recipient: fc.constantFrom(...recipientNames),
  ground: fc.constantFrom(...bases),
  evidence: fc.constantFrom('receipt', ''),
  agreedBy: fc.subarray(['first', 'second']),
});

test('3.5 what is never disclosed reaches no third party, whatever the ground', () => {
  fc.assert(
    fc.property(flows, (flow) => {
      if (flow.kind !== 'third-party' || policy.activities[flow.activity].disclose !== 'never') return;
      expect(decideFlow(policy, flow).allowed).toBe(false);
    }),
    { numRuns: 3_000 },
  );
});

test('1.4 nobody gets what he is not registered for', () => {
  fc.assert(
    fc.property(flows, (flow) => {
      const recipient = policy.recipients[flow.recipient];
      if (!['processor', 'third-party'].includes(flow.kind)) return;
      if (recipient.kind === flow.kind && recipient.activities.includes(flow.activity)) return;
      expect(decideFlow(policy, flow).allowed).toBe(false);
    }),
    { numRuns: 3_000 },
  );
});

const order: Flow = {
  activity: 'contact',
  kind: 'authority',
  ground: 'legalObligation',
  evidence: 'order 7/26',
};

test('3.3 an order is named, and two members of staff agree to it', () => {
  expect(decideFlow(policy, { ...order, agreedBy: ['a', 'b'] }).allowed).toBe(true);
  expect(decideFlow(policy, { ...order, agreedBy: ['a', 'a'] }).allowed).toBe(false);
  expect(decideFlow(policy, { ...order, evidence: '', agreedBy: ['a', 'b'] }).allowed).toBe(false);
});

test('4.6 somebody whom the person names gets the data with express consent only', () => {
  const flow: Flow = {
    activity: 'contact',
    kind: 'designated-by-person',
    ground: 'consent',
    evidence: 'receipt',
  };
  expect(decideFlow(policy, flow).allowed).toBe(true);
  expect(decideFlow(policy, { ...flow, ground: 'contract' }).allowed).toBe(false);
});

test('3.4 the contract is a ground only for what was collected for one', () => {
  const flow: Flow = {
    activity: 'googleAnalytics',
    kind: 'third-party',
    recipient: 'google',
    ground: 'contract',
    evidence: 'contract 1',
  };
  expect(decideFlow(policy, flow).allowed).toBe(false);
  expect(decideFlow(policy, { ...flow, ground: 'consent' }).allowed).toBe(true);
});

test('a refusal says why', () => {
  expect(decideFlow(policy, { ...order, kind: 'third-party', recipient: 'google' })).toEqual({
    allowed: false,
    because: expect.stringMatching(/3\.5/),
  });
});
