import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A line without its ending, or the mark of one that was too long to keep. */
export type Line = { readonly tooLong: false; readonly text: string } | { readonly tooLong: true };

/** Longest line read, in bytes. */
export const longestLine = 65_536;
const lineFeed = 0x0a;

/** The bytes could not be read; the message says why and what to do. */
export class UnreadableInput extends Error {
  override readonly name = 'UnreadableInput';
}

/**
 * The lines of a byte stream, which may be gzip (known by its first bytes, not by a name). LF and CRLF end a
 * line, the last one may lack it; bytes that are no UTF-8 become U+FFFD; a byte-order mark is left out. Holds
 * one chunk and one line of at most 64 KB, whatever comes.
 * @throws UnreadableInput where gzip is cut off or damaged; the lines before have been given
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const splitter = new LineSplitter();
  for await (const chunk of await plainBytes(source)) yield* splitter.push(chunk);
  yield* splitter.end();
}

class LineSplitter {
  private parts: Buffer[] = [];
  private length = 0;
  private overflowing = false;
  private atStart = true;

  *push(chunk: Uint8Array): Generator<Line> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let end = bytes.indexOf(lineFeed); end !== -1; end = bytes.indexOf(lineFeed, from)) {
      this.append(bytes.subarray(from, end));
      yield this.take();
      from = end + 1;
    }
    // What waits for its end is copied: the source may use its memory again.
    if (from < bytes.length) this.append(Buffer.from(bytes.subarray(from)));
  }

  *end(): Generator<Line> {
    if (this.length > 0 || this.overflowing) yield this.take();
  }

  private append(part: Buffer): void {
    this.length += part.length;
    // one byte more than a line, since a CR does not count
    if (this.length > longestLine + 1) this.overflowing = true;
    if (this.overflowing) this.parts = [];
    else this.parts.push(part);
  }

  private take(): Line {
    const line = this.overflowing ? null : this.text();
    this.parts = [];
    this.length = 0;
    this.overflowing = false;
    this.atStart = false;
    return line === null ? { tooLong: true } : { tooLong: false, text: line };
  }

  private text(): string | null {
    const [only] = this.parts;
    let bytes = this.parts.length === 1 && only ? only : Buffer.concat(this.parts);
    if (bytes.at(-1) === 0x0d) bytes = bytes.subarray(0, -1);
    if (bytes.length > longestLine) return null;
    const text = bytes.toString('utf8');
    return this.atStart && text.startsWith('\uFEFF') ? text.slice(1) : text;
  }
}

async function plainBytes(source: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const bytes = rejoin(head, iterator);
  return head[0] === 0x1f && head[1] === 0x8b ? unzipped(bytes) : bytes;
}

async function* rejoin(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

async function* unzipped(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // errors come out of the iteration below
  pipeline(Readable.from(bytes, { objectMode: false }), gunzip, () => undefined);
  try {
    yield* gunzip;
  } catch (error) {
    throw asUnreadable(error);
  }
}

function asUnreadable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'Z_BUF_ERROR')
    return new UnreadableInput(
      'The gzip data ends too early: the file was cut off. Copy the whole file again.',
    );
  if (code === 'Z_DATA_ERROR')
    return new UnreadableInput(
      'The gzip data is damaged: its check sum or contents are wrong. Copy the file again.',
    );
  return error;
}
