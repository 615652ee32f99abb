import { expect, test } from 'vitest';
import { remember } from './remember.ts';

function counted() {
  const asked: string[] = [];
  const length = remember({ most: 2, longest: 4 }, (text) => {
    asked.push(text);
    return text.length;
  });
  return { asked, length };
}

test('an answer is worked out once as long as it is asked for', () => {
  const { asked, length } = counted();
  for (const text of ['a', 'b', 'a', 'c', 'a', 'd', 'a']) expect(length(text)).toBe(1);
  expect(asked).toEqual(['a', 'b', 'c', 'd']);
});

test('what nobody asks for any more is forgotten', () => {
  const { asked, length } = counted();
  for (const text of ['a', 'b', 'c', 'd', 'e', 'a']) length(text);
  expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'a']);
});

test('a long text is answered and not remembered, and null is an answer', () => {
  const { asked, length } = counted();
  expect([length('long text'), length('long text')]).toEqual([9, 9]);
  expect(asked).toHaveLength(2);
  let times = 0;
  const nothing = remember({ most: 2, longest: 4 }, () => {
    times += 1;
    return null;
  });
  expect([nothing('a'), nothing('a'), times]).toEqual([null, null, 1]);
});
