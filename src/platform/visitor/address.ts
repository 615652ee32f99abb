import { BlockList, isIP, isIPv4 } from 'node:net';
import { Fault } from '../fault.ts';
import { normaliseIp, parseIp } from './ipAddress.ts';

/** The proxies whose word about the client is believed. */
export interface TrustedProxies {
  /** Whether a normalised address is one of them. */
  includes(address: string): boolean;
}

export interface RequestSource {
  /** Address of the socket's other end; absent on a Unix socket or after the connection closed. */
  readonly peer: string | undefined;
  /** The `X-Forwarded-For` header: client, then each proxy that passed the request on. */
  readonly forwardedFor: string | undefined;
  readonly trustedProxies: TrustedProxies;
}

/**
 * The client's address, normalised; null without a peer. Each trusted hop's entry is believed, from the
 * socket backwards to the first address that is no trusted proxy; what stands before it anyone could have
 * written. An entry that is no address ends the walk at the hop that reported it.
 */
export function clientAddress({ peer, forwardedFor, trustedProxies }: RequestSource): string | null {
  let client = normaliseIp(peer ?? '');
  if (client === null || !forwardedFor) return client;
  const entries = forwardedFor.split(',');
  while (entries.length > 0 && trustedProxies.includes(client)) {
    const before = normaliseIp(withoutPort(entries.pop() ?? ''));
    if (before === null) return client;
    client = before;
  }
  return client;
}

/**
 * What stands for one client where tries are counted: an IPv4 address, or the /64 network of an IPv6 address, of which
 * every subscriber has at least a whole one (RFC 6177). Anything else stays as it is.
 */
export function clientNetwork(text: string): string {
  const address = text.includes(':') ? parseIp(text) : null;
  return address?.version === 6 ? `${address.words[0]} ${address.words[1]}` : text;
}

/** Some proxies add the port: `192.0.2.7:4711`, `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  const text = entry.trim();
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1];
  return bracketed ?? text.replace(/^([\d.]+):\d{1,5}$/, '$1');
}

/**
 * Reads `TRUSTED_PROXIES`: addresses and networks (`10.0.0.0/8`, `2001:db8::/32`), separated by commas or
 * blanks; an empty text trusts nobody.
 * @throws Fault naming the entry that is neither, or that would trust everyone
 */
export function parseTrustedProxies(text: string): TrustedProxies {
  const list = new BlockList();
  const met = new Set<string>();
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  for (const entry of entries) addEntry(list, entry);
  if (entries.length === 0) return { includes: () => false };
  return { includes: (address) => met.has(address) || meet(address) };

  /** A check takes 1 µs. Only proxies are remembered: other addresses are those of visitors. */
  function meet(address: string): boolean {
    const trusted = list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
    if (trusted && met.size < mostMet) met.add(address);
    return trusted;
  }
}

/** Beyond, a whole network of proxies would only be checked each time. */
const mostMet = 100;

function addEntry(list: BlockList, entry: string): void {
  const [network = '', prefix, ...rest] = entry.split('/');
  const version = isIP(network);
  const address = normaliseIp(network);
  // a mapped network has no prefix length of its own, and a zone belongs to one machine's interface
  const ambiguous = network.includes('%') || (prefix !== undefined && isIP(address ?? '') !== version);
  if (address === null || ambiguous || rest.length > 0) throw refused(entry);
  const bits = isIPv4(address) ? 32 : 128;
  const length = prefixLength(prefix ?? `${bits}`);
  if (length === null || length > bits) throw refused(entry);
  if (length === 0)
    throw new Fault(`${cited(entry)} would trust everyone: any visitor could forge an address.`);
  list.addSubnet(address, length, bits === 32 ? 'ipv4' : 'ipv6');
}

function prefixLength(text: string): number | null {
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}

function refused(entry: string): Fault {
  return new Fault(
    `${cited(entry)} is neither an IP address nor a network. Write it like 10.0.0.0/8 or 2001:db8::/32.`,
  );
}

function cited(entry: string): string {
  return `TRUSTED_PROXIES: ${JSON.stringify(entry.slice(0, 80))}`;
}
