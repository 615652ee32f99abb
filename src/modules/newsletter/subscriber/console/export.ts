/** All who subscribe, as a file that is written while it is read: memory does not grow with the list. */
import { stringify } from 'csv-stringify/sync';
import { recordAct } from '../../../../platform/acts.ts';
import type { Services, SignedInStaff } from '../../../../platform/module.ts';
import { recordListing } from '../../../rights/module.ts';
import type { NewsletterDb } from '../../database.ts';
import { type Chosen, chosenColumns } from '../columns.ts';

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The columns, which `avow import subscribers` understands; see docs/newsletter.md. */
const columns = [
  'email',
  'status',
  'language',
  'topics',
  'signed_up_at',
  'confirmed_at',
  'proof',
  'consent_text',
  'source',
] as const;
type Row = { readonly [C in (typeof columns)[number]]: string | readonly string[] | null };

type ExportServices = Pick<Services, 'policy' | 'policyVersion' | 'clock' | 'keys'>;

/**
 * Exports all who subscribe, in the order of their ids. That it was begun is entered as an act before, and the look at each
 * person in the register of consultations before their row leaves.
 */
export async function exportSubscribers(
  db: NewsletterDb,
  services: ExportServices,
  { format, by }: { readonly format: ExportFormat; readonly by: SignedInStaff },
): Promise<ReadableStream<Uint8Array>> {
  await recordAct(db, services, { act: 'subscribers.exported', staffId: by.staffId });
  return streamOf(format === 'csv' ? csv(db, services, by) : json(db, services, by));
}

/** Nothing is read before somebody takes it, and no more than was taken. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
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

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
async function* csv(db: NewsletterDb, services: ExportServices, by: SignedInStaff): AsyncGenerator<string> {
  yield stringify([[...columns]]);
  for await (const rows of pages(db, services, by))
    yield stringify(
      rows.map((row) => columns.map((name) => [row[name] ?? ''].flat().join(', '))),
      { escape_formulas: true },
    );
}

async function* json(db: NewsletterDb, services: ExportServices, by: SignedInStaff): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of pages(db, services, by)) {
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

const pageRows = 1_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

async function* pages(
  db: NewsletterDb,
  services: ExportServices,
  by: SignedInStaff,
): AsyncGenerator<readonly Row[]> {
  const chosen = chosenColumns(services.policy);
  for (let after = beforeAll; ; ) {
    const rows = await db
      .selectFrom('newsletter.subscriber')
      .select(['person_id', 'id', 'email', 'proof', 'wording', 'source_page', 'signed_up_at', 'confirmed_at'])
      .select(chosen)
      .where('id', '>', after)
      .where('left_at', 'is', null)
      .orderBy('id')
      .limit(pageRows)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    const personIds = rows.map(({ person_id }) => person_id);
    await recordListing(db, services, { staff: by, personIds, reason: 'subscribers.export' });
    yield rows.map(rowOf);
    after = last.id;
  }
}

interface StoredRow {
  readonly email: string;
  readonly proof: string;
  readonly wording: string;
  readonly source_page: string;
  readonly signed_up_at: Date;
  readonly confirmed_at: Date;
}

const rowOf = (row: StoredRow & { readonly [C in Chosen]?: string | readonly string[] | null }): Row => ({
  email: row.email,
  status: 'active',
  language: row.language ?? null,
  topics: row.topics ?? null,
  signed_up_at: row.signed_up_at.toISOString(),
  confirmed_at: row.confirmed_at.toISOString(),
  proof: row.proof,
  consent_text: row.wording,
  source: row.source_page,
});
