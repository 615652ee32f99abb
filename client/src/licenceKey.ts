/** Licence keys: 100 random bits in five groups, of which the first may be shown and searched. */
import { randomBytes } from 'node:crypto';
import { bitsOf } from './bits.ts';
import { keyShape, readGroups, writeCode } from './symbols.ts';

/** A new licence key such as `7KQ2M-…`. */
export const newLicenceKey = (): string => writeCode(keyShape, bitsOf(randomBytes(13)) >> 4n);

/**
 * The one spelling of a typed licence key.
 * @throws ActivationFault `codeSymbol`, `codeLength`, `codeGroup`
 */
export const normaliseLicenceKey = (typed: string): string => readGroups(keyShape, typed).join('-');

/** The first group of a key in its one spelling: tells licences apart and opens nothing. */
export const keyPrefix = (key: string): string => key.slice(0, keyShape.data + 1);
