/** Sessions of the console: begun, found by their cookie's token, and ended. Ends are the policy's. */
import { newId, newToken } from '../../platform/ids.ts';
import type { Services } from '../../platform/module.ts';
import { serverEnd } from '../../policy/cookies.ts';
import type { Policy } from '../../policy/language.ts';
import { addPeriod, cutOff, minutes } from '../../policy/period.ts';
import type { StaffDatabase } from './database.ts';
import { tokenMac } from './secrets.ts';

type SessionServices = Pick<Services, 'clock' | 'keys' | 'policy'>;

/** The time of the last request is written at most this often, so that reading pages costs no write each. */
const seenEvery = minutes(1);

/**
 * Begins a session under a token of its own.
 * @param proven whether the second factor was given; without it the session opens nothing but the page that asks for it
 * @returns the token for the cookie; the database keeps only its keyed hash
 */
export async function beginSession(
  db: StaffDatabase,
  { clock, keys }: SessionServices,
  staffId: string,
  { proven }: { proven: boolean },
): Promise<string> {
  const token = newToken();
  const now = clock.now();
  await db
    .insertInto('staff.session')
    .values({
      staff_id: staffId,
      id: newId(clock),
      token_mac: tokenMac(keys, 'session', token),
      proven_at: proven ? now : null,
      issued_at: now,
      seen_at: now,
    })
    .execute();
  return token;
}

/** The session of a token with its member, whatever its state; one indexed look-up. */
const findSession = (db: StaffDatabase, { keys }: SessionServices, token: string) =>
  db
    .selectFrom('staff.session as session')
    .innerJoin('staff.member as member', 'member.staff_id', 'session.staff_id')
    .select([
      'session.id',
      'session.staff_id',
      'session.proven_at',
      'session.issued_at',
      'session.seen_at',
      'member.name',
      'member.email',
      'member.role',
      'member.language',
    ])
    .where('session.token_mac', '=', tokenMac(keys, 'session', token))
    .where('member.ended_at', 'is', null)
    .executeTakeFirst();

export type FoundSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** The signed-in session of a token; `null` when there is none, its time is over, or the second factor was not given. */
export async function openSession(
  db: StaffDatabase,
  services: SessionServices,
  token: string,
): Promise<FoundSession | null> {
  const found = await findSession(db, services, token);
  const now = services.clock.now();
  if (!found?.proven_at || sessionEnd(services.policy, found) <= now) return null;
  if (addPeriod(found.seen_at, seenEvery) <= now) {
    await db
      .updateTable('staff.session')
      .set({ seen_at: now })
      .where('staff_id', '=', found.staff_id)
      .where('id', '=', found.id)
      .execute();
  }
  return found;
}

/** The session that has given its password and waits for the second factor; `null` once its minutes are over. */
export async function unprovenSession(
  db: StaffDatabase,
  services: SessionServices,
  token: string,
): Promise<FoundSession | null> {
  const found = await findSession(db, services, token);
  if (!found || found.proven_at !== null) return null;
  return codeEnd(services.policy, found.issued_at) > services.clock.now() ? found : null;
}

/** Until when the second factor may follow a password. */
export const codeEnd = ({ staffAccess }: Policy, issuedAt: Date): Date =>
  addPeriod(issuedAt, staffAccess.codeWithin);

/** When a session ends by itself: by idleness or by its whole length, whichever comes first. */
export function sessionEnd(
  { cookies: { staff } }: Policy,
  session: { readonly seen_at: Date; readonly issued_at: Date },
): Date {
  const end = serverEnd(staff, session.issued_at, session.seen_at);
  if (!end) throw new Error('The policy sets no end to sessions of staff: give cookies.staff idle or total.');
  return end;
}

/** Ends one session of a member. @returns whether it was there */
export async function endSession(db: StaffDatabase, staffId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('staff.session')
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends the session of a token, whatever its state. */
export async function endSessionOf(
  db: StaffDatabase,
  { keys }: SessionServices,
  token: string,
): Promise<void> {
  await db
    .deleteFrom('staff.session')
    .where('token_mac', '=', tokenMac(keys, 'session', token))
    .execute();
}

/** Ends all sessions of a member, but for the one that is kept. */
export async function endSessions(db: StaffDatabase, staffId: string, keepId?: string): Promise<void> {
  const all = db.deleteFrom('staff.session').where('staff_id', '=', staffId);
  await (keepId === undefined ? all : all.where('id', '!=', keepId)).execute();
}

/** Deletes the rows of sessions whose time is over. */
export async function removeEndedSessions(
  db: StaffDatabase,
  { clock, policy }: SessionServices,
): Promise<void> {
  const now = clock.now();
  const { idle, total } = policy.cookies.staff;
  await db
    .deleteFrom('staff.session')
    .where((where) =>
      where.or([
        ...(idle ? [where('seen_at', '<=', cutOff(now, idle))] : []),
        ...(total ? [where('issued_at', '<=', cutOff(now, total))] : []),
        where.and([
          where('proven_at', 'is', null),
          where('issued_at', '<=', cutOff(now, policy.staffAccess.codeWithin)),
        ]),
      ]),
    )
    .execute();
}
