import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorities } from '../src/modules/rights/authority/authorities.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const union = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
const others = 'IS LI NO CH GB RU'.split(' ');

test('4.7 the authority of every country of the EEA, and of Russia, Switzerland and the United Kingdom is there', () => {
  expect(authorities.map(({ country }) => country).sort()).toEqual([...union, ...others].sort());
  for (const { href } of authorities) expect(href).toMatch(/^https:\/\/[\w.-]+$/);
});

test.each([
  ['en', 'Estonia'],
  ['de', 'Estland'],
  ['ru', 'Эстония'],
])('4.7 the page lists them in %s, each with its link', async (language, country) => {
  const page = await (await avow.request(`/${language}/privacy/authorities`)).text();
  expect(page).toContain(country);
  for (const { href } of authorities) expect(page).toContain(`href="${href}"`);
});
