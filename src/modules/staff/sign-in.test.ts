import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { signInStaff } from '../../../test/staff.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('someone who is signed in may see what their role allows', async () => {
  const cookie = await signInStaff(avow, 'viewer');
  const part = avow.part('staff');
  expect(part.authenticate).toBeDefined();
  const { rows } = await avow.admin.query('SELECT token_mac FROM staff.session');
  expect(rows).toHaveLength(1);
  expect(cookie.cookie).toMatch(/^avow_staff=[\w-]{43}$/);
});
