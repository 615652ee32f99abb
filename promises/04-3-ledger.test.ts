import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import type { RightsTables } from '../src/modules/rights/database.ts';
import { erasePerson } from '../src/modules/rights/erasure/commands.ts';
import { openLedger } from '../src/modules/rights/erasure/ledger.ts';
import { settleLedger } from '../src/modules/rights/erasure/replay.ts';
import { addPeriod } from '../src/policy/period.ts';
import { personTables } from '../src/policy/rights.ts';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { fillPerson } from '../test/rows.ts';

let avow: TestProgram;
beforeEach(async () => {
  avow = await openTestProgram();
});
afterEach(() => avow.close());

const db = () => avow.program.pools.database<RightsTables>('rights');
const services = () => ({ ...avow.program.services, declarations });
const settle = () => settleLedger(db(), services());

async function eraseByAddress(address: string): Promise<void> {
  await erasePerson(db(), services(), openLedger(avow.env.ledgerFile), {
    personId: await personId(avow, address),
    source: 'cli',
  });
}

const number = async () => (await avow.admin.query('SELECT number FROM rights.ledger')).rows[0].number;

/** The database as a backup of before the erasures would bring it back. */
async function restoreBefore(address: string): Promise<void> {
  await fillPerson(avow, address);
  await avow.admin.query('DELETE FROM rights.erasure');
  await avow.admin.query('UPDATE rights.ledger SET number = 0');
}

test('4.3 whoever was erased after a backup is erased again before a restored backup opens', async () => {
  await fillPerson(avow, 'erased@example.com');
  await fillPerson(avow, 'stays@example.com');
  await eraseByAddress('erased@example.com');
  await restoreBefore('erased@example.com');
  await settle();
  const { rows } = await avow.admin.query('SELECT address FROM rights.address ORDER BY 1');
  expect(rows).toEqual([{ address: 'stays@example.com' }]);
  expect(await number()).toBe(1);
});

test('4.3 what a replay keeps of a paused person goes on the day that it would have gone without the restore', async () => {
  await fillPerson(avow, 'paused@example.com');
  await eraseByAddress('paused@example.com');
  const erasedAt = avow.clock.now();
  await restoreBefore('paused@example.com');
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
  await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, 'paused@example.com'));
  const id = await personId(avow, 'paused@example.com');
  avow.clock.advance(86_400_000);
  await settle();
  avow.clock.set(addPeriod(erasedAt, { years: 3 }));
  await avow.runTask('retention.run');
  for (const { full } of personTables(declarations))
    expect((await avow.admin.query(`SELECT FROM ${full} WHERE person_id = $1`, [id])).rows, full).toEqual([]);
});

test('4.3 rows are found by the id of the person too, when the address is not in the backup', async () => {
  const { personId: id } = await fillPerson(avow, 'id@example.com');
  await eraseByAddress('id@example.com');
  await avow.admin.query(
    `INSERT INTO rights.consultation (person_id, policy_version, id, staff_id, reader, reason, consulted_at)
     VALUES ($1, 'x', gen_random_uuid(), gen_random_uuid(), 'Ada', 'test', now())`,
    [id],
  );
  await avow.admin.query('UPDATE rights.ledger SET number = 0');
  await settle();
  expect((await avow.admin.query('SELECT FROM rights.consultation WHERE person_id = $1', [id])).rows).toEqual(
    [],
  );
});

test('4.3 who signs up again after the erasure is somebody new and stays', async () => {
  await fillPerson(avow, 'back@example.com');
  await eraseByAddress('back@example.com');
  avow.clock.advance(1_000);
  await restoreBefore('back@example.com');
  await settle();
  expect(await personId(avow, 'back@example.com')).toBeTruthy();
});

test('4.3 imports can ask whether an address was erased, and when', async () => {
  await fillPerson(avow, 'import@example.com');
  await eraseByAddress('import@example.com');
  const ledger = openLedger(avow.env.ledgerFile);
  expect(ledger.erasedAt('import@example.com')).toEqual(avow.clock.now());
  expect(ledger.erasedAt('other@example.com')).toBeNull();
  expect(readFileSync(avow.env.ledgerFile, 'utf8')).not.toContain('example');
});

test('4.3 the program does not open with a ledger or key missing, older than the database, or altered', async () => {
  const { ledgerFile: file } = avow.env;
  await fillPerson(avow, 'one@example.com');
  await eraseByAddress('one@example.com');
  copyFileSync(file, `${file}.old`);
  await fillPerson(avow, 'two@example.com');
  await eraseByAddress('two@example.com');
  const current = readFileSync(file);
  const key = readFileSync(`${file}.key`);

  copyFileSync(`${file}.old`, file);
  await expect(settle()).rejects.toThrow(/knows 2 erasures, the ledger .* only 1/);
  writeFileSync(file, current.toString().replace(' ', '  '));
  await expect(settle()).rejects.toThrow(/damaged/);
  rmSync(file);
  await expect(settle()).rejects.toThrow(/missing: put it back/);
  writeFileSync(file, current);
  rmSync(`${file}.key`);
  await expect(settle()).rejects.toThrow(/erasures\.log\.key, which is missing/);
  writeFileSync(`${file}.key`, `${Buffer.alloc(32).toString('base64url')}\n`, { mode: 0o600 });
  await expect(settle()).rejects.toThrow(/its key is another one/);
  writeFileSync(`${file}.key`, key);
  await settle();
});

test('4.3 a line torn by a crash is dropped; a whole line without its commit is carried out', async () => {
  await fillPerson(avow, 'torn@example.com');
  await eraseByAddress('torn@example.com');
  appendFileSync(avow.env.ledgerFile, '2 2026-11-25T12:00:00.000Z half');
  await settle();
  await fillPerson(avow, 'next@example.com');
  await eraseByAddress('next@example.com');
  expect(
    openLedger(avow.env.ledgerFile)
      .after(0)
      .map((entry) => entry.number),
  ).toEqual([1, 2]);

  await fillPerson(avow, 'uncommitted@example.com');
  const ledger = openLedger(avow.env.ledgerFile);
  ledger.append([ledger.hash('address', 'uncommitted@example.com')], avow.clock.now());
  await fillPerson(avow, 'follows@example.com');
  await eraseByAddress('follows@example.com');
  await expect(personId(avow, 'uncommitted@example.com')).rejects.toThrow('not known');
  expect(await number()).toBe(4);
});

test('4.3 the notes of the ledger end with their period, and the numbers go on', async () => {
  await fillPerson(avow, 'short@example.com');
  await eraseByAddress('short@example.com');
  avow.clock.advance(90 * 86_400_000);
  await avow.runTask('rights.tidy');
  const ledger = openLedger(avow.env.ledgerFile);
  expect([ledger.after(0), ledger.last(), ledger.base()]).toEqual([[], 1, 1]);
  await fillPerson(avow, 'later@example.com');
  await eraseByAddress('later@example.com');
  expect(openLedger(avow.env.ledgerFile).last()).toBe(2);
  await avow.admin.query('UPDATE rights.ledger SET number = 0');
  await expect(settle()).rejects.toThrow(/Restore a younger backup/);
});
