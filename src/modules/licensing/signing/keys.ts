/** The keys that sign certificates: Ed25519, one file each, the current one and the next. See docs/keys.md. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../../../platform/directory.ts';
import { makeDurably, refuseOpenSecret, renameDurably } from '../../../platform/durable.ts';
import { Fault } from '../../../platform/fault.ts';

/** Codes have four bits for the id of a key. */
const mostKeys = 15;

export interface SigningKeys {
  /** Id of the key that signs now. */
  readonly current: number;
  /** Raw public keys in base64url by id, as a client ships them: the current one and the next. */
  readonly shipped: Readonly<Record<string, string>>;
  /**
   * The key for a client whose newest key has this id: the current one, or an older one where the client knows no newer.
   * `null` where that is no longer there: the client must be updated.
   */
  readonly keyFor: (newest: number) => { readonly id: number; readonly key: KeyObject } | null;
}

/**
 * Opens the keys; the first two are made where there are none.
 * @throws Fault naming the file that holds no such key, or that everybody may read
 */
export function openSigningKeys(dataDir: string): SigningKeys {
  const folder = join(dataDir, 'keys');
  makeDirectory(folder, 0o700);
  if (idsIn(folder, false).length === 0) for (const id of [1, 2]) makeKey(folder, id);
  const live = idsIn(folder, false);
  const current = live[0] ?? 1;
  const keys = new Map([
    ...idsIn(folder, true).map((id) => [id, readKey(retiredFile(folder, id))] as const),
    ...live.map((id) => [id, readKey(liveFile(folder, id))] as const),
  ]);
  const shipped = live.slice(0, 2).flatMap((id) => {
    const key = keys.get(id);
    return key ? [[String(id), rawPublicKey(key)] as const] : [];
  });
  return {
    current,
    shipped: Object.fromEntries(shipped),
    keyFor: (newest) => {
      const id = Math.min(current, newest);
      const key = keys.get(id);
      return key ? { id, key } : null;
    },
  };
}

/**
 * Goes on to the next key: the current one signs no longer but for clients that know none newer, and another next one is made.
 * @returns the id of the key that signs from the next start on
 * @throws Fault where all ids are used up
 */
export function rotateSigningKeys(dataDir: string): number {
  const folder = join(dataDir, 'keys');
  const { current } = openSigningKeys(dataDir);
  const next = Math.max(...idsIn(folder, false), ...idsIn(folder, true)) + 1;
  if (next > mostKeys)
    throw new Fault(
      `There have been ${mostKeys} keys, and codes have no room for more: keep the current ones.`,
    );
  makeKey(folder, next);
  renameDurably(liveFile(folder, current), retiredFile(folder, current));
  return current + 1;
}

const liveFile = (folder: string, id: number): string => join(folder, `activation-${id}.pem`);
const retiredFile = (folder: string, id: number): string => join(folder, `activation-${id}.retired.pem`);

function idsIn(folder: string, retired: boolean): number[] {
  const form = retired ? /^activation-(\d+)\.retired\.pem$/ : /^activation-(\d+)\.pem$/;
  return readdirSync(folder)
    .flatMap((name) => form.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

function makeKey(folder: string, id: number): void {
  const file = liveFile(folder, id);
  if (existsSync(file)) return;
  const { privateKey } = generateKeyPairSync('ed25519');
  makeDurably(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

function readKey(file: string): KeyObject {
  refuseOpenSecret(file);
  try {
    const key = createPrivateKey(readFileSync(file, 'utf8'));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below.
  }
  throw new Fault(
    `${file} holds no Ed25519 private key in PEM: put it back from where you keep copies of your keys (docs/keys.md).`,
  );
}

const rawPublicKey = (key: KeyObject): string => String(createPublicKey(key).export({ format: 'jwk' }).x);
