/** The request of a machine that is not online: 30 symbols in which there is no place for anything about a person. */
import { bitsOf, bytesOf, packBits, unpackBits } from './bits.ts';
import { ActivationFault } from './fault.ts';
import { readCode, requestShape, writeCode } from './symbols.ts';

export interface ActivationRequest {
  readonly kind: 'activate' | 'deactivate';
  /** Number of the product. */
  readonly product: number;
  /** The newest key id that the machine holds. */
  readonly keyId: number;
  /** 16 hexadecimal digits. */
  readonly machine: string;
  /** 10 hexadecimal digits, chosen at random for this request. */
  readonly nonce: string;
}

const version = 1n;
const widths = [4, 3, 10, 4, 64, 40] as const;
const kinds = ['activate', 'deactivate'] as const;

/** @throws RangeError when a number does not fit */
export function writeRequest({ kind, product, keyId, machine, nonce }: ActivationRequest): string {
  const fields = [
    version,
    BigInt(kinds.indexOf(kind)),
    BigInt(product),
    BigInt(keyId),
    hex(machine),
    hex(nonce),
  ];
  return writeCode(requestShape, packBits(fields.map((value, at) => [value, widths[at] ?? 0])));
}

const hex = (digits: string): bigint => bitsOf(Buffer.from(digits, 'hex'));

/**
 * Reads a typed request.
 * @throws ActivationFault `codeSymbol`, `codeLength`, `codeGroup`, `codeVersion`, `codeValue`
 */
export function readRequest(typed: string): ActivationRequest {
  const [given, kindNumber, product, keyId, machine, nonce] = unpackBits(
    readCode(requestShape, typed),
    widths,
  );
  if (given !== version)
    throw new ActivationFault(
      'codeVersion',
      'The code comes from a newer version of the program than this page knows.',
    );
  const kind = kinds[Number(kindNumber)];
  if (!kind || product === 0n || keyId === 0n)
    throw new ActivationFault('codeValue', 'The code is none that the program shows: read it again.');
  return {
    kind,
    product: Number(product),
    keyId: Number(keyId),
    machine: bytesOf(machine, 8).toString('hex'),
    nonce: bytesOf(nonce, 5).toString('hex'),
  };
}
