/** What the application owes to every route of every module, asked of all of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asStaff } from '../../../test/console.ts';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { staffRoles } from '../../policy/vocabulary.ts';
import type { Route } from '../module.ts';
import { createApplication } from './application.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const routes = (): Route[] => [...avow.program.parts.values()].flatMap((part) => part.routes ?? []);
/** A path of the route's pattern; nothing is there under its ids. */
const pathOf = ({ path, localised }: Route): string =>
  (localised ? '/en' : '') +
  path
    .replace(/:\w+\{.*?\)\}/g, 'all.json')
    .replace(/:number\{[^/]*\}/g, '1')
    .replace(/:\w+(\{[^/]*\})?/g, '01900000-0000-7000-8000-00000000abcd');

describe('a method that a path does not have', () => {
  test('is answered with those that it has, whatever the route', async () => {
    for (const route of routes()) {
      const path = pathOf(route);
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        const { status, headers } = await avow.request(path, { method });
        const allowed = headers.get('allow')?.split(', ') ?? [];
        expect([path, method, status, allowed.includes(route.method)]).toEqual([path, method, 405, true]);
      }
    }
  });

  test('is told to who asks for the options, and nothing is there for a path that nobody serves', async () => {
    const options = (path: string) => avow.request(path, { method: 'OPTIONS' });
    const answer = await options('/en/contact');
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    expect((await options('/en/nothing')).status).toBe(404);
    expect((await avow.request('/en/nothing', { method: 'PUT' })).status).toBe(404);
  });

  test('is said in a page of words, and GET of what only a form may send is one', async () => {
    const answer = await avow.request('/de/privacy/my-data/leave');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
    expect(await answer.text()).toContain('So lässt sich diese Adresse nicht aufrufen');
  });
});

test('HEAD answers as GET does, without the body', async () => {
  for (const path of ['/en', '/en/privacy', '/en/contact', '/healthz', '/robots.txt', '/en/nothing']) {
    const [get, head] = [await avow.request(path), await avow.request(path, { method: 'HEAD' })];
    expect([path, head.status, head.headers.get('content-type')]).toEqual([
      path,
      get.status,
      get.headers.get('content-type'),
    ]);
    expect(await head.text()).toBe('');
  }
});

test('every route of the console opens to the roles that the policy names for it, and to no other', async () => {
  const { staffRoles: permissions } = avow.program.services.policy;
  const inside = routes().filter(({ permission }) => permission && permission !== 'signedIn');
  expect(inside.length).toBeGreaterThan(40);
  for (const role of staffRoles) {
    const desk = asStaff(avow, role);
    for (const route of inside) {
      const path = pathOf(route);
      const answer = route.method === 'GET' ? await desk.request(path) : await desk.submit(path, {});
      const may = permissions[role].some((permission) => permission === route.permission);
      const found = [role, route.method, path, answer.status === 403 ? 'refused' : 'open'];
      expect(found).toEqual([role, route.method, path, may ? 'open' : 'refused']);
    }
  }
});

test('a NUL, wherever it stands, is the mistake of who sent it', async () => {
  const signIn = await avow.submit('/console/sign-in', { email: 'a\0b', password: 'x' });
  expect([signIn.status, (await signIn.text()).includes('We could not read the characters')]).toEqual([
    415,
    true,
  ]);
  const desk = asStaff(avow);
  for (const route of routes().filter(({ method }) => method === 'GET')) {
    const path = `${pathOf(route).replaceAll('01900000-0000-7000-8000-00000000abcd', '%00')}?q=%00&next=%00&page=%00&address=%00&done=%00`;
    expect([path, (await desk.request(path)).status]).not.toEqual([path, 500]);
  }
});

describe('an error inside the console', () => {
  test('has the menu of whoever is signed in', async () => {
    const page = await (await asStaff(avow, 'viewer').request('/console/staff')).text();
    expect(page).toContain('Your role does not include this page');
    expect(page).toContain('>To the console</a>');
    expect(page).toContain('action="/console/sign-out"');
    const gone = await asStaff(avow, 'viewer').request('/console/nothing');
    expect([gone.status, (await gone.text()).includes('action="/console/sign-out"')]).toEqual([404, true]);
  });

  test('looks as the pages before signing in to whoever is not', async () => {
    const answer = await avow.request('/console/sign-up/used');
    const page = await answer.text();
    expect([answer.status, page.includes('class="console"'), page.includes('sign-out')]).toEqual([
      410,
      true,
      false,
    ]);
    expect(await (await avow.request('/en/nothing')).text()).not.toContain('class="console"');
  });
});

test('a console whose database is away says so without asking it again', async () => {
  const { services, parts } = avow.program;
  let asked = 0;
  const authenticate = async () => {
    asked += 1;
    throw Object.assign(new Error(), { code: 'ECONNREFUSED' });
  };
  const app = createApplication(services, [{ authenticate }, ...parts.values()]);
  const answer = await app.request('/console');
  expect([answer.status, asked]).toEqual([503, 1]);
  expect(await answer.text()).toContain('<html');
});
