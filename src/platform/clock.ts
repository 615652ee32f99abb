/** Business time. Nothing in the domain asks the machine or the database for the time. */
export interface Clock {
  now(): Date;
}

/** The machine's clock, shifted by `offsetMs` when something is being tried out. */
export const systemClock = (offsetMs = 0): Clock => ({ now: () => new Date(Date.now() + offsetMs) });

/** A clock for tests: it stands still until it is moved. */
export interface TestClock extends Clock {
  set(time: Date | string): void;
  advance(ms: number): void;
}

export function testClock(start: Date | string): TestClock {
  let time = new Date(start).getTime();
  return {
    now: () => new Date(time),
    set: (moved) => {
      time = new Date(moved).getTime();
    },
    advance: (ms) => {
      time += ms;
    },
  };
}
