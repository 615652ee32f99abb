/** Activations: one transaction that locks licences, counts their seats, and stores what was given by purpose. */
import type { Certificate } from '../../../../client/src/certificate.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import type { ConsentPurpose } from '../../../policy/vocabulary.ts';
import type { LicensingTx, SigningServices } from '../database.ts';
import { decideCertificate, type LicenceRow, mayActivate } from './decide.ts';
import { lockByKeys, type SeatState, seatsOf } from './find.ts';
import { type Granted, store } from './store.ts';

/** What somebody gave for one purpose, and the sentence that they agreed to. */
export type Given = {
  readonly [P in ConsentPurpose]?: {
    readonly wording: string;
    readonly fields: Readonly<Record<string, string | undefined>>;
  };
};

export interface Activation {
  /** In its one spelling. */
  readonly licenceKey: string;
  readonly product: string;
  /** Of the product; null where the machine asked by code. */
  readonly version: string | null;
  readonly machine: string;
  readonly nonce: string;
  readonly manner: 'online' | 'manual';
  readonly newestKey: number;
  /** Hash over what was agreed to. */
  readonly consent: string | null;
  readonly given: Given;
  /** The client's address; null where none may be kept. */
  readonly address: string | null;
}

export interface Activated {
  readonly certificate: Certificate;
  readonly licenceId: string;
  /** Of the seat; the same machine keeps its own. */
  readonly seatId: string;
  readonly fresh: boolean;
  readonly taken: number;
  readonly total: number;
}

/**
 * Gives machines their seats and certificates, in the caller's transaction: as many round trips to the database for many as for one.
 * @param activations each of a licence of its own
 * @returns for each what it got, or why it got nothing: `licenceRefused` whatever is wrong with the licence; `seatsTaken`; `nonceUsed`
 * for a request that was answered and given back since; `clientTooOld`
 */
export async function activateAll(
  tx: LicensingTx,
  services: SigningServices,
  activations: readonly Activation[],
): Promise<(Activated | DomainError)[]> {
  const licences = await lockByKeys(
    tx,
    services,
    activations.map(({ licenceKey }) => licenceKey),
  );
  const states = await seatsOf(
    tx,
    activations.map(({ machine, nonce }, at) => ({ licenceId: licences[at]?.id ?? null, machine, nonce })),
  );
  const decided = activations.map((activation, at) => decide(services, activation, licences[at], states[at]));
  const granted = decided.flatMap((one) => (one instanceof DomainError ? [] : [one]));
  await store(tx, services, granted);
  return decided.map((one) => (one instanceof DomainError ? one : activated(one)));
}

/** The same for one machine. @throws DomainError what `activateAll` answers with */
export async function activate(
  tx: LicensingTx,
  services: SigningServices,
  activation: Activation,
): Promise<Activated> {
  const [outcome] = await activateAll(tx, services, [activation]);
  if (!outcome || outcome instanceof DomainError)
    throw outcome ?? new Error('An activation was not answered.');
  return outcome;
}

type Decision = Granted & { readonly taken: number };

function decide(
  services: SigningServices,
  activation: Activation,
  licence: LicenceRow | undefined,
  { seat, taken, nonceUsed }: SeatState = nothingTaken,
): Decision | DomainError {
  if (!mayActivate(licence, activation.product, services.clock.now()))
    return new DomainError('licenceRefused');
  if (!seat && taken >= licence.seats) return new DomainError('seatsTaken', { seats: licence.seats });
  if (nonceUsed && seat?.nonce.toString('hex') !== activation.nonce) return new DomainError('nonceUsed');
  const certificate = decideCertificate(services, services.signing, { ...activation, licence, seat });
  if (!certificate) return new DomainError('clientTooOld');
  return { activation, licence, certificate, seatId: seat?.id ?? newId(services.clock), seat, taken };
}

const nothingTaken: SeatState = { taken: 0, seat: undefined, nonceUsed: false };

const activated = ({ certificate, licence, seatId, seat, taken }: Decision): Activated => ({
  certificate,
  licenceId: licence.id,
  seatId,
  fresh: seat === undefined,
  taken: taken + (seat ? 0 : 1),
  total: licence.seats,
});
