/** The certificate of an activation: what it says, what is signed of it, its file, and how it is verified. */
import { type KeyObject, sign, verify } from 'node:crypto';
import { dayText, parseDay } from './days.ts';
import { ActivationFault } from './fault.ts';
import { type Product, publicKey } from './product.ts';

/** What the server decided about a machine. */
export interface Terms {
  readonly keyId: number;
  readonly product: string;
  readonly edition: string;
  /** Mark of the machine: 16 hexadecimal digits. */
  readonly machine: string;
  /** Of the request: 10 hexadecimal digits. */
  readonly nonce: string;
  /** First UTC day on which it is valid. */
  readonly issued: string;
  /** Last UTC day on which it is valid; `null` for a perpetual licence. */
  readonly ends: string | null;
  /** Days after the end in which the product still runs and says so. */
  readonly graceDays: number;
  readonly entitlements: readonly string[];
  /** SHA-256 of what was agreed to, as 64 hexadecimal digits; `null` where nothing was asked. */
  readonly consent: string | null;
}

export interface Certificate extends Terms {
  readonly format: typeof certificateFormat;
  /** Ed25519 (RFC 8032), base64url of 64 bytes. */
  readonly signature: string;
}

export const certificateFormat = 'avow-certificate-1';

/** The text that is signed; a field is its length in two bytes and its bytes, so that none can pass for another. */
export function signedBytes(terms: Terms): Buffer {
  const fields = [
    Buffer.from([terms.keyId]),
    Buffer.from(terms.product),
    Buffer.from(terms.edition),
    Buffer.from(terms.machine, 'hex'),
    Buffer.from(terms.nonce, 'hex'),
    dayBytes(terms.issued),
    terms.ends === null ? Buffer.alloc(2) : dayBytes(terms.ends),
    Buffer.from([terms.graceDays]),
    Buffer.from(terms.entitlements.join(',')),
    Buffer.from(terms.consent ?? '', 'hex'),
  ];
  return Buffer.concat([Buffer.from('avow certificate 1\0'), ...fields.map(withLength)]);
}

/** A field behind its length in two bytes. */
export function withLength(field: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(field.length);
  return Buffer.concat([length, field]);
}

function dayBytes(day: string): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(parseDay(day) ?? 0);
  return bytes;
}

/** Signs terms. @param key Ed25519 private key whose id the terms name */
export const signTerms = (terms: Terms, key: KeyObject): Certificate => ({
  format: certificateFormat,
  ...terms,
  signature: sign(null, signedBytes(terms), key).toString('base64url'),
});

/** @throws ActivationFault `keyUnknown`, `signatureWrong` */
export function verifySignature(product: Product, certificate: Certificate): void {
  const key = publicKey(product, certificate.keyId);
  if (!verify(null, signedBytes(certificate), key, Buffer.from(certificate.signature, 'base64url')))
    throw new ActivationFault(
      'signatureWrong',
      'The certificate was changed or is not from the maker of the program: activate again.',
    );
}

const memberForms: Readonly<Record<keyof Certificate, (value: unknown) => boolean>> = {
  format: (value) => value === certificateFormat,
  keyId: (value) => isWithin(value, 1, 15),
  product: (value) => isName(value),
  edition: (value) => isName(value),
  machine: (value) => isHex(value, 16),
  nonce: (value) => isHex(value, 10),
  issued: (value) => isDay(value),
  ends: (value) => value === null || isDay(value),
  graceDays: (value) => isWithin(value, 0, 63),
  entitlements: (value) =>
    Array.isArray(value) && value.length <= 8 && value.every(isName) && new Set(value).size === value.length,
  consent: (value) => value === null || isHex(value, 64),
  signature: (value) =>
    typeof value === 'string' &&
    /^[\w-]{86}$/.test(value) &&
    Buffer.from(value, 'base64url').toString('base64url') === value,
};

const isName = (value: unknown): boolean =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,39}$/.test(value);
const isHex = (value: unknown, digits: number): boolean =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value);
const isDay = (value: unknown): boolean => typeof value === 'string' && parseDay(value) !== null;
const isWithin = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

const spoilt = 'The certificate file is damaged: activate again, or ask for the file once more.';

/** A JSON value, read strictly: exactly the members of a certificate. @throws ActivationFault `fileMember`, `fileValue` */
export function readCertificate(value: unknown): Certificate {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ActivationFault('fileForm', spoilt);
  const given = new Map<string, unknown>(Object.entries(value));
  const names = Object.keys(memberForms);
  if (given.size !== names.length || names.some((name) => !given.has(name)))
    throw new ActivationFault('fileMember', spoilt);
  for (const [name, fits] of Object.entries(memberForms))
    if (!fits(given.get(name))) throw new ActivationFault('fileValue', spoilt);
  return value as Certificate;
}

/**
 * Reads a certificate file.
 * @throws ActivationFault `fileForm` where it is no JSON or something stands behind it, `fileMember`, `fileValue`
 */
export function parseCertificate(text: string): Certificate {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ActivationFault('fileForm', spoilt);
  }
  const certificate = readCertificate(value);
  // JSON.parse keeps the last of two members of one name: only the form that the server writes is taken.
  if (text.trim() !== formatCertificate(certificate).trim()) throw new ActivationFault('fileForm', spoilt);
  return certificate;
}

/** The certificate as the text of its file, its members in a fixed order. */
export function formatCertificate(certificate: Certificate): string {
  const { format, keyId, product, edition, machine, nonce } = certificate;
  const { issued, ends, graceDays, entitlements, consent, signature } = certificate;
  const ordered = {
    format,
    keyId,
    product,
    edition,
    machine,
    nonce,
    issued,
    ends,
    graceDays,
    entitlements,
    consent,
    signature,
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

export type Validity = 'valid' | 'grace';

/**
 * Whether a verified certificate is valid on a UTC day.
 * @param today number of the day
 * @throws ActivationFault `notYetValid`, `expired`
 */
export function validityOn({ issued, ends, graceDays }: Terms, today: number): Validity {
  if (today < (parseDay(issued) ?? 0))
    throw new ActivationFault(
      'notYetValid',
      `The certificate is valid from ${issued} on, and the clock of this computer shows an earlier day: set the clock right.`,
    );
  const last = ends === null ? null : parseDay(ends);
  if (last === null || today <= last) return 'valid';
  if (today <= last + graceDays) return 'grace';
  throw new ActivationFault('expired', `The licence ended on ${dayText(last)}: renew it and activate again.`);
}
