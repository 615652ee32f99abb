/**
 * Campaigns through the whole program into a sink on the same machine, the ledger on; beside it the fastest client that the
 * sink can have. Then a million subscribers: the freeze, the list, and sign-ups while a campaign is sent.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { v7 } from 'uuid';
import { tokenMac } from '../src/modules/staff/secrets.ts';
import { newToken } from '../src/platform/ids.ts';
import { openKeys } from '../src/platform/keys.ts';
import { fastestClient, type Sink, startSink } from './mail-load.ts';
import { type Measured, median, percentile, progress, rounded, timed } from './measure.ts';
import { peakMb, type Started, withStarted } from './started.ts';

const subscribers = 100_000;
const million = 1_000_000;
const pairs = 5;
/** Mails of a run with signatures. */
const signedMails = 30_000;
const connections = 60;
/** About 10 KB of HTML and text, as a newsletter has. */
const paragraph =
  'This issue tells of translating with a glossary of your own, of what is new in the dictionaries, and of how the new version reads tables. ';
const body = `# What is new\n\n${`${paragraph.repeat(4)}\n\n`.repeat(6)}[Read on](https://example.com/news)\n\n::: button https://example.com/buy\nHave a look\n:::\n`;

export async function run(): Promise<Measured> {
  const sink = await startSink();
  try {
    const plain = await measurePlain(sink);
    const signed = await measureSigned(sink);
    const figures = { ...plain.figures, ...signed };
    return {
      figures,
      ratios: plain.ratios,
      bounds: {
        'figures.mailsPerSecond': { atLeast: 4_000 },
        'figures.dkimMailsPerSecond': { atLeast: 2_500 },
        'figures.peakMb': { atMost: 250 },
        'figures.freezeMs1M': { atMost: 20_000 },
        'figures.listPageMs1M': { atMost: 200 },
        'figures.signUpP99Ms': { atMost: 50 },
      },
    };
  } finally {
    await sink.stop();
  }
}

const environmentFor = (sink: Sink) => ({
  SMTP_URL: `${sink.url}?maxConnections=${connections}`,
  TRUSTED_PROXIES: '127.0.0.1',
});

const measurePlain = (sink: Sink): Promise<Measured> =>
  withStarted(
    async (started) => {
      const { admin, pid } = await openAdmin(started);
      await fill(admin, 1, subscribers);
      await send(admin, 'sent');
      const [ours, theirs]: [number[], number[]] = [[], []];
      let size = 0;
      for (let pair = 0; pair < pairs; pair += 1) {
        const mine = async () => ours.push((subscribers / (await send(admin, 'sent'))) * 1_000);
        const fastest = async () =>
          theirs.push(await fastestClient(sink.port, 10_260, subscribers, connections));
        for (const step of pair % 2 === 0 ? [mine, fastest] : [fastest, mine]) await step();
        size = peakMb(pid);
        progress(
          `pair ${pair + 1}: ${rounded(ours.at(-1) ?? 0)} and ${rounded(theirs.at(-1) ?? 0)} mails/s, ${rounded(size)} MB`,
        );
      }
      const large = await measureMillion(started, admin);
      await admin.end();
      return {
        figures: {
          mailsPerSecond: rounded(median(ours)),
          fastestPerSecond: rounded(median(theirs)),
          peakMb100k: rounded(size),
          peakMb: rounded(peakMb(pid)),
          ...large,
        },
        ratios: {
          toFastestClient: rounded(median(ours.map((rate, pair) => rate / (theirs[pair] ?? Number.NaN)))),
        },
        bounds: {},
      };
    },
    { environment: environmentFor(sink) },
  );

const measureSigned = (sink: Sink): Promise<{ dkimMailsPerSecond: number }> =>
  withStarted(
    async (started) => {
      const { admin } = await openAdmin(started);
      await fill(admin, 1, signedMails);
      const rates: number[] = [];
      for (let time = 0; time <= pairs; time += 1)
        rates.push((signedMails / (await send(admin, 'sent'))) * 1_000);
      await admin.end();
      progress(`signed: ${rates.map(rounded).join(', ')} mails/s`);
      return { dkimMailsPerSecond: rounded(median(rates.slice(1))) };
    },
    {
      environment: environmentFor(sink),
      prepare: (dataDir) => {
        mkdirSync(join(dataDir, 'keys'), { mode: 0o700 });
        const { privateKey } = generateKeyPairSync('ed25519');
        const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
        writeFileSync(join(dataDir, 'keys/dkim-bench.pem'), pem, { mode: 0o600 });
      },
    },
  );

/** A million subscribers: a campaign begins, people sign up while it is sent, and the list is opened. */
async function measureMillion(
  { url, dataDir }: Started,
  admin: Client,
): Promise<Readonly<Record<'freezeMs1M' | 'listPageMs1M' | 'listFirstMs1M' | 'signUpP99Ms', number>>> {
  const buildMs = await timed(() => fill(admin, subscribers + 1, million));
  progress(`a million subscribers in ${rounded(buildMs / 1_000)} s`);
  const freezeMs1M = await send(admin, 'sending');
  progress(`frozen in ${rounded(freezeMs1M)} ms`);
  const latencies = await signUps(url);
  const list = await openList(url, await signIn(admin, dataDir));
  await admin.query(`UPDATE newsletter.campaign SET state = 'cancelled' WHERE state = 'sending'`);
  return {
    freezeMs1M: rounded(freezeMs1M),
    listPageMs1M: rounded(list.median),
    listFirstMs1M: rounded(list.first),
    signUpP99Ms: rounded(percentile(latencies, 0.99)),
  };
}

