/** Commands beside a running trial are part of it, by the same clock, without variables of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { avow, endAll, newDataDir } from './spawned.ts';

const folder = mkdtempSync(join(tmpdir(), 'avow-trial-'));
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

test('beside a trial whose clock is ahead an old log is moved to its now; elsewhere that is refused', async () => {
  const file = join(folder, 'old.log');
  writeFileSync(file, '192.0.2.7 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "-"\n');
  const environment = { AVOW_DATA: newDataDir() };
  const shift = () => avow(['import', 'access-log', file, '--shift-to-now', '--json'], environment);
  const refused = shift();
  expect(await refused.ended).toBe(1);
  expect(refused.err()).toContain('--shift-to-now is refused without AVOW_TRIAL=1');
  const server = avow(['start'], { ...environment, AVOW_TRIAL: '1', AVOW_CLOCK: '+30d' });
  const url = await server.ready;
  const moved = shift();
  expect(await moved.ended).toBe(0);
  expect(JSON.parse(moved.out())).toEqual({ read: 1, stored: 1, skipped: {} });
  const proof = await (await fetch(`${url}/privacy/proof.json`)).json();
  const oldest = proof.probes.find(({ id }: { id: string }) => id === 'accesslog.oldestLine');
  expect(JSON.stringify(oldest)).toContain('0 d 0 h');
}, 120_000);
