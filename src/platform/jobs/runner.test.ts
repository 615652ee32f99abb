import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import type { Log } from '../log.ts';
import { createSchedule } from './runner.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

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
