/** What an activation leaves: its seat and certificate, and what was given, each purpose in its own table. */
import { sql } from 'kysely';
import type { Certificate } from '../../../../client/src/certificate.ts';
import { newId } from '../../../platform/ids.ts';
import { clientNetwork } from '../../../platform/visitor/address.ts';
import type { ConsentPurpose } from '../../../policy/vocabulary.ts';
import { type Consent, consentsWrite, normaliseAddress, personFor } from '../../rights/module.ts';
import type { LicensingTx, SigningServices } from '../database.ts';
import type { Activation } from './commands.ts';
import { checkSale, dayOf, type LicenceRow, type SeatRow } from './decide.ts';

/** An activation that is granted. */
export interface Granted {
  readonly activation: Activation;
  readonly licence: LicenceRow;
  readonly certificate: Certificate;
  readonly seatId: string;
  /** As it was; undefined for a machine that is new. */
  readonly seat: SeatRow | undefined;
}

/**
 * Stores activations, in place of what the same machines gave before. One statement, which is the same for one and for many and
 * with every purpose: with one for each table, waiting for answers took longer than all else.
 */
export async function store(
  tx: LicensingTx,
  services: SigningServices,
  granted: readonly Granted[],
): Promise<void> {
  const giving = granted.filter(({ activation }) => Object.keys(activation.given).length > 0);
  const known = giving.flatMap(({ seat }) => (seat ? [seat.id] : []));
  await forgetGiven(tx, known, ['licenceVerification', 'personalSupport']);
  const given: GivenRows = { verification: [], address: [], contact: [], network: [], consents: [] };
  for (const one of giving) addGiven(services, given, one, await personOf(tx, services, one.activation));
  const changed = granted.filter(({ seat, certificate }) => !seat || !isSame(seat, certificate));
  if (changed.length === 0 && giving.length === 0) return;
  await beginTerms(tx, changed);
  const seats = changed.map((one) => seatRow(services, one));
  await sql`
    WITH seat AS (
      INSERT INTO licensing.seat (id, licence_id, machine, product, nonce, version, edition, manner, key_id, issued_on, ends_on,
        grace_days, entitlements, consent, signature, activated_at)
      SELECT id, licence_id, machine, product, nonce, version, edition, manner, key_id, issued_on, ends_on,
        grace_days, entitlements, consent, signature, activated_at
      FROM json_to_recordset(${JSON.stringify(seats)}) AS new (id uuid, licence_id uuid, machine bytea, product text, nonce bytea,
        version text, edition text, manner text, key_id smallint, issued_on date, ends_on date, grace_days smallint,
        entitlements text[], consent bytea, signature bytea, activated_at timestamptz)
      ON CONFLICT (id) DO UPDATE SET nonce = excluded.nonce, version = excluded.version, edition = excluded.edition,
        manner = excluded.manner, key_id = excluded.key_id, issued_on = excluded.issued_on, ends_on = excluded.ends_on,
        grace_days = excluded.grace_days, entitlements = excluded.entitlements, consent = excluded.consent,
        signature = excluded.signature
    ), nonce AS (
      INSERT INTO licensing.used_nonce (seat_id, licence_id, nonce)
      SELECT id, licence_id, nonce
      FROM json_to_recordset(${JSON.stringify(seats.map(nonceRow))}) AS new (id uuid, licence_id uuid, nonce bytea)
      ON CONFLICT DO NOTHING
    ), verification AS (
      INSERT INTO licensing.verification (person_id, policy_version, id, seat_id, purchase_date, purchase_place, sale_check, wording,
        activated_at)
      SELECT person_id, policy_version, id, seat_id, purchase_date, purchase_place, sale_check, wording, activated_at
      FROM json_to_recordset(${JSON.stringify(given.verification)}) AS new (person_id uuid, policy_version text, id uuid, seat_id uuid,
        purchase_date text, purchase_place text, sale_check text, wording text, activated_at timestamptz)
    ), address AS (
      INSERT INTO licensing.address (person_id, policy_version, id, seat_id, ip_address, activated_at)
      SELECT person_id, policy_version, id, seat_id, ip_address, activated_at
      FROM json_to_recordset(${JSON.stringify(given.address)}) AS new (person_id uuid, policy_version text, id uuid, seat_id uuid,
        ip_address text, activated_at timestamptz)
    ), contact AS (
      INSERT INTO licensing.contact (person_id, policy_version, id, seat_id, user_name, first_name, surname, email, wording, activated_at)
      SELECT person_id, policy_version, id, seat_id, user_name, first_name, surname, email, wording, activated_at
      FROM json_to_recordset(${JSON.stringify(given.contact)}) AS new (person_id uuid, policy_version text, id uuid, seat_id uuid,
        user_name text, first_name text, surname text, email text, wording text, activated_at timestamptz)
    ), network AS (
      INSERT INTO licensing.network (licence_id, day, network_hash, activated_at)
      SELECT licence_id, day, network_hash, activated_at
      FROM json_to_recordset(${JSON.stringify(given.network)}) AS new (licence_id uuid, day date, network_hash bytea,
        activated_at timestamptz)
      ON CONFLICT DO NOTHING
    ), consent AS (${consentsWrite(services, given.consents)})
    SELECT 1
  `.execute(tx);
}

