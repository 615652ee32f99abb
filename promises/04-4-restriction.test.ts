import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { roleOf } from '../src/policy/access.ts';
import { personTables } from '../src/policy/rights.ts';
import { mailedLink, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { fillPerson } from '../test/rows.ts';
import { signInStaff } from '../test/staff.ts';

let avow: TestProgram;
let prefix: string;
beforeAll(async () => {
  avow = await openTestProgram();
  const { rows } = await avow.admin.query(`SELECT value FROM platform.setting WHERE name = 'rolePrefix'`);
  prefix = rows[0].value;
});
afterAll(() => avow.close());

/** How many rows of a person a statement reaches when a module's role says it directly; nothing of it stays. */
async function reachedBy(module: string, statement: string, personId: string): Promise<number> {
  await avow.admin.query('BEGIN');
  try {
    await avow.admin.query(`SET LOCAL ROLE "${roleOf(prefix, module)}"`);
    const { rowCount } = await avow.admin.query(statement, [personId]);
    return rowCount ?? 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '42501') return 0;
    throw error;
  } finally {
    await avow.admin.query('ROLLBACK');
  }
}

const visibleTo = (module: string, full: string, personId: string) =>
  reachedBy(module, `SELECT person_id FROM ${full} WHERE person_id = $1`, personId);

const others = declarations.map(({ name }) => name).filter((name) => name !== 'rights');
const tables = personTables(declarations).map(({ full }) => full);
const ofServices = tables.filter((full) => !full.startsWith('rights.'));

test('4.4 a paused person is hidden from every module by the database, and seen again when they want it', async () => {
  const { personId } = await fillPerson(avow, 'paused@example.com');
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
  await avow.admin.query('UPDATE rights.restriction SET ended_at = since');
  const headers = await proveAddress(avow, 'paused@example.com');
  const seen = async () => {
    let total = 0;
    for (const module of others)
      for (const full of ofServices) total += await visibleTo(module, full, personId);
    return total;
  };
  const before = await seen();
  expect(before).toBeGreaterThan(0);
  const paused = await avow.submit('/en/privacy/my-data/pause', {}, headers);
  expect(paused.headers.get('location')).toBe('/en/privacy/my-data?done=paused');
  expect(await seen()).toBe(0);
  const page = await (await avow.request('/en/privacy/my-data', { headers })).text();
  expect(page).toContain('Paused');
  await avow.submit('/en/privacy/my-data/resume', {}, headers);
  expect(await seen()).toBe(before);
});

test('4.4 in direct SQL no module’s role reads, changes, deletes or lifts what is restricted', async () => {
  const { personId } = await fillPerson(avow, 'locked@example.com');
  const reached = async () => {
    const found: string[] = [];
    for (const { full, table } of personTables(declarations)) {
      const changing = Object.entries(table.columns).filter(([, { changing: may }]) => may);
      const statements = [
        `SELECT person_id FROM ${full} WHERE person_id = $1`,
        `DELETE FROM ${full} WHERE person_id = $1`,
        `UPDATE ${full} SET restricted = false WHERE person_id = $1`,
        ...changing.map(([name]) => `UPDATE ${full} SET ${name} = ${name} WHERE person_id = $1`),
      ];
      for (const module of others)
        for (const statement of statements)
          if ((await reachedBy(module, statement, personId)) > 0) found.push(`${module}: ${statement}`);
    }
    return found;
  };
  const free = await reached();
  for (const act of ['SELECT', 'UPDATE', 'DELETE'])
    expect(
      free.some((line) => line.includes(act)),
      `${act} reaches what is not restricted`,
    ).toBe(true);
  expect(free.filter((line) => line.includes('SET restricted'))).toEqual([]);
  for (const full of tables)
    await avow.admin.query(`UPDATE ${full} SET restricted = true WHERE person_id = $1`, [personId]);
  expect(await reached()).toEqual([]);
});

