/**
 * The parts of a mail (RFC 2045, RFC 2046), read leniently and never beyond a bound: what comes back from strange servers is
 * often broken. Unlike a mail program, this leaves reports and returned mails as parts of their own.
 */

export interface Part {
  /** Media type in lower case, `text/plain` where none can be read. */
  readonly type: string;
  /** The value of a header field, unfolded; of several the first; empty where there is none. */
  readonly header: (name: string) => string;
  /** Decoded. Octets, not letters, where it is not UTF-8. */
  readonly body: string;
  /** The parts of a multipart; the returned mail of a `message/rfc822`. */
  readonly parts: readonly Part[];
}

/** Whoever reports, says what there is to say in the beginning. */
const maxLength = 1_000_000;
const maxDepth = 6;
const maxParts = 50;

/** Reads any octets as a mail. Never throws. */
export const readParts = (raw: Buffer): Part => readPart(raw.subarray(0, maxLength).toString('latin1'), 0);

/** Reads what a mail quotes as a mail of its own. */
export const readQuoted = (text: string): Part => readPart(text.slice(0, maxLength), 1);

function readPart(source: string, depth: number): Part {
  const [head, rest] = splitHead(source);
  const fields = readFields(head);
  const header = (name: string) => fields.get(name) ?? '';
  const declared = header('content-type');
  const type = /^\s*([\w.+-]+\/[\w.+-]+)/.exec(declared)?.[1]?.toLowerCase() ?? 'text/plain';
  if (depth >= maxDepth) return { type, header, body: rest, parts: [] };
  if (type.startsWith('multipart/')) {
    const parts = splitBody(rest, boundaryOf(declared)).map((part) => readPart(part, depth + 1));
    return { type, header, body: rest, parts };
  }
  const body = decode(rest, header('content-transfer-encoding'));
  const returned = type === 'message/rfc822' || type === 'message/global';
  return { type, header, body, parts: returned ? [readPart(body, depth + 1)] : [] };
}

/** Some reports begin a part with empty lines, or end its head with other line ends than the rest. */
function splitHead(source: string): [string, string] {
  const text = source.replace(/^(?:\r?\n)+/, '');
  const end = /\r?\n\r?\n/.exec(text);
  return end ? [text.slice(0, end.index), text.slice(end.index + end[0].length)] : [text, ''];
}

/** Fields of a head or of a report, by their name in lower case (RFC 5322, RFC 3464). */
export function readFields(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function boundaryOf(contentType: string): string {
  const [, quoted, bare] = /boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType) ?? [];
  return quoted ?? bare ?? '';
}

function splitBody(body: string, boundary: string): string[] {
  if (boundary === '') return [body];
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1, maxParts + 1);
  const end = pieces.findIndex((piece) => piece.startsWith('--'));
  return (end < 0 ? pieces : pieces.slice(0, end)).map((piece) => piece.slice(piece.indexOf('\n') + 1));
}

function decode(body: string, encoding: string): string {
  const name = encoding.trim().toLowerCase();
  if (name === 'base64') return text(Buffer.from(body, 'base64'));
  if (name !== 'quoted-printable') return text(Buffer.from(body, 'latin1'));
  const octets = body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return text(Buffer.from(octets, 'latin1'));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Wordings are looked for in UTF-8; the encodings of before it are told by what else stands in a report. */
function text(octets: Buffer): string {
  try {
    return utf8.decode(octets);
  } catch {
    return octets.toString('latin1');
  }
}
