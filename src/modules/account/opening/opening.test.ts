import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runAccountJobs } from '../../../../test/customer.ts';
import { openTestProgram, type TestProgram, testNow } from '../../../../test/program.ts';
import { mailsTo } from '../../../../test/subscriber.ts';
import { newId } from '../../../platform/ids.ts';
import { hashPassword } from '../../../platform/passwords.ts';
import type { PersonTables } from '../../rights/module.ts';
import { prepareAccount } from '../module.ts';

let avow: TestProgram;
let number = 0;
let email = '';
beforeAll(async () => {
  avow = await openTestProgram();
});
beforeEach(() => {
  number += 1;
  email = `customer.${number}@example.com`;
  avow.clock.set(testNow);
});
afterAll(() => avow.close());

/** As an activation does it: within its own transaction, as the role of licensing. */
const prepare = async (password: string, licenceId: string | null = newId(avow.clock)) => {
  const passwordHash = await hashPassword(password);
  await avow.program.pools
    .database<PersonTables>('licensing')
    .transaction()
    .execute((tx) =>
      prepareAccount(tx, avow.program.services, {
        email,
        passwordHash,
        language: 'de',
        wording: 'I agree.',
        licenceId,
      }),
    );
};

test('an activation prepares an account, for which a task then mails a link', async () => {
  await prepare('a summer in Kazan');
  expect(await mailsTo(avow, email)).toEqual([]);
  await runAccountJobs(avow);
  const [mail, ...more] = await mailsTo(avow, email);
  expect(mail).toMatchObject({ kind: 'account.confirm', holds_token: true });
  expect(mail?.body_text).toMatch(/\/de\/account\/confirm\/[\w-]{43}\n/);
  expect(mail?.body_text).not.toContain('customer');
  expect(more).toEqual([]);
  const { rows } = await avow.admin.query('SELECT FROM account.account WHERE email = $1', [email]);
  expect(rows).toEqual([]);
});

test('however often it is asked, an address gets one mail in ten minutes', async () => {
  for (let i = 0; i < 3; i++) await prepare('a summer in Kazan');
  await runAccountJobs(avow);
  expect(await mailsTo(avow, email)).toHaveLength(1);
  avow.clock.advance(601_000);
  await prepare('a summer in Kazan');
  await runAccountJobs(avow);
  expect(await mailsTo(avow, email)).toHaveLength(2);
});

test('a lost job of the queue is made up for', async () => {
  await prepare('a summer in Kazan');
  await avow.admin.query('DELETE FROM graphile_worker._private_jobs');
  avow.clock.advance(61_000);
  await avow.runTask('account.confirmForgotten');
  expect(await mailsTo(avow, email)).toHaveLength(1);
});

test('a preparation and its password are gone after two days', async () => {
  await prepare('a summer in Kazan');
  const count = async () =>
    (await avow.admin.query('SELECT FROM account.preparation WHERE email = $1', [email])).rowCount;
  avow.clock.set('2026-11-27T11:00:00Z');
  await avow.runTask('retention.run');
  expect(await count()).toBe(1);
  avow.clock.set('2026-11-27T12:00:00Z');
  await avow.runTask('retention.run');
  expect(await count()).toBe(0);
});
