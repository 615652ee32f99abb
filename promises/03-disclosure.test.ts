import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Disclosure, type DisclosureTables, disclose } from '../src/modules/disclosure/module.ts';
import { decideFlow, type Flow } from '../src/policy/gate.ts';
import type { Policy, Recipient } from '../src/policy/language.ts';
import { activityNames, bases, recipientKinds, recipientNames } from '../src/policy/vocabulary.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { fillPerson } from '../test/rows.ts';

let avow: TestProgram;
let personId: string;
beforeAll(async () => {
  avow = await openTestProgram();
  ({ personId } = await fillPerson(avow, 'flow@example.com'));
  await avow.admin.query('DELETE FROM disclosure.entry');
});
afterAll(() => avow.close());

/** The analytics activity may be disclosed, and its recipient is registered: what is refused here is refused for its ground. */
const toGoogle = { activity: 'googleAnalytics', kind: 'third-party', recipient: 'google' } as const;

async function tryFlow(flow: Omit<Disclosure, 'personId'>): Promise<string> {
  const db = avow.program.pools.database<DisclosureTables>('rights');
  const before = await entries();
  try {
    await db.transaction().execute((tx) => disclose(tx, avow.program.services, { ...flow, personId }));
  } catch (error) {
    expect(await entries(), 'a refusal leaves no entry').toBe(before);
    return error instanceof Error ? error.message : String(error);
  }
  expect(await entries(), 'an entry in the same transaction').toBe(before + 1);
  return 'left';
}
const entries = async () =>
  (await avow.admin.query<{ count: number }>('SELECT count(*)::integer AS count FROM disclosure.entry'))
    .rows[0]?.count ?? 0;

async function consentTo(recipient: string): Promise<string> {
  const { rows } = await avow.admin.query<{ id: string }>(
    `INSERT INTO rights.consent (person_id, policy_version, id, activity, recipient, decision, wording, given_at)
     VALUES ($1, 'x', gen_random_uuid(), 'googleAnalytics', $2, 'granted', 'Yes', now()) RETURNING id`,
    [personId, recipient],
  );
  return rows[0]?.id ?? '';
}

test('3.1 consent is for one recipient, is proven by its receipt, and ends when it is taken back', async () => {
  expect(await tryFlow({ ...toGoogle, ground: 'consent' })).toBe('flowRefused');
  expect(await tryFlow({ ...toGoogle, ground: 'consent', evidence: 'they said yes' })).toBe('consentMissing');
  const forYandex = await consentTo('yandex');
  expect(await tryFlow({ ...toGoogle, ground: 'consent', evidence: forYandex })).toBe('consentMissing');
  const receipt = await consentTo('google');
  expect(await tryFlow({ ...toGoogle, ground: 'consent', evidence: receipt })).toBe('left');
  await avow.admin.query('UPDATE rights.consent SET ended_at = now() WHERE id = $1', [receipt]);
  expect(await tryFlow({ ...toGoogle, ground: 'consent', evidence: receipt })).toBe('consentMissing');
});

test('3.2 the balance of interests is recorded with the entry, by a person', async () => {
  const flow = {
    ...toGoogle,
    ground: 'legitimateInterests',
    evidence: 'Fraud; little is revealed.',
  } as const;
  expect(await tryFlow(flow)).toBe('flowRefused');
  expect(await tryFlow({ ...flow, agreedBy: ['staff-1'] })).toBe('left');
  const { rows } = await avow.admin.query(
    `SELECT evidence, agreed_by FROM disclosure.entry WHERE ground = 'legitimateInterests'`,
  );
  expect(rows).toEqual([{ evidence: 'Fraud; little is revealed.', agreed_by: ['staff-1'] }]);
});

test('3.3 a legal duty names its law, and two members of staff agree', async () => {
  const order = {
    activity: 'contact',
    kind: 'authority',
    recipientName: 'Sample Court',
    ground: 'legalObligation',
  } as const;
  expect(await tryFlow({ ...order, agreedBy: ['a', 'b'] })).toBe('flowRefused');
  expect(await tryFlow({ ...order, evidence: 'Order 5/2026', agreedBy: ['a'] })).toBe('flowRefused');
  expect(await tryFlow({ ...order, evidence: 'Order 5/2026', agreedBy: ['a', 'a'] })).toBe('flowRefused');
  expect(await tryFlow({ ...order, evidence: 'Order 5/2026', agreedBy: ['a', 'b'] })).toBe('left');
  const { rows } = await avow.admin.query(
    `SELECT law, recipient FROM disclosure.entry WHERE kind = 'authority'`,
  );
  expect(rows).toEqual([{ law: 'Order 5/2026', recipient: 'Sample Court' }]);
});

test('3.4 a contract carries only data that were collected for one', async () => {
  expect(await tryFlow({ ...toGoogle, ground: 'contract', evidence: 'Contract 7', agreedBy: ['a'] })).toBe(
    'flowRefused',
  );
});

/** As if every recipient were registered for everything, so that nothing but what 3.5 says can stop a flow. */
function registeredForAll(policy: Policy): Policy {
  const { mailRelay, google, yandex } = policy.recipients;
  const open = (recipient: Recipient): Recipient => ({ ...recipient, activities: activityNames });
  return {
    ...policy,
    recipients: { mailRelay: open(mailRelay), google: open(google), yandex: open(yandex) },
  };
}

