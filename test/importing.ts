/** A running program, and a command beside it that takes files in, for tests of imports. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { avow, endAll, newDataDir } from './spawned.ts';

export const patience = 90_000;

/** Starts the program for the tests of this file. @param what `avow import` takes in */
export function importsOf(what: 'licences' | 'subscribers') {
  const environment = { AVOW_DATA: '' };
  beforeAll(async () => {
    environment.AVOW_DATA = newDataDir();
    await avow(['start'], environment).ready;
  }, patience);
  afterAll(endAll, patience);
  return {
    environment,
    importing: async (file: string, ...more: string[]) => {
      const { ended, out, err } = avow(['import', what, file, ...more], environment);
      return { status: await ended, out: out(), err: err() };
    },
    fileOf: (name: string, text: string | Buffer): string => {
      const file = join(environment.AVOW_DATA, name);
      writeFileSync(file, text);
      return file;
    },
  };
}
