import { normaliseIp } from './ipAddress.ts';
import { longestLine } from './lines.ts';
import { type LogRequest, readRequest, unescapeField } from './logFields.ts';
import { parseLogTime } from './logTime.ts';

/** One request as Apache's and nginx's "combined" and "common" formats tell it. */
export interface CombinedEntry extends LogRequest {
  readonly ok: true;
  /** Normalised; null where the log holds the visitor's host name or "-". */
  readonly address: string | null;
  readonly time: Date;
  readonly status: number;
  /** Bytes of the answer's body; null where the log holds "-". */
  readonly bytes: number | null;
  readonly referrer: string | null;
  readonly userAgent: string | null;
}

export interface RejectedLine {
  readonly ok: false;
  readonly reason: 'tooLong' | 'malformed' | 'badTime';
}

/** `16/May/2015:10:05:03 +0000` without the brackets. */
const timeLength = 26;

/**
 * Reads one line of an access log:
 * `address identity user [time] "request" status bytes "referrer" "user agent"`, the last two optional, more
 * fields after them ignored, the name of a virtual host before them too. Never throws; works in one pass over the line, without backtracking.
 */
export function parseCombined(line: string): CombinedEntry | RejectedLine {
  if (line.length > longestLine) return { ok: false, reason: 'tooLong' };
  const timeAt = findTime(line);
  if (timeAt === -1) return { ok: false, reason: line.includes(' [') ? 'badTime' : 'malformed' };
  const time = parseLogTime(line.slice(timeAt, timeAt + timeLength));
  if (time === null) return { ok: false, reason: 'badTime' };
  const rest = parseRest(line, timeAt + timeLength + 1);
  if (rest === null) return { ok: false, reason: 'malformed' };
  return { ok: true, address: addressOf(line), time, ...rest };
}

/** The first field or, behind the name of a virtual host as in Apache's `vhost_combined`, the second. */
function addressOf(line: string): string | null {
  const end = line.indexOf(' ');
  return normaliseIp(line.slice(0, end)) ?? normaliseIp(line.slice(end + 1, line.indexOf(' ', end + 1)));
}

/** Where the time begins: user names may hold brackets and blanks, so only a bracket around a time counts. */
function findTime(line: string): number {
  // the first quote begins the request; brackets behind it are somebody's text
  const quote = line.indexOf('"');
  const end = quote === -1 ? line.length : quote;
  for (let at = line.indexOf(' ['); at !== -1 && at < end; at = line.indexOf(' [', at + 1)) {
    const start = at + 2;
    if (line.charAt(start + 2) === '/' && line.startsWith('] "', start + timeLength)) return start;
  }
  return -1;
}

type Rest = Omit<CombinedEntry, 'ok' | 'address' | 'time'>;

function parseRest(line: string, from: number): Rest | null {
  const request = quotedField(line, from);
  if (request === null) return null;
  const numbers = numberFields(line, request.end);
  if (numbers === null) return null;
  const referrer = quotedField(line, numbers.end);
  const userAgent = referrer && quotedField(line, referrer.end);
  const complete = userAgent ?? referrer ?? numbers;
  // text that begins a field without ending it, or that no blank separates
  if (complete.end < line.length && (referrer === null || line.charAt(complete.end) !== ' ')) return null;
  if (referrer !== null && userAgent === null) return null;
  return {
    ...readRequest(request.text),
    status: numbers.status,
    bytes: numbers.bytes,
    referrer: orNull(referrer?.text),
    userAgent: orNull(userAgent?.text),
  };
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' || text === '-' ? null : unescapeField(text);
}

/** A field ` "…"` that begins at a position; `end` is behind its closing quote. Escaped quotes do not close. */
function quotedField(line: string, at: number): { text: string; end: number } | null {
  if (!line.startsWith(' "', at)) return null;
  for (let i = at + 2; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 0x5c) i++;
    else if (code === 0x22) return { text: line.slice(at + 2, i), end: i + 1 };
  }
  return null;
}

/** The fields ` 200 5316`; both are bounded, so the pattern reads at most 20 characters. */
function numberFields(
  line: string,
  at: number,
): { status: number; bytes: number | null; end: number } | null {
  const found = /^ (\d{3}) (\d{1,15}|-)(?= |$)/.exec(line.slice(at, at + 22));
  if (!found) return null;
  const [text, status, bytes] = found;
  return { status: Number(status), bytes: bytes === '-' ? null : Number(bytes), end: at + text.length };
}
