import { afterAll, beforeAll, expect, test } from 'vitest';
import { asStaff } from '../../../../test/console.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { createApplication } from '../../../platform/http/application.ts';
import type { Route } from '../../../platform/module.ts';

let avow: TestProgram;
let owner: ReturnType<typeof asStaff>;
beforeAll(async () => {
  avow = await openTestProgram();
  owner = asStaff(avow);
});
afterAll(() => avow.close());

const path = '/console/interface';

async function makeToken(fields: Readonly<Record<string, string>>): Promise<string> {
  const response = await owner.submit(path, fields);
  expect(response.status).toBe(200);
  const token = /avow_[\w-]{43}/.exec(await response.text())?.[0];
  if (!token) throw new Error('No token is shown.');
  return token;
}

/** Asks a route that needs the scope to issue licences. */
async function ask(authorization: string | null): Promise<Response> {
  const route: Route = {
    method: 'GET',
    path: '/api/v1/probe',
    scope: 'licences:issue',
    handle: ({ var: { token } }) => new Response(String(token?.may('licences:manage'))),
  };
  const app = createApplication(avow.program.services, [...avow.program.parts.values(), { routes: [route] }]);
  return app.request(route.path, { headers: authorization === null ? {} : { authorization } });
}

test('a token is shown once, opens what its scopes name, and only its hash is kept', async () => {
  const token = await makeToken({ name: 'Shop', 'licences:issue': 'yes' });
  const listed = await (await owner.request(path)).text();
  expect(listed).toContain('Shop');
  expect(listed).not.toContain(token);
  const { rows } = await avow.admin.query('SELECT t::text AS row FROM staff.api_token t');
  expect(JSON.stringify(rows)).not.toContain(token.slice(5));
  const answer = await ask(`Bearer ${token}`);
  expect([answer.status, await answer.text()]).toEqual([200, 'false']);
  expect((await ask(`bearer ${token}`)).status).toBe(200);
});

test('without a token, with a wrong one, or one without the scope, nothing is done', async () => {
  const manager = await makeToken({ name: 'Desk', 'licences:manage': 'yes' });
  for (const wrong of [null, 'Bearer', 'Bearer avow_x', `Basic ${manager}`, `Bearer ${manager}x`, manager]) {
    const response = await ask(wrong);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ code: 'tokenMissing' });
  }
  const response = await ask(`Bearer ${manager}`);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'tokenScope' });
});

test('the day of the latest use is noted; a withdrawn token is refused at once', async () => {
  const token = await makeToken({ name: 'Old shop', 'licences:issue': 'yes' });
  const find = async () => {
    const { rows } = await avow.admin.query<{ id: string; used: string | null }>(
      `SELECT id, used_on::text AS used FROM staff.api_token WHERE name = 'Old shop'`,
    );
    return rows[0];
  };
  const before = await find();
  expect(before?.used).toBeNull();
  await ask(`Bearer ${token}`);
  expect((await find())?.used).toBe(avow.clock.now().toISOString().slice(0, 10));
  const question = await owner.request(`${path}/${before?.id}/withdraw`);
  expect(await question.text()).toContain('Old shop');
  expect((await owner.submit(`${path}/${before?.id}/withdraw`, {})).status).toBe(303);
  expect((await ask(`Bearer ${token}`)).status).toBe(401);
  expect((await owner.submit(`${path}/${before?.id}/withdraw`, {})).status).toBe(404);
  const { rows } = await avow.admin.query(
    `SELECT act FROM staff.act WHERE subject_id = $1 ORDER BY recorded_at, id`,
    [before?.id],
  );
  expect(rows.map(({ act }) => act)).toEqual(['token.issued', 'token.withdrawn']);
});

test('a name is given once, a token may something, and unknown scopes are refused', async () => {
  await makeToken({ name: 'Twice', 'licences:issue': 'yes' });
  for (const [fields, sentence] of [
    [{ name: 'Twice', 'licences:issue': 'yes' }, 'There is a token of this name'],
    [{ name: 'Nothing' }, 'at least one thing'],
    [{ name: ' ', 'licences:issue': 'yes' }, 'name'],
  ] as const) {
    const response = await owner.submit(path, fields);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(sentence);
  }
  expect((await owner.submit(path, { name: 'More', 'persons:export': 'yes' })).status).toBe(422);
});

test('only who may manage tokens sees them', async () => {
  for (const role of ['support', 'sales', 'viewer'] as const)
    expect((await asStaff(avow, role).request(path)).status).toBe(403);
});
