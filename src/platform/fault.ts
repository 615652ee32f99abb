/** What stops the program or a command: one sentence for the operator that says what to mend. */
export class Fault extends Error {
  override name = 'Fault';
}

/** A refusal by the domain, with a stable code; routes turn it into a status and a sentence in the visitor's language. */
export class DomainError extends Error {
  override name = 'DomainError';
  readonly code: string;
  /** Facts for the sentence: counts, limits, names of fields. Never personal data. */
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
