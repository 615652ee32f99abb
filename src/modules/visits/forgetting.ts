/** Deletes visits behind the answers, one after the other: however often a stale cookie comes back, it costs one deletion. */
export class Forgetting {
  private readonly waiting = new Set<string>();
  private readonly forget: (visitId: string) => Promise<unknown>;
  private readonly failed: (error: unknown) => void;
  private last: Promise<void> = Promise.resolve();

  constructor(forget: (visitId: string) => Promise<unknown>, failed: (error: unknown) => void) {
    this.forget = forget;
    this.failed = failed;
  }

  /** Deletes a visit soon; one that waits already is not deleted twice. */
  add(visitId: string): void {
    if (this.waiting.has(visitId)) return;
    this.waiting.add(visitId);
    this.last = this.last.then(async () => {
      // Before the deletion: what is reported from now on may slip past it, and asks for another.
      this.waiting.delete(visitId);
      await this.forget(visitId).catch(this.failed);
    });
  }

  /** Resolves when all is deleted that was asked for. */
  end(): Promise<void> {
    return this.last;
  }
}
