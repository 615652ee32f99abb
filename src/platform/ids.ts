import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock } from './clock.ts';

/** The last id's time and its counter, which orders ids of the same millisecond. */
const last = { msecs: 0, seq: 0 };

/** A new row's id: UUIDv7 (RFC 9562, section 6.2, method 1), so that ids made later by this program sort later. */
export function newId(clock: Clock): string {
  const msecs = clock.now().getTime();
  // The counter begins in the lower half of its 32 bits, so that it cannot run over within a millisecond.
  last.seq = msecs === last.msecs ? last.seq + 1 : randomBytes(4).readUInt32BE() >>> 1;
  last.msecs = msecs;
  return v7({ msecs, seq: last.seq });
}

/** UUIDv8 (RFC 9562) of 122 bits of a hash. */
export function hashedId(hash: Buffer): string {
  const hex = hash.toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** An unguessable secret of 256 bits for links and cookies, in base64url (43 characters). */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Symbols of a code that people read and type: Crockford's base 32, without I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of `groups` × 5 symbols (5 bits each) such as `7KQ2M-…`, to be typed from paper. */
export function newCode(groups: number): string {
  const symbols = [...randomBytes(groups * 5)].map((byte) => alphabet[byte % alphabet.length]);
  return Array.from({ length: groups }, (_, group) => symbols.slice(group * 5, group * 5 + 5).join('')).join(
    '-',
  );
}

/** The canonical form of a typed code: case, spaces, dashes and look-alikes do not matter. `null` when it can be none. */
export function normaliseCode(typed: string, groups: number): string | null {
  const symbols = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (symbols.length !== groups * 5 || [...symbols].some((symbol) => !alphabet.includes(symbol))) return null;
  return Array.from({ length: groups }, (_, group) => symbols.slice(group * 5, group * 5 + 5)).join('-');
}
