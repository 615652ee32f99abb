/** `$AVOW_DATA/run.json`: how commands find the program that runs. Readable by its user only, removed when it stops. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Run {
  readonly pid: number;
  readonly port: number;
  readonly adminUrl: string;
  /** It runs with `AVOW_TRIAL=1`, by a clock shifted by so many milliseconds. */
  readonly trial: boolean;
  readonly clockOffsetMs: number;
}

const fileIn = (dataDir: string) => join(dataDir, 'run.json');

export function writeRun(dataDir: string, run: Run): void {
  rmSync(fileIn(dataDir), { force: true });
  writeFileSync(fileIn(dataDir), `${JSON.stringify(run)}\n`, { mode: 0o600 });
}

export const removeRun = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });

/** The program that runs on this data directory, or `null`; a file left by a killed one does not count. */
export function readRun(dataDir: string): Run | null {
  try {
    const run: Run = JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
    process.kill(run.pid, 0);
    return run;
  } catch {
    return null;
  }
}
