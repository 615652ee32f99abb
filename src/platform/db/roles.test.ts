import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { declarations } from '../../app.ts';
import { openKeys } from '../keys.ts';
import { connectAdmin, openDatabase } from './open.ts';

let root: Client;
let dataDir: string;
const users = ['avow_test_plain', 'avow_test_creator'];

beforeAll(async () => {
  root = await connectAdmin(inject('adminUrl'));
  dataDir = mkdtempSync(join(tmpdir(), 'avow-test-roles-'));
  for (const user of users) {
    const rights = user === 'avow_test_creator' ? 'CREATEROLE' : 'NOCREATEROLE';
    await root.query(`CREATE ROLE ${user} LOGIN ${rights} PASSWORD 'test'`);
    await root.query(`CREATE DATABASE ${user} OWNER ${user} TEMPLATE template0 ENCODING UTF8`);
  }
});
afterAll(async () => {
  for (const user of users) await root.query(`DROP DATABASE ${user} WITH (FORCE)`);
  await root.end();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Opens a user's database as that user. */
async function openAs(user: string): Promise<string> {
  const url = new URL(inject('adminUrl'));
  [url.username, url.password, url.pathname] = [user, 'test', `/${user}`];
  const admin = await connectAdmin(url.href);
  try {
    return (await openDatabase(admin, url.href, { declarations, keys: openKeys(dataDir), alone: true }))
      .loginUrl;
  } finally {
    await admin.end();
  }
}

const refusal = (user: string) =>
  openAs(user).then(
    () => '',
    (error: Error) => error.message,
  );

/** Does what an administrator does with the message: runs its indented lines in that database. */
async function runAsAdministrator(message: string, database: string): Promise<void> {
  const url = new URL(inject('adminUrl'));
  url.pathname = `/${database}`;
  const administrator = await connectAdmin(url.href);
  for (const [, statement] of message.matchAll(/^ {2}(.+);$/gm)) await administrator.query(statement ?? '');
  await administrator.end();
}

test('a user without CREATEROLE is told what an administrator must run, and that is enough', async () => {
  const message = await refusal('avow_test_plain');
  expect(message).toContain('let an administrator run');
  expect(await refusal('avow_test_plain')).toContain(/"(avow_\w{6}_owner)"/.exec(message)?.[1] ?? 'no role');
  await runAsAdministrator(message, 'avow_test_plain');
  const login = new Client({ connectionString: await openAs('avow_test_plain') });
  await login.connect();
  await login.end();
});

test('a login role whose password is not ours is named, with the remedy', async () => {
  const login = decodeURIComponent(new URL(await openAs('avow_test_plain')).username);
  await root.query(`ALTER ROLE "${login}" PASSWORD 'another'`);
  const message = await refusal('avow_test_plain');
  expect(message).toContain(`may not set the password of ${login}`);
  await runAsAdministrator(message, 'avow_test_plain');
  expect(await refusal('avow_test_plain')).toBe('');
});

test('a user with CREATEROLE makes the roles itself, and again finds them', async () => {
  expect(await refusal('avow_test_creator')).toBe('');
  expect(await refusal('avow_test_creator')).toBe('');
});
