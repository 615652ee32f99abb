import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import type { Log } from '../log.ts';
import { createSchedule } from './schedule.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('a task that waits keeps no other back, never runs twice at a time, and ends with the program', async () => {
  const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
  const runs = { waits: 0, others: 0 };
  const tasks = [
    {
      name: 'test.waits',
      purpose: 'a test',
      everySeconds: 1,
      run: (_: string | null, signal: AbortSignal) => {
        runs.waits += 1;
        return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      },
    },
    {
      name: 'test.others',
      purpose: 'a test',
      everySeconds: 1,
      run: async () => {
        runs.others += 1;
      },
    },
  ];
  const { clock, program } = avow;
  const schedule = createSchedule({ tasks, db: program.pools.database('jobs'), clock, log: silent });
  const keptRun = async () => {
    const { rows } = await avow.admin.query<{ last_run_at: Date }>(
      `SELECT last_run_at FROM jobs.run WHERE task = 'test.others'`,
    );
    return rows[0]?.last_run_at;
  };
  const ticks: Promise<void>[] = [];
  for (const goal of [1, 2, 3]) {
    clock.advance(1_000);
    ticks.push(schedule.tick());
    await vi.waitFor(async () => expect([runs.others, await keptRun()]).toEqual([goal, clock.now()]));
  }
  expect(runs.waits).toBe(1);
  await schedule.stop();
  await Promise.all(ticks);
});

test('what fails each second is told at once, then each minute, and once when it works again', async () => {
  const told: string[] = [];
  const tell = (_: unknown, message: string) => void told.push(message);
  const log: Log = { info: tell, warn: tell, error: tell };
  let broken = true;
  const run = async () => {
    if (broken) throw new Error('broken');
  };
  const tasks = [{ name: 'test.each', purpose: 'a test', everySeconds: 1, run }];
  const { clock, program } = avow;
  const schedule = createSchedule({ tasks, db: program.pools.database('jobs'), clock, log });
  const seconds = async (count: number) => {
    for (let second = 0; second < count; second += 1) {
      clock.advance(1_000);
      await schedule.tick();
    }
    return told.splice(0);
  };

  await avow.admin.query('ALTER TABLE jobs.run RENAME TO run_away');
  expect(await seconds(60)).toEqual(['the schedule could not run']);
  expect(await seconds(1)).toEqual(['the schedule could not run']);
  await avow.admin.query('ALTER TABLE jobs.run_away RENAME TO run');
  expect(await seconds(60)).toEqual(['a recurring task failed', 'the schedule runs again']);
  expect(await seconds(60)).toEqual(['a recurring task failed']);
  broken = false;
  expect(await seconds(60)).toEqual(['a recurring task works again']);
});

test('turns that wait for the first reading begin a task once, and none once the program stops', async () => {
  const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
  let runs = 0;
  const run = async () => {
    runs += 1;
  };
  const tasks = [{ name: 'test.once', purpose: 'a test', everySeconds: 60, run }];
  const { clock, program } = avow;
  const open = () => createSchedule({ tasks, db: program.pools.database('jobs'), clock, log });
  const stopped = open();
  const turn = stopped.tick();
  await stopped.stop();
  await turn;
  expect(runs).toBe(0);
  const schedule = open();
  await Promise.all([schedule.tick(), schedule.tick(), schedule.tick()]);
  expect(runs).toBe(1);
});
