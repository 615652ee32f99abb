/** Clause 4.3 and a backup: a restored backup does not bring anyone back. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import type { RightsTables } from '../src/modules/rights/database.ts';
import { erasePerson } from '../src/modules/rights/erasure/commands.ts';
import { openLedger } from '../src/modules/rights/erasure/ledger.ts';
import { rightsDesk } from '../src/modules/rights/module.ts';
import { verifyBackup } from '../src/platform/backup/read.ts';
import { restoreBackup } from '../src/platform/backup/restore.ts';
import { writeBackup } from '../src/platform/backup/write.ts';
import { silentLog } from '../src/platform/log.ts';
import { tablesOf } from '../src/policy/declare.ts';
import { openProgram } from '../src/program.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';

const erased = 1_000;
let avow: TestProgram;

beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

/** Puts persons with an address, a mail and a consultation each, whose words all begin with a mark of their own. */
const putPersons = (mark: string, count: number) =>
  avow.admin.query(
    `WITH person AS (SELECT gen_random_uuid() AS id, $1 || n AS mark FROM generate_series(1, $2::int) n),
     address AS (INSERT INTO rights.address (person_id, policy_version, address, known_since) SELECT id, 'v', mark || '@example.com', $3 FROM person),
     consultation AS (INSERT INTO rights.consultation (person_id, policy_version, id, staff_id, reader, reason, consulted_at)
       SELECT id, 'v', gen_random_uuid(), gen_random_uuid(), 'Ada', mark, $3 FROM person)
     INSERT INTO mail.outbox (person_id, policy_version, id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at, sent_at)
     SELECT id, 'v', gen_random_uuid(), mark || '@example.com', 's', mark, mark, mark, 'k', 'm', 5, 'sent', false, $3, $3 FROM person`,
    [mark, count, avow.clock.now()],
  );

/** How many rows of all tables hold a text anywhere. */
async function rowsWith(text: string): Promise<number> {
  let found = 0;
  for (const { full } of tablesOf(declarations)) {
    const { rows } = await avow.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${full} t WHERE t::text LIKE '%' || $1 || '%'`,
      [text],
    );
    found += rows[0]?.n ?? 0;
  }
  return found;
}

async function backUp(file: string, key: Buffer): Promise<void> {
  const owner = await avow.program.pools.pool('owner').connect();
  const head = {
    createdAt: '2026-11-25T12:00:00.000Z',
    keepUntil: '2027-01-24T12:00:00.000Z',
    policyVersion: 'v',
  };
  await writeBackup(owner, { file, key, declarations, head });
  owner.release(true);
}

const openAgain = () =>
  openProgram(avow.adminUrl, { env: avow.env, log: silentLog, clock: avow.clock, as: 'only' });

async function eraseAll(mark: string): Promise<void> {
  const { rows } = await avow.admin.query<{ id: string }>(
    `SELECT person_id AS id FROM rights.address WHERE address LIKE $1 || '%'`,
    [mark],
  );
  const db = avow.program.pools.database<RightsTables>('rights');
  const ledger = openLedger(avow.env.ledgerFile);
  for (const { id } of rows)
    await erasePerson(db, { ...avow.program.services, declarations }, ledger, {
      personId: id,
      source: 'cli',
    });
}

test('4.3 1,000 people erased after a backup, the backup restored: none of them is readable, all others are', async () => {
  const backup = { file: join(avow.env.dataDir, 'backup'), key: avow.program.services.keys.bytes('backup') };
  await putPersons('gone-', erased);
  await putPersons('stays-', 10);
  await backUp(backup.file, backup.key);
  await eraseAll('gone-');
  expect(await rowsWith('gone-')).toBe(0);

  const { rows } = await avow.admin.query<{ prefix: string }>(
    `SELECT value AS prefix FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  const head = await verifyBackup(backup);
  await restoreBackup(avow.admin, { backup, head, prefix: rows[0]?.prefix ?? '' });
  expect(await rowsWith('gone-')).toBe(erased * 3);

  const opened = await openAgain();
  for (const part of opened.parts.values()) await part.start?.();
  expect(await rowsWith('gone-')).toBe(0);
  expect(await rowsWith('stays-')).toBe(30);
  for (const part of opened.parts.values()) await part.stop?.();
  await opened.close();
}, 120_000);

test('4.3 a command before the first start reads none of them either: it replays the ledger first', async () => {
  const backup = {
    file: join(avow.env.dataDir, 'second'),
    key: avow.program.services.keys.bytes('backup'),
  };
  await putPersons('late-', 3);
  await backUp(backup.file, backup.key);
  await eraseAll('late-');
  const { rows } = await avow.admin.query<{ prefix: string }>(
    `SELECT value AS prefix FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  const head = await verifyBackup(backup);
  await restoreBackup(avow.admin, { backup, head, prefix: rows[0]?.prefix ?? '' });
  expect(await rowsWith('late-')).toBe(9);
  const opened = await openAgain();
  const desk = rightsDesk(opened.pools.database<RightsTables>('rights'), opened.services, declarations);
  expect(await desk.find('late-2@example.com')).toBeNull();
  expect(await desk.find('stays-2@example.com')).not.toBeNull();
  expect(await rowsWith('late-')).toBe(0);
  await opened.close();
}, 60_000);
