import { expect, test } from 'vitest';
import { silentLog } from '../../../platform/log.ts';
import type { Batch } from './batch.ts';
import { LineBuffer } from './buffer.ts';
import { lineOf } from './line.ts';

const line = (route: string) =>
  lineOf(
    {
      time: new Date('2026-11-25T12:00:00Z'),
      address: null,
      userAgent: undefined,
      acceptLanguage: undefined,
      referrer: undefined,
      landing: '',
      method: 'GET',
      route,
      status: 200,
      durationMs: 1,
      bytes: 1,
      view: null,
    },
    null,
  );

test('beyond 50,000 waiting lines new ones are dropped, counted and told once', async () => {
  const told: string[] = [];
  const log = { ...silentLog, warn: (_: unknown, message: string) => void told.push(message) };
  const never = Promise.withResolvers<number>();
  const buffer = new LineBuffer(() => never.promise, log);
  const one = line('/');
  for (let at = 0; at < 50_010; at++) buffer.add(one);
  expect(buffer.state()).toEqual({ waiting: 50_000, stored: 0, dropped: 10 });
  expect(told).toEqual(['the access log drops lines: the database does not keep up']);
});

test('a batch that failed is written again before anything else, and nothing is lost', async () => {
  const batches: Batch[] = [];
  let away = true;
  const buffer = new LineBuffer(async (batch) => {
    if (away) throw new Error('the database is away');
    batches.push(batch);
    return batch.lines.length;
  }, silentLog);
  buffer.add(line('/first'));
  await expect(buffer.flush()).rejects.toThrow('away');
  buffer.add(line('/second'));
  await expect(buffer.flush()).rejects.toThrow('away');
  expect(buffer.state().waiting).toBe(2);
  away = false;
  await buffer.flush();
  expect(batches.map((batch) => batch.lines.map((each) => each.route))).toEqual([['/first'], ['/second']]);
  expect(buffer.state()).toEqual({ waiting: 0, stored: 2, dropped: 0 });
});

test('one write is in flight at a time and takes all that waits', async () => {
  const sizes: number[] = [];
  let inFlight = 0;
  const gate = Promise.withResolvers<void>();
  const buffer = new LineBuffer(async (batch) => {
    expect(++inFlight).toBe(1);
    sizes.push(batch.lines.length);
    await gate.promise;
    inFlight--;
    return batch.lines.length;
  }, silentLog);
  for (let at = 0; at < 1_000; at++) buffer.add(line('/'));
  for (let at = 0; at < 2_500; at++) buffer.add(line('/'));
  gate.resolve();
  await buffer.flush();
  expect(sizes).toEqual([1_000, 2_500]);
});
