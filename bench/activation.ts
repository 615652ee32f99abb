/**
 * Activations through the whole program: over HTTP, signed, durable, with the consent that a version asks. Beside it the same
 * statements by a bare client with prepared statements. Then the same among a million licences, and many machines on few seats.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { v7 } from 'uuid';
import {
  formatCertificate,
  parseCertificate,
  signTerms,
  verifySignature,
} from '../client/src/certificate.ts';
import { keyPrefix, newLicenceKey } from '../client/src/licenceKey.ts';
import { openKeys } from '../src/platform/keys.ts';
import { interleaved, type Measured, median, percentile, progress, rounded } from './measure.ts';
import { type Started, withStarted } from './started.ts';

const connections = 64;
const pairs = 5;
const secondsOfRun = 3;
const licences = 10_000;
const million = 1_000_000;
/** Rounds of so many machines at once on a licence of 3 seats. */
const rounds = 200;
const machines = 50;

export function run(): Promise<Measured> {
  return withStarted(measure, { environment: { TRUSTED_PROXIES: '127.0.0.1' } });
}

async function measure({ url, dataDir }: Started): Promise<Measured> {
  const { adminUrl }: { adminUrl: string } = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8'));
  const admin = await connect(adminUrl);
  const keys = await fill(admin, dataDir);
  const bodyOf = bodies(await offerOf(url), keys);
  const port = Number(new URL(url).port);
  /** Of each run; the first warms up and is not measured. */
  const runs: number[][] = [];
  const rates = await interleaved(
    pairs,
    async () => {
      const times = await overHttp(port, bodyOf);
      runs.push(times);
      return times.length / secondsOfRun;
    },
    async () => (await bare(adminUrl)) / secondsOfRun,
  );
  const latencies = runs.slice(1).flat();
  const few = median(await overHttp(port, bodyOf, 1));
  await fillMore(admin);
  await overHttp(port, bodyOf, 1);
  const many = median(await overHttp(port, bodyOf, 1));
  const wrong = await contend(admin, port, { dataDir, url });
  await admin.end();
  return {
    figures: {
      activationsPerSecond: rounded(median(rates.first)),
      barePerSecond: rounded(median(rates.second)),
      p50Ms: rounded(median(latencies)),
      p99Ms: rounded(percentile(latencies, 0.99)),
      p50Ms10k: rounded(few),
      p50Ms1M: rounded(many),
      wrongRounds: wrong,
      verifyMs: rounded(verifying()),
    },
    ratios: {
      toBareClient: rounded(
        median(rates.first.map((rate, pair) => rate / (rates.second[pair] ?? Number.NaN))),
      ),
      p50Of1MTo10k: rounded(many / few),
    },
    bounds: {
      'ratios.toBareClient': { atLeast: 0.5 },
      'ratios.p50Of1MTo10k': { atMost: 1.3 },
      'figures.p99Ms': { atMost: 60 },
      'figures.verifyMs': { atMost: 1 },
      'figures.wrongRounds': { atMost: 0 },
    },
  };
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  // The program stops its database when a measurement has failed.
  client.on('error', () => {});
  await client.connect();
  return client;
}

const columns = `id, prefix, key_hash, product, edition, seats, grace_days, entitlements, state, source, issued_at, changed_at`;

/** Licences whose keys are known here. @returns the keys */
async function fill(admin: Client, dataDir: string, count = licences, seats = 1_000_000): Promise<string[]> {
  const secret = openKeys(dataDir);
  const keys = Array.from({ length: count }, newLicenceKey);
  await admin.query(
    `INSERT INTO licensing.licence (${columns})
     SELECT id, prefix, hash, 'promt-21', 'professional', $4, 0, '{updates}', 'active', 'import', now(), now()
     FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS made (id, prefix, hash)`,
    [
      keys.map(() => v7()),
      keys.map(keyPrefix),
      keys.map((key) => secret.mac('licences', 'licence key', key)),
      seats,
    ],
  );
  await admin.query('ANALYZE licensing.licence');
  return keys;
}

