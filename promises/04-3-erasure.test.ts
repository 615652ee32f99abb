import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { personTables } from '../src/policy/rights.ts';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { fillPerson } from '../test/rows.ts';
import { everythingStored } from '../test/stored.ts';

let avow: TestProgram;
beforeAll(async () => {
  avow = await openTestProgram();
});
afterAll(() => avow.close());

async function erase(address: string): Promise<{ page: string; location: string }> {
  const headers = await proveAddress(avow, address);
  const erased = await avow.submit('/en/privacy/my-data/erase', {}, headers);
  expect(erased.status).toBe(303);
  const location = erased.headers.get('location') ?? '';
  return { location, page: await (await avow.request(location)).text() };
}

test('4.3 the preview says for each kind of data whether it goes or stays, and nothing has happened yet', async () => {
  await fillPerson(avow, 'preview@example.com');
  const headers = await proveAddress(avow, 'preview@example.com');
  const page = await (await avow.request('/en/privacy/my-data/erase', { headers })).text();
  expect(page).toContain('deleted');
  expect(page).toContain('kept under Art. 17(3)(b) until');
  expect(await personId(avow, 'preview@example.com')).toBeTruthy();
});

test('4.3 one confirmation erases everything in all modules: no word of the person is left anywhere', async () => {
  const { canaries, categories } = await fillPerson(avow, 'canary-weber@example.com');
  expect(await everythingStored(avow)).toContain('canary-weber@example.com');
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
  const { page } = await erase('canary-weber@example.com');
  const left = await everythingStored(avow);
  expect(left).not.toContain('canary-weber');
  const kept = canaries.filter((canary) => left.includes(canary)).map((canary) => categories.get(canary));
  expect(new Set(kept), 'nothing but what we ourselves decided and noted').toEqual(
    new Set(['none', 'decision', 'consentText', 'lawName', 'recipient', 'reader']),
  );
  expect(page).toContain('Erased');
});

test('4.3 the receipt is signed, names nobody, and OpenSSL verifies it', async () => {
  const { personId: id } = await fillPerson(avow, 'receipt@example.com');
  const { location } = await erase('receipt@example.com');
  const file = await (await avow.request(`${location}/file`)).text();
  const receipt = JSON.parse(file);
  const statement = JSON.parse(receipt.statement);
  expect(statement).toMatchObject({
    format: 'avow-erasure-receipt',
    erasedAt: avow.clock.now().toISOString(),
    policyVersion: avow.program.services.policyVersion,
    deleted: { 'mail.outbox': expect.any(Number), 'rights.address': 1 },
  });
  expect(statement.kept[0]).toMatchObject({ article: '17(3)(b)', until: expect.any(String) });
  expect(file).not.toContain('receipt@example.com');
  expect(file).not.toContain(id);
  const at = (name: string) => join(avow.env.dataDir, name);
  writeFileSync(at('key.pem'), await (await avow.request('/.well-known/avow-receipts.pem')).text());
  writeFileSync(at('statement'), receipt.statement);
  writeFileSync(at('signature'), Buffer.from(receipt.signature, 'base64'));
  const verify = () =>
    execFileSync(
      'openssl',
      [
        'pkeyutl',
        '-verify',
        '-pubin',
        '-inkey',
        at('key.pem'),
        '-rawin',
        '-in',
        at('statement'),
        '-sigfile',
        at('signature'),
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
  expect(verify()).toContain('Signature Verified Successfully');
  writeFileSync(at('statement'), receipt.statement.replace('"rows":', '"rows": '));
  expect(verify).toThrow();
});

test('4.3 erasure ends the page in every browser, and the same address later is somebody new', async () => {
  await fillPerson(avow, 'again@example.com');
  const other = await proveAddress(avow, 'again@example.com');
  const before = await personId(avow, 'again@example.com');
  await erase('again@example.com');
  expect(await (await avow.request('/en/privacy/my-data', { headers: other })).text()).not.toContain(
    'again@',
  );
  await proveAddress(avow, 'again@example.com');
  expect(await personId(avow, 'again@example.com')).not.toBe(before);
});

test('4.3 a hold keeps what its law covers, hidden from every module, and it goes when the hold ends', async () => {
  const { personId: id } = await fillPerson(avow, 'held@example.com');
  const held = 'mail.outbox';
  await avow.admin.query(
    `INSERT INTO rights.hold (person_id, policy_version, id, law, ground, activity, placed_by, placed_at, until)
     VALUES ($1, 'test', gen_random_uuid(), 'Sample Act, section 5', 'e', 'outgoingMail', 'Ada', $2, $3)`,
    [id, avow.clock.now(), new Date(avow.clock.now().getTime() + 86_400_000)],
  );
  const headers = await proveAddress(avow, 'held@example.com');
  expect(await (await avow.request('/en/privacy/my-data/erase', { headers })).text()).toContain(
    'Sample Act, section 5',
  );
  await avow.submit('/en/privacy/my-data/erase', {}, headers);
  const rows = async () =>
    (
      await avow.admin.query<{ restricted: boolean }>(`SELECT restricted FROM ${held} WHERE person_id = $1`, [
        id,
      ])
    ).rows;
  expect((await rows()).length).toBeGreaterThan(0);
  expect((await rows()).every(({ restricted }) => restricted)).toBe(true);
  avow.clock.advance(86_400_000);
  await avow.runTask('rights.deadlines');
  expect(await rows()).toEqual([]);
});

test('4.3 an erasure reaches every person-owned table that is declared', async () => {
  const { personId: id } = await fillPerson(avow, 'every@example.com');
  for (const { full } of personTables(declarations)) {
    const { rows } = await avow.admin.query(`SELECT FROM ${full} WHERE person_id = $1`, [id]);
    expect(rows.length, `${full} is filled`).toBeGreaterThan(0);
  }
  await avow.admin.query(`UPDATE rights.hold SET ended_at = now() WHERE person_id = $1`, [id]);
  await erase('every@example.com');
  const left: string[] = [];
  for (const { full } of personTables(declarations)) {
    const { rows } = await avow.admin.query(`SELECT FROM ${full} WHERE person_id = $1`, [id]);
    if (rows.length > 0) left.push(full);
  }
  expect(left.sort()).toEqual([
    'disclosure.entry',
    'newsletter.suppression',
    'rights.consent',
    'rights.hold',
    'rights.objection',
    'rights.request',
    'rights.restriction',
  ]);
});

/** Where rows of a person are left. */
async function leftOf(id: string): Promise<string[]> {
  const left: string[] = [];
  for (const { full } of personTables(declarations)) {
    const { rows } = await avow.admin.query(`SELECT FROM ${full} WHERE person_id = $1`, [id]);
    if (rows.length > 0) left.push(full);
  }
  return left.sort();
}

/** Moves the clock to the last end date of a receipt and lets retention remove what is due. */
async function passReceipt(location: string): Promise<void> {
  const { statement } = JSON.parse(await (await avow.request(`${location}/file`)).text());
  const ends = (JSON.parse(statement).kept as { until: string }[]).map(({ until }) => Date.parse(until));
  avow.clock.set(new Date(Math.max(...ends)));
  await avow.runTask('rights.deadlines');
  await avow.runTask('retention.run');
}

test('4.3 what an erasure keeps of a paused person goes on the day that the receipt names', async () => {
  const { personId: id } = await fillPerson(avow, 'paused@example.com');
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at');
  await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, 'paused@example.com'));
  const { location } = await erase('paused@example.com');
  expect(await leftOf(id)).toContain('disclosure.entry');
  await passReceipt(location);
  expect(await leftOf(id)).toEqual([]);
});

