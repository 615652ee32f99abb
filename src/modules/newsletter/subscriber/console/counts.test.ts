import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillSubscribers, readers } from '../../../../../test/campaign.ts';
import { openTestProgram, type TestProgram } from '../../../../../test/program.ts';
import type { NewsletterDb } from '../../database.ts';
import { newsletterCounts } from './counts.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
  await fillSubscribers(avow.admin, avow.program.services, readers(3));
});
afterAll(() => avow?.close());

test('a page does not wait for numbers that take long: it has none, or those of before', async () => {
  const db: NewsletterDb = avow.program.pools.database('newsletter');
  const counts = newsletterCounts(db, avow.program.services);
  const whileCounting = async (work: () => Promise<void>) => {
    await avow.admin.query('BEGIN');
    await avow.admin.query('LOCK TABLE newsletter.sign_up IN ACCESS EXCLUSIVE MODE');
    await work();
    await avow.admin.query('COMMIT');
  };
  await whileCounting(async () => expect(await counts.subscribers()).toBeNull());
  const three = { active: 3, left: 0, waiting: 0 };
  await expect.poll(() => counts.subscribers()).toEqual(three);
  await fillSubscribers(avow.admin, avow.program.services, readers(1, 4));
  avow.clock.advance(60_000);
  await whileCounting(async () => expect(await counts.subscribers()).toEqual(three));
  await expect.poll(() => counts.subscribers()).toEqual({ ...three, active: 4 });
});
