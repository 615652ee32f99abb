/**
 * Asks whether what a campaign links to answers. The address comes from an editor, and the question from inside the
 * operator's network: so no private address is ever asked, whatever name or redirect leads to it (CWE-918).
 */
import { lookup as resolve } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isLoopback } from '../../../platform/loopback.ts';
import type { Services } from '../../../platform/module.ts';

/** `answers`; `gone` with a status of 4xx or 5xx; `noHost`, `noAnswer`, `slow`; `private` was not asked. */
export type Reach = 'answers' | 'gone' | 'noHost' | 'noAnswer' | 'slow' | 'private';

const mostRedirects = 5;
const atOnce = 8;

/** Not of the public internet (RFC 6890, RFC 4193, RFC 3927, RFC 3879), or a tunnel to an address that need not be (RFC 4380). */
const privateRanges = new BlockList();
for (const [range, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateRanges.addSubnet(range, bits, 'ipv4');
for (const [range, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  privateRanges.addSubnet(range, bits, 'ipv6');

/** Node's list sees an IPv4 address within an IPv6 one (`::ffff:10.0.0.1`) as the former. */
export const isPrivate = (address: string): boolean =>
  privateRanges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

class PrivateAddress extends Error {}

/** Resolves a name, and refuses it if any of its addresses is private: the connection goes to what was looked at. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) callback(error, []);
    else if (addresses.some(({ address }) => isPrivate(address))) callback(new PrivateAddress(), []);
    else if (options.all) callback(null, addresses);
    else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
  });
};

export interface Asking {
  /** Private addresses may be asked: the site itself is on this machine only, as while it is tried out. */
  readonly within: 'internet' | 'anywhere';
  /** When an answer has to be there, in milliseconds. */
  readonly patience: number;
}

/** Where links may lead that are checked from this installation. */
export const askingFrom = ({ env }: Pick<Services, 'env'>): Asking => ({
  within: isLoopback(new URL(env.publicUrl).hostname) ? 'anywhere' : 'internet',
  patience: 5_000,
});

/** Asks each address once, a few at a time, and sends nothing along but the question. */
export async function reachAll(urls: readonly string[], asking: Asking): Promise<ReadonlyMap<string, Reach>> {
  const found = new Map<string, Reach>();
  const waiting = [...new Set(urls)];
  const work = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift())
      found.set(url, await reach(url, asking));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

async function reach(url: string, asking: Asking): Promise<Reach> {
  const signal = AbortSignal.timeout(asking.patience);
  try {
    const byHead = await follow('HEAD', url, asking, signal);
    // Some servers know no HEAD, and say so in many ways.
    const status = byHead < 400 ? byHead : await follow('GET', url, asking, signal);
    return status < 400 ? 'answers' : 'gone';
  } catch (error) {
    if (signal.aborted) return 'slow';
    if (error instanceof PrivateAddress) return 'private';
    return codeOf(error) === 'ENOTFOUND' ? 'noHost' : 'noAnswer';
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

/** The status of what stands at the end of redirects. */
async function follow(
  method: 'HEAD' | 'GET',
  url: string,
  asking: Asking,
  signal: AbortSignal,
): Promise<number> {
  let target = new URL(url);
  for (let turn = 0; turn <= mostRedirects; turn += 1) {
    const { status, location } = await ask(method, target, asking, signal);
    if (status < 300 || status >= 400 || location === undefined) return status;
    target = new URL(location, target);
  }
  return 508;
}

function ask(
  method: string,
  url: URL,
  { within }: Asking,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly location: string | undefined }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (within === 'internet' && isIP(host) && isPrivate(host)) return Promise.reject(new PrivateAddress());
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((done, fail) => {
    const options = {
      method,
      signal,
      agent: false,
      headers: { 'User-Agent': 'Avow link check', Accept: '*/*' },
      ...(within === 'internet' && { lookup: publicLookup }),
    };
    const asked = send(url, options, (answer: IncomingMessage) => {
      // The status says it all: what follows is not read.
      answer.destroy();
      done({ status: answer.statusCode ?? 500, location: answer.headers.location });
    });
    asked.on('error', fail);
    asked.end();
  });
}
