/** Access and erasure of one person among ten thousand and among a million: neither may grow with the others. */
import type { Client } from 'pg';
import { declarations } from '../src/app.ts';
import { type RightsTables, rightsDesk } from '../src/modules/rights/module.ts';
import { type Measured, median, progress, rounded, timed } from './measure.ts';
import { withServing } from './program.ts';

/** Tables with rows of the measured persons, 100 rows together; all others have one row in each. */
const rowsPerTable = {
  'rights.address': 1,
  'mail.outbox': 30,
  'disclosure.entry': 30,
  'rights.consultation': 19,
  'contact.conversation': 20,
};
type Filled = keyof typeof rowsPerTable;
const measuredPersons = 1_000;
const sizes = [10_000, 1_000_000] as const;
/** Persons of one sample; samples of both sizes are too far apart in time to interleave, so each is repeated. */
const samples = 5;

export async function run(): Promise<Measured> {
  const [small, large] = [await measureAt(sizes[0]), await measureAt(sizes[1])];
  const figures = {
    accessMs10k: rounded(small.access),
    eraseMs10k: rounded(small.erase),
    accessMs: rounded(large.access),
    eraseMs: rounded(large.erase),
    buildSeconds: rounded(large.buildSeconds),
  };
  return {
    figures,
    ratios: { access: rounded(large.access / small.access), erase: rounded(large.erase / small.erase) },
    bounds: { 'ratios.access': { atMost: 1.3 }, 'ratios.erase': { atMost: 1.3 } },
  };
}

interface Sample {
  readonly access: number;
  readonly erase: number;
  readonly buildSeconds: number;
}

/** A database of a size: the measured persons, and others with one row a table. */
const measureAt = (persons: number): Promise<Sample> =>
  withServing(async ({ program }) => {
    const buildMs = await timed(() => build(program.admin, persons));
    progress(`${persons} persons in ${Math.round(buildMs / 1000)} s`);
    const desk = rightsDesk(program.pools.database<RightsTables>('rights'), program.services, declarations);
    const ids = Array.from({ length: measuredPersons }, (_, index) => idOf(index + 1));
    for (const id of ids.slice(0, 50)) await desk.export(id, 'json');
    const access = await each(ids, (id) => desk.export(id, 'json'));
    const erase = await each(ids, (id) => desk.erase(id));
    progress(`${persons} persons: access ${rounded(access)} ms, erasure ${rounded(erase)} ms`);
    return { access, erase, buildSeconds: buildMs / 1_000 };
  });

/** Median over samples of the median milliseconds of each person. */
async function each(ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<number> {
  const size = ids.length / samples;
  const medians: number[] = [];
  for (let start = 0; start < ids.length; start += size) {
    const times: number[] = [];
    for (const id of ids.slice(start, start + size)) times.push(await timed(() => work(id)));
    medians.push(median(times));
  }
  return median(medians);
}

const idOf = (number: number): string => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

async function build(admin: Client, persons: number): Promise<void> {
  await admin.query('SET synchronous_commit = off');
  for (const table of Object.keys(rowsPerTable) as Filled[]) {
    const rows = rowsPerTable[table];
    await admin.query(
      insertText(table, `generate_series(1, ${measuredPersons}) p, generate_series(1, ${rows}) r`),
    );
    await admin.query(
      insertText(table, `generate_series(${measuredPersons + 1}, ${persons}) p, generate_series(1, 1) r`),
    );
    await admin.query(`ANALYZE ${table}`);
    progress(`${table} of ${persons} persons is filled`);
  }
  await admin.query('CHECKPOINT');
}

const person = `('00000000-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid`;
const row = `('00000000-0000-7000-' || lpad(to_hex(32768 + r), 4, '0') || '-' || lpad(to_hex(p), 12, '0'))::uuid`;

/** What each table is filled with, besides person and policy version. */
const contents: Readonly<Record<Filled, readonly [columns: string, values: string]>> = {
  'rights.address': ['address, known_since', `'person' || p || '@example.com', now()`],
  'mail.outbox': [
    'id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at',
    `${row}, 'person' || p || '@example.com', 'contact@example.com', 'Subject', repeat('text ', 40), repeat('<p>text</p>', 40), 'contact.answer', 'm', 5, 'sent', false, now()`,
  ],
  'disclosure.entry': [
    'id, activity, kind, recipient, ground, agreed_by, disclosed_at',
    `${row}, 'outgoingMail', 'processor', 'mailRelay', 'legitimateInterests', '{}', now()`,
  ],
  'rights.consultation': [
    'id, staff_id, reader, reason, consulted_at',
    `${row}, ${row}, 'Ada', 'contact.conversation', now()`,
  ],
  'contact.conversation': [
    'id, reference, state, source, language, email, received_at, last_at',
    `${row}, 'r' || p || '-' || r, 'open', 'form', 'en', 'person' || p || '@example.com', now(), now()`,
  ],
};

function insertText(table: Filled, from: string): string {
  const [columns, values] = contents[table];
  return `INSERT INTO ${table} (person_id, policy_version, ${columns}) SELECT ${person}, 'bench', ${values} FROM ${from}`;
}