test('4.3 a pause under a hold: what the hold does not keep goes on its day, and the pause is over', async () => {
  const { personId: id } = await fillPerson(avow, 'paused-held@example.com');
  await avow.admin.query(
    `UPDATE rights.hold SET activity = CASE WHEN person_id = $1 THEN 'rightsRequest' END,
       ended_at = CASE WHEN person_id = $1 THEN NULL ELSE placed_at END, until = $2`,
    [id, new Date(avow.clock.now().getTime() + 86_400_000)],
  );
  await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, 'paused-held@example.com'));
  const { location } = await erase('paused-held@example.com');
  const flags = async (full: string) =>
    (await avow.admin.query(`SELECT DISTINCT restricted FROM ${full} WHERE person_id = $1`, [id])).rows;
  expect(await flags('disclosure.entry')).toEqual([{ restricted: false }]);
  expect(await flags('rights.restriction')).toEqual([{ restricted: true }]);
  avow.clock.advance(86_400_000);
  await avow.runTask('rights.deadlines');
  expect(await flags('rights.restriction')).toEqual([{ restricted: false }]);
  await passReceipt(location);
  expect(await leftOf(id)).toEqual([]);
});

test('4.3 words are emptied under a hold too, and its end carries out the rest of the erasure', async () => {
  const { personId: id } = await fillPerson(avow, 'hold-words@example.com');
  const until = new Date(avow.clock.now().getTime() + 86_400_000);
  await avow.admin.query('UPDATE rights.hold SET ended_at = placed_at WHERE person_id <> $1', [id]);
  await avow.admin.query(
    `UPDATE rights.hold SET activity = 'rightsRequest', until = $2, reasons = 'Hold-Words wrote' WHERE person_id = $1`,
    [id, until],
  );
  await avow.admin.query(`UPDATE rights.request SET reasons = 'Hold-Words asked' WHERE person_id = $1`, [id]);
  const words = async () => {
    const stored = await everythingStored(avow);
    return ['Hold-Words wrote', 'Hold-Words asked'].filter((text) => stored.includes(text));
  };
  const { location } = await erase('hold-words@example.com');
  expect(await words()).toEqual(['Hold-Words asked']);
  avow.clock.set(until);
  await avow.runTask('rights.deadlines');
  expect(await words()).toEqual([]);
  expect(await leftOf(id)).not.toContain('rights.transfer');
  await passReceipt(location);
  expect(await leftOf(id)).toEqual([]);
});
