import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { png } from '../../../../test/picture.ts';
import { withoutMetadata } from './metadata.ts';

const segment = (marker: number, body: Buffer): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, body]);
};
const frame = segment(0xc0, Buffer.from([8, 0, 20, 0, 30, 1, 1, 0x11, 0]));
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0x34, 0xff, 0xd9]),
]);

/** Exif of a camera: the way the picture is turned, and the place where it was taken. */
function exifOf(turn: number, order: 'II' | 'MM'): Buffer {
  const little = order === 'II';
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  const u16 = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const u32 = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(2, 8);
  u16(0x0112, 10);
  u16(3, 12);
  u32(1, 14);
  u16(turn, 18);
  u16(0x8825, 22);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('Canary Square 7')]);
}
const jpeg = (...segments: Buffer[]) => Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, frame, scan]);

test.each(['II', 'MM'] as const)(
  'of a JPEG place, words and device go; how it is turned and its colours stay: %s',
  (order) => {
    const colours = segment(0xe2, Buffer.from('ICC_PROFILE\0 colours'));
    const file = jpeg(
      segment(0xe1, exifOf(6, order)),
      segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0 Canary')),
      colours,
      segment(0xed, Buffer.from('Photoshop Canary')),
      segment(0xfe, Buffer.from('Canary')),
    );
    const cleaned = withoutMetadata(file, 'image/jpeg');
    expect(cleaned.includes('Canary')).toBe(false);
    expect(cleaned.includes(colours)).toBe(true);
    expect(cleaned.subarray(-scan.length)).toEqual(scan);
    expect(imageSize(cleaned)).toMatchObject({ width: 30, height: 20, orientation: 6 });
    const upright = withoutMetadata(jpeg(segment(0xe1, exifOf(1, order))), 'image/jpeg');
    expect(upright).toEqual(jpeg());
  },
);

test('of a PNG words, times and Exif go, and it stays a picture', () => {
  const picture = Buffer.from(png(3, 2));
  const chunk = (name: string, body: string): Buffer => {
    const named = Buffer.from(name + body, 'latin1');
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const added = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME'].map((name) => chunk(name, 'Canary'));
  const at = picture.indexOf('IDAT') - 4;
  const file = Buffer.concat([picture.subarray(0, at), ...added, picture.subarray(at)]);
  expect(withoutMetadata(file, 'image/png')).toEqual(picture);
});

test('of a WebP Exif and XMP go, and its head says so', () => {
  const chunk = (name: string, body: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from(name), size, body, Buffer.alloc(body.length % 2)]);
  };
  const riff = (...chunks: Buffer[]): Buffer => {
    const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from('RIFF'), size, body]);
  };
  const head = (flags: number) => chunk('VP8X', Buffer.from([flags, 0, 0, 0, 2, 0, 0, 1, 0, 0]));
  const image = chunk('VP8 ', Buffer.from('picture'));
  const file = riff(
    head(0x1c),
    image,
    chunk('EXIF', Buffer.from('Canary')),
    chunk('XMP ', Buffer.from('Canary!')),
  );
  expect(withoutMetadata(file, 'image/webp')).toEqual(riff(head(0x10), image));
});

test('whatever the bytes are, it ends without a fault, and twice is as once', () => {
  const types = fc.constantFrom('image/jpeg', 'image/png', 'image/webp', 'image/gif');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), types, (bytes, type) => {
      const beginnings: Readonly<Record<string, string>> = {
        'image/jpeg': 'ffd8',
        'image/png': '89504e470d0a1a0a',
      };
      const file = Buffer.concat([Buffer.from(beginnings[type] ?? '', 'hex'), bytes]);
      if (type === 'image/webp' && file.length < 12) return;
      const once = withoutMetadata(file, type);
      expect(withoutMetadata(once, type)).toEqual(once);
    }),
  );
});
