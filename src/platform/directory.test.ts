import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeDirectory } from './directory.ts';

test('a directory is made with those above it, and making it again is nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avow-directory-'));
  const path = join(folder, 'a/b');
  makeDirectory(path, 0o700);
  makeDirectory(path, 0o700);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  rmSync(folder, { recursive: true });
});

test.runIf(process.platform === 'linux')('where none can be made, the sentence names it', () => {
  expect(() => makeDirectory('/proc/x/y', 0o700)).toThrow('/proc/x cannot be made (ENOENT)');
});
