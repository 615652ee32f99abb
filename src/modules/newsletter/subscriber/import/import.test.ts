import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proveAddress } from '../../../../../test/person.ts';
import { openTestProgram, type TestProgram } from '../../../../../test/program.ts';
import { declarations } from '../../../../app.ts';
import type { Encoding } from '../../../../platform/csv/decode.ts';
import { type RightsDesk, rightsDesk } from '../../../rights/module.ts';
import type { NewsletterDb } from '../../database.ts';
import { subscriberIdOf } from '../../token/tokens.ts';
import { leaveNewsletter } from '../commands.ts';
import { type ImportOptions, importSubscribers } from './commands.ts';
import { fileStatus } from './lines.ts';
import { readFileLines } from './read.ts';

let avow: TestProgram;
let db: NewsletterDb;
let desk: RightsDesk;
beforeAll(async () => {
  avow = await openTestProgram();
  const { services, pools } = avow.program;
  db = pools.database('newsletter');
  desk = rightsDesk(pools.database('rights'), services, declarations);
});
afterAll(() => avow.close());

type Given = Partial<ImportOptions> & { readonly encoding?: Encoding; readonly confirmedAt?: string };

/** Imports a text, in pieces that fall into the middle of letters. */
function take(file: string | Buffer, { encoding = 'utf-8', confirmedAt, ...options }: Given = {}) {
  const bytes = Buffer.from(file);
  const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
    bytes.subarray(at * 7, at * 7 + 7),
  );
  const shape = { encoding, ...(confirmedAt !== undefined && { confirmedAt }) };
  return importSubscribers(db, avow.program.services, readFileLines(Readable.from(pieces), shape), {
    apply: true,
    reconfirm: false,
    proof: null,
    status: null,
    language: 'en',
    erasedAt: (address) => desk.erasedAt(address),
    onRagged: () => {},
    ...options,
  });
}

const rows = async (sql: string, values: unknown[] = []) => (await avow.admin.query(sql, values)).rows;
const stored = async (email: string) =>
  (await rows('SELECT * FROM newsletter.subscriber WHERE email = $1', [email]))[0];
const everything = () =>
  rows(`SELECT (SELECT count(*) FROM newsletter.subscriber) AS subscribers, (SELECT count(*) FROM newsletter.sign_up) AS waiting,
    (SELECT count(*) FROM rights.address) AS persons, (SELECT count(*) FROM newsletter.suppression) AS hashes`);
const proof = 'I want the news.';

