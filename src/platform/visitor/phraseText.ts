/** Longest phrase kept, in characters as people count them (code points). */
const longestPhrase = 200;

/**
 * The text of a query parameter's raw value: "+" is a space, percent sequences are bytes of UTF-8 or, where they
 * are not valid UTF-8, of the legacy encoding. A "%" without two hexadecimal digits stands for itself.
 */
export function decodeParameter(raw: string, legacy: string): string {
  const bytes = percentBytes(raw);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(legacy).decode(bytes);
  }
}

/**
 * The phrase to keep: control characters and white space of any kind become single spaces, at most 200
 * characters; null where nothing is left. Letter case stays as typed.
 */
export function tidyPhrase(text: string): string | null {
  const folded = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  // 200 code points are at most 400 units: cutting first spares spreading a long text
  const cut = [...folded.slice(0, longestPhrase * 2)].slice(0, longestPhrase).join('').toWellFormed().trim();
  return cut === '' ? null : cut;
}

function percentBytes(raw: string): Buffer {
  const source = Buffer.from(raw, 'utf8');
  const bytes = Buffer.alloc(source.length);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    const byte = source[i] ?? 0;
    const decoded = byte === 0x25 ? hexPair(source, i + 1) : null;
    bytes[length++] = decoded ?? (byte === 0x2b ? 0x20 : byte);
    if (decoded !== null) i += 2;
  }
  return bytes.subarray(0, length);
}

function hexPair(source: Buffer, at: number): number | null {
  const high = hexDigit(source[at]);
  const low = hexDigit(source[at + 1]);
  return high === null || low === null ? null : high * 16 + low;
}

/** The value of an ASCII hexadecimal digit, or null. */
function hexDigit(code: number | undefined): number | null {
  if (code === undefined) return null;
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : null;
}
