/** The answer to a request as a code: what the server decided, and the signature. The machine knows the rest itself. */
import { bitsOf, bytesOf, packBits, unpackBits } from './bits.ts';
import { type Certificate, certificateFormat } from './certificate.ts';
import { dayText, parseDay } from './days.ts';
import { ActivationFault } from './fault.ts';
import type { Product } from './product.ts';
import { readCode, responseShape, writeCode } from './symbols.ts';

/** What of a product the code needs. */
type Numbered = Pick<Product, 'product' | 'editions' | 'entitlements'>;

const version = 1n;
const widths = [4, 4, 4, 16, 16, 6, 8, 512] as const;

/** @throws RangeError for a certificate that no code can carry: with a consent, or of an edition without a number */
export function writeResponse({ editions, entitlements }: Numbered, certificate: Certificate): string {
  const edition = editions[certificate.edition];
  if (edition === undefined || certificate.consent !== null)
    throw new RangeError('The certificate does not fit into a code.');
  const fields = [
    version,
    BigInt(certificate.keyId),
    BigInt(edition),
    BigInt(parseDay(certificate.issued) ?? 0),
    BigInt((certificate.ends !== null && parseDay(certificate.ends)) || 0),
    BigInt(certificate.graceDays),
    BigInt(certificate.entitlements.reduce((set, name) => set | (1 << entitlements.indexOf(name)), 0)),
    bitsOf(Buffer.from(certificate.signature, 'base64url')),
  ];
  return writeCode(responseShape, packBits(fields.map((value, at) => [value, widths[at] ?? 0])));
}

/**
 * The certificate of a typed response, with what the machine asked for. Its signature is not verified yet.
 * @throws ActivationFault `codeSymbol`, `codeLength`, `codeGroup`, `codeVersion`, `codeValue`
 */
export function readResponse(
  { product, editions, entitlements }: Numbered,
  asked: { readonly machine: string; readonly nonce: string },
  typed: string,
): Certificate {
  const [given, keyId, editionNumber, issued, ends, grace, set, signature] = unpackBits(
    readCode(responseShape, typed),
    widths,
  );
  if (given !== version)
    throw new ActivationFault('codeVersion', 'The code is of another version: update the program.');
  const edition = Object.keys(editions).find((name) => BigInt(editions[name] ?? 0) === editionNumber);
  const names = entitlements.filter((_, bit) => (set >> BigInt(bit)) & 1n);
  if (edition === undefined || issued === 0n || keyId === 0n || set >> BigInt(entitlements.length) !== 0n)
    throw new ActivationFault(
      'codeValue',
      'The code is for another product or a newer version of it: update the program, or ask again.',
    );
  return {
    format: certificateFormat,
    keyId: Number(keyId),
    product,
    edition,
    machine: asked.machine,
    nonce: asked.nonce,
    issued: dayText(Number(issued)),
    ends: ends === 0n ? null : dayText(Number(ends)),
    graceDays: Number(grace),
    entitlements: names,
    consent: null,
    signature: bytesOf(signature, 64).toString('base64url'),
  };
}
