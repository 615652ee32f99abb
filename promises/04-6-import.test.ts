/** What a person takes along comes into a second installation, under its policy: all of it, or nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { type RightsDesk, type RightsTables, rightsDesk } from '../src/modules/rights/module.ts';
import { type EditedPolicy, editPolicy } from '../test/edited-policy.ts';
import { proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { signInStaff } from '../test/staff.ts';

const address = 'nina.weber@example.com';
const contactBasis = (basis: string) =>
  ["basis: 'legitimateInterests',\n      keep: [\n        { for: days(30), from: 'closed'", basis] as const;

/** The reference policy where messages rest on another ground, with the words that this ground asks for. */
function policyWith(basis: 'contract' | 'consent', ...edits: (readonly [string, string])[]): EditedPolicy {
  const [from] = contactBasis(basis);
  const edited = editPolicy([from, from.replace('legitimateInterests', basis)], ...edits);
  for (const language of ['en', 'de', 'ru']) {
    const file = join(dirname(edited.file), 'texts', `${language}.ts`);
    const words = readFileSync(file, 'utf8').replace(
      /(\n {4}contact: \{[^}]*?ground: \{\s*)legitimateInterests:/,
      `$1${basis}:`,
    );
    writeFileSync(file, words);
  }
  return edited;
}

const policies = {
  contract: policyWith('contract'),
  consent: policyWith('consent'),
  noPhone: policyWith('contract', [
    "        phone: 'optional',\n        attachment: 'optional',",
    "        attachment: 'optional',",
  ]),
};
const open = (policy: keyof typeof policies) =>
  openTestProgram({ environment: { AVOW_POLICY: policies[policy].file }, fresh: true });
const deskOf = ({ program }: TestProgram): RightsDesk =>
  rightsDesk(program.pools.database<RightsTables>('rights'), program.services, declarations);

let from: TestProgram;
let to: TestProgram;
let file: string;
beforeAll(async () => {
  from = await open('contract');
  file = await takeAlong(from);
});
afterAll(async () => {
  await from?.close();
  for (const { remove } of Object.values(policies)) remove();
});
beforeEach(() => async () => {
  await to?.close();
});

/** A conversation with a file and an answer, and what its person downloads of it. */
async function takeAlong(avow: TestProgram): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    message: 'Does version 21 read “old” files?',
    email: address,
    name: 'Nina Weber',
    phone: '+49 30 1234',
  }))
    form.set(name, value);
  form.set('attachment', new File(['line one\nline two'], 'notes.txt', { type: 'text/plain' }));
  expect((await avow.submit('/en/contact', form)).status).toBe(303);
  const { rows } = await avow.admin.query('SELECT id FROM contact.conversation');
  avow.clock.advance(60_000);
  await avow.submit(
    `/console/messages/${rows[0].id}/answer`,
    { message: 'It does.' },
    await signInStaff(avow),
  );
  return portable(avow);
}

async function portable(avow: TestProgram): Promise<string> {
  const headers = await proveAddress(avow, address);
  return (await avow.request('/en/privacy/my-data/portable.json', { headers })).text();
}

interface Row {
  readonly table: string;
  readonly values: Readonly<Record<string, unknown>>;
}
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A file without what differs by its nature: the moment, the order, and which ids name the rows that belong together. */
function essence(text: string): unknown {
  const { exportedAt: _, ...document } = JSON.parse(text);
  const blind = (row: Row) => JSON.stringify(row).replaceAll(uuid, '');
  for (const activity of document.activities)
    activity.rows.sort((a: Row, b: Row) => (blind(a) < blind(b) ? -1 : 1));
  const names = new Map<string, string>();
  return JSON.parse(
    JSON.stringify(document).replaceAll(uuid, (id) => {
      const name = names.get(id) ?? `id ${names.size}`;
      names.set(id, name);
      return name;
    }),
  );
}

