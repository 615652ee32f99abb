import { parseIp } from './ipAddress.ts';

/** Where the names come from: to be shown wherever they are (the licence asks for it). */
export interface Attribution {
  readonly text: string;
  readonly licence: string;
  /** Where the licence asks for a link, its address. */
  readonly link: string | null;
  /** Day of the data, `YYYY-MM-DD`; null where the source does not say. */
  readonly date: string | null;
}

/** What a table is made of: 12 bytes a range of IPv4, 36 of IPv6, and each name once. */
export interface ProviderData {
  readonly v4: Ranges;
  readonly v6: Ranges;
  readonly names: Names;
  readonly attribution: Attribution;
}

/** Names of Internet providers by address. No look-up leaves the machine. */
export interface ProviderTable {
  /** The provider's name; null for private, malformed and unknown addresses. */
  lookup(address: string): string | null;
  readonly ranges: number;
  readonly attribution: Attribution;
  readonly data: ProviderData;
}

/** A table over its data: some two million look-ups a second of IPv4, one of IPv6. */
export function providerTable(data: ProviderData): ProviderTable {
  const { v4, v6, names, attribution } = data;
  const lookup = (address: string): string | null => {
    const ip = parseIp(address);
    if (!ip) return null;
    const at = ip.version === 4 ? findV4(v4, ip.value) : findV6(v6, ip.words);
    return at === -1 ? null : nameAt(names, at);
  };
  return { lookup, ranges: v4.names.length + v6.names.length, attribution, data };
}

/** Eighty thousand names, one behind the other: as strings they took three times the memory. */
export interface Names {
  readonly utf8: Buffer;
  /** Where each name begins, and behind the last one where it ends. */
  readonly offsets: Uint32Array;
}

function nameAt({ utf8, offsets }: Names, index: number): string | null {
  const end = offsets[index + 1];
  return end === undefined ? null : utf8.toString('utf8', offsets[index], end);
}

/** An IPv6 address as four groups of 32 bits, the most significant first. */
export type Words = readonly [number, number, number, number];

/** Ascending inclusive ranges that do not overlap: one number a bound for IPv4, four for IPv6. */
export interface Ranges {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Index of each range's name. */
  readonly names: Uint32Array;
}

/** The index of the name, or -1. */
function findV4({ starts, ends, names }: Ranges, value: number): number {
  if (!isPublicV4(value)) return -1;
  const row = lastRow(names.length, (at) => (starts[at] ?? 0) <= value);
  return row >= 0 && value <= (ends[row] ?? 0) ? (names[row] ?? -1) : -1;
}

function findV6({ starts, ends, names }: Ranges, words: Words): number {
  if (!isPublicV6(words)) return -1;
  const row = lastRow(names.length, (at) => compare(starts, at * 4, words) <= 0);
  return row >= 0 && compare(ends, row * 4, words) >= 0 ? (names[row] ?? -1) : -1;
}

/** The last of the ascending rows that begins at or before what is sought; -1 where none does. */
function lastRow(rows: number, beginsBefore: (row: number) => boolean): number {
  let low = 0;
  let high = rows;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beginsBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Compares four words of an array, from a position, with an address: negative, 0 or positive. */
export function compare(array: ArrayLike<number>, from: number, words: Words): number {
  for (let i = 0; i < 4; i++) {
    const difference = (array[from + i] ?? 0) - (words[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Not of a private, shared, loopback, link-local, multicast or reserved network (RFC 6890). */
export function isPublicV4(value: number): boolean {
  const first = value >>> 24;
  if (first === 0 || first === 10 || first === 127 || first >= 224) return false;
  const second = value >>> 16;
  if (second === 0xa9fe || second === 0xc0a8) return false;
  return value >>> 20 !== 0xac1 && value >>> 22 !== 0x191;
}

/** Global unicast addresses are those of 2000::/3 (RFC 4291 §2.4). */
export function isPublicV6(words: Words): boolean {
  return words[0] >>> 29 === 1;
}
