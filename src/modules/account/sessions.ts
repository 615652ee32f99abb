/** Sessions of accounts: a keyed hash of the token, when it began and when it was last used. No address, no browser. */
import { newId, newToken } from '../../platform/ids.ts';
import { serverEnd } from '../../policy/cookies.ts';
import type { Policy } from '../../policy/language.ts';
import { addPeriod, cutOff, minutes } from '../../policy/period.ts';
import { customerCodeEnd } from './access.ts';
import type { AccountDb, AccountServices } from './database.ts';
import { tokenHash } from './tokens.ts';

/** The time of the last request is written at most this often, so that reading pages costs no write each. */
const seenEvery = minutes(1);

/**
 * Begins a session under a token of its own. Where the account has a second factor, the session opens nothing but the page that asks
 * for it, whichever way it began: by password, by a link to a new one, or by the proof of an address.
 * @returns the token for the cookie
 */
export async function beginSession(
  db: AccountDb,
  services: AccountServices,
  personId: string,
): Promise<string> {
  const factor = await db
    .selectFrom('account.totp')
    .select('step')
    .where('person_id', '=', personId)
    .where('proven_at', 'is not', null)
    .executeTakeFirst();
  return enterSession(db, services, personId, factor ? null : services.clock.now());
}

/** Begins a session for whoever gave the second factor. */
export const beginProvenSession = (db: AccountDb, services: AccountServices, personId: string) =>
  enterSession(db, services, personId, services.clock.now());

async function enterSession(
  db: AccountDb,
  services: AccountServices,
  personId: string,
  provenAt: Date | null,
): Promise<string> {
  const { clock, policyVersion } = services;
  const token = newToken();
  const now = clock.now();
  await db
    .insertInto('account.session')
    .values({
      person_id: personId,
      policy_version: policyVersion,
      id: newId(clock),
      token_hash: tokenHash(services, 'session', token),
      proven_at: provenAt,
      issued_at: now,
      seen_at: now,
    })
    .execute();
  if (provenAt) await sawOwner(db, services, personId);
  return token;
}

/** The session that waits for the second factor; `null` once its minutes are over. */
export async function waitingSession(
  db: AccountDb,
  services: AccountServices,
  token: string,
): Promise<{ readonly person_id: string; readonly id: string } | null> {
  const found = await db
    .selectFrom('account.session')
    .select(['person_id', 'id', 'issued_at'])
    .where('token_hash', '=', tokenHash(services, 'session', token))
    .where('proven_at', 'is', null)
    .executeTakeFirst();
  return found && customerCodeEnd(services.policy, found.issued_at) > services.clock.now() ? found : null;
}

/** The period of an account counts from here. */
const sawOwner = (db: AccountDb, { clock }: AccountServices, personId: string) =>
  db
    .updateTable('account.account')
    .set({ last_seen_at: clock.now() })
    .where('person_id', '=', personId)
    .execute();

const findSession = (db: AccountDb, services: AccountServices, token: string) =>
  db
    .selectFrom('account.session as session')
    .innerJoin('account.account as account', 'account.person_id', 'session.person_id')
    .select([
      'session.id',
      'session.person_id',
      'session.issued_at',
      'session.seen_at',
      'account.email',
      'account.language',
    ])
    .where('session.token_hash', '=', tokenHash(services, 'session', token))
    .where('session.proven_at', 'is not', null)
    .where('account.closed_at', 'is', null)
    .executeTakeFirst();

export type FoundSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** The session of a token, whatever the browser still sends after its end. */
export async function openSession(
  db: AccountDb,
  services: AccountServices,
  token: string,
): Promise<FoundSession | null> {
  const found = await findSession(db, services, token);
  const now = services.clock.now();
  if (!found || sessionEnd(services.policy, found) <= now) return null;
  if (addPeriod(found.seen_at, seenEvery) <= now) {
    await db
      .updateTable('account.session')
      .set({ seen_at: now })
      .where('person_id', '=', found.person_id)
      .where('id', '=', found.id)
      .execute();
    await sawOwner(db, services, found.person_id);
  }
  return found;
}

function sessionEnd(
  { cookies }: Policy,
  session: { readonly issued_at: Date; readonly seen_at: Date },
): Date {
  const end = serverEnd(cookies.account, session.issued_at, session.seen_at);
  if (!end)
    throw new Error('The policy sets no end to sessions of accounts: give cookies.account idle or total.');
  return end;
}

export interface OwnSession {
  readonly id: string;
  readonly issuedAt: Date;
  readonly seenAt: Date;
}

/** The open sessions of an account, the latest first. */
export async function openSessions(
  db: AccountDb,
  { policy, clock }: AccountServices,
  personId: string,
): Promise<OwnSession[]> {
  const rows = await db
    .selectFrom('account.session')
    .select(['id', 'issued_at', 'seen_at'])
    .where('person_id', '=', personId)
    .where('proven_at', 'is not', null)
    .orderBy('issued_at', 'desc')
    .execute();
  return rows
    .filter((row) => sessionEnd(policy, row) > clock.now())
    .map((row) => ({ id: row.id, issuedAt: row.issued_at, seenAt: row.seen_at }));
}

export async function endSessionOf(db: AccountDb, services: AccountServices, token: string): Promise<void> {
  await db
    .deleteFrom('account.session')
    .where('token_hash', '=', tokenHash(services, 'session', token))
    .execute();
}

/** Ends one session of a person. */
export async function endSession(db: AccountDb, personId: string, id: string): Promise<void> {
  await db.deleteFrom('account.session').where('person_id', '=', personId).where('id', '=', id).execute();
}

/** Ends all sessions of a person, but for the one that is kept. */
export async function endSessions(db: AccountDb, personId: string, keepId?: string): Promise<void> {
  const all = db.deleteFrom('account.session').where('person_id', '=', personId);
  await (keepId === undefined ? all : all.where('id', '!=', keepId)).execute();
}

/** Deletes the rows of sessions whose time is over. */
export async function removeEndedSessions(db: AccountDb, { clock, policy }: AccountServices): Promise<void> {
  const { idle, total } = policy.cookies.account;
  const now = clock.now();
  await db
    .deleteFrom('account.session')
    .where('proven_at', 'is', null)
    .where('issued_at', '<=', cutOff(now, policy.accountAccess.codeWithin))
    .execute();
  if (idle) await db.deleteFrom('account.session').where('seen_at', '<=', cutOff(now, idle)).execute();
  if (total) await db.deleteFrom('account.session').where('issued_at', '<=', cutOff(now, total)).execute();
}