describe('a file of', () => {
  test('listmonk gives addresses whose proof the operator has, and leaves out whom it blocks', async () => {
    const file = [
      'uuid,email,name,attributes,status,created_at,updated_at',
      '1,lm1@example.com,"Weber, Nina","{""ip"": ""192.0.2.1""}",enabled,2024-05-01T10:00:00Z,2024-05-01T10:00:00Z',
      '2,lm2@example.com,Jo,{},blocklisted,2024-05-01T10:00:00Z,2024-05-01T10:00:00Z',
    ].join('\r\n');
    expect(await take(file, { proof, confirmedAt: 'created_at' })).toEqual({
      read: 2,
      stored: 1,
      asked: 0,
      skipped: { blocklisted: 1 },
    });
    expect(await stored('lm1@example.com')).toMatchObject({
      proof: 'imported',
      wording: proof,
      source_page: 'import',
      confirmed_at: new Date('2024-05-01T10:00:00Z'),
    });
    const all = JSON.stringify(
      await rows('SELECT * FROM newsletter.subscriber s JOIN rights.consent USING (person_id)'),
    );
    expect(all).not.toMatch(/Weber|192\.0\.2/);
  });

  test('Mailchimp gives times of confirmation; others of its files are told by name or column', async () => {
    const file = [
      'Email Address,First Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP',
      'mc1@example.com,Nina,2,2024-05-01 10:00:00,192.0.2.1,2024-05-01 10:05:00,192.0.2.1',
      'mc2@example.com,Jo,2,,,,',
    ].join('\n');
    expect(await take(file, { proof })).toMatchObject({ stored: 1, skipped: { noProof: 1 } });
    expect(await stored('mc1@example.com')).toMatchObject({
      signed_up_at: new Date('2024-05-01T10:00:00Z'),
      confirmed_at: new Date('2024-05-01T10:05:00Z'),
    });
    expect(await take('Email Address,UNSUB_TIME\nmc3@example.com,2024-05-01 10:00:00\n')).toMatchObject({
      skipped: { unsubscribed: 1 },
    });
    const status = fileStatus('cleaned_email_audience_export_1.csv');
    expect(await take('Email Address\nmc4@example.com\n', { status })).toMatchObject({
      skipped: { cleaned: 1 },
    });
  });

  test('addresses alone, with a heading or without, has no proof and is asked only on request', async () => {
    expect(await take('pl1@example.com\npl2@example.com\n')).toMatchObject({
      read: 2,
      skipped: { noProof: 2 },
    });
    expect(await take('email\npl1@example.com\n', { reconfirm: true, language: 'de' })).toMatchObject({
      asked: 1,
    });
    const [waiting] = await rows("SELECT * FROM newsletter.sign_up WHERE email = 'pl1@example.com'");
    expect(waiting).toMatchObject({ language: 'de', source_page: 'import', mailed_at: null });
    await avow.runTask('newsletter.confirm', waiting.id);
    // Behind all mail for which somebody waits.
    expect(await rows("SELECT kind, priority FROM mail.outbox WHERE recipient = 'pl1@example.com'")).toEqual([
      { kind: 'newsletter.confirmation', priority: 9 },
    ]);
    expect(
      await rows(
        `SELECT DISTINCT job.priority FROM graphile_worker._private_jobs AS job
         JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
         WHERE task.identifier IN ('newsletter.confirm', 'mail.send')`,
      ),
    ).toEqual([{ priority: 9 }]);
    expect(await take('pl1@example.com', { reconfirm: true })).toMatchObject({
      asked: 0,
      skipped: { waiting: 1 },
    });
  });

  test('semicolons with a byte order mark, language, topics and the words of the consent', async () => {
    const file =
      '\ufeffE-Mail;language;topics;confirmed_at;consent_text;source\n' +
      'eu1@example.com;de-AT;offers, tips;2024-05-01T10:00:00+02:00;Ja, schickt mir Neues.;shop.example.com\n' +
      'eu2@example.com;fr;;2024-05-01;;Messe Köln\n' +
      'eu3@example.com;;cats;2024-05-01;Ja;\n';
    expect(await take(file)).toMatchObject({ stored: 2, skipped: { unknownTopic: 1 } });
    expect(await stored('eu1@example.com')).toMatchObject({
      language: 'de',
      topics: ['offers', 'tips'],
      wording: 'Ja, schickt mir Neues.',
      source_page: 'shop.example.com',
      confirmed_at: new Date('2024-05-01T08:00:00Z'),
    });
    expect(await stored('eu2@example.com')).toMatchObject({
      language: null,
      topics: null,
      wording: 'Messe Köln',
    });
  });
});

const proven = (...addresses: readonly string[]) =>
  `email,confirmed_at,consent_text\n${addresses.map((one) => `${one},2024-05-01,Yes\n`).join('')}`;

test('a dry run says what would happen, and changes nothing', async () => {
  const before = await everything();
  const would = await take(proven('dry1@example.com', 'nonsense', 'dry1@example.com'), { apply: false });
  expect(would).toEqual({ read: 3, stored: 1, asked: 0, skipped: { invalidAddress: 1, duplicate: 1 } });
  expect(await take('dry2@example.com', { apply: false, reconfirm: true })).toMatchObject({ asked: 1 });
  expect(await everything()).toEqual(before);
});

test('doing it again changes nothing', async () => {
  const file = proven('again1@example.com', 'again2@example.com');
  expect(await take(file)).toMatchObject({ stored: 2 });
  const before = await everything();
  expect(await take(file)).toMatchObject({ stored: 0, skipped: { subscribed: 2 } });
  expect(await everything()).toEqual(before);
});

