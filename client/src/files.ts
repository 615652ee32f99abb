/** Where a client keeps its certificate, and how a file is written whole or not at all. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ActivationFault } from './fault.ts';

export type Scope = 'user' | 'machine';

interface Place {
  readonly platform?: NodeJS.Platform;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The usual folder of the platform: of one user, or of everybody on the machine. */
export function folderFor(
  product: string,
  scope: Scope,
  { platform = process.platform, environment = process.env }: Place = {},
): string {
  const home = environment.HOME ?? environment.USERPROFILE ?? homedir();
  if (platform === 'win32') {
    const base =
      scope === 'machine'
        ? (environment.ProgramData ?? 'C:\\ProgramData')
        : (environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'));
    return join(base, 'Avow', product);
  }
  if (platform === 'darwin')
    return join(scope === 'machine' ? '/' : home, 'Library', 'Application Support', 'Avow', product);
  return scope === 'machine'
    ? join('/var/lib/avow-client', product)
    : join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'avow', product);
}

/**
 * Writes a file in place of the one that is there: after a full disk, a power cut or a kill, the old one is there whole, or the new.
 * @param scope `user`: nobody else may read it; `machine`: everybody may
 * @throws ActivationFault `storeFailed` with the reason of the system
 */
export function writeWhole(file: string, text: string, scope: Scope): void {
  const unfinished = `${file}.${process.pid}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: scope === 'user' ? 0o700 : 0o755 });
    writeThrough(unfinished, text, scope === 'user' ? 0o600 : 0o644);
    renameSync(unfinished, file);
    syncFolder(dirname(file));
  } catch (error) {
    forget(unfinished);
    throw storeFault(file, error);
  }
}

/** What is left of a write that failed; where it cannot be removed either, the first fault is the one to tell. */
function forget(unfinished: string): void {
  try {
    rmSync(unfinished, { force: true });
  } catch {
    // told by the caller
  }
}

function writeThrough(file: string, text: string, mode: number): void {
  rmSync(file, { force: true });
  const descriptor = openSync(file, 'wx', mode);
  try {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Windows cannot sync a folder, and needs not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a file; `null` where it is not there. @throws ActivationFault `storeFailed` */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw storeFault(file, error);
  }
}

/** Removes a file, whether it is there or not. @throws ActivationFault `storeFailed` */
export function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    throw storeFault(file, error);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room',
  EDQUOT: 'your share of the disk is used up: make room',
  EACCES: 'you may not write there: run the installer with the rights that it needs',
  EPERM: 'you may not write there: run the installer with the rights that it needs',
  EROFS: 'the disk can only be read: choose another folder',
};

const storeFault = (file: string, error: unknown): ActivationFault =>
  new ActivationFault(
    'storeFailed',
    `${file} could not be stored or read, for ${reasons[codeOf(error)] ?? `the system says ${codeOf(error)}`}. Nothing was changed; try again afterwards.`,
  );
