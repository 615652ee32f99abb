/** Keys of the deployment: 256 random bits each, one file each, in `$AVOW_DATA/keys`. See docs/keys.md. */
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from './directory.ts';
import { makeDurably, refuseOpenSecret } from './durable.ts';
import { Fault } from './fault.ts';

export const keyNames = ['database', 'tokens', 'leave', 'receipts', 'licences', 'backup'] as const;
export type KeyName = (typeof keyNames)[number];

export interface Keys {
  /** Names of the keys whose files were missing and were made now. */
  readonly made: readonly KeyName[];
  /** The 32 bytes of a key. */
  bytes(name: KeyName): Buffer;
  /** HMAC-SHA-256 of a text under a sub-key for one purpose only. */
  mac(name: KeyName, purpose: string, text: string): Buffer;
}

/**
 * Opens the keys, making those that are missing: all of them at the first start.
 * @throws Fault when a key file cannot be read, is not 32 bytes, or everybody may read it
 */
export function openKeys(dataDir: string): Keys {
  const folder = join(dataDir, 'keys');
  makeDirectory(folder, 0o700);
  const made = keyNames.filter((name) => !existsSync(join(folder, `${name}.key`)));
  const loaded = new Map(keyNames.map((name) => [name, openKey(join(folder, `${name}.key`))]));
  const bytes = (name: KeyName): Buffer => {
    const key = loaded.get(name);
    if (!key) throw new Error(`No key is called ${name}.`);
    return key;
  };
  // A MAC takes 2 µs with a key that is ready, 10 µs with bytes, and more to derive; a mail to many needs three for everybody.
  const subKeys = new Map<string, KeyObject>();
  const subKey = (name: KeyName, purpose: string): KeyObject => {
    const known = subKeys.get(`${name} ${purpose}`);
    if (known) return known;
    const made = createSecretKey(Buffer.from(hkdfSync('sha256', bytes(name), '', `avow ${purpose}`, 32)));
    subKeys.set(`${name} ${purpose}`, made);
    return made;
  };
  const mac = (name: KeyName, purpose: string, text: string) =>
    createHmac('sha256', subKey(name, purpose)).update(text).digest();
  return { made, bytes, mac };
}

function openKey(file: string): Buffer {
  const text = readKeyFile(file) ?? makeKey(file);
  refuseOpenSecret(file);
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== 32)
    throw new Fault(
      `The key ${file} is damaged: put it back from where you keep copies of your keys (docs/keys.md).`,
    );
  return key;
}

function readKeyFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new Fault(`The key ${file} cannot be read: give the program's user read access to it.`);
  }
}

/** Of two programs that start for the first time at once, one makes the key and the other reads it. */
function makeKey(file: string): string {
  const text = `${randomBytes(32).toString('base64url')}\n`;
  try {
    makeDurably(file, text);
    return text;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return readFileSync(file, 'utf8');
  }
}
