import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { failureSentence } from './failure.ts';

const failed = async (statement: string): Promise<unknown> => {
  const client = new Client({ connectionString: inject('adminUrl') });
  client.on('error', () => {});
  await client.connect();
  const error = await client.query(statement).catch((reason: unknown) => reason);
  await client.end().catch(() => {});
  return error;
};

test('a full disk is told with what to do', async () => {
  const error = await failed(`DO $$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$`);
  expect(failureSentence(error)).toMatch(/^The disk is full: make room/);
});

test('a database that goes away is told with what to do', async () => {
  const error = await failed('SELECT pg_terminate_backend(pg_backend_pid())');
  expect(failureSentence(error)).toMatch(/^The database went away .* see that it runs/);
});

test('what is a mistake of the program stays one', async () => {
  expect(failureSentence(await failed('SELECT nothing'))).toBeNull();
});
