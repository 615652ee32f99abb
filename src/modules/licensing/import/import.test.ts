import { afterAll, beforeAll, expect, test } from 'vitest';
import { newLicenceKey } from '../../../../client/src/licenceKey.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import type { LicensingDb } from '../database.ts';
import { licenceKeyHash } from '../licence/commands.ts';
import { importLicences, type LicenceRecord } from './commands.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const key = newLicenceKey();
const line = {
  key,
  product: 'promt-21',
  edition: 'professional',
  seats: '4',
  ends_on: '2028-02-29',
  reference: 'a1',
};
const lines: LicenceRecord[] = [
  { ...line, entitlements: 'updates', sold_on: '2025-01-31', grace_days: '' },
  { ...line, reference: 'a2' },
  { ...line, key: newLicenceKey(), reference: 'a1' },
  { ...line, key: 'ABCDE-ABCDE', reference: '' },
  { ...line, key: newLicenceKey(), reference: '', edition: 'gold' },
  { ...line, key: newLicenceKey(), reference: '', ends_on: '2027-02-29' },
];

async function take(apply: boolean) {
  async function* given() {
    yield* lines;
  }
  const db: LicensingDb = avow.program.pools.database('licensing');
  return importLicences(db, avow.program.services, given(), { apply });
}
const stored = async () =>
  (
    await avow.admin.query(
      'SELECT key_hash, seats, ends_on::text, grace_days, entitlements, sold_on::text, source FROM licensing.licence',
    )
  ).rows;

test('says first what would happen, then does it, and doing it again changes nothing', async () => {
  const skipped = { known: 2, badKey: 1, editionUnknown: 1, badValue: 1 };
  expect(await take(false)).toEqual({ read: 6, stored: 1, skipped });
  expect(await stored()).toEqual([]);
  expect(await take(true)).toEqual({ read: 6, stored: 1, skipped });
  expect(await take(true)).toEqual({ read: 6, stored: 0, skipped: { ...skipped, known: 3 } });
  expect(await stored()).toEqual([
    {
      key_hash: licenceKeyHash(avow.program.services, key),
      seats: 4,
      ends_on: '2028-02-29',
      grace_days: 0,
      entitlements: ['updates'],
      sold_on: '2025-01-31',
      source: 'import',
    },
  ]);
});
