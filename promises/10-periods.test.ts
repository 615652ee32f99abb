/** What we add to the policy of record (clause 10) ends as the policy says: there until its day, gone on it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { cutOff } from '../src/policy/period.ts';
import { compileRetention, dueAt, type RetentionRule } from '../src/policy/retention.ts';
import type { ActivityName } from '../src/policy/vocabulary.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { fillPerson } from '../test/rows.ts';
import { signInStaff } from '../test/staff.ts';

const began = new Date('2027-01-31T10:00:00Z');
let avow: TestProgram;
beforeEach(async () => {
  avow = await openTestProgram({ now: began.toISOString() });
});
afterEach(() => avow.close());

test('10.1 proofs of an address and the record of a person', () =>
  endsOnItsDay(['addressProof', 'personRecord']));
test('10.2 receipts of consent', () => endsOnItsDay(['consentReceipt']));
test('10.3 requests about rights, and the register of who looked', () =>
  endsOnItsDay(['rightsRequest', 'consultation']));
test('10.4 registers of disclosures and of holds', () => endsOnItsDay(['disclosure', 'hold']));
test('10.6 mails that went out, and those that nobody could take', () =>
  endsOnItsDay(['outgoingMail', 'incomingMail']));
test('10.7 what is held of staff after they left, and what they did', () =>
  endsOnItsDay(['staff', 'staffLog']));

/** Moves the clock to one hour before the end of each table's rows, and to the end itself. */
async function endsOnItsDay(activities: readonly ActivityName[]): Promise<void> {
  const { policy } = avow.program.services;
  const rules = compileRetention(policy, declarations).filter((rule) => activities.includes(rule.activity));
  await fillEverything();
  const held = await withRows(rules);
  expect(new Set(held.map((rule) => rule.activity))).toEqual(new Set(activities));
  for (const rule of held) await reachAnchors(rule);
  for (const [at, ending] of byEnd(held)) {
    avow.clock.set(new Date(at - 3_600_000));
    await avow.runTask('retention.run');
    expect(await withRows(ending), 'held until their end').toEqual(ending);
    avow.clock.set(new Date(at));
    await avow.runTask('retention.run');
    expect(await withRows(ending), 'gone at their end').toEqual([]);
  }
}

/** Rules by the moment at which they end what they hold, in order. */
const byEnd = (rules: readonly RetentionRule[]): [number, readonly RetentionRule[]][] =>
  [...Map.groupBy(rules, (rule) => endOf(rule).getTime())].sort(([a], [b]) => a - b);

async function withRows(rules: readonly RetentionRule[]): Promise<RetentionRule[]> {
  const held: RetentionRule[] = [];
  for (const rule of rules) {
    const { rowCount } = await avow.admin.query(`SELECT 1 FROM ${rule.table} LIMIT 1`);
    if (rowCount) held.push(rule);
  }
  return held;
}

async function fillEverything(): Promise<void> {
  await fillPerson(avow, 'ada@example.com');
  await signInStaff(avow);
}

/** Everything that a period runs from has happened, all of it now. */
async function reachAnchors({ table, steps }: RetentionRule): Promise<void> {
  const state = table === 'rights.request' ? ", state = 'closed'" : '';
  for (const { column } of steps)
    await avow.admin.query(`UPDATE ${table} SET ${column} = $1${state}`, [began]);
}

/** The end by the policy itself, not by the schedule that is tested. */
function endOf({ activity, steps }: RetentionRule): Date {
  const reached = Object.fromEntries(steps.map(({ anchor }) => [anchor, began]));
  const at = dueAt(avow.program.services.policy, activity, reached);
  if (!at) throw new Error(`Nothing ends ${activity}.`);
  expect(steps.some(({ period }) => cutOff(at, period) <= began)).toBe(true);
  return at;
}
