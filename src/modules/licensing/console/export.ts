/** All licences as CSV, written while they are read: memory does not grow with the list. No key stands in it. */
import { stringify } from 'csv-stringify/sync';
import { recordAct } from '../../../platform/acts.ts';
import type { Services } from '../../../platform/module.ts';
import type { LicensingDb } from '../database.ts';

const columns = [
  'id',
  'prefix',
  'product',
  'edition',
  'seats',
  'ends_on',
  'term_months',
  'grace_days',
  'entitlements',
  'state',
  'sold_on',
  'sold_at',
  'reference',
  'source',
  'issued_at',
] as const;

/** Exports all licences in the order of their ids. That it was begun is entered as an act before. */
export async function exportLicences(
  db: LicensingDb,
  services: Pick<Services, 'clock'>,
  staffId: string,
): Promise<ReadableStream<Uint8Array>> {
  await recordAct(db, services, { act: 'licences.exported', staffId });
  const encoder = new TextEncoder();
  const texts = csv(db);
  return new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const { done, value } = await texts.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await texts.return(undefined);
    },
  });
}

const pageRows = 1_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
async function* csv(db: LicensingDb): AsyncGenerator<string> {
  yield stringify([[...columns]]);
  for (let after = beforeAll; ; ) {
    const rows = await db
      .selectFrom('licensing.licence')
      .select(columns)
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageRows)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield stringify(
      rows.map(({ entitlements, issued_at, ...row }) => {
        const cells = { ...row, entitlements: entitlements.join(' '), issued_at: issued_at.toISOString() };
        return columns.map((name) => cells[name]);
      }),
      { escape_formulas: true },
    );
    after = last.id;
  }
}
