/** Reads a backup: decrypts, unpacks and proves it, frame by frame, in bounded memory. */
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { Fault } from '../fault.ts';
import { unseal } from './envelope.ts';
import { contentOf, endShape, type Frame, framesOf, type Head, headShape, tableShape } from './frames.ts';

export interface BackupFile {
  readonly file: string;
  readonly key: Buffer;
  /** Called with the bytes of the file that were read since the last call. */
  readonly onRead?: (bytes: number) => void;
}

/** The frames of a backup. @throws Fault when it cannot be opened, or is not whole and unaltered */
export async function* readFrames({ file, key, onRead }: BackupFile): AsyncGenerator<Frame> {
  const unpacked = createZstdDecompress();
  const plain = unseal(key, counted(createReadStream(file, { highWaterMark: 1 << 18 }), onRead));
  // An error on the way ends `unpacked` with the same error, which its reader sees.
  pipeline(Readable.from(plain, { objectMode: false }), unpacked, () => {});
  try {
    yield* framesOf(unpacked);
  } catch (error) {
    throw faultOf(error, file);
  } finally {
    unpacked.destroy();
  }
}

async function* counted(stream: AsyncIterable<Buffer>, onRead: BackupFile['onRead']): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    onRead?.(chunk.length);
    yield chunk;
  }
}

function faultOf(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new Fault(`${file} does not exist: name the file that "avow backup" wrote.`);
  if (code === 'EACCES' || code === 'EISDIR') return new Fault(`${file} cannot be read (${code}).`);
  return error;
}

/**
 * Reads a backup to its end without using it: that it is whole, unaltered, and holds as many rows as it says.
 * @returns what it says of itself
 * @throws Fault when any of this fails
 */
export async function verifyBackup(backup: BackupFile): Promise<Head> {
  let head: Head | null = null;
  let ended = false;
  let table = '';
  const counted: Record<string, number> = {};
  for await (const frame of readFrames(backup)) {
    if (frame.kind === 'head') head = contentOf(headShape, frame);
    if (frame.kind === 'table') {
      table = contentOf(tableShape, frame).name;
      counted[table] = 0;
    }
    if (frame.kind === 'rows') counted[table] = (counted[table] ?? 0) + linesOf(frame.bytes);
    if (frame.kind === 'end') ended = sameCounts(contentOf(endShape, frame).rows, counted);
  }
  if (!head || !ended) throw new Fault('This backup is not complete: take another copy of it.');
  return head;
}

const linesOf = (bytes: Buffer): number => {
  let lines = 0;
  for (const byte of bytes) if (byte === 10) lines += 1;
  return lines;
};

const sameCounts = (
  said: Readonly<Record<string, number>>,
  counted: Readonly<Record<string, number>>,
): boolean =>
  Object.keys(said).length === Object.keys(counted).length &&
  Object.entries(said).every(([table, rows]) => counted[table] === rows);
