/** What a failed statement means for whoever ran the command. */

/**
 * One sentence where an error says that the disk is full or the database has gone (PostgreSQL, appendix A: 53100, class
 * 08, 57P01 to 57P03), else `null`. Statements run in transactions, so nothing is stored by half.
 */
export function failureSentence(error: unknown): string | null {
  const remedy = failureRemedy(error);
  return remedy && `${remedy} and run this again. Nothing was stored by half.`;
}

/** What was wrong around the program and is to be mended, as the beginning of a sentence; else `null`. */
export function failureRemedy(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (code === '53100' || code === 'ENOSPC') return 'The disk is full: make room on it';
  if (gone.test(code) || error.message.startsWith('Connection terminated'))
    return 'The database went away while this ran: see that it runs';
  return null;
}

const gone = /^(08...|57P0[123]|ECONNRESET|ECONNREFUSED|EPIPE)$/;
