/** What a client keeps of its activation: the certificate, an open request, burnt nonces, and the latest day it has seen. */
import { join } from 'node:path';
import { type Certificate, formatCertificate, parseCertificate } from './certificate.ts';
import { ActivationFault } from './fault.ts';
import { readIfThere, remove, type Scope, writeWhole } from './files.ts';

export interface State {
  /** Nonce of the request whose answer is not there yet. */
  readonly pending: string | null;
  /** Nonces of seats that were given back: their answers are taken no more. */
  readonly burnt: readonly string[];
  /** The latest day that the clock has shown, by its number; it moves on by one day at a time. */
  readonly floor: number;
}

const fresh: State = { pending: null, burnt: [], floor: 0 };

export interface Store {
  readonly certificate: () => Certificate | null;
  readonly keep: (certificate: Certificate) => void;
  readonly drop: () => void;
  readonly state: () => State;
  readonly setState: (state: State) => void;
}

/** @param folder of one product; made when something is kept */
export function openStore(folder: string, scope: Scope): Store {
  const certificateFile = join(folder, 'certificate.avow');
  const stateFile = join(folder, 'state.json');
  return {
    certificate: () => {
      const text = readIfThere(certificateFile);
      return text === null ? null : parseCertificate(text);
    },
    keep: (certificate) => writeWhole(certificateFile, formatCertificate(certificate), scope),
    drop: () => remove(certificateFile),
    state: () => readState(readIfThere(stateFile)),
    setState: (state) => writeWhole(stateFile, `${JSON.stringify(state)}\n`, scope),
  };
}

/** A state that cannot be read says nothing, as one that is not there. */
function readState(text: string | null): State {
  if (text === null) return fresh;
  try {
    const { pending, burnt, floor }: Partial<State> = JSON.parse(text);
    const isNonce = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{10}$/.test(value);
    return {
      pending: isNonce(pending) ? (pending ?? null) : null,
      burnt: Array.isArray(burnt) ? burnt.filter(isNonce) : [],
      floor: Number.isInteger(floor) && Number(floor) > 0 ? Number(floor) : 0,
    };
  } catch {
    return fresh;
  }
}

/** Days by which a clock may show an earlier day than it did, before it counts as put back. */
const toleranceDays = 7;

/**
 * Compares the clock with the latest day it has shown, and moves that on by one day at most. So a clock that was years ahead for a
 * moment does no lasting harm once it is right, and one that is put back further than a week is noticed.
 * @returns the state to keep; the same one where nothing has changed
 * @throws ActivationFault `clockBack`
 */
export function seenOn(state: State, today: number): State {
  if (state.floor === 0) return { ...state, floor: today };
  if (today < state.floor - toleranceDays)
    throw new ActivationFault(
      'clockBack',
      'The clock of this computer shows a much earlier day than before: set it right, or activate again.',
    );
  return today > state.floor ? { ...state, floor: state.floor + 1 } : state;
}
