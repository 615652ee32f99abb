import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../test/program.ts';
import {
  addPeriod,
  cutOff,
  days,
  formatPeriod,
  hours,
  months,
  type Period,
  parts,
  units,
  years,
} from './period.ts';

const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
const period = fc
  .tuple(fc.constantFrom(...units), fc.integer({ min: 1, max: 60 }))
  .map(([unit, count]): Period => ({ [unit]: count }));

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('what began at or before the cut-off has ended, and what began a millisecond later has not', () => {
  fc.assert(
    fc.property(time, period, (now, length) => {
      const last = cutOff(now, length);
      expect(addPeriod(last, length).getTime()).toBeLessThanOrEqual(now.getTime());
      expect(addPeriod(new Date(last.getTime() + 1), length).getTime()).toBeGreaterThan(now.getTime());
    }),
  );
});

test('a period that began is over exactly when its start is not after the cut-off', () => {
  fc.assert(
    fc.property(time, time, period, (start, now, length) => {
      expect(start <= cutOff(now, length)).toBe(addPeriod(start, length) <= now);
    }),
  );
});

test('who began later never ends earlier', () => {
  fc.assert(
    fc.property(time, time, period, (one, other, length) => {
      const [first, second] = one < other ? [one, other] : [other, one];
      expect(addPeriod(first, length) <= addPeriod(second, length)).toBe(true);
    }),
  );
});

test('PostgreSQL adds periods in UTC as we do, so forecasts in SQL agree with removals', async () => {
  await fc.assert(
    fc.asyncProperty(time, period, async (start, length) => {
      const { unit, count } = parts(length);
      const { rows } = await avow.program.pools
        .pool('retention')
        .query<{ end: Date }>(`SELECT $1::timestamptz + interval '${count} ${unit}' AS end`, [start]);
      expect(rows[0]?.end).toEqual(addPeriod(start, length));
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['2026-01-31T10:00:00Z', months(1), '2026-02-28T10:00:00.000Z'],
  ['2028-01-31T10:00:00Z', months(1), '2028-02-29T10:00:00.000Z'],
  ['2100-01-31T10:00:00Z', months(1), '2100-02-28T10:00:00.000Z'],
  ['2028-02-29T23:59:59Z', years(1), '2029-02-28T23:59:59.000Z'],
  ['2026-12-31T00:00:00Z', months(2), '2027-02-28T00:00:00.000Z'],
  ['2026-03-31T00:00:00Z', months(1), '2026-04-30T00:00:00.000Z'],
  // The clocks of Berlin and New York change within these; a day stays 24 hours.
  ['2026-03-28T12:00:00Z', days(1), '2026-03-29T12:00:00.000Z'],
  ['2026-10-24T12:00:00Z', days(2), '2026-10-26T12:00:00.000Z'],
  ['2026-11-01T00:30:00Z', hours(24), '2026-11-02T00:30:00.000Z'],
])('from %s, %o end at %s', (start, length, end) => {
  expect(addPeriod(new Date(start), length).toISOString()).toBe(end);
});

test.each([{}, { days: 0 }, { days: -1 }, { days: 1.5 }, { days: 1, hours: 1 }, { weeks: 1 }])(
  '%o is no period',
  (wrong) => {
    expect(() => addPeriod(new Date(), wrong as Period)).toThrow(RangeError);
  },
);

test('periods in words', () => {
  expect(formatPeriod(days(7), 'en')).toBe('7 days');
  expect(formatPeriod(months(1), 'de')).toBe('1 Monat');
  expect(formatPeriod(hours(24), 'ru')).toBe('24 часа');
});
