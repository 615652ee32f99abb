/** Work that comes in together is done together: as many round trips to the database for many as for one. */
import { setImmediate } from 'node:timers/promises';

interface Options<Item, Result> {
  /** Most that are done at once. */
  readonly most: number;
  /** Most groups that are under way. */
  readonly groups: number;
  /** Items of one key are done one after another. */
  readonly keyOf: (item: Item) => string;
  /** Does some items, all or none. @returns what came of each, in their order; an error where it was refused */
  readonly run: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly settle: (outcome: Result | Error) => void;
}

/**
 * Takes items one by one and does those together that wait at the same time. Nothing waits for company: while there is room, an item
 * is begun at the end of the turn in which it came. Where doing some together fails, each of them is done alone, so that nobody
 * is refused for what another one brought.
 */
export class Together<Item, Result> {
  readonly #options: Options<Item, Result>;
  #waiting: Waiting<Item, Result>[] = [];
  readonly #busy = new Set<string>();
  #groups = 0;
  #isPlanned = false;

  constructor(options: Options<Item, Result>) {
    this.#options = options;
  }

  /** @throws what `run` answers or throws for this item */
  async do(item: Item): Promise<Result> {
    const { promise, resolve } = Promise.withResolvers<Result | Error>();
    this.#waiting.push({ item, settle: resolve });
    if (!this.#isPlanned) {
      this.#isPlanned = true;
      await setImmediate();
      this.#isPlanned = false;
      this.#begin();
    }
    const outcome = await promise;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  #begin(): void {
    while (this.#groups < this.#options.groups) {
      const group = this.#take();
      if (group.length === 0) return;
      void this.#run(group);
    }
  }

  /** The next that can be done together; none while all that wait are of keys that are busy. */
  #take(): Waiting<Item, Result>[] {
    const { most, keyOf } = this.#options;
    const group: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    for (const one of this.#waiting) {
      const key = keyOf(one.item);
      if (group.length === most || this.#busy.has(key)) left.push(one);
      else {
        group.push(one);
        this.#busy.add(key);
      }
    }
    this.#waiting = left;
    return group;
  }

  async #run(group: readonly Waiting<Item, Result>[]): Promise<void> {
    this.#groups += 1;
    try {
      const outcomes = await this.#attempt(group.map(({ item }) => item));
      group.forEach(({ settle }, at) => {
        settle(outcomes[at] ?? new Error('An item was not answered.'));
      });
    } finally {
      for (const { item } of group) this.#busy.delete(this.#options.keyOf(item));
      this.#groups -= 1;
      this.#begin();
    }
  }

  async #attempt(items: readonly Item[]): Promise<readonly (Result | Error)[]> {
    try {
      return await this.#options.run(items);
    } catch (error) {
      if (items.length === 1) return [error instanceof Error ? error : new Error(String(error))];
      return (await Promise.all(items.map((item) => this.#attempt([item])))).flat();
    }
  }
}
