import { expect, test } from 'vitest';
import { classes, classOf, medianOf } from './seen-times.ts';

const counts = (...times: number[]) => {
  const found = new Array<number>(classes).fill(0);
  for (const time of times) found[classOf(time)] = (found[classOf(time)] ?? 0) + 1;
  return found;
};

test('the median lies in the class of the middle view', () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf(counts(500))).toBe(500);
  expect(medianOf(counts(1_000, 50_000, 55_000, 3_000_000, 10_000_000))).toBeGreaterThanOrEqual(45_000);
  expect(medianOf(counts(1_000, 50_000, 55_000, 3_000_000, 10_000_000))).toBeLessThanOrEqual(60_000);
});

test('a view that was moved out of a class of another day does not count against that day', () => {
  const moved = counts(2_500);
  moved[0] = -3;
  expect(medianOf(moved)).toBe(2_500);
});
