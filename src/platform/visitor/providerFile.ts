import { crc32 } from 'node:zlib';
import { UnreadableInput } from './lines.ts';
import { type Attribution, type ProviderTable, providerTable, type Ranges } from './provider.ts';

/**
 * A provider table as one block of bytes, to be opened in 50 ms instead of read in a second:
 * 8 bytes of name and format version, check sum of the rest, length of the head, head (JSON), numbers
 * (32 bits, little-endian as on every platform that the program runs on).
 */
const magic = Buffer.from('AVOWPRV1', 'latin1');
const headAt = magic.length + 8;

interface Head {
  /** What the table was made from, to notice a newer one. */
  readonly version: string;
  readonly attribution: Attribution;
  readonly v4: number;
  readonly v6: number;
  readonly names: readonly string[];
}

export interface PackedProviders {
  readonly version: string;
  readonly table: ProviderTable;
}

/** The table as bytes that `unpackProviders` opens. */
export function packProviders({ version, table }: PackedProviders): Buffer {
  const { v4, v6, names, attribution } = table.data;
  const head: Head = { version, attribution, v4: v4.names.length, v6: v6.names.length, names };
  const headBytes = Buffer.from(JSON.stringify(head));
  const numbers = [v4.starts, v4.ends, v4.names, v6.starts, v6.ends, v6.names];
  const rest = [
    headBytes,
    ...numbers.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  ];
  const sums = Buffer.alloc(8);
  sums.writeUInt32LE(crc32(Buffer.concat(rest)), 0);
  sums.writeUInt32LE(headBytes.length, 4);
  return Buffer.concat([magic, sums, ...rest]);
}

/**
 * Opens the bytes of `packProviders`.
 * @throws UnreadableInput where they are others, cut off or damaged
 */
export function unpackProviders(bytes: Buffer): PackedProviders {
  if (bytes.length < headAt || !bytes.subarray(0, magic.length).equals(magic))
    throw new UnreadableInput('This is no provider table of this version of the program.');
  if (crc32(bytes.subarray(headAt)) !== bytes.readUInt32LE(magic.length))
    throw new UnreadableInput('The provider table is damaged or was cut off.');
  const numbersAt = headAt + bytes.readUInt32LE(magic.length + 4);
  const head: Head = JSON.parse(bytes.toString('utf8', headAt, numbersAt));
  const v4 = rangesAt(bytes, numbersAt, head.v4, 1);
  const v6 = rangesAt(bytes, numbersAt + head.v4 * 12, head.v6, 4);
  const table = providerTable({ v4, v6, names: head.names, attribution: head.attribution });
  return { version: head.version, table };
}

function rangesAt(bytes: Buffer, at: number, rows: number, wordsPerBound: number): Ranges {
  const bound = rows * wordsPerBound * 4;
  return {
    starts: numbersAt(bytes, at, bound),
    ends: numbersAt(bytes, at + bound, bound),
    names: numbersAt(bytes, at + bound * 2, rows * 4),
  };
}

/** A copy, since a view of 32-bit numbers may begin at every fourth byte only. */
function numbersAt(bytes: Buffer, at: number, length: number): Uint32Array {
  const from = bytes.byteOffset + at;
  return new Uint32Array(bytes.buffer.slice(from, from + length));
}
