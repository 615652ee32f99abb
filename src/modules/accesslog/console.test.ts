import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { signInStaff } from '../../../test/staff.ts';

let avow: TestProgram;
let owner: Record<'cookie', string>;
beforeAll(async () => {
  avow = await openTestProgram();
  owner = await signInStaff(avow, 'owner');
});
afterAll(() => avow.close());

test('the page shows requests, routes and addresses that disturb', async () => {
  for (let at = 0; at < 12; at++) await avow.request(`/nothing-${at}`);
  const html = await (await avow.request('/console/health', { headers: owner })).text();
  expect(html).toContain('127.0.0.1');
  expect(html).toContain('(none)');
  expect(html).not.toContain('/nothing-');
});

test('an address is blocked and unblocked, and the log of staff says by whom', async () => {
  const shut = await avow.submit('/console/health/block', { address: '127.0.0.1' }, owner);
  expect(shut.status).toBe(303);
  expect((await avow.request('/contact')).status).toBe(403);
  expect((await avow.request('/console/health', { headers: owner })).status).toBe(200);
  await avow.submit('/console/health/lift', { address: '127.0.0.1' }, owner);
  expect((await avow.request('/contact')).status).toBe(200);
  const { rows } = await avow.admin.query(
    `SELECT act, subject_id FROM staff.act WHERE act LIKE 'address.%' ORDER BY recorded_at, id`,
  );
  expect(rows).toEqual([
    { act: 'address.blocked', subject_id: null },
    { act: 'address.released', subject_id: null },
  ]);
});

test('what is no address is refused with a sentence', async () => {
  const response = await avow.submit('/console/health/block', { address: 'everybody' }, owner);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain('This is not an IP address');
});

test('a viewer sees visits and not the log', async () => {
  const viewer = await signInStaff(avow, 'viewer');
  expect((await avow.request('/console/visits', { headers: viewer })).status).toBe(200);
  expect((await avow.request('/console/health', { headers: viewer })).status).toBe(403);
});

test('the export of visits is a CSV of counts; an empty period explains itself', async () => {
  const csv = await avow.request('/console/visits.csv?days=30', { headers: owner });
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(await csv.text()).toBe('day,dimension,key,who,requests,views,visits,medianSeenSeconds\n');
  const page = await (await avow.request('/console/visits', { headers: owner })).text();
  expect(page).toContain('at least 5 different visitors');
});
