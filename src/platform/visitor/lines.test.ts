import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines, UnreadableInput } from './lines.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(bytes: Uint8Array, size = 65_536): Promise<(string | null)[]> {
  const lines: (string | null)[] = [];
  for await (const line of readLines(chunksOf(bytes, size))) lines.push(line.tooLong ? null : line.text);
  return lines;
}

test.each([
  ['a\nb\n', ['a', 'b']],
  ['a\r\nb', ['a', 'b']],
  ['\n\nx', ['', '', 'x']],
  ['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
  ['a\rb\n', ['a\rb']],
  ['', []],
])('%j has the lines %j', async (text, lines) => {
  expect(await linesOf(Buffer.from(text))).toEqual(lines);
});

test('however bytes are cut and packed, the lines are the same', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\uFEFF]/g, ''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (lines, size, packed) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        expect(await linesOf(packed ? gzipSync(bytes) : bytes, size)).toEqual(lines);
      },
    ),
  );
});

test('bytes that are no UTF-8 are replaced', async () => {
  expect(await linesOf(Buffer.from([0x61, 0xff, 0x0a]))).toEqual(['a\uFFFD']);
});

test('a line over 64 KB is marked and the next one is read', async () => {
  const long = Buffer.from(`${'x'.repeat(65_537)}\nok\n${'y'.repeat(65_536)}\r\n${'z'.repeat(70_000)}`);
  for (const size of [1000, 65_536, 1_000_000])
    expect(await linesOf(long, size)).toEqual([null, 'ok', 'y'.repeat(65_536), null]);
});

test('a line of a gigabyte does not fill the memory', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (let i = 0; i < 1024; i++) yield Buffer.alloc(1_048_576, 'x');
  }
  const before = process.memoryUsage().arrayBuffers;
  const lines: unknown[] = [];
  let most = 0;
  for await (const line of readLines(endless())) {
    lines.push(line);
    most = process.memoryUsage().arrayBuffers - before;
  }
  expect(lines).toEqual([{ tooLong: true }]);
  // what the collector has not met yet; keeping the line would be 1,024 MB
  expect(most).toBeLessThan(500 * 1_048_576);
});

test('gzip that is cut off or damaged is refused with a sentence, after the lines before it', async () => {
  const packed = gzipSync(
    Buffer.from(Array.from({ length: 50_000 }, (_, i) => `line ${i * 7919}\n`).join('')),
  );
  const read: string[] = [];
  const reading = async (bytes: Uint8Array) => {
    for await (const line of readLines(chunksOf(bytes, 1000))) if (!line.tooLong) read.push(line.text);
  };
  await expect(reading(packed.subarray(0, packed.length / 2))).rejects.toThrow(
    /ends too early.*Copy the whole file/,
  );
  expect(read[1]).toBe('line 7919');
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 500, 600);
  await expect(reading(damaged)).rejects.toThrow(UnreadableInput);
});

test.each([
  ['plain', Buffer.from('a\nb\n')],
  ['packed', gzipSync('a\nb\n')],
])('leaving early closes a %s source', async (_kind, bytes) => {
  let closed = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield bytes;
    } finally {
      closed = true;
    }
  }
  for await (const line of readLines(endless())) {
    expect(line).toEqual({ tooLong: false, text: 'a' });
    break;
  }
  await expect.poll(() => closed).toBe(true);
});
