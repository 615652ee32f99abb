/** What a subscriber is told of the newsletter (clause 4.1), compared with the tables themselves, column by column. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { takeBounce } from '../src/modules/newsletter/bounce/commands.ts';
import { newsletterData } from '../src/modules/newsletter/data.ts';
import type { NewsletterDb } from '../src/modules/newsletter/database.ts';
import { measureToken, subscriberIdOf } from '../src/modules/newsletter/token/tokens.ts';
import { type RightsTables, rightsDesk } from '../src/modules/rights/module.ts';
import { tablesOf } from '../src/policy/declare.ts';
import { makeCampaign } from '../test/campaign.ts';
import { type MailServer, openMailServer } from '../test/mail-server.ts';
import { personId, proveAddress } from '../test/person.ts';
import { openTestProgram, type TestProgram } from '../test/program.ts';
import { linkIn, mailsTo, runQueued, signUp, subscribe } from '../test/subscriber.ts';

const [mine, theirs] = ['mine@example.com', 'theirs@example.com'];
const tables = tablesOf([newsletterData]).filter(({ table }) => table.owner === 'person');

let server: MailServer;
let avow: TestProgram;
/** Who asks, and somebody of whom the same things are stored. */
let persons: { readonly me: string; readonly other: string };
beforeAll(async () => {
  server = await openMailServer();
  avow = await openTestProgram({ environment: { SMTP_URL: server.url } });
  for (const address of [mine, theirs]) {
    await subscribe(avow, address);
    await agreeToMeasuring(address);
  }
  for (const number of [1, 2]) {
    await makeCampaign(avow.admin, avow.program.services, { number });
    await avow.runTask('newsletter.send');
  }
  for (const address of [mine, theirs]) await useNewsletter(address);
  persons = { me: await personId(avow, mine), other: await personId(avow, theirs) };
});
afterAll(async () => {
  await avow?.close();
  await server?.close();
});

async function agreeToMeasuring(email: string): Promise<void> {
  await avow.submit('/en/newsletter/manage', { email });
  await runQueued(avow);
  const mail = (await mailsTo(avow, email)).find(({ kind }) => kind === 'newsletter.manage');
  await avow.submit(`${linkIn(mail?.body_text, 'manage')}/measuring`, { measuring: 'yes' });
}

/** Opens a campaign, lets the other one come back, and signs up once more, which waits for its mail. */
async function useNewsletter(email: string): Promise<void> {
  const { services, pools } = avow.program;
  const subscriberId = subscriberIdOf(services, email);
  await avow.request(`/newsletter/open/${measureToken(services, subscriberId, 1)}`);
  const db: NewsletterDb = pools.database('newsletter');
  await takeBounce(db, services, { subscriberId, campaign: 2, kind: 'soft', status: '5.2.2' });
  await signUp(avow, email);
}

interface Row {
  readonly table: string;
  readonly withheld: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

const command = (format: 'json' | 'csv'): Promise<string> => {
  const { services, pools } = avow.program;
  return rightsDesk(pools.database<RightsTables>('rights'), services, declarations).export(
    persons.me,
    format,
  );
};
const page = async () =>
  (await avow.request('/en/privacy/my-data/all.json', { headers: await proveAddress(avow, mine) })).text();

const rowsIn = (json: string): Row[] =>
  JSON.parse(json)
    .activities.flatMap(({ rows }: { rows: Row[] }) => rows)
    .filter(({ table }: Row) => table.startsWith('newsletter.'));

/** As a file writes it. */
const written = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString() : Buffer.isBuffer(value) ? value.toString('base64') : value;

async function stored(full: string, person: string): Promise<Record<string, unknown>[]> {
  const { rows } = await avow.admin.query(`SELECT * FROM ${full} WHERE person_id = $1`, [person]);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, written(value)])),
  );
}

const secret = (holds: string | undefined) => ['token', 'addressHash'].includes(holds ?? '');

test('4.1 every table of the newsletter about persons has a row of both persons, so that the comparison means something', async () => {
  for (const { full } of tables)
    for (const person of Object.values(persons))
      expect((await stored(full, person)).length, full).toBeGreaterThan(0);
  expect(await stored('newsletter.delivery', persons.me)).toHaveLength(2);
});

test.each(['avow person export', 'the page of rights'])(
  '4.1 %s holds every declared column of these rows, and no other row',
  async (from) => {
    const found = rowsIn(from === 'the page of rights' ? await page() : await command('json'));
    for (const { full, table } of tables) {
      const expected = (await stored(full, persons.me)).map((row) => {
        expect(Object.keys(row).sort(), full).toEqual(Object.keys(table.columns).sort());
        const withheld = Object.keys(table.columns).filter((name) => secret(table.columns[name]?.holds));
        const shown = Object.entries(row).filter(([name]) => !withheld.includes(name));
        return { withheld, values: Object.fromEntries(shown) };
      });
      const told = found
        .filter((row) => row.table === full)
        .map(({ withheld, values }) => ({ withheld, values }));
      expect(told, full).toHaveLength(expected.length);
      expect(told, full).toEqual(expect.arrayContaining(expected));
    }
    expect(new Set(found.map(({ table }) => table))).toEqual(new Set(tables.map(({ full }) => full)));
  },
);

test('4.1 the CSV of it has a line for each personal value, with what it holds', async () => {
  const lines: { table: string; column: string; category: string; value: string }[] = parse(
    await command('csv'),
    {
      columns: true,
    },
  );
  for (const { full, table } of tables) {
    const expected = (await stored(full, persons.me)).flatMap((row) =>
      Object.entries(table.columns).flatMap(([column, { holds }]) =>
        holds === 'none' ? [] : [[column, holds, secret(holds) ? '' : String(row[column] ?? '')]],
      ),
    );
    const told = lines
      .filter((one) => one.table === full)
      .map(({ column, category, value }) => [column, category, value]);
    expect(told.sort(), full).toEqual(expected.sort());
  }
});

test('4.1 nothing in it is of anybody else', async () => {
  const files = [await page(), await command('json'), await command('csv')];
  const own = JSON.stringify(await everything(persons.me));
  const foreign = (await everything(persons.other))
    .flatMap((row) => Object.values(row))
    .filter(
      (value): value is string => typeof value === 'string' && /[-@+/=]/.test(value) && !own.includes(value),
    );
  expect(foreign).toEqual(expect.arrayContaining([theirs, persons.other]));
  for (const file of files) for (const value of foreign) expect(file).not.toContain(value);
});

async function everything(person: string) {
  const rows: Record<string, unknown>[] = [];
  for (const { full } of tables) rows.push(...(await stored(full, person)));
  return rows;
}
