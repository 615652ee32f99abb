/** Activations: one transaction that locks the licence, counts its seats, and stores what was given by purpose. */
import { type RawBuilder, sql } from 'kysely';
import type { Certificate } from '../../../../client/src/certificate.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import { clientNetwork } from '../../../platform/visitor/address.ts';
import type { ConsentPurpose } from '../../../policy/vocabulary.ts';
import { consentWrite, normaliseAddress, personFor } from '../../rights/module.ts';
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
  readonly licenceId: string;
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
  await store(tx, services, { activation, licence, certificate, seatId, seat });
  return {
    certificate,
    licenceId: licence.id,
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

/**
 * Stores seat and certificate, and what was given, each purpose in its own table, in place of what the same machine gave before. One
 * statement: with one for each table, waiting for answers took longer than all else.
 */
async function store(tx: LicensingTx, services: SigningServices, stored: Stored): Promise<void> {
  const { activation, seatId, seat } = stored;
  const isGiven = Object.keys(activation.given).length > 0;
  if (seat && isGiven) await forgetGiven(tx, seatId, ['licenceVerification', 'personalSupport']);
  const writes = [
    ...seatWrites(services, stored),
    ...(isGiven ? await givenWrites(tx, services, stored) : []),
  ];
  if (writes.length === 0) return;
  const named = writes.map((write, index) => sql`${sql.id(`write_${index}`)} AS (${write})`);
  await sql`WITH ${sql.join(named)} SELECT 1`.execute(tx);
}

type Write = RawBuilder<unknown>;

/** A new seat, or the new certificate of a known one; a certificate that stays the same writes nothing. */
function seatWrites({ clock }: SigningServices, stored: Stored): Write[] {
  const { activation, licence, certificate, seatId, seat } = stored;
  const signature = Buffer.from(certificate.signature, 'base64url');
  if (seat?.signature.equals(signature)) return [];
  const nonce = hexBytes(certificate.nonce);
  const consent = certificate.consent === null ? null : hexBytes(certificate.consent);
  const writes = [
    sql`INSERT INTO licensing.seat
        (id, licence_id, machine, product, nonce, version, edition, manner, key_id, issued_on, ends_on, grace_days, entitlements,
         consent, signature, activated_at)
      VALUES (${seatId}, ${licence.id}, ${hexBytes(activation.machine)}, ${licence.product}, ${nonce}, ${activation.version},
        ${certificate.edition}, ${activation.manner}, ${certificate.keyId}, ${certificate.issued}, ${certificate.ends},
        ${certificate.graceDays}, ${[...certificate.entitlements]}, ${consent}, ${signature}, ${clock.now()})
      ON CONFLICT (id) DO UPDATE SET nonce = excluded.nonce, version = excluded.version, edition = excluded.edition,
        manner = excluded.manner, key_id = excluded.key_id, issued_on = excluded.issued_on, ends_on = excluded.ends_on,
        grace_days = excluded.grace_days, entitlements = excluded.entitlements, consent = excluded.consent,
        signature = excluded.signature`,
    sql`INSERT INTO licensing.used_nonce (seat_id, licence_id, nonce) VALUES (${seatId}, ${licence.id}, ${nonce})
      ON CONFLICT DO NOTHING`,
  ];
  // A term begins with the first activation, and ends for every machine on the same day.
  if (licence.ends_on === null && certificate.ends !== null)
    writes.push(sql`UPDATE licensing.licence SET ends_on = ${certificate.ends} WHERE id = ${licence.id}`);
  return writes;
}

/** What was given; it belongs to the person of the address, or to a person of its own. */
async function givenWrites(tx: LicensingTx, services: SigningServices, stored: Stored): Promise<Write[]> {
  const { clock, policyVersion } = services;
  const { activation, licence, seatId } = stored;
  const { licenceVerification, personalSupport, account } = activation.given;
  const email = personalSupport?.fields.email ?? account?.fields.email;
  const personId = email ? await personFor(tx, services, email) : newId(clock);
  const row = [personId, policyVersion, newId(clock), seatId];
  const writes: Write[] = [];
  if (licenceVerification) {
    const { fields, wording } = licenceVerification;
    const check = checkSale(licence, fields);
    writes.push(sql`INSERT INTO licensing.verification
        (person_id, policy_version, id, seat_id, ip_address, purchase_date, purchase_place, sale_check, wording, activated_at)
      VALUES (${sql.join(row)}, ${activation.address}, ${fields.purchaseDate ?? null}, ${fields.purchasePlace ?? null}, ${check},
        ${wording}, ${clock.now()})`);
    writes.push(consentWrite(services, { personId, activity: 'licenceVerification', wording }));
    if (activation.address) writes.push(networkWrite(services, licence.id, activation.address));
  }
  if (personalSupport) {
    const { fields, wording } = personalSupport;
    writes.push(sql`INSERT INTO licensing.contact
        (person_id, policy_version, id, seat_id, user_name, first_name, surname, email, wording, activated_at)
      VALUES (${sql.join(row)}, ${fields.userName ?? null}, ${fields.firstName ?? null}, ${fields.surname ?? null},
        ${email ? normaliseAddress(email) : null}, ${wording}, ${clock.now()})`);
    writes.push(consentWrite(services, { personId, activity: 'personalSupport', wording }));
  }
  // The account keeps its own receipt, once its address is proven.
  return writes;
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
function networkWrite({ clock, keys }: SigningServices, licenceId: string, address: string): Write {
  const day = dayOf(clock.now());
  const hash = keys
    .mac('licences', 'network', `${day} ${licenceId} ${clientNetwork(address)}`)
    .subarray(0, 2);
  return sql`INSERT INTO licensing.network (licence_id, day, network_hash, activated_at)
    VALUES (${licenceId}, ${day}, ${hash}, ${clock.now()}) ON CONFLICT DO NOTHING`;
}
