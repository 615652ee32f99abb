import { afterAll, beforeAll, expect, test } from 'vitest';
import { activateWith, installer, issue } from '../../../../test/activation.ts';
import { asStaff } from '../../../../test/console.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
  const [key = ''] = await issue(avow, {});
  const offer = await (await avow.request('/api/v1/products/promt-21/versions/21.5/activation')).json();
  const consents = Object.fromEntries(
    offer.consents.map(({ purpose, hash, version }: Record<'purpose' | 'hash' | 'version', string>) => [
      purpose,
      { hash, version },
    ]),
  );
  const { account: _, ...agreed } = consents;
  const given = {
    firstName: 'Nina',
    surname: 'Helpme',
    email: 'Nina.Helpme@Example.com',
    purchasePlace: 'Secret Street',
    purchaseDate: '2026-11-01',
  };
  const answer = await activateWith(avow, {
    ...installer(key, 'promt-21', '21.5'),
    consents: agreed,
    ...given,
  });
  expect(answer.status).toBe(201);
});
afterAll(() => avow.close());

const find = (fields: Readonly<Record<string, string>>, role: 'support' | 'sales' = 'support') =>
  asStaff(avow, role).submit('/console/customers', fields);
const looks = async () => (await avow.admin.query('SELECT reason FROM rights.consultation')).rows;

test('a proven sender is known by name and product; neither address on the net nor purchase is shown; the look is recorded', async () => {
  const page = await (await find({ email: 'nina.helpme@example.com', proven: 'yes' })).text();
  expect(page).toContain('Nina Helpme');
  expect(page).toContain('PROMT 21, 21.5');
  for (const secret of ['127.0.0.1', 'Secret Street', '2026-11-01']) expect(page).not.toContain(secret);
  expect(await looks()).toEqual([{ reason: 'licensing.support' }]);
});

test('an address that is not proven, or none, shows nothing and records nothing', async () => {
  const before = (await looks()).length;
  for (const fields of [{ email: 'nina.helpme@example.com' }, { email: 'nina', proven: 'yes' }, {}]) {
    const response = await find(fields);
    expect(response.status).toBe(422);
    expect(await response.text()).not.toContain('Helpme');
  }
  const other = await (await find({ email: 'other@example.com', proven: 'yes' })).text();
  expect(other).toContain('Nothing is held for support under this address');
  expect((await looks()).length).toBe(before);
});

test('only who may see customers sees them', async () => {
  expect((await find({ email: 'nina.helpme@example.com', proven: 'yes' }, 'sales')).status).toBe(403);
});
