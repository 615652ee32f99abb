/** Activations: one transaction that locks the licence, counts its seats, and stores what was given by purpose. */
import { sql } from 'kysely';
import type { Certificate } from '../../../../client/src/certificate.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import { clientNetwork } from '../../../platform/visitor/address.ts';
import { type ConsentPurpose, consentPurposes } from '../../../policy/vocabulary.ts';
import { personFor, recordConsent } from '../../rights/module.ts';
import type { LicensingTx, SigningServices } from '../database.ts';
import { licenceKeyHash } from '../licence/commands.ts';
import { checkSale, dayOf, decideCertificate, type LicenceRow, mayActivate, type SeatRow } from './decide.ts';

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
  /** Of the seat; the same machine keeps its own. */
  readonly seatId: string;
  readonly fresh: boolean;
  readonly taken: number;
  readonly total: number;
}

/**
 * Gives a machine its seat and its certificate, in the caller's transaction.
 * @throws DomainError `licenceRefused` whatever is wrong with the licence; `seatsTaken`; `nonceUsed` for a request that was answered
 * and given back since; `clientTooOld`
 */
export async function activate(
  tx: LicensingTx,
  services: SigningServices,
  activation: Activation,
): Promise<Activated> {
  const licence = await lockByKey(tx, services, activation.licenceKey);
  const state = await seatsOf(tx, licence?.id ?? nobodysLicence, activation);
  if (!mayActivate(licence, activation.product, services.clock.now()))
    throw new DomainError('licenceRefused');
  const { seat } = state;
  if (!seat && state.taken >= licence.seats) throw new DomainError('seatsTaken', { seats: licence.seats });
  if (state.nonceUsed && !seat?.nonce.equals(hexBytes(activation.nonce))) throw new DomainError('nonceUsed');
  const certificate = decideCertificate(services, services.signing, { ...activation, licence, seat });
  if (!certificate) throw new DomainError('clientTooOld');
  const seatId = seat?.id ?? newId(services.clock);
  await storeSeat(tx, services, { activation, licence, certificate, seatId, seat });
  await storeGiven(tx, services, { activation, licence, seatId, seat });
  return {
    certificate,
    seatId,
    fresh: seat === undefined,
    taken: state.taken + (seat ? 0 : 1),
    total: licence.seats,
  };
}

/** Stands where no licence was found, so that the same statements run. */
const nobodysLicence = '00000000-0000-0000-0000-000000000000';

/** The licence of a key, locked: whoever activates it besides waits until this transaction ends. */
export const lockByKey = (
  tx: LicensingTx,
  services: Pick<SigningServices, 'keys'>,
  licenceKey: string,
): Promise<LicenceRow | undefined> =>
  tx
    .selectFrom('licensing.licence')
    .select([
      'id',
      'product',
      'edition',
      'seats',
      'ends_on',
      'term_months',
      'grace_days',
      'entitlements',
      'state',
      'sold_on',
      'sold_at',
    ])
    .where('key_hash', '=', licenceKeyHash(services, licenceKey))
    .forUpdate()
    .executeTakeFirst();

type FoundSeat = { readonly [K in keyof SeatRow]: SeatRow[K] | null };

/** How many seats are taken, and the machine's own: a statement of its own, for one that waited for the lock sees the past. */
async function seatsOf(
  tx: LicensingTx,
  licenceId: string,
  { machine, nonce }: Pick<Activation, 'machine' | 'nonce'>,
): Promise<{ taken: number; seat: SeatRow | undefined; nonceUsed: boolean }> {
  const { rows } = await sql<FoundSeat & { taken: number; used: boolean }>`
    SELECT
      (SELECT count(*)::integer FROM licensing.seat WHERE licence_id = ${licenceId}::uuid AND ended_at IS NULL) AS taken,
      EXISTS (SELECT FROM licensing.used_nonce WHERE licence_id = ${licenceId}::uuid AND nonce = ${hexBytes(nonce)}::bytea) AS used,
      own.id, own.nonce, own.edition, own.key_id, own.issued_on::text, own.ends_on::text, own.grace_days, own.entitlements,
      own.consent, own.signature
    FROM (SELECT 1) AS one
    LEFT JOIN licensing.seat own
      ON own.licence_id = ${licenceId}::uuid AND own.machine = ${hexBytes(machine)}::bytea AND own.ended_at IS NULL
  `.execute(tx);
  const [row] = rows;
  return {
    taken: row?.taken ?? 0,
    seat: row && isSeat(row) ? row : undefined,
    nonceUsed: row?.used ?? false,
  };
}

const isSeat = (row: FoundSeat): row is SeatRow => row.id !== null;
const hexBytes = (digits: string): Buffer => Buffer.from(digits, 'hex');

interface Stored {
  readonly activation: Activation;
  readonly licence: LicenceRow;
  readonly certificate: Certificate;
  readonly seatId: string;
  readonly seat: SeatRow | undefined;
}

