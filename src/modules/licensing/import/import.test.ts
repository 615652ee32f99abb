import { afterAll, beforeAll, expect, test } from 'vitest';
import { newLicenceKey } from '../../../../client/src/licenceKey.ts';
import { isStored } from '../../../../test/activation.ts';
import { openTestProgram, type TestProgram } from '../../../../test/program.ts';
import { readCsv } from '../../../platform/csv/read.ts';
import type { LicensingDb } from '../database.ts';
import { licenceKeyHash } from '../licence/commands.ts';
import { importLicences } from './commands.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

const key = newLicenceKey();
const head =
  'key,product,edition,seats,ends_on,term_months,grace_days,entitlements,sold_on,sold_at,reference,buyer';
/** One line: of this key and reference, with other cells in place of the usual ones. */
const line = (
  licenceKey: string,
  reference: string,
  other: Readonly<Record<string, string>> = {},
): string => {
  const usual: Readonly<Record<string, string>> = {
    key: licenceKey,
    product: 'promt-21',
    edition: 'professional',
    seats: '4',
    ends_on: '2028-02-29',
    reference,
    buyer: 'Canary Buyer',
    ...other,
  };
  return head
    .split(',')
    .map((name) => usual[name] ?? '')
    .join(',');
};
const fresh = (other: Readonly<Record<string, string>>) => line(newLicenceKey(), '', other);
const file = [
  head,
  line(key.toLowerCase().replaceAll('-', ' '), 'a1', { entitlements: 'updates', sold_on: '2025-01-31' }),
  line(key, 'a2'),
  line(newLicenceKey(), 'a1'),
  line('ABCDE-ABCDE', ''),
  fresh({ edition: 'gold' }),
  fresh({ ends_on: '2027-02-29' }),
  fresh({ ends_on: '2300-01-01' }),
  fresh({ seats: '0' }),
  fresh({ seats: '1e99' }),
  fresh({ term_months: '12' }),
  fresh({ entitlements: 'wings' }),
  fresh({ product: 'constructor' }),
  fresh({ sold_at: 'Bad\0Place' }),
  `${fresh({})},one,more`,
].join('\n');

async function take(apply: boolean, text = file) {
  async function* bytes() {
    yield Buffer.from(text);
  }
  const leftOut: string[] = [];
  const db: LicensingDb = avow.program.pools.database('licensing');
  const report = await importLicences(db, avow.program.services, readCsv(bytes(), 'utf-8'), {
    apply,
    onLeftOut: (at, { reason, column }) => leftOut.push(`${at} ${column ?? reason}`),
  });
  return { report, leftOut };
}
const stored = async () =>
  (
    await avow.admin.query(
      'SELECT key_hash, seats, ends_on::text, grace_days, entitlements, sold_on::text, source FROM licensing.licence',
    )
  ).rows;

test('says first what would happen and which lines are wrong, then does it, and doing it again changes nothing', async () => {
  const skipped = {
    known: 2,
    badKey: 1,
    editionUnknown: 1,
    badValue: 5,
    termTwice: 1,
    entitlementUnknown: 1,
    productUnknown: 1,
    ragged: 1,
  };
  const tried = await take(false);
  expect(tried.report).toEqual({ read: 14, stored: 1, skipped });
  expect(tried.leftOut).toEqual([
    '5 badKey',
    '6 editionUnknown',
    '7 ends_on',
    '8 ends_on',
    '9 seats',
    '10 seats',
    '11 termTwice',
    '12 entitlementUnknown',
    '13 productUnknown',
    '14 sold_at',
    '15 ragged',
  ]);
  expect(await stored()).toEqual([]);
  expect((await take(true)).report).toEqual({ read: 14, stored: 1, skipped });
  expect((await take(true)).report).toEqual({ read: 14, stored: 0, skipped: { ...skipped, known: 3 } });
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
  expect(await isStored(avow, 'Canary Buyer')).toBe(false);
});

test('a file without the columns that are needed is refused, and one that breaks off far below changes nothing', async () => {
  await expect(take(true, 'key;seats\nx;1\n')).rejects.toThrow('has no column product, edition');
  const before = await stored();
  const many = Array.from({ length: 1_500 }, () => fresh({}));
  await expect(take(true, [head, ...many, `"${fresh({})}`].join('\n'))).rejects.toThrow('quotation marks');
  expect(await stored()).toEqual(before);
});
