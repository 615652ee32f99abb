/** Promises without a live measurement, each with the reason. */
import { type ClauseId, clauseIds } from '../../../policy/vocabulary.ts';
import type { ProofRow } from './queries.ts';

/**
 * `words`: the clause states who, what or on what ground, which is no figure. `elsewhere`: it happens outside our
 * program. `list`: a directory. `coming`: the service is being prepared. `built`: the program has no way to do otherwise.
 */
export type Unmeasured = 'words' | 'elsewhere' | 'list' | 'coming' | 'built';

const reasons: { readonly [C in ClauseId]?: Unmeasured } = {
  preamble: 'words',
  '1.2': 'words',
  '2.3': 'words',
  '3': 'words',
  '4': 'words',
  '4.7': 'list',
  '6.1.3': 'built',
  '6.3.2': 'elsewhere',
  '6.3.4': 'elsewhere',
  '9': 'words',
};

/** Sections of services that are not open yet. */
const coming = ['6.1.', '6.2.', '7.'];

/** The clauses that no row measures, by the reason why not, in the order of the clauses. */
export function unmeasured(rows: readonly ProofRow[]): { clause: ClauseId; reason: Unmeasured }[] {
  const measured = new Set(rows.map((row) => row.clause));
  return clauseIds
    .filter((clause) => !measured.has(clause))
    .map((clause) => ({ clause, reason: reasonOf(clause) }));
}

const reasonOf = (clause: ClauseId): Unmeasured =>
  reasons[clause] ?? (coming.some((start) => clause.startsWith(start)) ? 'coming' : 'built');
