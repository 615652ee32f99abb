/** A campaign of 20,000 mails through kills of the program and of its database: nobody twice, nobody forgotten. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type MailServer, openMailServer } from './mail-server.ts';
import { adminOf, avow, endAll, newDataDir, type Spawned, until } from './spawned.ts';

const mails = 20_000;
const connections = 20;

let server: MailServer;
afterEach(async () => {
  await endAll();
  await server.close();
});

interface Fate {
  readonly email: string;
  readonly state: string;
}

/** Starts the program on its data and waits until it serves. */
async function start(dataDir: string): Promise<Spawned> {
  const started = avow(['start'], {
    AVOW_DATA: dataDir,
    SMTP_URL: `${server.url}?maxConnections=${connections}`,
  });
  await started.ready;
  return started;
}

async function fill(dataDir: string): Promise<void> {
  const admin = await adminOf(dataDir);
  const person = `('00000000-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid`;
  await admin.query(
    `INSERT INTO newsletter.subscriber (person_id, policy_version, id, email, language, proof, wording, source_page, signed_up_at, confirmed_at)
     SELECT ${person}, 'test', md5(p::text)::uuid, 'reader' || p || '@example.com', 'en', 'confirmed', 'I want it', '/newsletter', now(), now()
     FROM generate_series(1, ${mails}) p`,
  );
  await admin.query(
    `WITH campaign AS (
       INSERT INTO newsletter.campaign (id, number, title, state, topics, archived, revision, created_at, changed_at)
       VALUES (gen_random_uuid(), 1, 'News', 'draft', '{}', false, 1, now(), now()) RETURNING id
     ) INSERT INTO newsletter.campaign_text SELECT id, 'en', 'News', 'In short', 'Hello' FROM campaign`,
  );
  await admin.query(`UPDATE newsletter.campaign SET state = 'preparing'`);
  await admin.end();
}

async function fates(dataDir: string): Promise<Fate[]> {
  const admin = await adminOf(dataDir);
  const { rows } = await admin.query<Fate>(
    'SELECT email, state FROM newsletter.delivery JOIN newsletter.subscriber USING (person_id)',
  );
  await admin.end();
  return rows;
}

/** Where in the campaign something is killed: spread over it, and not evenly. */
const moments = (kills: number): number[] =>
  Array.from({ length: kills }, (_, kill) =>
    Math.floor((mails * (kill + 0.3 + ((kill * 7) % 5) / 10)) / (kills + 1)),
  );

const reached = (count: number) => until(() => server.taken.length >= count, `${count} mails`, 120_000);

/** @param kill ends the program or its database, and waits until the program has ended */
async function sendThrough(
  kills: number,
  kill: (running: Spawned, dataDir: string) => Promise<unknown>,
): Promise<void> {
  server = await openMailServer({ keep: 'envelopes' });
  const dataDir = newDataDir();
  let running = await start(dataDir);
  await fill(dataDir);
  for (const moment of moments(kills)) {
    await reached(moment);
    await kill(running, dataDir);
    running = await start(dataDir);
  }
  await until(
    async () => (await fates(dataDir)).every(({ state }) => state === 'sent' || state === 'unknown'),
    'the end of the campaign',
    120_000,
  );
  const counts = server.counts();
  const rows = await fates(dataDir);
  expect(rows).toHaveLength(mails);
  expect(rows.filter(({ email, state }) => state === 'sent' && counts.get(email) !== 1)).toEqual([]);
  expect([...counts.values()].filter((times) => times > 1)).toEqual([]);
  const unknown = rows.filter(({ state }) => state === 'unknown').length;
  expect(unknown).toBeLessThanOrEqual(kills * connections);
  process.stderr.write(`${kills} kills left ${unknown} mails unknown\n`);
}

test('the program is killed ten times', { timeout: 300_000 }, () =>
  sendThrough(10, async ({ child, ended }) => {
    child.kill('SIGKILL');
    await ended;
  }),
);

test('PostgreSQL is killed five times', { timeout: 300_000 }, () =>
  sendThrough(5, async ({ ended }, dataDir) => {
    const [pid] = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await ended;
  }),
);
