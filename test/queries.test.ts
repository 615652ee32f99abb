/**
 * Under row-level security PostgreSQL uses an index only for leakproof operators (docs/decisions/0003): a hot query that
 * is written otherwise reads a whole table. So each statement that pages, forms and tasks ask is planned here as its
 * module's role, over many persons.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { ownedTables } from '../src/modules/rights/tables.ts';
import type { Route } from '../src/platform/module.ts';
import { openAccount } from './customer.ts';
import { proveAddress } from './person.ts';
import { openTestProgram, type TestProgram } from './program.ts';
import { type Asked, fillTables, idOf, listen, scannedTables } from './queries.ts';
import { joinStaff, type TestMember } from './staff.ts';

const persons = 5_000;
const person = { id: idOf(700), address: 'word700' };
let avow: TestProgram;
let owner: TestMember;
let asked: Map<string, Asked>;

beforeAll(async () => {
  avow = await openTestProgram();
  await fillTables(avow, persons);
  asked = listen(avow);
  owner = await joinStaff(avow);
  await openEveryPage();
  await useEveryService();
  for (const part of avow.program.parts.values())
    for (const { name } of part.tasks ?? []) await avow.runTask(name, person.id);
}, 120_000);
afterAll(() => avow.close());

const routes = (): Route[] => [...avow.program.parts.values()].flatMap((part) => [...(part.routes ?? [])]);

/** Every page as somebody who may see it, about a person who is known. */
async function openEveryPage(): Promise<void> {
  const proven = await proveAddress(avow, 'queries@example.com');
  const customer = await openAccount(avow, 'customer@example.com');
  const known = { cookie: `${proven.cookie}; ${customer.cookie}` };
  for (const { method, path, permission } of routes()) {
    if (method !== 'GET') continue;
    const filled = path.replace(/:(\w+)(\{[^/]*\})?/g, person.id);
    await avow.request(permission ? filled : `/en${filled}`, {
      headers: permission ? owner.headers : known,
    });
  }
}

async function useEveryService(): Promise<void> {
  await avow.submit('/en/contact', { message: 'Good day', email: 'queries@example.com' });
  await avow.submit('/en/r', { code: '7KQ2M-7KQ2M-7KQ2M-7KQ2M' });
  for (const { method, path, permission } of routes()) {
    if (method !== 'POST') continue;
    const filled = path.replace(/:(\w+)(\{[^/]*\})?/g, person.id);
    await avow.submit(permission ? filled : `/en${filled}`, {}, permission ? owner.headers : {});
  }
}

test('pages, forms and tasks ask enough to judge by', () => {
  expect(asked.size).toBeGreaterThan(100);
});

/** Statements that want all rows, by what they begin with. */
const sweeps = [
  // pages of the outbox, which ends by itself after two weeks
  'select count("id") as "total" from "mail"."outbox"',
  // how many subscribe, wait and came back: remembered for a minute
  'select count(*) as "all", count(*) filter(where "left_at" is null) as "active" from "newsletter"."subscriber"',
  'select count(*) as "waiting" from "newsletter"."sign_up"',
  'select "kind", count(*) as "number" from "newsletter"."bounce"',
];

test('each statement of a module finds its rows by an index', async () => {
  const owned = new Set(ownedTables(declarations).map(({ full }) => full));
  const slow: string[] = [];
  for (const one of asked.values()) {
    if (!/^(\/\*.*?\*\/\s*)?(select|insert|update|delete|with)\b/i.test(one.text)) continue;
    if (sweeps.some((sweep) => one.text.startsWith(sweep))) continue;
    const whole = (await scannedTables(avow, one)).filter((full) => owned.has(full));
    if (whole.length > 0) slow.push(`${one.module}: ${whole.join(', ')}: ${one.text}`);
  }
  expect(slow).toEqual([]);
});
