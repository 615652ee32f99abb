/** The files that people take along: machine-readable, documented, and whole. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../src/platform/repository.ts';
import { proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { type FilledPerson, fillPerson } from '../test/rows.ts';

let avow: TestProgram;
let headers: { cookie: string };
let person: FilledPerson;
beforeAll(async () => {
  avow = await openTestProgram();
  headers = await proveAddress(avow, 'mine@example.com');
  person = await fillPerson(avow, 'mine@example.com');
  await fillPerson(avow, 'another@example.com');
});
afterAll(() => avow.close());

const download = async (file: string) => {
  const answer = await avow.request(`/en/privacy/my-data/${file}`, { headers });
  expect(answer.status).toBe(200);
  return answer.text();
};

interface Export {
  readonly activities: readonly {
    readonly activity: keyof TestProgram['program']['services']['policy']['activities'];
  }[];
}

test('4.6 JSON and CSV hold the same, everything personal of this person and of nobody else', async () => {
  const [json, csv] = [await download('all.json'), await download('all.csv')];
  const personal = person.canaries.filter((word) => person.categories.get(word) !== 'none');
  expect(personal.filter((word) => json.includes(word)).length).toBeGreaterThan(10);
  for (const word of personal) expect(csv.includes(word), word).toBe(json.includes(word));
  for (const file of [json, csv]) expect(file).not.toContain('another@example.com');
});

test('4.6 the documentation names every field of the file', async () => {
  const page = readFileSync(join(repository, 'docs/export-format.md'), 'utf8');
  const file: Record<string, unknown> = JSON.parse(await download('all.json'));
  for (const field of Object.keys(file)) expect(page).toContain(`\`${field}\``);
  const [head] = (await download('all.csv')).split('\n', 1);
  expect(page).toContain(head?.trim());
});

test('4.6 the file to take along holds what rests on consent or contract, and nothing else', async () => {
  const { activities } = avow.program.services.policy;
  const file: Export = JSON.parse(await download('portable.json'));
  for (const { activity } of file.activities)
    expect(['consent', 'contract']).toContain(activities[activity].basis);
  const all: Export = JSON.parse(await download('all.json'));
  const portable = all.activities.filter(({ activity }) =>
    ['consent', 'contract'].includes(activities[activity].basis),
  );
  expect(file.activities.map(({ activity }) => activity)).toEqual(portable.map(({ activity }) => activity));
  expect(all.activities.length).toBeGreaterThan(file.activities.length);
});

test('4.6 nobody gets the files without having proven the address', async () => {
  for (const file of ['all.json', 'all.csv', 'portable.json', 'portable.csv']) {
    const answer = await avow.request(`/en/privacy/my-data/${file}`);
    expect(await answer.text()).not.toContain('mine@example.com');
    expect(answer.status).not.toBe(200);
  }
});
