import { join } from 'node:path';
import { expect, test } from 'vitest';
import { declarations } from '../app.ts';
import { requirePolicy } from '../platform/policy-force.ts';
import { repository } from '../platform/repository.ts';
import { tablesOf } from './declare.ts';
import { compileRetention, dueAt } from './retention.ts';

const { policy } = await requirePolicy(join(repository, 'policy/promt.ts'), declarations);
const at = (text: string) => new Date(text);

test('every table of an activity that ends has a rule, or goes with its parent', () => {
  const rules = new Set(compileRetention(policy, declarations).map((rule) => rule.table));
  for (const { full, table } of tablesOf(declarations)) {
    const ends = table.activity !== null && policy.activities[table.activity].keep.length > 0;
    if (ends && (!table.parent || table.anchors)) expect(rules).toContain(full);
  }
});

test('a changed period changes the rule and the day', () => {
  const { outgoingMail } = policy.activities;
  const shorter = {
    ...policy,
    activities: {
      ...policy.activities,
      outgoingMail: { ...outgoingMail, keep: [{ for: { days: 2 }, from: 'sent', do: 'erase' } as const] },
    },
  };
  const rule = compileRetention(shorter, declarations).find((one) => one.table === 'mail.outbox');
  expect(rule?.steps).toEqual([{ anchor: 'sent', column: 'sent_at', period: { days: 2 } }]);
  const sent = at('2026-11-25T12:00:00Z');
  expect(dueAt(policy, 'outgoingMail', { sent })).toEqual(at('2026-12-02T12:00:00Z'));
  expect(dueAt(shorter, 'outgoingMail', { sent })).toEqual(at('2026-11-27T12:00:00Z'));
});

test('the step that falls due first acts; without an anchor nothing is due', () => {
  const received = at('2026-01-31T00:00:00Z');
  expect(dueAt(policy, 'contact', { received })).toEqual(at('2026-07-31T00:00:00Z'));
  expect(dueAt(policy, 'contact', { received, answered: at('2026-02-01T00:00:00Z') })).toEqual(
    at('2026-05-02T00:00:00Z'),
  );
  expect(
    dueAt(policy, 'contact', {
      received,
      answered: at('2026-02-01T00:00:00Z'),
      closed: at('2026-02-02T00:00:00Z'),
    }),
  ).toEqual(at('2026-03-04T00:00:00Z'));
  expect(dueAt(policy, 'contact', { closed: null })).toBeNull();
});

test('blocking is not erasing: an unconfirmed sign-up is dead after a day and gone after a month', () => {
  const signedUp = at('2026-01-31T08:00:00Z');
  expect(dueAt(policy, 'newsletterSignUp', { signedUp }, 'block')).toEqual(at('2026-02-01T08:00:00Z'));
  expect(dueAt(policy, 'newsletterSignUp', { signedUp })).toEqual(at('2026-02-28T08:00:00Z'));
});