describe('an import brings nobody back', () => {
  const once = async (email: string) => {
    await take(proven(email));
    return subscriberIdOf(avow.program.services, email);
  };

  test('who left', async () => {
    const subscriberId = await once('left@example.com');
    await leaveNewsletter(db, avow.program.services, { subscriberId, by: 'link' });
    expect(await take(proven('Left@Example.com'))).toMatchObject({ stored: 0, skipped: { suppressed: 1 } });
  });

  test('who was erased; what was agreed to after that counts, once the hash is gone', async () => {
    await once('erased@example.com');
    await avow.submit('/en/privacy/my-data/erase', {}, await proveAddress(avow, 'erased@example.com'));
    expect(await take(proven('erased@example.com'))).toMatchObject({ skipped: { suppressed: 1 } });
    await avow.admin.query('DELETE FROM newsletter.suppression');
    expect(await take(proven('erased@example.com'))).toMatchObject({ skipped: { erased: 1 } });
    expect(await take('erased@example.com', { reconfirm: true })).toMatchObject({ skipped: { erased: 1 } });
    const later = `email,confirmed_at,consent_text\nerased@example.com,${avow.clock.now().toISOString().slice(0, 10)}T23:00,Yes\n`;
    avow.clock.advance(86_400_000);
    expect(await take(later)).toMatchObject({ stored: 1 });
  });

  test('who paused the use of their data', async () => {
    await once('paused@example.com');
    await avow.submit('/en/privacy/my-data/pause', {}, await proveAddress(avow, 'paused@example.com'));
    expect(await take(proven('paused@example.com'))).toMatchObject({ stored: 0, skipped: { paused: 1 } });
  });
});

describe('a line that is not as it should be', () => {
  test('is counted with its reason, and told by its number where its columns are', async () => {
    const ragged: number[] = [];
    const file =
      'email,status,confirmed_at,consent_text\nr1@example.com,active\n\nr2@example.com,what,2024-05-01,Yes\n' +
      'r3@example.com,active,31.12.2024,Yes\nr4@example.com,active,2024-02-30,Yes\nr5@example.com,active,2099-01-01,Yes\n' +
      'r6@example.com,pending,2024-05-01,Yes\nr7@example.com,active,2024-05-01,Yes,more\n';
    const report = await take(file, { onRagged: (line) => ragged.push(line) });
    expect(report).toEqual({
      read: 7,
      stored: 0,
      asked: 0,
      skipped: { ragged: 2, unknownStatus: 1, badTime: 3, unconfirmed: 1 },
    });
    expect(ragged).toEqual([2, 9]);
  });

  test.each<[what: string, file: string | Buffer, given: Given, told: RegExp]>([
    [
      'another encoding',
      Buffer.from('email\na@example.com\nj\xf6@example.com\n', 'latin1'),
      {},
      /^Line 3 is not UTF-8.*--encoding/,
    ],
    ['UTF-16', Buffer.from('\ufeffemail\n', 'utf16le'), {}, /^Line 1 is UTF-16: add --encoding utf-16le/],
    [
      'an open quotation mark',
      'email,name\na@example.com,"Jo\nb@example.com,Uma\n',
      {},
      /quotation marks at line \d/,
    ],
    ['no column of addresses', 'name,age\nJo,7\n', {}, /call it "email"/],
    ['no such column', 'email\na@example.com\n', { confirmedAt: 'when' }, /no column "when"/],
  ])('because of %s, is told with its remedy, and nothing is changed', async (_, file, given, told) => {
    const before = await everything();
    await expect(take(file, given)).rejects.toThrow(told);
    await expect(take(file, given)).rejects.not.toThrow(/example\.com/);
    expect(await everything()).toEqual(before);
  });
});

test.each<[Encoding, Buffer]>([
  [
    'windows-1252',
    Buffer.from('email,confirmed_at,consent_text\nw1@example.com,2024-05-01,f\xfcr mich\n', 'latin1'),
  ],
  [
    'utf-16le',
    Buffer.from('\ufeffemail,confirmed_at,consent_text\nw2@example.com,2024-05-01,für mich\n', 'utf16le'),
  ],
])('a file in %s is read when its encoding is named', async (encoding, file) => {
  expect(await take(file, { encoding })).toMatchObject({ stored: 1 });
  expect(await stored(encoding === 'utf-16le' ? 'w2@example.com' : 'w1@example.com')).toMatchObject({
    wording: 'für mich',
  });
});

test('many lines with one address are one', async () => {
  async function* many() {
    yield Buffer.from('email\n');
    const chunk = Buffer.from('Dup@example.com\n'.repeat(10_000));
    for (let time = 0; time < 20; time += 1) yield chunk;
  }
  const lines = readFileLines(many(), { encoding: 'utf-8' });
  const before = process.memoryUsage().heapUsed;
  const report = await importSubscribers(db, avow.program.services, lines, {
    apply: false,
    reconfirm: true,
    proof: null,
    status: null,
    language: 'en',
    erasedAt: async () => null,
    onRagged: () => {},
  });
  expect(report).toEqual({ read: 200_000, stored: 0, asked: 1, skipped: { duplicate: 199_999 } });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
}, 120_000);
