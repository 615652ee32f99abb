/** What a machine gets from a licence: pure decisions over rows, so that every case can be read and tested. */
import { type Certificate, signTerms, type Terms } from '../../../../client/src/certificate.ts';
import type { Services } from '../../../platform/module.ts';
import { addPeriod } from '../../../policy/period.ts';
import type { SigningKeys } from '../signing/keys.ts';

/** A licence as its row says. */
export interface LicenceRow {
  readonly id: string;
  readonly product: string;
  readonly edition: string;
  readonly seats: number;
  readonly ends_on: string | null;
  readonly term_months: number | null;
  readonly grace_days: number;
  readonly entitlements: readonly string[];
  readonly state: string;
  readonly sold_on: string | null;
  readonly sold_at: string | null;
}

/** A seat as its row says. */
export interface SeatRow {
  readonly id: string;
  readonly nonce: Buffer;
  readonly edition: string;
  readonly key_id: number;
  readonly issued_on: string;
  readonly ends_on: string | null;
  readonly grace_days: number;
  readonly entitlements: readonly string[];
  readonly consent: Buffer | null;
  readonly signature: Buffer;
}

/** The UTC day of an instant. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Whether a licence may be activated at all: in force, for this product, its days not over. */
export function mayActivate(
  licence: LicenceRow | undefined,
  product: string,
  now: Date,
): licence is LicenceRow {
  if (!licence) return false;
  const isOver = licence.ends_on !== null && licence.ends_on < dayOf(now);
  return licence.state === 'active' && licence.product === product && !isOver;
}

/** The last day of a licence: fixed, or so many months from its first activation. */
export function lastDay({ ends_on, term_months }: LicenceRow, now: Date): string | null {
  if (ends_on !== null || term_months === null) return ends_on;
  const end = addPeriod(new Date(`${dayOf(now)}T00:00:00Z`), { months: term_months });
  return dayOf(new Date(end.getTime() - 1));
}

/** The certificate of a seat as its row has it. */
export const certificateOf = (seat: SeatRow, product: string, machine: string): Certificate => ({
  format: 'avow-certificate-1',
  keyId: seat.key_id,
  product,
  edition: seat.edition,
  machine,
  nonce: seat.nonce.toString('hex'),
  issued: seat.issued_on,
  ends: seat.ends_on,
  graceDays: seat.grace_days,
  entitlements: seat.entitlements,
  consent: seat.consent?.toString('hex') ?? null,
  signature: seat.signature.toString('base64url'),
});

interface Wanted {
  readonly licence: LicenceRow;
  readonly manner: 'online' | 'manual';
  readonly machine: string;
  readonly nonce: string;
  readonly consent: string | null;
  /** The newest key that the client holds. */
  readonly newestKey: number;
  /** Its certificate so far. */
  readonly seat: SeatRow | undefined;
}

/**
 * The certificate for a machine: the one that it has where nothing has changed, else one that is signed now.
 * @returns `null` where the client holds no key that could sign for it
 */
export function decideCertificate(
  { clock }: Pick<Services, 'clock'>,
  signing: SigningKeys,
  { licence, manner, machine, nonce, consent, newestKey, seat }: Wanted,
): Certificate | null {
  const signer = signing.keyFor(newestKey);
  if (!signer) return null;
  const now = clock.now();
  const terms: Terms = {
    keyId: signer.id,
    product: licence.product,
    edition: licence.edition,
    machine,
    nonce,
    issued: dayOf(now),
    ends: lastDay(licence, now),
    graceDays: licence.grace_days,
    entitlements: licence.entitlements,
    consent,
  };
  const known = seat && certificateOf(seat, licence.product, machine);
  // A machine that asked by code knows its own nonce only, and rebuilds the certificate with that one.
  const fits = known && (manner === 'online' || known.nonce === nonce);
  return fits && saysTheSame(known, terms) ? known : signTerms(terms, signer.key);
}

export type SaleCheck = 'matches' | 'differs' | 'noRecord';

/** The purchase that somebody stated against the record of the sale; `null` where nothing was stated. */
export function checkSale(
  { sold_on, sold_at }: Pick<LicenceRow, 'sold_on' | 'sold_at'>,
  {
    purchaseDate,
    purchasePlace,
  }: { readonly purchaseDate?: string | undefined; readonly purchasePlace?: string | undefined },
): SaleCheck | null {
  if (!purchaseDate && !purchasePlace) return null;
  const compared = [
    purchaseDate && sold_on ? purchaseDate === sold_on : null,
    purchasePlace && sold_at ? folded(purchasePlace) === folded(sold_at) : null,
  ].filter((one) => one !== null);
  if (compared.length === 0) return 'noRecord';
  return compared.every(Boolean) ? 'matches' : 'differs';
}

const folded = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether a certificate grants what these terms do; when it was issued and under which nonce does not matter. */
const saysTheSame = (known: Terms, terms: Terms): boolean =>
  known.keyId === terms.keyId &&
  known.edition === terms.edition &&
  known.ends === terms.ends &&
  known.graceDays === terms.graceDays &&
  known.consent === terms.consent &&
  known.entitlements.join() === terms.entitlements.join();
