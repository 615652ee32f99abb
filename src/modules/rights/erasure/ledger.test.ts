import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { run } from '../../../../test/spawned.ts';
import { declarations } from '../../../app.ts';
import { repository } from '../../../platform/repository.ts';
import type { RightsTables } from '../database.ts';
import { createLedger, openLedger } from './ledger.ts';
import { settleLedger } from './replay.ts';

let avow: TestProgram;
beforeEach(async () => {
  avow = await openTestProgram();
});
afterEach(() => avow.close());

const settle = () =>
  settleLedger(avow.program.pools.database<RightsTables>('rights'), {
    ...avow.program.services,
    declarations,
  });

/** An erasure as another process does it: the lock is the caller's, and the number is committed with it. */
async function note(address: string): Promise<void> {
  const ledger = openLedger(avow.env.ledgerFile);
  const number = ledger.append([ledger.hash('address', address)], avow.clock.now());
  await avow.admin.query('UPDATE rights.ledger SET number = $1', [number]);
}

const lock = `SELECT pg_advisory_xact_lock(hashtext('avow'), hashtext('erasure'))`;

/** Resolves once somebody waits for the lock of erasures. */
async function somebodyWaits(): Promise<'waits'> {
  for (;;) {
    const { rows } = await avow.admin.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (rows.length > 0) return 'waits';
  }
}

test('the ledger is not written anew while another process erases: its entry is still there afterwards', async () => {
  await note('old@example.com');
  avow.clock.advance(90 * 86_400_000);
  await avow.admin.query('BEGIN');
  await avow.admin.query(lock);
  const tidied = avow.runTask('rights.tidy').then(() => 'tidied');
  expect(await Promise.race([tidied, somebodyWaits()])).toBe('waits');
  await note('meanwhile@example.com');
  await avow.admin.query('COMMIT');
  await tidied;
  const ledger = openLedger(avow.env.ledgerFile);
  expect([ledger.base(), ledger.last()]).toEqual([1, 2]);
  expect(ledger.erasedAt('meanwhile@example.com')).toEqual(avow.clock.now());
});

test('an entry that the database does not know ends only after it was replayed', async () => {
  const ledger = openLedger(avow.env.ledgerFile);
  ledger.append([ledger.hash('address', 'uncommitted@example.com')], avow.clock.now());
  avow.clock.advance(90 * 86_400_000);
  await avow.runTask('rights.tidy');
  expect([ledger.base(), ledger.last()]).toEqual([0, 1]);
  await avow.runTask('rights.tidy');
  expect([ledger.base(), ledger.last()]).toEqual([1, 1]);
  await settle();
});

test('a disk that takes only a part of an entry fails the erasure, and the next one follows whole', async () => {
  const file = join(avow.env.dataDir, 'small.log');
  createLedger(file);
  const hashes = Array.from({ length: 60 }, (_, index) => `${index}`.padStart(43, 'h'));
  const code = `
    import { openLedger } from ${JSON.stringify(join(repository, 'src/modules/rights/erasure/ledger.ts'))};
    openLedger(${JSON.stringify(file)}).append(${JSON.stringify(hashes)}, new Date(0));
  `;
  const limited = run(
    '/bin/bash',
    ['-c', 'ulimit -f 2; exec "$0" --input-type=module --eval "$1"', process.execPath, code],
    {},
  );
  expect(await limited.ended).toBe(1);
  expect(limited.err()).toContain('EFBIG');
  expect(statSync(file).size).toBe(2_048);
  expect(openLedger(file).last()).toBe(0);
  expect(openLedger(file).append(hashes, avow.clock.now())).toBe(1);
  expect(openLedger(file).after(0)).toEqual([{ number: 1, at: avow.clock.now(), hashes }]);
});

test('a crash while the first ledger is made does not keep the program from starting', async () => {
  const { ledgerFile: file } = avow.env;
  renameSync(`${file}.key`, `${file}.key.new`);
  await settle();
  expect(existsSync(`${file}.key.new`)).toBe(false);
  expect(openLedger(file).last()).toBe(0);
  renameSync(`${file}.key`, `${file}.key.new`);
  rmSync(file);
  await settle();
  expect(readFileSync(`${file}.key`, 'utf8')).toMatch(/^[\w-]{43}\n$/);
});

test('two programs that start for the first time at once make one ledger', async () => {
  const { ledgerFile: file } = avow.env;
  rmSync(file);
  rmSync(`${file}.key`);
  const [first, second] = await Promise.all([settle(), settle()]);
  expect(first.hash('address', 'nina@example.com')).toBe(second.hash('address', 'nina@example.com'));
});
