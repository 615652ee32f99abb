import { expect, test } from 'vitest';
import { formatTime, Time } from './time.tsx';
import { elapsedShare } from './timeline.tsx';

const late = new Date('2026-03-03T23:30:00Z');

test('a time reads in the language of the page, and always in UTC', () => {
  expect(formatTime('en', late, 'dateTime')).toBe('3 March 2026 at 23:30 UTC');
  expect(formatTime('de', late, 'date')).toBe('3. März 2026');
  expect(formatTime('ru', late, 'date')).toBe('3 марта 2026 г.');
});

test('a time can be read by machines too', () => {
  expect(String(<Time language="en" at={late} />)).toBe(
    '<time datetime="2026-03-03T23:30:00.000Z">3 March 2026</time>',
  );
});

test('a timeline is never less than empty nor more than full', () => {
  const [before, middle, after] = [new Date(0), new Date(50), new Date(200)];
  expect(elapsedShare(before, middle, new Date(100))).toBe(0.5);
  expect(elapsedShare(before, after, new Date(100))).toBe(1);
  expect(elapsedShare(middle, before, after)).toBe(0);
  expect(elapsedShare(middle, middle, middle)).toBe(1);
});
