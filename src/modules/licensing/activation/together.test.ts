import { expect, test } from 'vitest';
import { Together } from './together.ts';

interface Item {
  readonly key: string;
  readonly name: string;
}

/** Groups are held until they are let go, so that a test decides what is under way. */
function open({ most = 3, groups = 1, fails = [] as readonly string[] } = {}) {
  const begun: string[][] = [];
  const held: (() => void)[] = [];
  const together = new Together<Item, string>({
    most,
    groups,
    keyOf: ({ key }) => key,
    run: async (items) => {
      begun.push(items.map(({ name }) => name));
      const { promise, resolve } = Promise.withResolvers<void>();
      held.push(resolve);
      await promise;
      if (items.some(({ name }) => fails.includes(name))) throw new Error('failed');
      return items.map(({ name }) => (name.startsWith('refused') ? new Error(name) : `done ${name}`));
    },
  });
  /** Lets the oldest group go, and waits until what it made room for has begun. */
  const letGo = async () => {
    held.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const all = (...items: Item[]) => items.map((item) => together.do(item));
  return { begun, letGo, all };
}

const named = (name: string, key = name): Item => ({ name, key });
const turn = () => new Promise((resolve) => setTimeout(resolve));

test('one alone is begun at once; what comes meanwhile is done together, no more than most', async () => {
  const { begun, letGo, all } = open();
  const outcomes = Promise.all(all(named('a')));
  await turn();
  const others = Promise.all(all(named('b'), named('c'), named('d'), named('e')));
  await turn();
  expect(begun).toEqual([['a']]);
  await letGo();
  expect(begun).toEqual([['a'], ['b', 'c', 'd']]);
  await letGo();
  await letGo();
  expect(begun).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
  expect(await outcomes).toEqual(['done a']);
  expect(await others).toEqual(['done b', 'done c', 'done d', 'done e']);
});

test('items of one key are done one after another, also over groups that run at the same time', async () => {
  const { begun, letGo, all } = open({ groups: 2 });
  const outcomes = Promise.all(all(named('a', 'k'), named('b', 'k'), named('c')));
  await turn();
  expect(begun).toEqual([['a', 'c']]);
  await letGo();
  expect(begun).toEqual([['a', 'c'], ['b']]);
  await letGo();
  expect(await outcomes).toEqual(['done a', 'done b', 'done c']);
});

test('a refusal is thrown to its own alone; a failure of the group is tried again, each by itself', async () => {
  const refusing = open();
  const refusals = Promise.allSettled(refusing.all(named('a'), named('refused b')));
  await turn();
  await refusing.letGo();
  expect((await refusals).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);

  const failing = open({ fails: ['b'] });
  const settled = Promise.allSettled(failing.all(named('a'), named('b'), named('c')));
  await turn();
  for (let count = 0; count < 4; count += 1) await failing.letGo();
  expect(failing.begun).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
