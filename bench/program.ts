/** The whole program on a database of its own in a temporary folder, for benches. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../src/platform/clock.ts';
import { readEnvironment } from '../src/platform/env.ts';
import { silentLog } from '../src/platform/log.ts';
import { repository } from '../src/platform/repository.ts';
import { type Serving, serve } from '../src/serve.ts';

/**
 * Serves the program on a free port of 127.0.0.1 with an embedded database, and removes all of it afterwards. The
 * database's superuser is `serving.program.admin`.
 */
export async function withServing<T>(
  work: (serving: Serving) => Promise<T>,
  options: { clock?: Clock; environment?: Readonly<Record<string, string>> } = {},
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'avow-bench-'));
  chmodSync(dataDir, 0o755);
  const env = readEnvironment({
    AVOW_DATA: dataDir,
    AVOW_POLICY: join(repository, 'policy/promt.ts'),
    PORT: '0',
    ...options.environment,
  });
  try {
    const serving = await serve({ env, log: silentLog, ...(options.clock ? { clock: options.clock } : {}) });
    try {
      return await work(serving);
    } finally {
      await serving.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
