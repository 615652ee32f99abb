/** What is there when a machine asks: its licence, locked, and how its seats stand. */
import { sql } from 'kysely';
import type { LicensingTx, SigningServices } from '../database.ts';
import { licenceKeyHash } from '../licence/commands.ts';
import type { LicenceRow, SeatRow } from './decide.ts';

/**
 * The licences of some keys, locked: whoever activates them besides waits until this transaction ends. They are locked in the order
 * of their ids, so that two who want several wait for each other one way only. @returns a licence, or nothing, for each key
 */
export async function lockByKeys(
  tx: LicensingTx,
  services: Pick<SigningServices, 'keys'>,
  licenceKeys: readonly string[],
): Promise<(LicenceRow | undefined)[]> {
  const hashes = licenceKeys.map((key) => licenceKeyHash(services, key));
  const { rows } = await sql<LicenceRow & { key_hash: Buffer }>`
    SELECT key_hash, id, product, edition, seats, ends_on, term_months, grace_days, entitlements, state, sold_on, sold_at
    FROM licensing.licence WHERE key_hash = ANY (${hashes}::bytea[]) ORDER BY id FOR UPDATE
  `.execute(tx);
  const found = new Map(rows.map((row) => [row.key_hash.toString('hex'), row]));
  return hashes.map((hash) => found.get(hash.toString('hex')));
}

/** The same for one. */
export async function lockByKey(
  tx: LicensingTx,
  services: Pick<SigningServices, 'keys'>,
  licenceKey: string,
): Promise<LicenceRow | undefined> {
  const [licence] = await lockByKeys(tx, services, [licenceKey]);
  return licence;
}

/** A machine that asks for a seat of a licence. */
export interface Place {
  /** Null where no licence was found: the same statements run. */
  readonly licenceId: string | null;
  /** In hex, as the nonce. */
  readonly machine: string;
  readonly nonce: string;
}

export interface SeatState {
  readonly taken: number;
  /** The machine's own. */
  readonly seat: SeatRow | undefined;
  /** Whether the request was answered before. */
  readonly nonceUsed: boolean;
}

type FoundSeat = { readonly [K in keyof SeatRow]: SeatRow[K] | null };

const nobodysLicence = '00000000-0000-0000-0000-000000000000';

/**
 * How many seats are taken, and the machine's own, for each of some places: a statement of its own, for one that waited for the lock
 * sees the past. Nonces are counted, for an EXISTS is planned as a walk over all of them while there are few, and stays planned so.
 */
export async function seatsOf(tx: LicensingTx, places: readonly Place[]): Promise<SeatState[]> {
  const licenceIds = places.map(({ licenceId }) => licenceId ?? nobodysLicence);
  const machines = places.map(({ machine }) => Buffer.from(machine, 'hex'));
  const nonces = places.map(({ nonce }) => Buffer.from(nonce, 'hex'));
  const { rows } = await sql<FoundSeat & { taken: number; used: boolean }>`
    SELECT
      (SELECT count(*)::integer FROM licensing.seat WHERE licence_id = asked.licence_id AND ended_at IS NULL) AS taken,
      (SELECT count(*) > 0 FROM licensing.used_nonce WHERE licence_id = asked.licence_id AND nonce = asked.nonce) AS used,
      own.id, own.nonce, own.edition, own.key_id, own.issued_on, own.ends_on, own.grace_days, own.entitlements, own.consent, own.signature
    FROM unnest(${licenceIds}::uuid[], ${machines}::bytea[], ${nonces}::bytea[])
      WITH ORDINALITY AS asked (licence_id, machine, nonce, place)
    LEFT JOIN LATERAL (
      SELECT * FROM licensing.seat WHERE licence_id = asked.licence_id AND machine = asked.machine AND ended_at IS NULL LIMIT 1
    ) AS own ON true
    ORDER BY asked.place
  `.execute(tx);
  return rows.map((row) => ({
    taken: row.taken,
    seat: isSeat(row) ? row : undefined,
    nonceUsed: row.used,
  }));
}

const isSeat = (row: FoundSeat): row is SeatRow => row.id !== null;
