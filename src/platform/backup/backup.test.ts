import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../test/program.ts';
import { declarations } from '../../app.ts';
import { tablesOf } from '../../policy/declare.ts';
import { enforceAccess, openDatabase } from '../db/open.ts';
import { verifyBackup } from './read.ts';
import { holdsData, restoreBackup } from './restore.ts';
import { writeBackup } from './write.ts';

const head = {
  createdAt: '2026-11-25T12:00:00.000Z',
  keepUntil: '2027-01-24T12:00:00.000Z',
  policyVersion: '0123456789abcdef',
};
const nasty = ['plain', '\\.', 'line\nfeed\r\n\ttab \\N \\', 'Привет, мир', '', '"\'$1{}'];
let avow: TestProgram;
let folder: string;
let file: string;

beforeAll(async () => {
  avow = await openTestProgram();
  folder = mkdtempSync(join(tmpdir(), 'avow-backup-'));
  file = join(folder, 'whole');
  await avow.admin.query(
    `INSERT INTO mail.outbox (person_id, restricted, policy_version, id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at, sent_at)
     SELECT gen_random_uuid(), n % 3 = 0, 'v', gen_random_uuid(), 'ann@example.com', 's', ($1::text[])[1 + n % 6], repeat(md5(n::text), 20), 'h', 'k', 'm', 5, 'sent', false, '2026-11-20T00:00:00.123Z', null FROM generate_series(1, 5000) n`,
    [nasty],
  );
  await avow.admin.query(
    `INSERT INTO mail.unrouted (person_id, policy_version, id, recipient, raw, received_at, reason) VALUES (gen_random_uuid(), 'v', gen_random_uuid(), 'r', $1, '2026-11-20', 'x')`,
    [randomBytes(3_000_000)],
  );
  await backUp(avow, file);
});
afterAll(async () => {
  await avow.close();
  rmSync(folder, { recursive: true });
});

const key = () => avow.program.services.keys.bytes('backup');

async function backUp(from: TestProgram, to: string) {
  const owner = await from.program.pools.pool('owner').connect();
  try {
    return await writeBackup(owner, { file: to, key: key(), declarations, head });
  } finally {
    owner.release(true);
  }
}

