import { expect, test } from 'vitest';
import { testClock } from '../clock.ts';
import { createLimiter } from './limiter.ts';

const limit = { name: 'test', points: 2, seconds: 60 };
const limiter = () => createLimiter(testClock('2026-11-25T12:00:00Z'));

test('a client that changes its address within its IPv6 network is counted as one', async () => {
  const { use } = limiter();
  await use(limit, '2001:db8:1:2::1');
  await use(limit, '2001:db8:1:2:ffff:ffff:ffff:ffff');
  await expect(use(limit, '2001:db8:1:2:a::7')).rejects.toMatchObject({ code: 'tooMany' });
  await use(limit, '2001:db8:1:3::1');
});

test('so it is where the address is a part of the key', async () => {
  const { use } = limiter();
  for (const host of ['1', '2']) await use(limit, `2001:db8::${host} nina@example.com`);
  await expect(use(limit, '2001:db8::3 nina@example.com')).rejects.toMatchObject({ code: 'tooMany' });
  await use(limit, '2001:db8::3 olga@example.com');
});

test('an IPv4 address is counted for itself', async () => {
  const { use } = limiter();
  for (const host of [1, 2, 3]) await use(limit, `203.0.113.${host}`);
  await use(limit, '203.0.113.1');
  await expect(use(limit, '203.0.113.1')).rejects.toMatchObject({ code: 'tooMany' });
});
