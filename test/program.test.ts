import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from './program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

test('the home page answers in the language that the browser asks for', async () => {
  const page = await avow.request('/', { headers: { 'accept-language': 'ru' } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-language')).toBe('ru');
});
