/** The text of a file in an encoding that is taken at its word: what does not fit it is a fault, never a question mark. */
import { Fault } from '../fault.ts';

/** As the Encoding Standard calls them. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'koi8-r',
] as const;
export type Encoding = (typeof encodings)[number];

/** No line of a table is as long. */
const maxLine = 1_000_000;
const lineEnd = 0x0a;

/**
 * Decodes bytes by whole lines, without a byte order mark.
 * @throws Fault that names the line where the bytes are of another encoding, and what to do
 */
export async function* decodeLines(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const wide = encoding === 'utf-16le';
  let [line, rest] = [1, Buffer.alloc(0)];
  for await (const chunk of bytes) {
    const all = Buffer.concat([rest, chunk]);
    if (line === 1) refuseWide(all, wide);
    const end = wide ? all.length - (all.length % 2) : all.lastIndexOf(lineEnd) + 1;
    rest = all.subarray(end);
    if (rest.length > maxLine)
      throw new Fault(`Line ${line} has no end: is this a CSV file? Nothing was changed.`);
    const text = decode(decoder, all.subarray(0, end), line, encoding);
    line += text.split('\n').length - 1;
    if (text !== '') yield text;
  }
  const last = decode(decoder, rest, line, encoding);
  if (last !== '') yield last;
}

function refuseWide(begin: Buffer, wide: boolean): void {
  if (!wide && begin[0] === 0xff && begin[1] === 0xfe)
    throw new Fault('Line 1 is UTF-16: add --encoding utf-16le, or save the file as UTF-8.');
}

function decode(decoder: TextDecoder, bytes: Buffer, line: number, encoding: Encoding): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    throw new Fault(
      `Line ${line + firstWrong(bytes, encoding)} is not ${encoding.toUpperCase()}: save the file as UTF-8, or name its encoding with --encoding (${encodings.join(', ')}). Nothing was changed.`,
    );
  }
}

/** Only a whole line is decoded at a time, so each can be tried by itself. */
function firstWrong(bytes: Buffer, encoding: Encoding): number {
  let [number, from] = [0, 0];
  for (;;) {
    const end = bytes.indexOf(lineEnd, from);
    if (end < 0) return number;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(from, end));
    } catch {
      return number;
    }
    [number, from] = [number + 1, end + 1];
  }
}
