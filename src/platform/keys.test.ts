import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../test/spawned.ts';
import { keyNames, openKeys } from './keys.ts';
import { repository } from './repository.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'avow-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens the keys of many new deployments in a row, so that processes that do it at once meet again and again. */
const openMany = `
  import { openKeys } from ${JSON.stringify(join(repository, 'src/platform/keys.ts'))};
  for (let number = 0; number < 300; number += 1)
    console.log(openKeys(process.argv[1] + '/' + number).mac('tokens', 'test', '').toString('hex'));
`;

test('commands that start for the first time at once agree on the keys', async () => {
  const started = Array.from({ length: 3 }, () =>
    run(process.execPath, ['--input-type=module', '--eval', openMany, folder], {}),
  );
  expect(await Promise.all(started.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  const [first] = started.map(({ out }) => out());
  expect(started.map(({ out }) => out())).toEqual([first, first, first]);
  expect(readdirSync(join(folder, '0/keys')).sort()).toEqual(keyNames.map((name) => `${name}.key`).sort());
});

test('keys that a full disk kept from being written leave nothing, and are made once there is room', () => {
  // No file may grow beyond nothing: a limit of the shell's, which Node meets as it meets a full disk.
  const full = ['-c', 'ulimit -f 0; exec "$@"', 'sh', process.execPath, '--input-type=module', '--eval'];
  const made = spawnSync('/bin/sh', [...full, openMany, folder], { timeout: 20_000 });
  expect(made.status).toBe(1);
  expect(readdirSync(join(folder, '0/keys'))).toEqual([]);
  expect(openKeys(join(folder, '0')).made).toEqual(keyNames);
});

test('a key that everybody on the machine may read is refused, and its group may', () => {
  const file = join(folder, 'keys/tokens.key');
  openKeys(folder);
  chmodSync(file, 0o644);
  expect(() => openKeys(folder)).toThrow(`run "chmod 600 ${file}"`);
  chmodSync(file, 0o640);
  expect(openKeys(folder).made).toEqual([]);
});
