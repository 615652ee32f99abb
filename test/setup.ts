/** One real PostgreSQL for a test run, with a template database that each test file clones. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { declarations } from '../src/app.ts';
import { systemClock } from '../src/platform/clock.ts';
import { connectAdmin, enforceAccess, openDatabase } from '../src/platform/db/open.ts';
import { startDatabase } from '../src/platform/db/server.ts';
import { openKeys } from '../src/platform/keys.ts';
import { bringIntoForce, requirePolicy } from '../src/platform/policy-force.ts';
import { repository } from '../src/platform/repository.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser URL of the test cluster. */
    adminUrl: string;
    /** Data directory whose keys fit the roles of the cluster. */
    dataDir: string;
  }
}

export const templateName = 'avow_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-test-'));
  chmodSync(dataDir, 0o755);
  const server = await startDatabase({ dataDir, log: () => {} });
  const close = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await makeTemplate(server.url, dataDir);
  } catch (error) {
    await close();
    throw error;
  }
  project.provide('adminUrl', server.url);
  project.provide('dataDir', dataDir);
  return close;
}

async function makeTemplate(adminUrl: string, dataDir: string): Promise<void> {
  const root = await connectAdmin(adminUrl);
  await root.query(`CREATE DATABASE ${templateName} TEMPLATE template0 ENCODING UTF8`);
  await root.end();
  const url = new URL(adminUrl);
  url.pathname = `/${templateName}`;
  const admin = await connectAdmin(url.href);
  const checked = await requirePolicy(join(repository, 'policy/promt.ts'), declarations);
  const opened = await openDatabase(admin, url.href, { declarations, keys: openKeys(dataDir), alone: true });
  await bringIntoForce(admin, checked, systemClock());
  await enforceAccess(admin, opened, { policy: checked.policy, declarations, repairGrants: false });
  await admin.end();
}
