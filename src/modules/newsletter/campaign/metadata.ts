/**
 * Takes out of a picture what is not seen: cameras write place, time, device and owner into their files, and every reader would get
 * them. Colours and the way a picture is turned stay.
 */

/** @param content of the type; a file of another shape than its type says comes back as it is */
export function withoutMetadata(content: Buffer, type: string): Buffer {
  if (type === 'image/jpeg') return cleanJpeg(content);
  if (type === 'image/png') return cleanPng(content);
  if (type === 'image/webp') return cleanWebp(content);
  return content;
}

const startOfScan = 0xda;
/** JFIF, the colour profile, and Adobe's note on colours: without them a picture looks different. */
const keptApps = new Set([0xe0, 0xe2, 0xee]);
const exif = Buffer.from('Exif\0\0', 'latin1');

/** JPEG (ITU-T T.81, annex B): segments of a marker and a length, until the scan begins. */
function cleanJpeg(content: Buffer): Buffer {
  const kept = [content.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    if (marker === startOfScan) return Buffer.concat([...kept, content.subarray(at)]);
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length) return content;
    const segment = content.subarray(at, end);
    const isApp = marker >= 0xe0 && marker <= 0xef;
    if (!isApp && marker !== 0xfe) kept.push(segment);
    else if (keptApps.has(marker)) kept.push(segment);
    else if (marker === 0xe1) kept.push(...turnOf(segment));
    at = end;
  }
  return content;
}

/** Of the Exif data (TIFF 6.0) the way the picture is turned, where it is turned, as a segment of its own. */
function turnOf(segment: Buffer): Buffer[] {
  const body = segment.subarray(4);
  if (!body.subarray(0, 6).equals(exif) || body.length < 14) return [];
  const tiff = body.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const u32 = (at: number) =>
    at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
  const directory = u32(4);
  for (let entry = 0; entry < Math.min(u16(directory), 100); entry += 1) {
    const at = directory + 2 + entry * 12;
    const turn = u16(at + 8);
    if (u16(at) === 0x0112 && turn > 1 && turn <= 8) return [turnSegment(turn)];
  }
  return [];
}

function turnSegment(turn: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(turn, 18);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), exif, tiff]);
  segment.writeUInt16BE(segment.length - 2, 2);
  return segment;
}

/** Chunks that say how a PNG looks (W3C PNG, third edition); all others but these are words, times and Exif. */
const pngChunks =
  /^(IHDR|PLTE|IDAT|IEND|tRNS|cHRM|gAMA|iCCP|sBIT|sRGB|cICP|bKGD|pHYs|acTL|fcTL|fdAT|mDCV|cLLI)$/;

function cleanPng(content: Buffer): Buffer {
  const kept = [content.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= content.length) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return content;
    const name = content.toString('latin1', at + 4, at + 8);
    if (pngChunks.test(name)) kept.push(content.subarray(at, end));
    at = end;
    if (name === 'IEND') return Buffer.concat(kept);
  }
  return content;
}

/** Flags of a WebP's head for Exif and XMP (RFC 9649, 2.7). */
const webpFlags = 0b0000_1100;

function cleanWebp(content: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 12;
  while (at + 8 <= content.length) {
    const size = content.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > content.length + 1) return content;
    const name = content.toString('latin1', at, at + 4);
    const chunk = Buffer.from(content.subarray(at, end));
    if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~webpFlags;
    if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
    at = end;
  }
  const head = Buffer.from(content.subarray(0, 12));
  head.writeUInt32LE(4 + kept.reduce((sum, chunk) => sum + chunk.length, 0), 4);
  return Buffer.concat([head, ...kept]);
}
