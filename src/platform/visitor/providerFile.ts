import { crc32 } from 'node:zlib';
import { UnreadableInput } from './lines.ts';
import { type Attribution, type ProviderTable, providerTable, type Ranges } from './provider.ts';

/**
 * A provider table as one block of bytes, to be opened where it lies instead of read in a second: 8 bytes of name and
 * format version, check sum of the rest, length of the head, head (JSON, padded with spaces so that what follows lies
 * at a fourth byte), numbers (32 bits, little-endian as on every platform that the program runs on), names.
 */
const magic = Buffer.from('AVOWPRV2', 'latin1');
const headAt = magic.length + 8;
const bytesOfNumber = Uint32Array.BYTES_PER_ELEMENT;

interface Head {
  /** What the table was made from, to notice a newer one. */
  readonly version: string;
  readonly attribution: Attribution;
  readonly v4: number;
  readonly v6: number;
  readonly names: number;
}

export interface PackedProviders {
  readonly version: string;
  readonly table: ProviderTable;
}

/** The table as the pieces of a file that `unpackProviders` opens. Nothing of the table is copied. */
export function packProviders({ version, table }: PackedProviders): readonly Uint8Array[] {
  const { v4, v6, names, attribution } = table.data;
  const counts = { v4: v4.names.length, v6: v6.names.length, names: names.offsets.length - 1 };
  const head: Head = { version, attribution, ...counts };
  const numbers = [v4.starts, v4.ends, v4.names, v6.starts, v6.ends, v6.names, names.offsets];
  const rest = [
    padded(JSON.stringify(head)),
    ...numbers.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
    names.utf8,
  ];
  const sums = Buffer.alloc(headAt - magic.length);
  sums.writeUInt32LE(
    rest.reduce((sum, piece) => crc32(piece, sum), 0),
    0,
  );
  sums.writeUInt32LE(rest[0]?.length ?? 0, 4);
  return [magic, sums, ...rest];
}

function padded(head: string): Buffer {
  const bytes = Buffer.from(head);
  return Buffer.concat([bytes, Buffer.alloc(-bytes.length & (bytesOfNumber - 1), ' ')]);
}

/**
 * Opens the bytes of `packProviders` and goes on using them.
 * @param bytes at the beginning of their own memory, as `readFile` gives them
 * @throws UnreadableInput where they are others, cut off or damaged
 */
export function unpackProviders(bytes: Buffer): PackedProviders {
  if (bytes.length < headAt || !bytes.subarray(0, magic.length).equals(magic))
    throw new UnreadableInput('This is no provider table of this version of the program.');
  if (crc32(bytes.subarray(headAt)) !== bytes.readUInt32LE(magic.length))
    throw new UnreadableInput('The provider table is damaged or was cut off.');
  const numbersAt = headAt + bytes.readUInt32LE(magic.length + 4);
  const head: Head = JSON.parse(bytes.toString('utf8', headAt, numbersAt));
  const next = readerOfNumbers(bytes, numbersAt);
  const v4 = readRanges(next, head.v4, 1);
  const v6 = readRanges(next, head.v6, 4);
  const offsets = next(head.names + 1);
  const names = { utf8: bytes.subarray(bytes.length - (offsets.at(-1) ?? 0)), offsets };
  return { version: head.version, table: providerTable({ v4, v6, names, attribution: head.attribution }) };
}

function readRanges(next: (count: number) => Uint32Array, rows: number, wordsPerBound: number): Ranges {
  const bound = rows * wordsPerBound;
  return { starts: next(bound), ends: next(bound), names: next(rows) };
}

/** Gives the numbers one array after the other. */
function readerOfNumbers(bytes: Buffer, from: number): (count: number) => Uint32Array {
  let at = bytes.byteOffset + from;
  return (count) => {
    const numbers = new Uint32Array(bytes.buffer, at, count);
    at += count * bytesOfNumber;
    return numbers;
  };
}
