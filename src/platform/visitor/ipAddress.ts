import { isIPv4, isIPv6, SocketAddress } from 'node:net';

/** An address as numbers: 32 bits, or four groups of 32 bits with the most significant first. */
export type IpAddress =
  | { readonly version: 4; readonly value: number }
  | { readonly version: 6; readonly words: readonly [number, number, number, number] };

/**
 * Reads an IPv4 address in dotted form or an IPv6 address in any form (RFC 4291 §2.2); a zone id is left out,
 * an IPv4 address mapped into IPv6 is the IPv4 address. Null for anything else.
 */
export function parseIp(text: string): IpAddress | null {
  if (isIPv4(text)) return { version: 4, value: dottedValue(text) };
  if (!isIPv6(text)) return null;
  const words = ipv6Words(text.split('%', 1)[0] ?? '');
  if (words[0] === 0 && words[1] === 0 && words[2] === 0xffff) return { version: 4, value: words[3] };
  return { version: 6, words };
}

/**
 * The one way to write an address: IPv4 dotted, also for mapped addresses; IPv6 as RFC 5952 says, without
 * zone. Null for what is no address.
 */
export function normaliseIp(text: string): string | null {
  if (isIPv4(text)) return text;
  const address = parseIp(text);
  if (address === null) return null;
  if (address.version === 4) return [24, 16, 8, 0].map((shift) => (address.value >>> shift) & 255).join('.');
  return new SocketAddress({ family: 'ipv6', address: text.split('%', 1)[0] ?? '' }).address;
}

/** The four bytes of a dotted address that is known to be valid. */
function dottedValue(text: string): number {
  let value = 0;
  let byte = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2e) {
      value = value * 256 + byte;
      byte = 0;
    } else byte = byte * 10 + code - 0x30;
  }
  return value * 256 + byte;
}

/** The text is known to be valid: at most eight groups, at most one "::", a dotted address only at the end. */
function ipv6Words(text: string): [number, number, number, number] {
  const [head = '', tail] = text.split('::');
  const first = groups(head);
  const last = tail === undefined ? [] : groups(tail);
  const all = [...first, ...Array<number>(8 - first.length - last.length).fill(0), ...last];
  const word = (at: number) => ((all[at] ?? 0) * 0x10000 + (all[at + 1] ?? 0)) >>> 0;
  return [word(0), word(2), word(4), word(6)];
}

function groups(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)];
    const value = dottedValue(group);
    return [value >>> 16, value & 0xffff];
  });
}