/** Sign-ups one after the other, from as many networks, while a campaign is sent. */
async function signUps(url: string): Promise<number[]> {
  const latencies: number[] = [];
  for (let number = 1; number <= 400; number += 1) {
    const started = performance.now();
    const response = await fetch(`${url}/api/v1/newsletter/subscriptions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `203.0.${number % 256}.${Math.floor(number / 256) + 1}`,
      },
      body: JSON.stringify({ email: `new${number}@example.com` }),
    });
    await response.arrayBuffer();
    if (response.status !== 202) throw new Error(`A sign-up was answered with ${response.status}.`);
    latencies.push(performance.now() - started);
  }
  return latencies;
}

/** A member of staff and a session of theirs. @returns the cookie */
async function signIn(admin: Client, dataDir: string): Promise<string> {
  const [staffId, token] = [v7(), newToken()];
  await admin.query(
    `INSERT INTO staff.member (staff_id, email, name, totp_secret, totp_step, role, joined_at)
     VALUES ($1, 'bench@example.com', 'Bench', '', 0, 'owner', now())`,
    [staffId],
  );
  await admin.query(
    'INSERT INTO staff.session (staff_id, id, token_mac, proven_at, issued_at, seen_at) VALUES ($1, $2, $3, now(), now(), now())',
    [staffId, v7(), tokenMac(openKeys(dataDir), 'session', token)],
  );
  return `avow_staff=${token}`;
}

/** Milliseconds in which the list of subscribers comes while a campaign is sent: by the median, and at the first opening after the start. */
async function openList(url: string, cookie: string): Promise<{ median: number; first: number }> {
  const times: number[] = [];
  for (let reading = 0; reading <= 10; reading += 1)
    times.push(
      await timed(async () => {
        const response = await fetch(`${url}/console/newsletter/subscribers`, {
          headers: { cookie },
          redirect: 'manual',
        });
        await response.arrayBuffer();
        if (response.status !== 200) throw new Error(`The list was answered with ${response.status}.`);
      }),
    );
  progress(`list: ${times.map(rounded).join(', ')} ms`);
  return { median: median(times), first: times[0] ?? Number.NaN };
}

async function openAdmin({ dataDir }: Started): Promise<{ admin: Client; pid: number }> {
  const { adminUrl, pid }: { adminUrl: string; pid: number } = JSON.parse(
    readFileSync(join(dataDir, 'run.json'), 'utf8'),
  );
  const admin = new Client({ connectionString: adminUrl });
  // The program stops its database when a measurement has failed.
  admin.on('error', () => {});
  await admin.connect();
  await admin.query('SET synchronous_commit = off');
  return { admin, pid };
}

const person = `('00000000-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid`;

/** Makes subscribers by their numbers. */
async function fill(admin: Client, from: number, to: number): Promise<void> {
  await admin.query(
    `INSERT INTO rights.address (person_id, policy_version, address, known_since)
     SELECT ${person}, 'bench', 'reader' || p || '@example.com', now() FROM generate_series($1::integer, $2::integer) p`,
    [from, to],
  );
  await admin.query(
    `INSERT INTO newsletter.subscriber (person_id, policy_version, id, email, language, proof, wording, source_page, signed_up_at, confirmed_at)
     SELECT ${person}, 'bench', md5(p::text)::uuid, 'reader' || p || '@example.com', 'en', 'confirmed', 'I want it', '/newsletter', now(), now()
     FROM generate_series($1::integer, $2::integer) p`,
    [from, to],
  );
  await admin.query('ANALYZE newsletter.subscriber');
  await admin.query('CHECKPOINT');
}

let campaigns = 0;

/** Starts a campaign to everybody. @returns milliseconds until it is in a state */
async function send(admin: Client, state: 'sending' | 'sent'): Promise<number> {
  campaigns += 1;
  const id = v7();
  await admin.query(
    `INSERT INTO newsletter.campaign (id, number, title, state, topics, archived, revision, created_at, changed_at)
     VALUES ($1, $2, 'Bench', 'draft', '{}', false, 1, now(), now())`,
    [id, campaigns],
  );
  await admin.query(`INSERT INTO newsletter.campaign_text VALUES ($1, 'en', 'What is new', 'In short', $2)`, [
    id,
    body,
  ]);
  const started = performance.now();
  await admin.query(`UPDATE newsletter.campaign SET state = 'preparing' WHERE id = $1`, [id]);
  for (;;) {
    const { rows } = await admin.query<{ state: string; because: string | null }>(
      'SELECT state, pause_reason AS because FROM newsletter.campaign WHERE id = $1',
      [id],
    );
    const now = rows[0]?.state;
    if (now === state || now === 'sent') return performance.now() - started;
    if (now !== 'preparing' && now !== 'sending')
      throw new Error(`The campaign is ${now}: ${rows[0]?.because}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
