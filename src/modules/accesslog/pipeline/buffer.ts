/** Lines wait here for the database, a quarter of a second at most while it keeps up. Nothing waits for them. */
import { errorFacts, type Log } from '../../../platform/log.ts';
import type { Batch } from './batch.ts';
import type { LogLine } from './line.ts';

/** Beyond this many lines, new ones are dropped and counted: pages go on, memory stays bounded (about 30 MB). */
const mostLines = 50_000;
/** A transaction takes this many lines at most. */
const batchLines = 10_000;
const flushLines = 1_000;
const flushMs = 250;
const retryMs = 1_000;
const warnMs = 60_000;

export interface BufferState {
  readonly waiting: number;
  readonly stored: number;
  readonly dropped: number;
}

/** Bounded buffer with one write in flight, which takes all that waits. */
export class LineBuffer {
  private readonly write: (batch: Batch) => Promise<number>;
  private readonly log: Log;
  private waiting: LogLine[] = [];
  /** The batch in flight, or the one that failed and is tried again. */
  private batch: Batch | null = null;
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private added = 0;
  private written = 0;
  private stored = 0;
  private dropped = 0;
  private warnedAt = Number.NEGATIVE_INFINITY;

  constructor(write: (batch: Batch) => Promise<number>, log: Log) {
    this.write = write;
    this.log = log;
  }

  /** Takes a line, or drops and counts it where too many wait. */
  add(line: LogLine): void {
    if (this.waiting.length + (this.batch?.lines.length ?? 0) >= mostLines) {
      this.drop();
      return;
    }
    this.waiting.push(line);
    this.added++;
    if (this.waiting.length >= flushLines && !this.batch) this.begin();
    else this.timer ??= this.later(flushMs);
  }

  /** Writes all that waits now; returns when it is stored. @throws what the database says, once, and the lines stay */
  async flush(): Promise<void> {
    const goal = this.added;
    while (this.written < goal) await (this.running ?? this.run());
  }

  state(): BufferState {
    return {
      waiting: this.waiting.length + (this.batch?.lines.length ?? 0),
      stored: this.stored,
      dropped: this.dropped,
    };
  }

  private begin(): void {
    // its failure is told and tried again where it happens
    this.run().catch(() => {});
  }

  private run(): Promise<void> {
    this.running ??= this.writeNext()
      .catch((error: unknown) => {
        this.warn(
          { waiting: this.state().waiting, ...errorFacts(error) },
          'the access log cannot be written',
        );
        this.timer ??= this.later(retryMs);
        throw error;
      })
      .finally(() => {
        this.running = null;
      });
    return this.running;
  }

  private async writeNext(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.batch ??= this.take();
    this.stored += await this.write(this.batch);
    this.written += this.batch.lines.length;
    this.batch = null;
    if (this.waiting.length > 0) this.timer ??= this.later(this.waiting.length >= flushLines ? 0 : flushMs);
  }

  private take(): Batch {
    const lines = this.waiting.length <= batchLines ? this.waiting : this.waiting.slice(0, batchLines);
    this.waiting = this.waiting.length <= batchLines ? [] : this.waiting.slice(batchLines);
    return { lines, transaction: null };
  }

  private later(ms: number): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.timer = null;
      this.begin();
    }, ms);
    return timer.unref();
  }

  private drop(): void {
    this.dropped++;
    this.warn({ dropped: this.dropped }, 'the access log drops lines: the database does not keep up');
  }

  private warn(facts: Parameters<Log['warn']>[0], message: string): void {
    const now = performance.now();
    if (now - this.warnedAt < warnMs) return;
    this.warnedAt = now;
    this.log.warn(facts, message);
  }
}
