/**
 * Tokens of the newsletter, each for one purpose. Those to leave and those of return paths are not stored: the opaque id
 * of the subscriber and a MAC under the key `leave`, which is never retired. The others are random and stored as hashes.
 */
import { timingSafeEqual } from 'node:crypto';
import { hashedId } from '../../../platform/ids.ts';
import type { Services } from '../../../platform/module.ts';
import { normaliseAddress } from '../../rights/module.ts';

type TokenServices = Pick<Services, 'keys'>;

/** The one list there is; inside the MAC, so that a token never acts on another. */
const list = 'newsletter';

/** The opaque id of an address's subscriber: the same whenever it comes back, and telling nothing without the key. */
export const subscriberIdOf = ({ keys }: TokenServices, address: string): string =>
  hashedId(keys.mac('leave', 'subscriber id', normaliseAddress(address)));

/** The hash by which an address stays known after its removal: from the id, so that a link alone can suppress. */
export const suppressionHash = ({ keys }: TokenServices, subscriberId: string): Buffer =>
  keys.mac('leave', 'suppression', subscriberId);

/** RFC 4648 in lower case and without padding: it survives mail servers that know no case. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function encode(bytes: Buffer): string {
  let [text, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text;
}

function decode(text: string): Buffer | null {
  const bytes: number[] = [];
  let [bits, held] = [0, 0];
  for (const symbol of text.toLowerCase()) {
    const value = alphabet.indexOf(symbol);
    if (value < 0) return null;
    held = (held << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >>> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
}

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** 80 bits of MAC: with 122 of the id, nobody hits one by trying. */
const macBytes = 10;
/** Symbols of every leave token. */
export const leaveTokenLength = Math.ceil(((16 + macBytes) * 8) / 5);

function seal({ keys }: TokenServices, purpose: string, payload: Buffer): string {
  const mac = keys.mac('leave', `${purpose} ${list}`, payload.toString('hex')).subarray(0, macBytes);
  return encode(Buffer.concat([payload, mac]));
}

function open(services: TokenServices, purpose: string, token: string, length: number): Buffer | null {
  const bytes = decode(token);
  if (bytes?.length !== length + macBytes) return null;
  const payload = bytes.subarray(0, length);
  const right = Buffer.from(seal(services, purpose, payload));
  const given = Buffer.from(token.toLowerCase());
  return right.length === given.length && timingSafeEqual(right, given) ? payload : null;
}

/** The token that leaves the newsletter; it never expires. */
export const leaveToken = (services: TokenServices, subscriberId: string): string =>
  seal(services, 'leave', bytesOf(subscriberId));

/** @returns the subscriber's id, `null` where the token is none of ours */
export function readLeaveToken(services: TokenServices, token: string): string | null {
  const payload = open(services, 'leave', token, 16);
  return payload && idOf(payload);
}

const campaignBytes = (number: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
};

/** What stands behind the plus sign of a return path (VERP): whose mail of which campaign came back. */
export const returnToken = (services: TokenServices, subscriberId: string, campaign: number): string =>
  seal(services, 'return', Buffer.concat([bytesOf(subscriberId), campaignBytes(campaign)]));

export interface Returned {
  readonly subscriberId: string;
  /** Number of the campaign. */
  readonly campaign: number;
}

export function readReturnToken(services: TokenServices, token: string): Returned | null {
  const payload = open(services, 'return', token, 20);
  return payload && { subscriberId: idOf(payload.subarray(0, 16)), campaign: payload.readUInt32BE(16) };
}

/** What counts one reader's opens and clicks of one campaign; only in mails to those who agreed. */
export const measureToken = (services: TokenServices, subscriberId: string, campaign: number): string =>
  seal(services, 'measure', Buffer.concat([bytesOf(subscriberId), campaignBytes(campaign)]));

export function readMeasureToken(services: TokenServices, token: string): Returned | null {
  const payload = open(services, 'measure', token, 20);
  return payload && { subscriberId: idOf(payload.subarray(0, 16)), campaign: payload.readUInt32BE(16) };
}

/** The Message-ID of a campaign's mail to somebody: the same however often it is sent, so that mail programs see one mail. */
export const messageIdOf = ({ keys }: TokenServices, subscriberId: string, campaign: number): string =>
  encode(keys.mac('leave', 'message id', `${campaign} ${subscriberId}`).subarray(0, 20));

/** How a random token is stored. */
export const tokenHash = ({ keys }: TokenServices, purpose: 'confirm' | 'manage', token: string): Buffer =>
  keys.mac('tokens', `newsletter ${purpose}`, token);

/** Addresses of ours that carry a token: `newsletter+l…` leaves, `newsletter+b…` takes bounces. */
export const taggedAddress = ({ policy }: Pick<Services, 'policy'>, tag: 'l' | 'b', token: string): string =>
  policy.controller.emails.newsletter.replace('@', `+${tag}${token}@`);

/** The mail address to which a subscriber writes to leave (RFC 2369). */
export const leaveAddress = (services: Pick<Services, 'policy' | 'keys'>, subscriberId: string): string =>
  taggedAddress(services, 'l', leaveToken(services, subscriberId));

/** The page that leaves: shown by GET, done by POST (RFC 8058). */
export const leaveUrl = (services: Pick<Services, 'env' | 'keys'>, subscriberId: string): string =>
  `${services.env.publicUrl}/newsletter/leave/${leaveToken(services, subscriberId)}`;