const stored = async () => {
  const tables = ['rights.address', 'contact.conversation', 'contact.message', 'contact.attachment_chunk'];
  const counts: number[] = [];
  for (const table of tables)
    counts.push((await to.admin.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n);
  return counts;
};

test('4.6 exported, taken into a second installation and exported again, the file is equal', async () => {
  to = await open('contract');
  to.clock.set(from.clock.now());
  expect(await deskOf(to).import(file)).toEqual({ read: 5, stored: 5, skipped: {} });
  expect(JSON.parse(file).activities).toHaveLength(1);
  expect(essence(await portable(to))).toEqual(essence(file));
});

test('4.6 the rows are the new installation’s: its person, its policy, ids and secrets of its own', async () => {
  to = await open('noPhone');
  const without = file.replace('"+49 30 1234"', 'null');
  await deskOf(to).import(without);
  const { rows } = await to.admin.query('SELECT * FROM contact.conversation');
  const old = await from.admin.query('SELECT * FROM contact.conversation');
  for (const column of ['person_id', 'policy_version', 'id', 'reference'])
    expect(rows[0][column], column).not.toEqual(old.rows[0][column]);
  expect(rows[0]).toMatchObject({
    policy_version: to.program.services.policyVersion,
    receipt_hash: null,
    name: 'Nina Weber',
  });
  const page = await to.request(`/console/messages/${rows[0].id}`, { headers: await signInStaff(to) });
  expect(await page.text()).toContain('Does version 21 read');
});

test('4.6 a file comes in once, and what is over its time here not at all', async () => {
  to = await open('contract');
  await deskOf(to).import(file);
  const before = await stored();
  await expect(deskOf(to).import(file)).rejects.toThrow('taken before');
  expect(await stored()).toEqual(before);
  await to.close();
  to = await open('contract');
  to.clock.advance(200 * 86_400_000);
  expect(await deskOf(to).import(file)).toMatchObject({ stored: 0, skipped: { 'its time is over': 5 } });
});

test('4.6 of a file with everything, the other controller’s own records stay out', async () => {
  to = await open('contract');
  const headers = await proveAddress(from, address);
  const all = await (await from.request('/en/privacy/my-data/all.json', { headers })).text();
  const report = await deskOf(to).import(all);
  expect(report).toMatchObject({
    stored: 5,
    skipped: { 'records of the other controller': expect.any(Number) },
  });
  const { rows } = await to.admin.query('SELECT FROM rights.consultation UNION ALL SELECT FROM mail.outbox');
  expect(rows).toEqual([]);
});

type Edit = (document: {
  address: string | null;
  activities: {
    activity: string;
    rows: { table: string; values: Record<string, unknown>; withheld: string[] }[];
  }[];
}) => void;
const firstRow: (edit: (row: Parameters<Edit>[0]['activities'][0]['rows'][0]) => void) => Edit =
  (edit) =>
  ({ activities }) => {
    const row = activities[0]?.rows.find(({ table }) => table === 'contact.conversation');
    if (row) edit(row);
  };
const refusals: [string, Edit, RegExp][] = [
  ['no export', (d) => Object.assign(d, { format: 'other' }), /no avow-person-export/],
  ['an unknown part', (d) => Object.assign(d, { extra: 1 }), /unknown: extra/],
  ['no address', (d) => Object.assign(d, { address: null }), /names no address/],
  [
    'an unknown activity',
    (d) => Object.assign(d.activities[0] ?? {}, { activity: 'horoscope' }),
    /no activity "horoscope"/,
  ],
  [
    'an unknown table',
    firstRow((row) => Object.assign(row, { table: 'contact.diary' })),
    /no table contact\.diary/,
  ],
  [
    'a table that holds no persons',
    firstRow((row) => Object.assign(row, { table: 'staff.member' })),
    /no table staff\.member/,
  ],
  [
    'a table of another activity',
    firstRow((row) => Object.assign(row, { table: 'rights.hold' })),
    /no table rights\.hold/,
  ],
  [
    'an unknown column',
    firstRow((row) => Object.assign(row.values, { mood: 'glad' })),
    /contact\.conversation\.mood is not known/,
  ],
  [
    'a column of every object',
    firstRow((row) => Object.assign(row.values, JSON.parse('{"constructor": 1}'))),
    /constructor is not known/,
  ],
  ['a missing column', firstRow((row) => delete row.values.state), /state is missing/],
  [
    'a value of another type',
    firstRow((row) => Object.assign(row.values, { received_at: 'soon' })),
    /received_at is no timestamp/,
  ],
  [
    'a secret',
    firstRow((row) => Object.assign(row.values, { reference: 'a'.repeat(20) })),
    /reference never comes/,
  ],
  [
    'a field that no form takes',
    firstRow((row) => Object.assign(row.values, { name: 'two\nlines' })),
    /name is not what a field/,
  ],
  [
    'a state that there is not',
    firstRow((row) => Object.assign(row.values, { state: 'haunted' })),
    /refuses a row of contact\.conversation \(23514\)/,
  ],
  [
    'a row without its parent',
    (d) =>
      d.activities[0]?.rows.splice(
        d.activities[0].rows.findIndex(({ table }) => table === 'contact.conversation'),
        1,
      ),
    /belongs to one that is not/,
  ],
];

test('4.6 what does not fit is refused by name and without its value, and nothing is left of the file', async () => {
  to = await open('contract');
  await expect(deskOf(to).import('{')).rejects.toThrow('no JSON');
  for (const [what, edit, message] of refusals) {
    const document = JSON.parse(file);
    edit(document);
    const refused = deskOf(to).import(JSON.stringify(document));
    await expect(refused, what).rejects.toThrow(message);
    await expect(refused, what).rejects.not.toThrow(/Nina|haunted|glad|example\.com/);
    expect(await stored(), what).toEqual([0, 0, 0, 0]);
  }
});

test('4.6 what the receiving policy does not take is refused', async () => {
  to = await open('noPhone');
  await expect(deskOf(to).import(file)).rejects.toThrow(
    'contact.conversation.phone holds phone, which the policy does not take',
  );
  expect(await stored()).toEqual([0, 0, 0, 0]);
});

test('4.6 a consent given elsewhere is none here: the person consents first', async () => {
  to = await open('consent');
  await expect(deskOf(to).import(file)).rejects.toThrow('rests on consent here');
  expect(await stored()).toEqual([0, 0, 0, 0]);
  await proveAddress(to, address);
  await to.admin.query(
    `INSERT INTO rights.consent (person_id, policy_version, id, activity, decision, wording, given_at)
     SELECT person_id, 'x', gen_random_uuid(), 'contact', 'granted', 'Yes', $1 FROM rights.address`,
    [to.clock.now()],
  );
  expect(await deskOf(to).import(file)).toMatchObject({ stored: 5 });
});

test('4.3 an import does not bring an erased person back, but takes what came after', async () => {
  to = await open('contract');
  to.clock.set(from.clock.now());
  const headers = await proveAddress(to, address);
  await to.submit('/en/privacy/my-data/erase', {}, headers);
  const before = await stored();
  await expect(deskOf(to).import(file)).rejects.toThrow('was erased on');
  expect(await stored()).toEqual(before);
  const later = file.replaceAll(/2026-11-25T/g, '2026-11-26T');
  to.clock.advance(2 * 86_400_000);
  expect(await deskOf(to).import(later)).toMatchObject({ stored: 5 });
});
