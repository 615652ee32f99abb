/** Measures the promises of all modules on the running system. */
import type { Clock } from '../../../platform/clock.ts';
import { errorFacts, type Log } from '../../../platform/log.ts';
import type { Measurement, Probe, Wiring } from '../../../platform/module.ts';
import { type ClauseId, clauseIds, type Language } from '../../../policy/vocabulary.ts';
import { notMeasured } from '../words.ts';

export interface ProofRow {
  readonly id: string;
  readonly clause: ClauseId;
  readonly title: Readonly<Record<Language, string>>;
  /** `unmeasured`: the probe failed or took too long, which counts as not kept. */
  readonly state: 'kept' | 'broken' | 'unmeasured';
  readonly value: Readonly<Record<Language, string>>;
  /** How much of the limit is used, 0 to 1, where the value is a share of one. */
  readonly share: number | null;
}

export interface Proof {
  readonly measuredAt: Date;
  readonly kept: number;
  readonly rows: readonly ProofRow[];
}

/** How old a measurement may be when it is shown. */
export const freshSeconds = 15;
const timeLimitMs = 5_000;

interface Measuring {
  readonly wiring: Wiring;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The proof on demand: measured at most every 15 seconds, and once for all who ask meanwhile.
 * @returns the rows in the order of the clauses, what is measured against a limit first
 */
export function createProof({ wiring, clock, log }: Measuring): () => Promise<Proof> {
  let latest: { readonly at: number; readonly proof: Promise<Proof> } | null = null;
  return () => {
    const now = clock.now().getTime();
    if (!latest || Math.abs(now - latest.at) >= freshSeconds * 1_000)
      latest = { at: now, proof: measureAll(wiring, new Date(now), log) };
    return latest.proof;
  };
}

async function measureAll(wiring: Wiring, measuredAt: Date, log: Log): Promise<Proof> {
  const perModule = [...wiring.parts().values()].map((part) => measureModule(part.probes ?? [], log));
  const rows = (await Promise.all(perModule)).flat();
  rows.sort((a, b) => placeOf(a) - placeOf(b));
  return { measuredAt, kept: rows.filter((row) => row.state === 'kept').length, rows };
}

/** One after the other, so that measuring takes one connection of a module and leaves the others to its work. */
async function measureModule(probes: readonly Probe[], log: Log): Promise<ProofRow[]> {
  const rows: ProofRow[] = [];
  for (const probe of probes) rows.push(await measure(probe, log));
  return rows;
}

async function measure(probe: Probe, log: Log): Promise<ProofRow> {
  const { id, clause, title } = probe;
  try {
    const { kept, value, share } = await withinLimit(probe);
    return { id, clause, title, value, state: kept ? 'kept' : 'broken', share: share ?? null };
  } catch (error) {
    log.warn({ probe: id, ...errorFacts(error) }, 'a promise could not be measured');
    return { id, clause, title, value: notMeasured, state: 'unmeasured', share: null };
  }
}

async function withinLimit(probe: Probe): Promise<Measurement> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('The probe took too long.')), timeLimitMs);
  try {
    return await Promise.race([probe.measure(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const placeOf = ({ clause, share }: ProofRow) => clauseIds.indexOf(clause) + (share === null ? 0.5 : 0);
