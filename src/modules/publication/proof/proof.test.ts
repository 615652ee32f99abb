import { expect, test, vi } from 'vitest';
import { testClock } from '../../../platform/clock.ts';
import { silentLog } from '../../../platform/log.ts';
import type { ModuleParts, Probe } from '../../../platform/module.ts';
import { createProof } from './queries.ts';
import { unmeasured } from './unmeasured.ts';

const inEach = (text: string) => ({ en: text, de: text, ru: text });

const probe = (id: string, clause: Probe['clause'], measure: Probe['measure']): Probe => ({
  id,
  clause,
  title: inEach(id),
  measure,
});

function proofOver(...probes: Probe[]) {
  const clock = testClock('2026-11-25T12:00:00Z');
  const parts: ReadonlyMap<string, ModuleParts> = new Map([['module', { probes }]]);
  const wiring = { declarations: [], parts: () => parts };
  return { clock, proof: createProof({ wiring, clock, log: silentLog }) };
}

const kept = async () => ({ kept: true, value: inEach('fine') });

test('a promise is measured at most every 15 seconds, however many ask', async () => {
  const measure = vi.fn(kept);
  const { clock, proof } = proofOver(probe('a', '2.1', measure));
  await Promise.all([proof(), proof()]);
  clock.advance(14_999);
  await proof();
  expect(measure).toHaveBeenCalledTimes(1);
  clock.advance(1);
  await proof();
  expect(measure).toHaveBeenCalledTimes(2);
});

test('a probe that fails counts as not kept, and does not stop the others', async () => {
  const { proof } = proofOver(
    probe('b', '5.1', kept),
    probe('a', '2.1', async () => {
      throw new Error('the database is away');
    }),
  );
  const { kept: count, rows } = await proof();
  expect(count).toBe(1);
  expect(rows.map(({ id, state }) => [id, state])).toEqual([
    ['a', 'unmeasured'],
    ['b', 'kept'],
  ]);
});

test('a probe that takes too long is not waited for', async () => {
  vi.useFakeTimers();
  const { proof } = proofOver(probe('slow', '2.1', () => new Promise(() => {})));
  const measured = proof();
  await vi.advanceTimersByTimeAsync(5_000);
  expect((await measured).rows[0]?.state).toBe('unmeasured');
  vi.useRealTimers();
});

test('every clause is measured or says why not', async () => {
  const { proof } = proofOver(probe('a', '2.1', kept));
  const rest = unmeasured((await proof()).rows);
  expect(rest.map(({ clause }) => clause)).not.toContain('2.1');
  expect(rest.find(({ clause }) => clause === '2.3')?.reason).toBe('words');
  expect(rest.find(({ clause }) => clause === '6.2.2')?.reason).toBe('coming');
});