/** Enters a new seat, or the new certificate of a known one; a certificate that stays the same writes nothing. */
async function storeSeat(tx: LicensingTx, { clock }: SigningServices, stored: Stored): Promise<void> {
  const { activation, licence, certificate, seatId, seat } = stored;
  const signature = Buffer.from(certificate.signature, 'base64url');
  if (seat?.signature.equals(signature)) return;
  const signed = {
    nonce: hexBytes(certificate.nonce),
    version: activation.version,
    edition: certificate.edition,
    manner: activation.manner,
    key_id: certificate.keyId,
    issued_on: certificate.issued,
    ends_on: certificate.ends,
    grace_days: certificate.graceDays,
    entitlements: [...certificate.entitlements],
    consent: certificate.consent === null ? null : hexBytes(certificate.consent),
    signature,
  };
  if (seat) await tx.updateTable('licensing.seat').set(signed).where('id', '=', seatId).execute();
  else
    await tx
      .insertInto('licensing.seat')
      .values({
        ...signed,
        id: seatId,
        licence_id: licence.id,
        machine: hexBytes(activation.machine),
        product: licence.product,
        activated_at: clock.now(),
      })
      .execute();
  await tx
    .insertInto('licensing.used_nonce')
    .values({ seat_id: seatId, licence_id: licence.id, nonce: signed.nonce })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // A term begins with the first activation, and ends for every machine on the same day.
  if (licence.ends_on === null && certificate.ends !== null)
    await tx
      .updateTable('licensing.licence')
      .set({ ends_on: certificate.ends })
      .where('id', '=', licence.id)
      .execute();
}

/** Stores what was given, each purpose in its own table, in place of what the same machine gave before. */
async function storeGiven(
  tx: LicensingTx,
  services: SigningServices,
  { activation, licence, seatId, seat }: Omit<Stored, 'certificate'>,
): Promise<void> {
  const { given, address } = activation;
  if (Object.keys(given).length === 0) return;
  if (seat) await forgetGiven(tx, seatId, ['licenceVerification', 'personalSupport']);
  const email = given.personalSupport?.fields.email ?? given.account?.fields.email;
  const personId = email ? await personFor(tx, services, email) : newId(services.clock);
  const common = {
    person_id: personId,
    policy_version: services.policyVersion,
    seat_id: seatId,
    activated_at: services.clock.now(),
  };
  const { licenceVerification, personalSupport } = given;
  if (licenceVerification) {
    const { purchaseDate, purchasePlace } = licenceVerification.fields;
    await tx
      .insertInto('licensing.verification')
      .values({
        ...common,
        id: newId(services.clock),
        ip_address: address,
        purchase_date: purchaseDate ?? null,
        purchase_place: purchasePlace ?? null,
        sale_check: checkSale(licence, licenceVerification.fields),
        wording: licenceVerification.wording,
      })
      .execute();
    if (address) await countNetwork(tx, services, { licenceId: licence.id, address });
  }
  if (personalSupport) {
    const { fields, wording } = personalSupport;
    await tx
      .insertInto('licensing.contact')
      .values({
        ...common,
        id: newId(services.clock),
        user_name: fields.userName ?? null,
        first_name: fields.firstName ?? null,
        surname: fields.surname ?? null,
        email: fields.email ?? null,
        wording,
      })
      .execute();
  }
  for (const purpose of consentPurposes) {
    const wording = given[purpose]?.wording;
    // The account keeps its own receipt, once its address is proven.
    if (wording !== undefined && purpose !== 'account')
      await recordConsent(tx, services, { personId, activity: purpose, wording });
  }
}

/** Deletes what was given with the activation of a seat for some purposes; licence and seat stay as they are. */
export async function forgetGiven(
  tx: LicensingTx,
  seatId: string,
  purposes: readonly ConsentPurpose[],
): Promise<void> {
  if (purposes.includes('licenceVerification'))
    await tx.deleteFrom('licensing.verification').where('seat_id', '=', seatId).execute();
  if (purposes.includes('personalSupport'))
    await tx.deleteFrom('licensing.contact').where('seat_id', '=', seatId).execute();
}

/**
 * Counts a network of this day. Of its hash 16 bits are kept: enough to tell a few networks of a licence apart, too few to find
 * an address by trying them all, even with the key.
 */
async function countNetwork(
  tx: LicensingTx,
  { clock, keys }: SigningServices,
  { licenceId, address }: { readonly licenceId: string; readonly address: string },
): Promise<void> {
  const day = dayOf(clock.now());
  const hash = keys
    .mac('licences', 'network', `${day} ${licenceId} ${clientNetwork(address)}`)
    .subarray(0, 2);
  await tx
    .insertInto('licensing.network')
    .values({ licence_id: licenceId, day, network_hash: hash, activated_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