/** A million besides, whose keys nobody knows. */
async function fillMore(admin: Client): Promise<void> {
  await admin.query(
    `INSERT INTO licensing.licence (${columns})
     SELECT gen_random_uuid(), 'ABCDE', sha256(uuid_send(gen_random_uuid())), 'promt-21', 'professional', 3, 0, '{}', 'active', 'import', now(), now()
     FROM generate_series(1, ${million})`,
  );
  await admin.query('ANALYZE licensing.licence');
  await admin.query('CHECKPOINT');
  progress('a million licences');
}

interface Consent {
  readonly purpose: string;
  readonly hash: string;
  readonly version: string;
}

async function offerOf(url: string): Promise<Consent> {
  const response = await fetch(`${url}/api/v1/products/promt-21/versions/21.5/activation?language=en`);
  const { consents }: { consents: Consent[] } = await response.json();
  const found = consents.find(({ purpose }) => purpose === 'licenceVerification');
  if (!found) throw new Error('The policy asks no consent for this version.');
  return found;
}

type BodyOf = () => string;

/** Bodies of activations, each of another machine, over the licences in turn. */
function bodies({ hash, version }: Consent, keys: readonly string[]): BodyOf {
  let next = 0;
  return () => {
    next += 1;
    return JSON.stringify({
      licenceKey: keys[next % keys.length],
      product: 'promt-21',
      version: '21.5',
      machine: randomBytes(8).toString('hex'),
      nonce: randomBytes(5).toString('hex'),
      consents: { licenceVerification: { hash, version } },
      purchaseDate: '2026-11-01',
    });
  };
}

/** Activates over kept connections, one request at a time on each. @returns the latency of each, in ms */
async function overHttp(port: number, bodyOf: BodyOf, count = connections): Promise<number[]> {
  const latencies: number[] = [];
  const until = performance.now() + secondsOfRun * 1_000;
  await Promise.all(
    Array.from({ length: count }, (_, number) =>
      exchange(
        port,
        `198.51.100.${number}`,
        () => (performance.now() < until ? bodyOf() : null),
        (status, ms) => {
          if (status !== 201) throw new Error(`An activation was answered with ${status}.`);
          latencies.push(ms);
        },
      ),
    ),
  );
  return latencies;
}

