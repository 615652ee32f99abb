import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from './fault.ts';

/**
 * Makes a directory with those above it. Node's own recursive way never ends where a file system refuses with ENOENT
 * below a directory that is there, as `/proc` does.
 * @throws Fault naming the directory that cannot be made
 */
export function makeDirectory(path: string, mode: number): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') return;
    throw new Fault(
      `The directory ${path} cannot be made (${code}): see to its permissions and that its disk is writable, or set AVOW_DATA (AVOW_LEDGER) to another.`,
    );
  }
}
