/**
 * What enforcing the policy costs: single-row statements through the outbox's own role, with its column grants and
 * row-level security, against the same ones as the owner of a copy of the table that has neither. Both sides take turns
 * on one connection, one statement after the other, each a transaction of its own: of two connections one may have its
 * server process on the client's core and the other not, which made reads differ by 35 and 97 µs at random.
 */
import { randomUUID } from 'node:crypto';
import type { Client, ClientBase, Pool } from 'pg';
import { type Measured, median, progress, rounded, timed } from './measure.ts';
import { withServing } from './program.ts';

const rows = 100_000;
const pairs = 11;
const statementsPerRun = 2_000;
const leastRatio = 0.97;

interface Key {
  readonly person_id: string;
  readonly id: string;
}

/** As whom, and on which table, the statements run. */
interface Side {
  readonly role: string;
  readonly table: string;
}

/** Runs one kind of statement for each key on a table. */
type Work = (client: ClientBase, table: string, keys: readonly Key[]) => Promise<void>;

const read: Work = async (client, table, keys) => {
  for (const { person_id, id } of keys) {
    await client.query(
      `SELECT recipient, subject, body_text, state, queued_at FROM ${table} WHERE person_id = $1 AND id = $2`,
      [person_id, id],
    );
  }
};

const update: Work = async (client, table, keys) => {
  for (const { person_id, id } of keys) {
    await client.query(
      `UPDATE ${table} SET state = 'sent', attempts = attempts + 1 WHERE person_id = $1 AND id = $2`,
      [person_id, id],
    );
  }
};

const insert: Work = async (client, table, keys) => {
  const at = new Date();
  for (const { person_id } of keys) {
    await client.query(
      `INSERT INTO ${table} (person_id, policy_version, id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at)
       VALUES ($1, 'bench', $2, 'ann@example.com', 'desk@example.com', 'Your message', 'Good day', '<p>Good day</p>', 'bench.mail', '<1@example.com>', 5, 'sent', false, $3)`,
      [person_id, randomUUID(), at],
    );
  }
};

export function run(): Promise<Measured> {
  return withServing(async ({ program }) => {
    progress(`filling two tables with ${rows} rows each`);
    const keys = await fill(program.admin);
    const client = await program.pools.pool('mail').connect();
    const owner = await roleOf(program.pools.pool('owner'));
    const enforced: Side = { role: await roleOf(client), table: 'mail.outbox' };
    const bare: Side = { role: owner, table: 'bench.outbox' };
    const compare = async (name: string, work: Work) => {
      progress(name);
      const ratios: number[] = [];
      const times: number[] = [];
      for (let pair = 0; pair <= pairs; pair++) {
        const spent = await alternate(client, work, keys, [enforced, bare]);
        // The first pair warms caches and connections.
        if (pair === 0) continue;
        times.push((spent[0] * 1_000) / keys.length);
        ratios.push(spent[1] / spent[0]);
        progress(`pair ${pair} of ${pairs}: ${rounded(spent[0])} ms and ${rounded(spent[1])} ms`);
      }
      return { us: rounded(median(times)), ratio: rounded(median(ratios)) };
    };
    try {
      const [reads, inserts, updates] = [
        await compare('reads by key', read),
        await compare('inserts', insert),
        await compare('updates', update),
      ];
      return {
        figures: { readUs: reads.us, insertUs: inserts.us, updateUs: updates.us },
        ratios: { read: reads.ratio, insert: inserts.ratio, update: updates.ratio },
        bounds: {
          'ratios.read': { atLeast: leastRatio },
          'ratios.insert': { atLeast: leastRatio },
          'ratios.update': { atLeast: leastRatio },
        },
      };
    } finally {
      // Its role is not the pool's any more.
      client.release(true);
    }
  });
}

/** Statements after which the other side has its turn. */
const turn = 20;

/**
 * Does the work of both sides in short turns, the first turn going to one and then to the other, so that whatever else
 * the machine does slows both alike. @returns milliseconds that each side took, without the changes of role
 */
async function alternate(
  client: ClientBase,
  work: Work,
  keys: readonly Key[],
  sides: readonly [Side, Side],
): Promise<[number, number]> {
  const spent: [number, number] = [0, 0];
  for (let at = 0; at < keys.length; at += turn) {
    const some = keys.slice(at, at + turn);
    const order = (at / turn) % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const side of order) {
      const { role, table } = sides[side];
      await client.query(`SET ROLE "${role}"`);
      spent[side] += await timed(() => work(client, table, some));
    }
  }
  return spent;
}

/** The role that a connection works as. */
async function roleOf(client: Pick<Pool, 'query'>): Promise<string> {
  const { rows: found } = await client.query<{ current_user: string }>('SELECT current_user');
  return found[0]?.current_user ?? '';
}

/** Fills the outbox and a copy without grants and row-level security. @returns keys that are in both, in no order */
async function fill(admin: Client): Promise<Key[]> {
  const { rows: found } = await admin.query<{ owner: string }>(
    `SELECT relowner::regrole::text AS owner FROM pg_class WHERE oid = 'mail.outbox'::regclass`,
  );
  await admin.query(
    `INSERT INTO mail.outbox (person_id, policy_version, id, recipient, sender, subject, body_text, body_html, kind, message_id, priority, state, holds_token, queued_at)
     SELECT gen_random_uuid(), 'bench', gen_random_uuid(), 'ann@example.com', 'desk@example.com', 'Your message', repeat('Good day ', 20), '<p>Good day</p>', 'bench.mail', '<1@example.com>', 5, 'sent', false, now()
     FROM generate_series(1, $1::int)`,
    [rows],
  );
  await admin.query(`CREATE SCHEMA bench`);
  await admin.query(`CREATE TABLE bench.outbox (LIKE mail.outbox INCLUDING ALL)`);
  await admin.query(`INSERT INTO bench.outbox SELECT * FROM mail.outbox`);
  await admin.query(`ALTER SCHEMA bench OWNER TO ${found[0]?.owner}`);
  await admin.query(`ALTER TABLE bench.outbox OWNER TO ${found[0]?.owner}`);
  await admin.query(`VACUUM ANALYZE mail.outbox`);
  await admin.query(`VACUUM ANALYZE bench.outbox`);
  const { rows: keys } = await admin.query<Key>(
    `SELECT person_id, id FROM mail.outbox ORDER BY md5(id::text) LIMIT $1`,
    [statementsPerRun],
  );
  return keys;
}
