import { afterAll, beforeAll, expect, test } from 'vitest';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('4.5 a withdrawal takes effect with its own request, without staff, and leaves other consents', async () => {
  const headers = await proveAddress(avow, 'agreed@example.com');
  const id = await personId(avow, 'agreed@example.com');
  for (const activity of ['newsletter', 'personalSupport'])
    await avow.admin.query(
      `INSERT INTO rights.consent (person_id, policy_version, id, activity, decision, wording, given_at)
       VALUES ($1, 'x', gen_random_uuid(), $2, 'granted', 'Yes', $3)`,
      [id, activity, avow.clock.now()],
    );
  const done = await avow.submit('/en/privacy/my-data/withdraw', { activity: 'newsletter' }, headers);
  expect(done.headers.get('location')).toContain('done=withdrawn');
  const { rows } = await avow.admin.query(
    `SELECT activity, ended_at IS NULL AS stands FROM rights.consent WHERE person_id = $1 ORDER BY 1`,
    [id],
  );
  expect(rows).toEqual([
    { activity: 'newsletter', stands: false },
    { activity: 'personalSupport', stands: true },
  ]);
  const request = await avow.admin.query(`SELECT state, decision FROM rights.request WHERE person_id = $1`, [
    id,
  ]);
  expect(request.rows).toEqual([{ state: 'closed', decision: 'withdrawn' }]);
});

test('4.5 what does not rest on consent cannot be withdrawn by mistake', async () => {
  await avow.submit('/en/contact', { message: 'Hello', email: 'stay@example.com' });
  const headers = await proveAddress(avow, 'stay@example.com');
  const refused = await avow.submit('/en/privacy/my-data/withdraw', { activity: 'contact' }, headers);
  expect(refused.status).toBe(422);
  const { rows } = await avow.admin.query('SELECT FROM contact.conversation WHERE email = $1', [
    'stay@example.com',
  ]);
  expect(rows.length).toBe(1);
});

test('every act needs a proven address', async () => {
  for (const page of [
    'erase',
    'pause',
    'resume',
    'object',
    'withdraw',
    'correct',
    'correct-other',
    'transfer',
    'take-back',
  ])
    expect((await avow.submit(`/en/privacy/my-data/${page}`, { activity: 'contact' })).status, page).toBe(
      410,
    );
  for (const file of ['all.json', 'all.csv', 'portable.json', 'portable.csv', 'take', 'erase'])
    expect((await avow.request(`/en/privacy/my-data/${file}`)).status, file).toBe(410);
});