/** A hash of every row of every table that a backup holds. */
async function fingerprint(program: TestProgram): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const { full, table } of tablesOf(declarations)) {
    if (table.dayPartitions || full === 'platform.setting') continue;
    const { rows } = await program.admin.query<{ print: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS print FROM ${full} t`,
    );
    prints[full] = rows[0]?.print ?? '';
  }
  return prints;
}

const prefixOf = async (program: TestProgram): Promise<string> =>
  (
    await program.admin.query<{ value: string }>(
      `SELECT value FROM platform.setting WHERE name = 'rolePrefix'`,
    )
  ).rows[0]?.value ?? '';

test('a new database with a backup restored holds the same rows, and opens with its permissions applied anew', async () => {
  const other = await openTestProgram();
  const backup = { file, key: key() };
  const prefix = await prefixOf(other);
  await restoreBackup(other.admin, { backup, head: await verifyBackup(backup), prefix });
  expect(await fingerprint(other)).toEqual(await fingerprint(avow));
  expect(await holdsData(other.admin, declarations)).toBe(true);
  const { keys, policy } = other.program.services;
  const opened = await openDatabase(other.admin, other.adminUrl, { declarations, keys, alone: true });
  expect(opened).toMatchObject({ prefix, migrated: [] });
  await enforceAccess(other.admin, opened, { policy, declarations, repairGrants: false });
  const seen = await other.program.pools.pool('mail').query('SELECT id FROM mail.outbox');
  expect(seen.rowCount).toBe(5000 - 1666);
  await other.close();
});

test('a backup holds no line of the access log and nothing that can be read without its key', async () => {
  const { rows } = await avow.admin.query(`SELECT 1 FROM pg_class WHERE oid = to_regclass('accesslog.line')`);
  const tables = tablesOf(declarations).filter(({ table }) => table.dayPartitions);
  expect(rows.length).toBe(tables.length);
  const written = await backUp(avow, join(folder, 'second'));
  expect(Object.keys(written)).not.toContain('accesslog.line');
  expect(readFileSync(file).includes('example.com')).toBe(false);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a backup is of one moment: what is written meanwhile is in it wholly or not at all', async () => {
  const to = join(folder, 'moment');
  const insert = () =>
    avow.admin.query(
      `WITH m AS (INSERT INTO mail.unrouted (person_id, policy_version, id, recipient, raw, received_at, reason) VALUES (gen_random_uuid(), 'v', gen_random_uuid(), 'r', 'x', '2026-11-21', 'pair') RETURNING id)
       INSERT INTO retention.removal SELECT id, 'pair', 'x', 1, '2026-11-21' FROM m`,
    );
  let going = true;
  const writing = (async () => {
    while (going) await insert();
  })();
  const rows = await backUp(avow, to);
  going = false;
  await writing;
  expect((rows['mail.unrouted'] ?? 0) - 1).toBe(rows['retention.removal']);
  await avow.admin.query(`DELETE FROM mail.unrouted WHERE reason = 'pair'; DELETE FROM retention.removal`);
});

test.each([
  ['cut off within its head', (bytes: Buffer) => bytes.subarray(0, 40), /no backup of Avow/],
  ['cut off after its head', (bytes: Buffer) => bytes.subarray(0, 62), /cut off or altered/],
  [
    'cut off at the end of a piece',
    (bytes: Buffer) => bytes.subarray(0, 62 + 65_552 * 3),
    /cut off or altered/,
  ],
  ['without its last byte', (bytes: Buffer) => bytes.subarray(0, -1), /cut off or altered/],
  [
    'with something behind it',
    (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')]),
    /cut off or altered/,
  ],
  ['with one bit turned', (bytes: Buffer) => turned(bytes, bytes.length >> 1), /cut off or altered/],
  ['with two pieces exchanged', exchanged, /cut off or altered/],
  [
    'of another kind',
    () => Buffer.from('%PDF-1.7 and so on, of another kind and long enough for a head'),
    /no backup of Avow/,
  ],
  ['made under another key', (bytes: Buffer) => turned(bytes, 20), /another key/],
  ['empty', () => Buffer.alloc(0), /no backup of Avow/],
])('a file %s is refused', async (_, change, message) => {
  const broken = join(folder, 'broken');
  writeFileSync(broken, change(readFileSync(file)));
  await expect(verifyBackup({ file: broken, key: key() })).rejects.toThrow(message);
});

function turned(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

function exchanged(bytes: Buffer): Buffer {
  const piece = (number: number) => bytes.subarray(62 + number * 65_552, 62 + (number + 1) * 65_552);
  return Buffer.concat([bytes.subarray(0, 62), piece(1), piece(0), bytes.subarray(62 + 2 * 65_552)]);
}

test('a file that is altered between proof and use leaves the database as it was', async () => {
  const other = await openTestProgram();
  const before = await fingerprint(other);
  const proven = await verifyBackup({ file, key: key() });
  const changed = join(folder, 'changed');
  writeFileSync(changed, turned(readFileSync(file), statSync(file).size - 5));
  const prefix = await prefixOf(other);
  await expect(
    restoreBackup(other.admin, { backup: { file: changed, key: key() }, head: proven, prefix }),
  ).rejects.toThrow(/cut off or altered/);
  expect(await fingerprint(other)).toEqual(before);
  await other.close();
});

test('a backup of a newer program is refused before anything is changed', async () => {
  const other = await openTestProgram();
  const before = await fingerprint(other);
  const proven = await verifyBackup({ file, key: key() });
  const newer = { ...proven, migrations: [...proven.migrations, { name: '9999_later.sql', hash: 'x' }] };
  await expect(
    restoreBackup(other.admin, { backup: { file, key: key() }, head: newer, prefix: await prefixOf(other) }),
  ).rejects.toThrow(/9999_later\.sql.*update this program/);
  expect(await fingerprint(other)).toEqual(before);
  await other.close();
});

test('an existing file is never written over, and a failed backup leaves nothing', async () => {
  await expect(backUp(avow, file)).rejects.toThrow(/exists already/);
  await expect(backUp(avow, join(folder, 'nowhere', 'file'))).rejects.toThrow(/folder of .* does not exist/);
  await expect(backUp(avow, '/dev/full/x')).rejects.toThrow(/folder of/);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});
