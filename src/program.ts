/** Opens and closes the program: database, policy, permissions, modules. `start` serves it, commands borrow it. */
import { join } from 'node:path';
import type { Client } from 'pg';
import { createParts, declarations } from './app.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { connectAdmin, enforceAccess, openDatabase } from './platform/db/open.ts';
import { openPools, type Pools } from './platform/db/pools.ts';
import { startDatabase } from './platform/db/server.ts';
import { holdServing, takeServing } from './platform/db/serving.ts';
import type { Environment } from './platform/env.ts';
import { createLimiter } from './platform/http/limiter.ts';
import { type Keys, openKeys } from './platform/keys.ts';
import type { Log } from './platform/log.ts';
import type { ModuleParts, Services } from './platform/module.ts';
import {
  bringIntoForce,
  refusePlaceholders,
  requireInForce,
  requirePolicy,
} from './platform/policy-force.ts';
import { readRun } from './platform/run-file.ts';
import { loadAssets } from './platform/ui/assets.ts';
import { withCookiePrefixes } from './policy/cookies.ts';

/** A reachable database and how to let go of it. */
export interface DatabaseHandle {
  readonly adminUrl: string;
  readonly close: () => Promise<void>;
}

/** The database that `DATABASE_URL` names, the running program's, or the embedded one started for this purpose. */
export async function reachDatabase(env: Environment, log: Log): Promise<DatabaseHandle> {
  const nothing = async () => {};
  if (env.databaseUrl) return { adminUrl: env.databaseUrl, close: nothing };
  const running = readRun(env.dataDir);
  // After a kill or a new boot another process may bear the number of the one that wrote the file.
  if (running && (await accepts(running.adminUrl))) return { adminUrl: running.adminUrl, close: nothing };
  const server = await startDatabase({ dataDir: env.dataDir, log: (message) => log.info({}, message) });
  return { adminUrl: server.url, close: () => server.stop() };
}

async function accepts(url: string): Promise<boolean> {
  try {
    await (await connectAdmin(url)).end();
    return true;
  } catch {
    return false;
  }
}

export interface Program {
  readonly services: Services;
  readonly pools: Pools;
  readonly parts: ReadonlyMap<string, ModuleParts>;
  readonly admin: Client;
  readonly close: () => Promise<void>;
}

export interface ProgramOptions {
  readonly env: Environment;
  readonly log: Log;
  readonly clock?: Clock;
  readonly repairGrants?: boolean;
  /**
   * `server` holds the database against other programs while it is open. `command` changes nothing where somebody serves
   * it already, and works only under the policy in force. `only` knows that it is alone.
   */
  readonly as: 'server' | 'command' | 'only';
}

/**
 * Opens the program on a reachable database: checks the policy, migrates, applies permissions and creates the modules.
 * @throws Fault with one sentence for the operator
 */
export async function openProgram(adminUrl: string, options: ProgramOptions): Promise<Program> {
  const { env, log } = options;
  const clock = options.clock ?? systemClock(env.clockOffsetMs);
  const checked = await requirePolicy(env.policyFile, declarations);
  refusePlaceholders(checked.policy, env);
  const keys = openKeys(env.dataDir);
  const admin = await connectAdmin(adminUrl);
  try {
    if (options.as === 'server') await holdServing(admin);
    const alone = options.as !== 'command' || (await takeServing(admin));
    if (!alone) await requireInForce(admin, checked);
    const opened = await openDatabase(admin, adminUrl, { declarations, keys, alone });
    if (!opened.fresh) warnOfNewKeys(keys, env, log);
    if (alone) await bringIntoForce(admin, checked, clock);
    if (alone)
      await enforceAccess(admin, opened, {
        policy: checked.policy,
        declarations,
        repairGrants: options.repairGrants ?? false,
      });
    const pools = openPools(opened.loginUrl, opened.prefix, log);
    const { texts, hash } = checked;
    const policy = env.secure ? withCookiePrefixes(checked.policy) : checked.policy;
    const services: Services = {
      policy,
      texts,
      policyVersion: hash.slice(0, 16),
      clock,
      keys,
      env,
      log,
      assets: loadAssets(),
      limiter: createLimiter(clock),
    };
    const close = async () => {
      await pools.end();
      await admin.end();
    };
    return { services, pools, parts: createParts(services, pools), admin, close };
  } catch (error) {
    await admin.end();
    throw error;
  }
}

function warnOfNewKeys({ made }: Keys, { dataDir }: Environment, log: Log): void {
  for (const name of made)
    log.warn(
      { key: name },
      `The key ${join(dataDir, 'keys', name)}.key was missing, so a new one was made: if you did not mean to rotate it, stop and put the old one back from its copy (docs/keys.md).`,
    );
}
