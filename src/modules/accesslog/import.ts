/** Reads access logs of other web servers into ours, under our policy: what is too old is counted and not stored. */
import { failureRemedy } from '../../platform/db/failure.ts';
import { Fault } from '../../platform/fault.ts';
import { matcherOf, withoutLanguage } from '../../platform/http/route-pattern.ts';
import { errorFacts } from '../../platform/log.ts';
import type { Route, Services } from '../../platform/module.ts';
import { type CombinedEntry, parseCombined, type RejectedLine } from '../../platform/visitor/combined.ts';
import { readLines, UnreadableInput } from '../../platform/visitor/lines.ts';
import type { ProviderTable } from '../../platform/visitor/provider.ts';
import { loadProviders } from '../../platform/visitor/providerStore.ts';
import type { Policy } from '../../policy/language.ts';
import { cacheFolder, createStore, findVisitorsAgain, type StoreServices } from './log.ts';
import { type Batch, type Store, storeBatch } from './pipeline/batch.ts';
import { dayOf } from './pipeline/counts.ts';
import { createPermit, type Heard, type LogLine, lineOf } from './pipeline/line.ts';

export type SkipReason = RejectedLine['reason'] | 'olderThanPolicy' | 'inFuture';

export interface ImportResult {
  readonly read: number;
  readonly stored: number;
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>;
}

export interface ImportOptions {
  readonly policy: Policy;
  readonly store: Store;
  readonly providers: ProviderTable | null;
  /** Our own: their addresses in another server's log are held as we hold them. */
  readonly routes: readonly Route[];
  readonly now: Date;
  /** Milliseconds added to every time. */
  readonly shiftMs: number;
}

/** Each batch is stored whole or not at all, so an interrupted import leaves whole batches. */
const batchLines = 2_000;

/** Imports a file as the program's own log is kept: its policy, its clock, its table of providers. */
export async function importInto(
  services: StoreServices & Pick<Services, 'env'>,
  source: AsyncIterable<Uint8Array>,
  shiftMs: number,
): Promise<ImportResult> {
  const { policy, clock, env, wiring } = services;
  return importAccessLog(source, {
    policy,
    store: createStore(services),
    routes: [...wiring.parts().values()].flatMap((part) => part.routes ?? []),
    providers: await loadProviders(cacheFolder(env.dataDir)),
    now: clock.now(),
    shiftMs,
  });
}

/**
 * Imports lines in combined or common format, plain or gzip.
 * @throws Fault naming how far it came, where the database or the input fails midway
 */
export async function importAccessLog(
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportResult> {
  const importing = new Importing(options);
  try {
    for await (const line of readLines(source))
      await importing.take(line.tooLong ? { ok: false, reason: 'tooLong' } : parseCombined(line.text));
    await importing.store();
  } catch (error) {
    if (error instanceof Fault) throw error;
    const kept =
      importing.stored === 0
        ? 'Nothing was stored.'
        : `The first ${importing.done} lines are done, ${importing.stored} of them stored: import only what comes after.`;
    throw new Fault(`The import stopped at line ${importing.read}: ${reasonOf(error)} ${kept}`);
  }
  return importing.result();
}

/** Other errors of the database may quote what it could not take. */
function reasonOf(error: unknown): string {
  if (error instanceof UnreadableInput) return error.message;
  const { error: name, code } = errorFacts(error);
  return `${failureRemedy(error) ?? `It failed with ${code ?? name}`}.`;
}

class Importing {
  read = 0;
  /** Lines from the beginning that need not be read again. */
  done = 0;
  stored = 0;
  private readonly options: ImportOptions;
  private readonly permit: (line: LogLine) => LogLine;
  private readonly hide: HidePrivate;
  private readonly skipped = new Map<SkipReason, number>();
  private lines: LogLine[] = [];

  constructor(options: ImportOptions) {
    this.options = options;
    this.permit = createPermit(options.policy);
    this.hide = createHidePrivate(options.routes);
  }

  async take(entry: CombinedEntry | RejectedLine): Promise<void> {
    this.read++;
    if (!entry.ok) return this.skip(entry.reason);
    const { store, now, shiftMs, providers } = this.options;
    const time = new Date(entry.time.getTime() + shiftMs);
    if (time > now) return this.skip('inFuture');
    if (store.days.isDue(dayOf(time))) return this.skip('olderThanPolicy');
    this.lines.push(this.permit(lineOf(this.hide(heardOf(entry, time)), providers)));
    if (this.lines.length >= batchLines) await this.store();
  }

  async store(): Promise<void> {
    const { store } = this.options;
    const batch: Batch = { lines: this.lines, transaction: null };
    this.lines = [];
    for (const day of new Set(batch.lines.map((line) => dayOf(line.time))))
      if (!store.sources.knows(day)) await findVisitorsAgain(store, day);
    const stored = await storeBatch(store, batch);
    this.stored += stored;
    this.done = this.read;
    this.skip('olderThanPolicy', batch.lines.length - stored);
  }

  result(): ImportResult {
    return { read: this.read, stored: this.stored, skipped: Object.fromEntries(this.skipped) };
  }

  private skip(reason: SkipReason, count = 1): void {
    if (count > 0) this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + count);
  }
}

/** Longest path kept; longer ones are attacks on a shell or a form, not pages. */
const longestPath = 300;

function heardOf(entry: CombinedEntry, time: Date): Heard {
  return {
    time,
    address: entry.address,
    userAgent: entry.userAgent ?? undefined,
    acceptLanguage: undefined,
    referrer: entry.referrer ?? undefined,
    landing: entry.target ?? '',
    method: entry.method,
    route: entry.target === null ? null : pathOf(entry.target),
    status: entry.status,
    durationMs: null,
    bytes: entry.bytes,
    view: null,
  };
}

type HidePrivate = (heard: Heard) => Heard;

/**
 * A proxy before us logs what we do not: where a line asks for a route marked `noAddress`, its pattern takes the place of a
 * path that may hold a receipt code or a token, and the address of the visitor is left out (clause 2.1).
 */
function createHidePrivate(routes: readonly Route[]): HidePrivate {
  const marked = routes
    .filter((route) => route.noAddress)
    .map((route) => ({ pattern: route.path, matches: matcherOf(route.path) }));
  return (heard) => {
    if (heard.route === null) return heard;
    const path = withoutLanguage(heard.route);
    const found = marked.find(({ matches }) => matches.test(path));
    return found ? { ...heard, route: found.pattern, address: null } : heard;
  };
}

/** The path without query; of an address meant for a proxy, its path. */
function pathOf(target: string): string {
  const path = target.startsWith('/') ? target : (URL.parse(target)?.pathname ?? target);
  return path.replace(/[?#].*$/s, '').slice(0, longestPath);
}

/** The latest time in a log; lines are not in order of time. `null` where no line has one. */
export async function latestTime(source: AsyncIterable<Uint8Array>): Promise<Date | null> {
  let latest: Date | null = null;
  for await (const line of readLines(source)) {
    const entry = line.tooLong ? null : parseCombined(line.text);
    if (entry?.ok && (latest === null || entry.time > latest)) latest = entry.time;
  }
  return latest;
}