test('4.4 a restriction beats retention; the person goes on using their rights meanwhile', async () => {
  const { personId } = await fillPerson(avow, 'kept@example.com');
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
  await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, 'kept@example.com'));
  avow.clock.advance(400 * 86_400_000);
  await avow.runTask('rights.deadlines');
  await avow.runTask('retention.run');
  const { rows } = await avow.admin.query('SELECT FROM mail.outbox WHERE person_id = $1', [personId]);
  expect(rows.length).toBeGreaterThan(0);
  const again = await proveAddress(avow, 'kept@example.com');
  expect(await (await avow.request('/en/privacy/my-data', { headers: again })).text()).toContain(
    'kept@example.com',
  );
  await avow.submit('/en/privacy/my-data/resume', {}, again);
  await avow.runTask('retention.run');
  const left = await avow.admin.query(`SELECT FROM mail.outbox WHERE person_id = $1 AND queued_at < $2`, [
    personId,
    new Date(avow.clock.now().getTime() - 30 * 86_400_000),
  ]);
  expect(left.rows).toEqual([]);
});

test('4.4 lifting one reason leaves the others, and the person is told before staff lift one', async () => {
  const { personId } = await fillPerson(avow, 'two-reasons@example.com');
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
  await avow.admin.query('UPDATE rights.restriction SET ended_at = since');
  const headers = await proveAddress(avow, 'two-reasons@example.com');
  await avow.submit('/en/privacy/my-data/pause', {}, headers);
  await avow.submit('/en/privacy/my-data/correct-other', { reasons: 'The date is wrong.' }, headers);
  await avow.submit('/en/privacy/my-data/resume', {}, headers);
  const restricted = async () =>
    (
      await avow.admin.query(
        `SELECT bool_and(restricted) AS all FROM contact.conversation WHERE person_id = $1`,
        [personId],
      )
    ).rows[0].all;
  expect(await restricted()).toBe(true);
  const staff = await signInStaff(avow);
  const { rows } = await avow.admin.query(
    `SELECT id FROM rights.request WHERE person_id = $1 AND kind = 'rectification' AND state = 'open' AND reasons LIKE 'The date%'`,
    [personId],
  );
  await avow.submit(`/console/requests/${rows[0].id}/lift`, {}, staff);
  const told = await avow.admin.query(
    `SELECT body_text FROM mail.outbox WHERE person_id = $1 AND kind = 'rights.answer'`,
    [personId],
  );
  expect(told.rows.at(-1).body_text).toContain('will now be lifted');
  expect(await restricted()).toBe(true);
  await avow.runTask('rights.deadlines');
  expect(await restricted()).toBe(false);
});

test('4.4 a hold by staff names its law and article, hides what it covers, and ends on its day', async () => {
  const { personId } = await fillPerson(avow, 'law@example.com');
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
  await avow.admin.query('UPDATE rights.restriction SET ended_at = since');
  const staff = await signInStaff(avow, 'privacyOfficer');
  const until = new Date(avow.clock.now().getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  const hold = {
    address: 'law@example.com',
    law: 'Sample Tax Code, section 147',
    ground: 'b',
    activity: 'contact',
    until,
    reasons: '',
  };
  expect((await avow.submit('/console/holds', hold, staff)).status).toBe(303);
  expect(await visibleTo('contact', 'contact.conversation', personId)).toBe(0);
  expect(await visibleTo('retention', 'contact.conversation', personId)).toBe(0);
  expect(await (await avow.request('/console/holds', { headers: staff })).text()).toContain('section 147');
  const page = await (
    await avow.request('/en/privacy/my-data', { headers: await proveAddress(avow, 'law@example.com') })
  ).text();
  expect(page).toContain('Sample Tax Code, section 147, until');
  avow.clock.advance(7 * 86_400_000);
  await avow.runTask('rights.deadlines');
  expect(await visibleTo('contact', 'contact.conversation', personId)).toBe(1);
});

test('4.4 the link to the page still comes while everything is restricted', async () => {
  await fillPerson(avow, 'mute@example.com');
  await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, 'mute@example.com'));
  await avow.submit('/en/privacy/my-data', { email: 'mute@example.com' });
  expect(await mailedLink(avow, 'mute@example.com')).toBeTruthy();
  const { rows } = await avow.admin.query(
    `SELECT restricted FROM mail.outbox WHERE recipient = 'mute@example.com' ORDER BY xmin::text::bigint DESC LIMIT 1`,
  );
  expect(rows[0].restricted).toBe(false);
});
