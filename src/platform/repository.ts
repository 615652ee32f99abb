import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `package.json`, whether the program runs from `src` or from `dist`. */
export const repository = findRepository(import.meta.dirname);

function findRepository(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRepository(dirname(folder));
}

/** The version of this program, as in `package.json`. */
export const version: string = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).version;