test('3.5 what is never passed on goes to no third party, whatever the ground, evidence or agreement', () => {
  const policy = registeredForAll(avow.program.services.policy);
  const whole = { ground: 'legitimateInterests', evidence: 'x', agreedBy: ['a', 'b'] } as const;
  for (const activity of activityNames)
    expect(
      decideFlow(policy, { ...whole, activity, kind: 'third-party', recipient: 'google' }).allowed,
      activity,
    ).toBe(policy.activities[activity].disclose === 'onGround');
  const flow: fc.Arbitrary<Flow> = fc.record({
    activity: fc.constantFrom(...activityNames),
    kind: fc.constantFrom(...recipientKinds),
    recipient: fc.constantFrom(...recipientNames),
    ground: fc.constantFrom(...bases),
    evidence: fc.string(),
    agreedBy: fc.array(fc.string(), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(flow, (one) => {
      const { allowed } = decideFlow(policy, one);
      if (!allowed) return true;
      if (one.kind === 'third-party') return policy.activities[one.activity].disclose === 'onGround';
      if (one.kind === 'authority')
        return one.ground === 'legalObligation' && new Set(one.agreedBy).size >= 2;
      if (one.kind === 'designated-by-person') return one.ground === 'consent';
      return true;
    }),
    { numRuns: 5_000 },
  );
});

test('3.1 to 3.4 every activity × ground × kind: nothing leaves without what its ground asks for', () => {
  const { policy } = avow.program.services;
  const whole = { recipient: 'google', evidence: 'the evidence', agreedBy: ['a', 'b'] } as const;
  let allowed = 0;
  for (const activity of activityNames)
    for (const ground of bases)
      for (const kind of ['third-party', 'authority', 'designated-by-person'] as const) {
        const flow = { ...whole, activity, ground, kind };
        const passes = (change: Partial<Flow> = {}) => decideFlow(policy, { ...flow, ...change }).allowed;
        if (!passes()) continue;
        allowed += 1;
        const place = `${activity} ${ground} ${kind}`;
        expect(passes({ evidence: '' }), place).toBe(false);
        if (ground === 'legalObligation') expect(passes({ agreedBy: ['a', 'a'] }), place).toBe(false);
        if (ground === 'legitimateInterests') expect(passes({ agreedBy: [] }), place).toBe(false);
        if (ground === 'contract') expect(policy.activities[activity].basis, place).toBe('contract');
      }
  expect(allowed).toBeGreaterThan(activityNames.length);
});

test('3.5 what section 3.5 names is marked as never passed on, and only the person and the law can change that', () => {
  const policy = registeredForAll(avow.program.services.policy);
  const named = activityNames.filter((name) => /^(2\.|1\.3|6\.1|7\.)/.test(policy.activities[name].clause));
  expect(named.length).toBeGreaterThan(5);
  for (const activity of named) {
    expect(policy.activities[activity].disclose, activity).toBe('never');
    const kinds = recipientKinds.filter((kind) =>
      bases.some(
        (ground) =>
          decideFlow(policy, {
            activity,
            kind,
            ground,
            evidence: 'x',
            agreedBy: ['a', 'b'],
            recipient: kind === 'processor' ? 'mailRelay' : 'google',
          }).allowed,
      ),
    );
    expect(kinds, activity).toEqual(['self', 'processor', 'designated-by-person', 'authority']);
  }
});

test('1.4 a processor or third party that is not registered for the activity gets nothing', async () => {
  expect(
    await tryFlow({ activity: 'contact', kind: 'processor', recipient: 'mailRelay', ground: 'contract' }),
  ).toBe('flowRefused');
  expect(await tryFlow({ ...toGoogle, recipient: 'mailRelay', ground: 'consent', evidence: 'x' })).toBe(
    'flowRefused',
  );
});

test('3.1 every mail has its entry; the live check counts those without', async () => {
  const probe = avow.part('rights').probes?.find(({ id }) => id === 'rights.flows');
  await avow.admin.query('DELETE FROM mail.outbox');
  await avow.submit('/en/privacy/my-data', { email: 'probe@example.com' });
  expect((await probe?.measure())?.kept).toBe(true);
  await avow.admin.query('DELETE FROM disclosure.entry');
  expect(await probe?.measure()).toMatchObject({ kept: false, value: { en: '1; none allowed' } });
});

test('3.1 a mail that a restriction keeps beyond the period of its entry is no flow without one', async () => {
  const probe = avow.part('rights').probes?.find(({ id }) => id === 'rights.flows');
  await avow.admin.query('DELETE FROM mail.outbox');
  await avow.submit('/en/privacy/my-data', { email: 'objecting@example.com' });
  await avow.admin.query('UPDATE mail.outbox SET restricted = true');
  const entered = async () =>
    (await avow.admin.query(`SELECT FROM disclosure.entry WHERE activity = 'outgoingMail'`)).rows.length;
  avow.clock.advance(1_094 * 86_400_000);
  await avow.admin.query(`DELETE FROM disclosure.entry WHERE activity = 'outgoingMail'`);
  expect((await probe?.measure())?.kept, 'the entry should still be there').toBe(false);
  avow.clock.advance(2 * 86_400_000 - 600_000);
  await avow.runTask('retention.run');
  expect(await entered()).toBe(0);
  expect((await probe?.measure())?.kept).toBe(true);
});

test('3.5 the live check counts transfers of what is never passed on', async () => {
  const probe = avow.part('disclosure').probes?.find(({ id }) => id === 'disclosure.never');
  expect((await probe?.measure())?.kept).toBe(true);
  await avow.admin.query(
    `INSERT INTO disclosure.entry (person_id, policy_version, id, activity, kind, recipient, ground, agreed_by, disclosed_at)
     VALUES ($1, 'x', gen_random_uuid(), 'contact', 'third-party', 'google', 'consent', '{}', now())`,
    [personId],
  );
  expect((await probe?.measure())?.kept).toBe(false);
});