/** Raw sockets: a whole HTTP client would cost the server the core that it is measured on. */
function exchange(
  port: number,
  address: string,
  next: () => string | null,
  answered: (status: number, ms: number) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
  let received = '';
  let started = 0;
  const send = () => {
    const body = next();
    if (body === null) {
      socket.destroy();
      resolve();
      return;
    }
    started = performance.now();
    socket.write(
      `POST /api/v1/activations HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\n` +
        `X-Forwarded-For: ${address}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
  };
  socket.setEncoding('latin1').on('connect', send).on('error', reject);
  socket.on('data', (text: string) => {
    received += text;
    const end = received.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(received)?.[1] ?? Number.NaN);
    if (end < 0 || received.length < end + 4 + length) return;
    const status = Number(received.slice(9, 12));
    received = '';
    try {
      answered(status, performance.now() - started);
      send();
    } catch (error) {
      socket.destroy();
      reject(error);
    }
  });
  return promise;
}

/** The statements of an activation, in their order, by a client that does nothing else. @returns how many transactions */
async function bare(adminUrl: string): Promise<number> {
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(adminUrl)));
  const [first] = clients;
  const { rows } = (await first?.query<{ key_hash: Buffer; id: string }>(
    `SELECT key_hash, id FROM licensing.licence WHERE prefix <> 'ABCDE' LIMIT ${licences}`,
  )) ?? { rows: [] };
  const until = performance.now() + secondsOfRun * 1_000;
  let done = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const licence = rows[done % rows.length];
        done += 1;
        if (licence) await transaction(client, licence);
      }
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return done;
}

const statements = {
  licence: `SELECT id, product, edition, seats, ends_on, term_months, grace_days, entitlements, state, sold_on, sold_at
    FROM licensing.licence WHERE key_hash = $1 FOR UPDATE`,
  seats: `SELECT (SELECT count(*)::integer FROM licensing.seat WHERE licence_id = $1 AND ended_at IS NULL) AS taken,
    EXISTS (SELECT FROM licensing.used_nonce WHERE licence_id = $1 AND nonce = $3) AS used, own.*
    FROM (SELECT 1) AS one LEFT JOIN licensing.seat own ON own.licence_id = $1 AND own.machine = $2 AND own.ended_at IS NULL`,
  write: `WITH seat AS (
      INSERT INTO licensing.seat (id, licence_id, machine, nonce, product, version, edition, manner, key_id, issued_on, grace_days,
        entitlements, consent, signature, activated_at)
      VALUES ($1, $2, $3, $4, 'promt-21', '21.5', 'professional', 'online', 1, '2026-11-25', 0, '{updates}', $5, $6, now())
      ON CONFLICT (id) DO NOTHING
    ), nonce AS (
      INSERT INTO licensing.used_nonce (seat_id, licence_id, nonce) VALUES ($1, $2, $4) ON CONFLICT DO NOTHING
    ), verification AS (
      INSERT INTO licensing.verification (person_id, policy_version, id, seat_id, purchase_date, sale_check, wording, activated_at)
      VALUES ($7, 'bench', $8, $1, '2026-11-01', 'noRecord', 'I agree', now())
    ), address AS (
      INSERT INTO licensing.address (person_id, policy_version, id, seat_id, ip_address, activated_at)
      VALUES ($7, 'bench', $8, $1, '198.51.100.7', now())
    ), consent AS (
      INSERT INTO rights.consent (person_id, policy_version, id, activity, decision, wording, given_at)
      VALUES ($7, 'bench', $8, 'licenceVerification', 'granted', 'I agree', now())
    ), network AS (
      INSERT INTO licensing.network (licence_id, day, network_hash, activated_at) VALUES ($2, '2026-11-25', $9, now())
      ON CONFLICT DO NOTHING
    ) SELECT 1`,
};

async function transaction(client: Client, licence: { key_hash: Buffer; id: string }): Promise<void> {
  const ask = (name: keyof typeof statements, values: unknown[]) =>
    client.query({ name, text: statements[name], values });
  const [seat, person, machine, nonce] = [v7(), v7(), randomBytes(8), randomBytes(5)];
  await client.query('BEGIN');
  await ask('licence', [licence.key_hash]);
  await ask('seats', [licence.id, machine, nonce]);
  await ask('write', [
    seat,
    licence.id,
    machine,
    nonce,
    randomBytes(32),
    randomBytes(64),
    person,
    v7(),
    randomBytes(2),
  ]);
  await client.query('COMMIT');
}

/** Many machines at once on licences of 3 seats. @returns the rounds in which not exactly 3 got one */
async function contend(
  admin: Client,
  port: number,
  { dataDir, url }: Pick<Started, 'dataDir' | 'url'>,
): Promise<number> {
  const keys = await fill(admin, dataDir, rounds, 3);
  const offer = await offerOf(url);
  let wrong = 0;
  for (const key of keys) {
    const bodyOf = bodies(offer, [key]);
    const statuses: number[] = [];
    await Promise.all(
      Array.from({ length: machines }, (_, number) => {
        let asked = false;
        const once = () => {
          if (asked) return null;
          asked = true;
          return bodyOf();
        };
        return exchange(port, `198.51.100.${number}`, once, (status) => statuses.push(status));
      }),
    );
    const given = statuses.filter((status) => status === 201).length;
    const refused = statuses.filter((status) => status === 409).length;
    if (given !== 3 || refused !== machines - 3) wrong += 1;
  }
  return wrong;
}

/** Milliseconds in which a client reads and verifies a certificate. */
function verifying(): number {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const product = {
    product: 'promt-21',
    number: 21,
    name: 'PROMT 21',
    editions: { professional: 2 },
    entitlements: ['updates'],
    keys: { 1: String(publicKey.export({ format: 'jwk' }).x) },
    server: 'https://www.example.com',
  };
  const terms = {
    keyId: 1,
    product: 'promt-21',
    edition: 'professional',
    machine: '0123456789abcdef',
    nonce: '0123456789',
    issued: '2026-11-25',
    ends: null,
    graceDays: 0,
    entitlements: ['updates'],
    consent: null,
  };
  const text = formatCertificate(signTerms(terms, privateKey));
  const times = Array.from({ length: 500 }, () => {
    const begin = performance.now();
    verifySignature(product, parseCertificate(text));
    return performance.now() - begin;
  });
  return median(times);
}
