import { expect, test } from 'vitest';
import { testClock } from '../../../platform/clock.ts';
import { Line } from './line.ts';

test('a clock that is put back does not keep the server from being asked', () => {
  const clock = testClock('2026-11-25T12:00:00Z');
  const line = new Line(1, clock);
  expect(line.judge({ result: 'later', code: null, because: 'ECONNECTION' }, 1)).toEqual({
    waits: 'unreachable',
  });
  expect(line.isQuiet()).toBe(true);
  clock.advance(-3_600_000);
  expect(line.isQuiet()).toBe(false);
});
