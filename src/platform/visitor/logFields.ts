/** The parts of a request line; all null where it is none ("-", the bytes of a TLS greeting, other noise). */
export interface LogRequest {
  readonly method: string | null;
  /** Path with query as it was sent; a whole address or `host:port` in requests meant for a proxy. */
  readonly target: string | null;
  /** "HTTP/1.1"; null in HTTP/0.9. */
  readonly protocol: string | null;
}

const noRequest: LogRequest = { method: null, target: null, protocol: null };
/** RFC 9110 §5.6.2 token; longer ones than any registered method are noise. */
const methodToken = /^[!#$%&'*+.^_`|~\w-]{1,32}$/;
const protocolName = /^HTTP\/\d(?:\.\d)?$/;
const singleEscapes: Readonly<Record<string, number>> = { b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** Reads the content of the log's request field, escapes included; blanks in the target are kept. */
export function readRequest(field: string): LogRequest {
  const firstBlank = field.indexOf(' ');
  const method = field.slice(0, firstBlank);
  if (firstBlank === -1 || !methodToken.test(method)) return noRequest;
  const lastBlank = field.lastIndexOf(' ');
  const last = field.slice(lastBlank + 1);
  const hasProtocol = lastBlank > firstBlank && protocolName.test(last);
  const target = unescapeField(field.slice(firstBlank + 1, hasProtocol ? lastBlank : field.length));
  return target === '' ? noRequest : { method, target, protocol: hasProtocol ? last : null };
}

/**
 * Undoes the log's escapes: `\"`, `\\`, `\n` and their like, and `\xHH` as bytes of UTF-8. NUL becomes U+FFFD,
 * since PostgreSQL text cannot hold it.
 */
export function unescapeField(field: string): string {
  const text = field.includes('\\') ? unescapeBytes(Buffer.from(field, 'utf8')).toString('utf8') : field;
  return text.replaceAll('\0', '\uFFFD');
}

function unescapeBytes(source: Buffer): Buffer {
  const bytes = Buffer.alloc(source.length);
  let length = 0;
  for (let i = 0; i < source.length; i++) {
    let byte = source[i] ?? 0;
    if (byte === 0x5c && i + 1 < source.length) {
      const hex = /^x([\da-f]{2})/i.exec(source.toString('latin1', i + 1, i + 4))?.[1];
      const next = source.toString('latin1', i + 1, i + 2);
      byte = hex === undefined ? (singleEscapes[next] ?? next.charCodeAt(0)) : Number.parseInt(hex, 16);
      i += hex === undefined ? 1 : 3;
    }
    bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}
