/** Numbers of 32 bits that are added one after the other: half the memory of an array, and none of its copies. */
export class GrowingNumbers {
  private numbers = new Uint32Array(1024);
  private used = 0;

  get length(): number {
    return this.used;
  }

  push(...added: readonly number[]): void {
    if (this.used + added.length > this.numbers.length) {
      const wider = new Uint32Array(this.numbers.length * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers.set(added, this.used);
    this.used += added.length;
  }

  /** What has been added so far, in memory of just that size. */
  all(): Uint32Array {
    return this.numbers.slice(0, this.used);
  }
}
