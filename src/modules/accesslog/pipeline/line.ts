/** From a request to its log line. Referrer and agent are read here, in memory, and kept nowhere. */
import type { Selectable } from 'kysely';
import type { PageView } from '../../../platform/module.ts';
import { remember } from '../../../platform/remember.ts';
import { type Agent, parseAgent } from '../../../platform/visitor/agent.ts';
import { interfaceLanguage } from '../../../platform/visitor/language.ts';
import type { ProviderTable } from '../../../platform/visitor/provider.ts';
import { searchPhrase } from '../../../platform/visitor/search.ts';
import { allowedColumns } from '../../../policy/access.ts';
import type { Policy } from '../../../policy/language.ts';
import { type AccessLogTables, accesslogData } from '../data.ts';

type StoredLine = Selectable<AccessLogTables['accesslog.line']>;
export type LineColumn = keyof StoredLine;

/** A line of the log, and what only the counts need of it. */
export interface LogLine extends StoredLine {
  /** The report opens a visit. */
  readonly opens: boolean;
  /** Milliseconds of the same view that an earlier report told. */
  readonly seenBeforeMs: number;
}

/** What is known of one request, be it served now or read from a file. */
export interface Heard {
  readonly time: Date;
  readonly address: string | null;
  readonly userAgent: string | undefined;
  readonly acceptLanguage: string | undefined;
  readonly referrer: string | undefined;
  /** Path with query, for `utm_term`; a bare query beginning with `?` does as well. */
  readonly landing: string;
  readonly method: string | null;
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number | null;
  readonly bytes: number | null;
  readonly view: PageView | null;
}

/** The line of a request, before the policy was asked; the provider's name comes from a local table. */
export function lineOf(heard: Heard, providers: ProviderTable | null): LogLine {
  const { address, view } = heard;
  const agent: Agent = parseAgent(heard.userAgent);
  return {
    time: heard.time,
    ip_address: address,
    search_phrase: phraseOf(heard),
    browser: agent.browser,
    browser_major: agent.browserMajor,
    system: agent.system,
    system_major: agent.systemMajor,
    language: languageOf(heard.acceptLanguage),
    provider: address === null ? null : (providers?.lookup(address) ?? null),
    robot: agent.robot,
    method: heard.method,
    route: heard.route,
    status: heard.status,
    duration_ms: heard.durationMs,
    bytes: heard.bytes,
    visit_id: view?.visitId ?? null,
    page: view?.page ?? null,
    link: view?.link ?? null,
    seen_ms: view?.seenMs == null ? null : view.seenMs - view.seenBeforeMs,
    opens: view?.opens ?? false,
    seenBeforeMs: view?.seenBeforeMs ?? 0,
  };
}

/** Reports come from our own pages: their referrer tells no phrase. */
function phraseOf({ referrer, landing, view }: Heard): string | null {
  if (view || (!referrer && !landing.includes('utm_term='))) return null;
  return searchPhrase(referrer, landing);
}

/** Parsing takes about 4 µs, and browsers send a few hundred different headers. */
const languageIn = remember({ most: 1_000, longest: 200 }, interfaceLanguage);

const languageOf = (header: string | undefined) => (header ? languageIn(header) : null);

/** Columns of the log that the policy lets be filled, in the order of their declaration. */
export const storedColumns = (policy: Policy): LineColumn[] => {
  const allowed = new Set(allowedColumns(policy, accesslogData.tables.line));
  return lineColumns.filter((name) => allowed.has(name));
};

const lineColumns = Object.keys(accesslogData.tables.line.columns) as LineColumn[];

/** Takes out of lines what the policy does not take, so that neither log nor counts ever see it. */
export function createPermit(policy: Policy): (line: LogLine) => LogLine {
  const stored = storedColumns(policy);
  const refused = lineColumns.filter((name) => name !== 'time' && !stored.includes(name));
  if (refused.length === 0) return (line) => line;
  return (line) => ({ ...line, ...Object.fromEntries(refused.map((name) => [name, null])) });
}
