/** Connections: one small pool for each module, working as that module's role and no other. */
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import { roleOf } from '../../policy/access.ts';
import { Fault } from '../fault.ts';
import type { Log } from '../log.ts';
import { prepareStatements } from './prepared.ts';

// Counts and sizes stay below 2^53; a date is a calendar day, not a moment.
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.DATE, (text) => text);

export interface Pools {
  /** The pool that works as a module's role; `owner` may create and drop partitions. */
  pool(module: string): Pool;
  /** Kysely over the module's pool, typed by the tables that the module declares or may insert into. */
  database<DB>(module: string): Kysely<DB>;
  /** Opens a connection of each pool, so that the first page of a module does not wait for it. One that fails is told when it is used. */
  warm(): Promise<void>;
  end(): Promise<void>;
}

const connectionsPerModule = 4;

/**
 * Opens pools on demand. Every new connection must prove that it works as its role: a pooler that drops the `options`
 * of the connection would otherwise fail open.
 * @param loginUrl connection string of the login role, which owns nothing and inherits nothing
 */
export function openPools(loginUrl: string, prefix: string, log: Log): Pools {
  const pools = new Map<string, Pool>();
  const pool = (module: string): Pool => {
    const open = pools.get(module) ?? createPool(loginUrl, roleOf(prefix, module), log);
    pools.set(module, open);
    return open;
  };
  return {
    pool,
    database: <DB>(module: string) =>
      new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool(module) }) }),
    warm: async () => {
      await Promise.allSettled([...pools.values()].map((open) => open.query('SELECT 1')));
    },
    end: async () => {
      await Promise.all([...pools.values()].map((open) => open.end()));
    },
  };
}

type Verified = ConstructorParameters<typeof Pool>[0] & {
  verify: (client: PoolClient, done: (error?: Error) => void) => void;
};

function createPool(connectionString: string, role: string, log: Log): Pool {
  const config: Verified = {
    connectionString,
    max: connectionsPerModule,
    // One stays: to open one costs 20 ms, and a page of the console asks several modules.
    min: 1,
    options: `-c role=${role} -c timezone=UTC -c statement_timeout=60s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s`,
    application_name: role,
    connectionTimeoutMillis: 10_000,
    verify: (client, done) => {
      client.query<{ current_user: string }>('select current_user').then(
        ({ rows }) => done(rows[0]?.current_user === role ? undefined : new Fault(wrongRole(role))),
        (error: Error) => done(error),
      );
    },
  };
  const pool = new Pool(config);
  // A connection lost while in use shows in its statement; without listeners either loss would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => {});
    prepareStatements(client);
  });
  pool.on('error', () => pool.ending || log.warn({ role }, 'an idle database connection was lost'));
  return pool;
}

const wrongRole = (role: string) =>
  `The database connection does not work as ${role}: a pooler between Avow and PostgreSQL drops the connection's options. Connect directly, or let it pass "options".`;
