/** Deletes visits behind the answers: all that wait in one statement, so that however many objections come, none piles up. */
type Forget = (visitIds: readonly string[]) => Promise<unknown>;

/** About 15 MB. Beyond, while the database is away, visits end with the days of the log. */
const mostWaiting = 100_000;

export class Forgetting {
  private readonly waiting = new Set<string>();
  private readonly forget: Forget;
  private readonly failed: (error: unknown) => void;
  private deleting = false;
  private last: Promise<void> = Promise.resolve();

  constructor(forget: Forget, failed: (error: unknown) => void) {
    this.forget = forget;
    this.failed = failed;
  }

  /** Deletes a visit soon, together with those that wait already. */
  add(visitId: string): void {
    if (this.waiting.size < mostWaiting) this.waiting.add(visitId);
    void this.run();
  }

  /** Resolves when all is deleted that was asked for, after one more try where the last one failed. */
  async end(): Promise<void> {
    await this.last;
    await this.run();
  }

  private run(): Promise<void> {
    if (!this.deleting && this.waiting.size > 0) this.last = this.deleteWaiting();
    return this.last;
  }

  /** `deleting` ends in the same breath as the last look at what waits: what comes after begins anew. */
  private async deleteWaiting(): Promise<void> {
    this.deleting = true;
    while (this.waiting.size > 0) {
      const visitIds = [...this.waiting];
      // Before the deletion: what is reported from now on may slip past it, and asks for another.
      this.waiting.clear();
      try {
        await this.forget(visitIds);
      } catch (error) {
        // They wait for the next objection, or for the end.
        for (const visitId of visitIds) this.waiting.add(visitId);
        this.failed(error);
        break;
      }
    }
    this.deleting = false;
  }
}
