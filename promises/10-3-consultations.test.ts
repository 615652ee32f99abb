/** Whoever of the staff sees or takes out something of a person leaves an entry that the person can read. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { tablesOf } from '../src/policy/declare.ts';
import { asStaff } from '../test/console.ts';
import { proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { type FilledPerson, fillPerson } from '../test/rows.ts';

const address = 'seen@example.com';
let avow: TestProgram;
let desk: ReturnType<typeof asStaff>;
let person: FilledPerson;
beforeAll(async () => {
  avow = await openTestProgram();
  desk = asStaff(avow);
  person = await fillPerson(avow, address);
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
});
afterAll(() => avow.close());

const entries = async (): Promise<{ id: string; reader: string; reason: string }[]> =>
  (
    await avow.admin.query('SELECT id, reader, reason FROM rights.consultation WHERE person_id = $1', [
      person.personId,
    ])
  ).rows;

/** The entries that an act makes. */
async function entriesOf(act: () => Promise<unknown>): Promise<{ reader: string; reason: string }[]> {
  const before = new Set((await entries()).map(({ id }) => id));
  await act();
  const made = (await entries()).filter(({ id }) => !before.has(id));
  return made.map(({ reader, reason }) => ({ reader, reason }));
}

/** Every id by which a page of the console could be about this person. */
async function idsOfPerson(): Promise<string[]> {
  const ids = [person.personId];
  for (const { full, table } of tablesOf(declarations)) {
    if (table.owner !== 'person' || !('id' in table.columns)) continue;
    const { rows } = await avow.admin.query(`SELECT id FROM ${full} WHERE person_id = $1`, [person.personId]);
    ids.push(...rows.map(({ id }) => String(id)));
  }
  return ids;
}

/** Registers of what we did ourselves: they tell who looked and what went where, and nothing that a person said. */
const registers = ['/console/consultations', '/console/disclosures'];

test('10.3 no page of the console shows words of a person without one entry for it', async () => {
  const ids = await idsOfPerson();
  const paths = [...avow.program.parts.values()]
    .flatMap((part) => part.routes ?? [])
    .filter((route) => route.permission && route.method === 'GET' && !registers.includes(route.path))
    .flatMap(({ path }) => (path.includes(':id') ? ids.map((id) => path.replace(':id', id)) : [path]));
  const shown: string[] = [];
  for (const path of paths) {
    let page = '';
    const made = await entriesOf(async () => {
      const answer = await desk.request(path);
      page = answer.ok ? await answer.text() : '';
    });
    if (![...person.canaries, address].some((word) => page.includes(word))) continue;
    shown.push(path);
    expect(made, path).toEqual([{ reader: 'Nina Weber', reason: expect.any(String) }]);
  }
  const lists = ['/console/messages', '/console/outbox', '/console/outbox/unrouted'];
  expect(shown).toEqual(expect.arrayContaining(lists));
  expect(shown.length).toBeGreaterThan(lists.length + 3);
});

test('10.3 a list that is opened again leaves no second entry on the same day, a page does', async () => {
  const opened = (path: string) => entriesOf(() => desk.request(path));
  const { rows } = await avow.admin.query('SELECT id FROM contact.conversation WHERE person_id = $1', [
    person.personId,
  ]);
  const message = `/console/messages/${rows[0]?.id}`;
  expect(await opened('/console/messages')).toEqual([]);
  expect(await opened(message)).toHaveLength(1);
  expect(await opened(message)).toHaveLength(1);
  avow.clock.advance(86_400_000);
  expect(await opened('/console/messages')).toHaveLength(1);
});

test('10.3 searching a person, exporting and the preview of an erasure leave one entry each', async () => {
  const look = { address, reason: 'asked by telephone' };
  const searched = await entriesOf(() => desk.submit('/console/persons', look));
  expect(searched).toEqual([{ reader: 'Nina Weber', reason: 'asked by telephone' }]);
  const of = `/console/persons/${person.personId}`;
  expect(await entriesOf(() => desk.submit(`${of}/export`, {}))).toHaveLength(1);
  expect(await entriesOf(() => desk.request(`${of}/erase`))).toHaveLength(1);
});

test.each([
  ['en', 'saw the beginning of the message in the list'],
  ['de', 'den Anfang der Nachricht in der Liste gesehen'],
  ['ru', 'просмотр начала сообщения в списке'],
])('10.3 the person reads who looked, and at what, in %s', async (language, words) => {
  const headers = await proveAddress(avow, address);
  const page = await (await avow.request(`/${language}/privacy/my-data`, { headers })).text();
  expect(page).toContain(`Nina Weber, ${words}`);
  expect(page).toContain('asked by telephone');
});