const isSame = (seat: SeatRow, { signature }: Certificate): boolean =>
  seat.signature.toString('base64url') === signature;

/** As `bytea` reads it. @param digits in hex */
const byteText = (digits: string): string => `\\x${digits}`;

function seatRow({ clock }: SigningServices, { activation, licence, certificate, seatId }: Granted) {
  return {
    id: seatId,
    licence_id: licence.id,
    machine: byteText(activation.machine),
    product: licence.product,
    nonce: byteText(certificate.nonce),
    version: activation.version,
    edition: certificate.edition,
    manner: activation.manner,
    key_id: certificate.keyId,
    issued_on: certificate.issued,
    ends_on: certificate.ends,
    grace_days: certificate.graceDays,
    entitlements: certificate.entitlements,
    consent: certificate.consent === null ? null : byteText(certificate.consent),
    signature: byteText(Buffer.from(certificate.signature, 'base64url').toString('hex')),
    activated_at: clock.now(),
  };
}

const nonceRow = ({ id, licence_id, nonce }: ReturnType<typeof seatRow>) => ({ id, licence_id, nonce });

/** A term begins with the first activation, and ends for every machine on the same day. */
async function beginTerms(tx: LicensingTx, changed: readonly Granted[]): Promise<void> {
  for (const { licence, certificate } of changed) {
    if (licence.ends_on !== null || certificate.ends === null) continue;
    await tx
      .updateTable('licensing.licence')
      .set({ ends_on: certificate.ends })
      .where('id', '=', licence.id)
      .execute();
  }
}

interface GivenRows {
  readonly verification: object[];
  readonly address: object[];
  readonly contact: object[];
  readonly network: object[];
  readonly consents: Consent[];
}

/** Of the address that was given, where one was. */
export const givenAddress = ({ given }: Pick<Activation, 'given'>): string | undefined =>
  given.personalSupport?.fields.email ?? given.account?.fields.email;

/** What was given belongs to the person of the address, or to a person of its own. */
async function personOf(tx: LicensingTx, services: SigningServices, activation: Activation): Promise<string> {
  const email = givenAddress(activation);
  return email ? await personFor(tx, services, email) : newId(services.clock);
}

function addGiven(
  services: SigningServices,
  rows: GivenRows,
  { activation, licence, seatId }: Granted,
  personId: string,
): void {
  const { clock, policyVersion } = services;
  const { licenceVerification, personalSupport } = activation.given;
  const own = {
    person_id: personId,
    policy_version: policyVersion,
    id: newId(clock),
    seat_id: seatId,
    activated_at: clock.now(),
  };
  if (licenceVerification) {
    const { fields, wording } = licenceVerification;
    rows.verification.push({
      ...own,
      purchase_date: fields.purchaseDate,
      purchase_place: fields.purchasePlace,
      sale_check: checkSale(licence, fields),
      wording,
    });
    rows.consents.push({ personId, activity: 'licenceVerification', wording });
    if (activation.address) {
      rows.address.push({ ...own, ip_address: activation.address });
      rows.network.push(networkRow(services, licence.id, activation.address));
    }
  }
  if (personalSupport) {
    const { fields, wording } = personalSupport;
    rows.contact.push({
      ...own,
      user_name: fields.userName,
      first_name: fields.firstName,
      surname: fields.surname,
      email: fields.email && normaliseAddress(fields.email),
      wording,
    });
    rows.consents.push({ personId, activity: 'personalSupport', wording });
  }
  // The account keeps its own receipt, once its address is proven.
}

/**
 * Counts a network of this day. Of its hash 16 bits are kept: enough to tell a few networks of a licence apart, too few to find
 * an address by trying them all, even with the key.
 */
function networkRow({ clock, keys }: SigningServices, licenceId: string, address: string) {
  const day = dayOf(clock.now());
  const hash = keys
    .mac('licences', 'network', `${day} ${licenceId} ${clientNetwork(address)}`)
    .subarray(0, 2);
  return {
    licence_id: licenceId,
    day,
    network_hash: byteText(hash.toString('hex')),
    activated_at: clock.now(),
  };
}

/** Deletes what was given with the activation of seats for some purposes; licence and seat stay as they are. */
export async function forgetGiven(
  tx: LicensingTx,
  seatIds: readonly string[],
  purposes: readonly ConsentPurpose[],
): Promise<void> {
  if (seatIds.length === 0) return;
  if (purposes.includes('licenceVerification')) {
    await tx.deleteFrom('licensing.verification').where('seat_id', 'in', seatIds).execute();
    await tx.deleteFrom('licensing.address').where('seat_id', 'in', seatIds).execute();
  }
  if (purposes.includes('personalSupport'))
    await tx.deleteFrom('licensing.contact').where('seat_id', 'in', seatIds).execute();
}
