import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testClock } from './clock.ts';
import { newCode, newId, newToken, normaliseCode } from './ids.ts';

test('ids made later sort later, also within one millisecond', () => {
  const clock = testClock('2026-11-25T12:00:00Z');
  const ids = Array.from({ length: 1_000 }, () => newId(clock));
  clock.advance(1);
  ids.push(newId(clock));
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test('a code is read back however it is typed, and nothing else is read as one', () => {
  fc.assert(
    fc.property(fc.constantFrom('-', ' ', ''), fc.boolean(), (between, small) => {
      const code = newCode(5);
      const typed = code.replaceAll('-', between);
      expect(normaliseCode(small ? typed.toLowerCase() : typed, 5)).toBe(code);
    }),
  );
  expect(normaliseCode('O0IL1-00000', 2)).toBe('00111-00000');
  for (const typed of ['', 'ABCDE', `${newCode(5)}A`, 'UUUUU-UUUUU'])
    expect(normaliseCode(typed, 2)).toBeNull();
});

test('tokens are 256 bits and never the same', () => {
  expect(newToken()).toMatch(/^[\w-]{43}$/);
  expect(newToken()).not.toBe(newToken());
});
