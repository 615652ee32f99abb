/** The product file: what a client must know of its product. It is shipped with the program and is no secret. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { ActivationFault } from './fault.ts';

export interface Product {
  readonly product: string;
  /** Stands for it in codes: 1 to 1023. */
  readonly number: number;
  readonly name: string;
  /** Numbers by the name of the edition: 1 to 15. */
  readonly editions: Readonly<Record<string, number>>;
  /** In the order of their bits; at most 8. */
  readonly entitlements: readonly string[];
  /** Raw Ed25519 public keys (RFC 8032) in base64url by key id, 1 to 15: the current one and the next. */
  readonly keys: Readonly<Record<string, string>>;
  /** Where it activates, such as `https://www.example.com`. */
  readonly server: string;
}

const members = ['product', 'number', 'name', 'editions', 'entitlements', 'keys', 'server'];

/** @throws ActivationFault `productForm` when the text is not exactly a product file */
export function parseProduct(text: string): Product {
  try {
    const value: unknown = JSON.parse(text);
    if (isProduct(value)) return value;
  } catch {
    // told below
  }
  throw new ActivationFault(
    'productForm',
    'The product file is damaged or of another version: install the program again.',
  );
}

function isProduct(value: unknown): value is Product {
  if (!isRecord(value) || Object.keys(value).sort().join() !== [...members].sort().join()) return false;
  const { product, number, name, editions, entitlements, keys, server } = value;
  return (
    isName(product) &&
    within(number, 1023) &&
    typeof name === 'string' &&
    isRecord(editions) &&
    Object.entries(editions).every(([edition, given]) => isName(edition) && within(given, 15)) &&
    Array.isArray(entitlements) &&
    entitlements.length <= 8 &&
    entitlements.every(isName) &&
    isRecord(keys) &&
    Object.keys(keys).length > 0 &&
    Object.entries(keys).every(([id, key]) => within(Number(id), 15) && isRawKey(key)) &&
    typeof server === 'string' &&
    /^https?:\/\/[^/]+$/.test(server)
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(value);
const within = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
const isRawKey = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^[\w-]{43}$/.test(value) &&
  Buffer.from(value, 'base64url').toString('base64url') === value;

/** The newest key id that a client holds: the server signs with none that is newer. */
export const newestKey = ({ keys }: Product): number => Math.max(...Object.keys(keys).map(Number));

/** @throws ActivationFault `keyUnknown` */
export function publicKey({ keys }: Product, keyId: number): KeyObject {
  const raw = keys[String(keyId)];
  if (raw === undefined)
    throw new ActivationFault(
      'keyUnknown',
      'The certificate is signed with a key that this version of the program does not know: update the program, or activate again.',
    );
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
}
