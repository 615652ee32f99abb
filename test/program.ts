/** The whole program on a database of its own, with a clock that stands still, for tests. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { type TestClock, testClock } from '../src/platform/clock.ts';
import { connectAdmin } from '../src/platform/db/open.ts';
import { type Environment, readEnvironment } from '../src/platform/env.ts';
import { createApplication } from '../src/platform/http/application.ts';
import { type Log, silentLog } from '../src/platform/log.ts';
import type { ModuleParts } from '../src/platform/module.ts';
import { repository } from '../src/platform/repository.ts';
import { openProgram, type Program } from '../src/program.ts';
import { templateName } from './setup.ts';

export interface TestProgram {
  readonly program: Program;
  readonly clock: TestClock;
  readonly env: Environment;
  readonly adminUrl: string;
  /** Superuser, sees everything: for assertions only. */
  readonly admin: Client;
  readonly part: (module: string) => ModuleParts;
  /** Asks the application without a socket; paths are relative to the site. Same-origin unless headers say otherwise. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** Submits a form as a browser does. */
  readonly submit: (
    path: string,
    fields: Readonly<Record<string, string>> | FormData,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  /** Runs a task of a module by its name, as the queue or the schedule would. */
  readonly runTask: (name: string, id?: string | null) => Promise<void>;
  readonly close: () => Promise<void>;
}

let number = 0;

/** Default start of the test clock: an ordinary Wednesday. */
export const testNow = '2026-11-25T12:00:00Z';

/** Opens a program on a clone of the template database. Close it in `afterAll`. */
export async function openTestProgram(
  options: {
    now?: string;
    environment?: Readonly<Record<string, string>>;
    /** No policy was in force before: a changed one needs nobody's acceptance. */
    fresh?: true;
    log?: Log;
  } = {},
): Promise<TestProgram> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-test-program-'));
  mkdirSync(join(dataDir, 'keys'));
  cpSync(join(inject('dataDir'), 'keys'), join(dataDir, 'keys'), { recursive: true });
  const database = await cloneDatabase(inject('adminUrl'));
  const env = readEnvironment({
    AVOW_DATA: dataDir,
    AVOW_POLICY: join(repository, 'policy/promt.ts'),
    ...options.environment,
  });
  if (options.fresh) await asRoot(database.url, 'DELETE FROM platform.policy_version');
  const clock = testClock(options.now ?? testNow);
  const program = await openProgram(database.url, { env, log: options.log ?? silentLog, clock, as: 'only' });
  const admin = await connectAdmin(database.url);
  const parts = [...program.parts.values()];
  for (const part of parts) await part.start?.();
  const app = createApplication(program.services, parts);
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin');
    return app.request(path, { ...init, headers });
  };
  const tasks = parts.flatMap((part) => part.tasks ?? []);
  return {
    program,
    clock,
    env,
    admin,
    request,
    adminUrl: database.url,
    part: (module) => program.parts.get(module) ?? missing(module),
    submit: (path, fields, headers = {}) =>
      request(path, {
        method: 'POST',
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
        headers,
      }),
    runTask: (name, id = null) =>
      tasks.find((task) => task.name === name)?.run(id, new AbortController().signal) ?? missing(name),
    close: async () => {
      for (const part of parts) await part.stop?.();
      await program.close();
      await admin.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function missing(name: string): never {
  throw new Error(`The program has no ${name}.`);
}

async function cloneDatabase(rootUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  number += 1;
  const name = `avow_test_${process.pid}_${number}`;
  await asRoot(rootUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const url = new URL(rootUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asRoot(rootUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function asRoot(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
