/** What a check finds wrong, and how to mend it. */
export interface Problem {
  /** Path of the value, such as `activities.contact.keep.0.for`. */
  readonly where: string;
  readonly problem: string;
  readonly remedy: string;
}

export const problem = (where: string, what: string, remedy: string): Problem => ({
  where,
  problem: what,
  remedy,
});
