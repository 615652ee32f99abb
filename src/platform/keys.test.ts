import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '../../test/spawned.ts';
import { keyNames } from './keys.ts';
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
