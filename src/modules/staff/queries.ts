/** What the pages about staff show. */

import type { StaffRole } from '../../policy/vocabulary.ts';
import type { StaffDatabase, StaffServices } from './database.ts';
import { sessionEnd } from './sessions.ts';
import { roleOf } from './sign-up/links.ts';

export interface Member {
  readonly staffId: string;
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly joinedAt: Date;
  readonly endedAt: Date | null;
}

const memberColumns = ['staff_id', 'email', 'name', 'role', 'joined_at', 'ended_at'] as const;

interface MemberRow {
  staff_id: string;
  email: string;
  name: string;
  role: string;
  joined_at: Date;
  ended_at: Date | null;
}

const toMember = (row: MemberRow): Member => ({
  staffId: row.staff_id,
  email: row.email,
  name: row.name,
  role: roleOf(row.role),
  joinedAt: row.joined_at,
  endedAt: row.ended_at,
});

/** All members, those who left among them until their rows go, in the order in which they joined. */
export async function listMembers(db: StaffDatabase): Promise<Member[]> {
  const rows = await db.selectFrom('staff.member').select(memberColumns).orderBy('joined_at').execute();
  return rows.map(toMember);
}

export async function findMember(db: StaffDatabase, staffId: string): Promise<Member | null> {
  const row = await db
    .selectFrom('staff.member')
    .select(memberColumns)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row ? toMember(row) : null;
}

export interface OpenInvitation {
  /** The id that the member will have. */
  readonly staffId: string;
  readonly email: string | null;
  readonly role: StaffRole;
  readonly endsAt: Date;
}

/** Invitations that were not taken up yet and still work. */
export async function openInvitations(
  db: StaffDatabase,
  { clock }: StaffServices,
): Promise<OpenInvitation[]> {
  const rows = await db
    .selectFrom('staff.link')
    .select(['staff_id', 'email', 'role', 'ends_at'])
    .where('purpose', '=', 'signUp')
    .where('ends_at', '>', clock.now())
    .orderBy('ends_at')
    .execute();
  return rows.map((row) => ({
    staffId: row.staff_id,
    email: row.email,
    role: roleOf(row.role),
    endsAt: row.ends_at,
  }));
}

export interface OwnSession {
  readonly id: string;
  readonly issuedAt: Date;
  readonly seenAt: Date;
  readonly endsAt: Date;
}

/** The open sessions of a member, the latest first. */
export async function openSessions(
  db: StaffDatabase,
  { policy, clock }: StaffServices,
  staffId: string,
): Promise<OwnSession[]> {
  const rows = await db
    .selectFrom('staff.session')
    .select(['id', 'issued_at', 'seen_at'])
    .where('staff_id', '=', staffId)
    .where('proven_at', 'is not', null)
    .orderBy('issued_at', 'desc')
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      issuedAt: row.issued_at,
      seenAt: row.seen_at,
      endsAt: sessionEnd(policy, row),
    }))
    .filter((session) => session.endsAt > clock.now());
}

export async function countRecoveryCodes(db: StaffDatabase, staffId: string): Promise<number> {
  const row = await db
    .selectFrom('staff.recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface LoggedAct {
  /** Its code, such as `staff.joined`. */
  readonly act: string;
  readonly at: Date;
  readonly staffId: string | null;
  /** Name of who did it, while the member's row is there. */
  readonly name: string | null;
  readonly subjectId: string | null;
  /** Name of the member it was done to, if it was one. */
  readonly subjectName: string | null;
}

export interface ActPage {
  readonly acts: readonly LoggedAct[];
  readonly page: number;
  readonly pages: number;
}

/** One page of the log, the latest first; of one member where `staffId` is given. */
export async function listActs(
  db: StaffDatabase,
  { staffId, page, size }: { staffId?: string; page: number; size: number },
): Promise<ActPage> {
  const all = db.selectFrom('staff.act as act');
  const some = staffId === undefined ? all : all.where('act.staff_id', '=', staffId);
  const { count } = await some
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / size));
  const shown = Math.min(Math.max(1, page), pages);
  const rows = await some
    .leftJoin('staff.member as actor', 'actor.staff_id', 'act.staff_id')
    .leftJoin('staff.member as subject', 'subject.staff_id', 'act.subject_id')
    .select([
      'act.act',
      'act.recorded_at',
      'act.staff_id',
      'act.subject_id',
      'actor.name',
      'subject.name as subject_name',
    ])
    .orderBy('act.recorded_at', 'desc')
    .orderBy('act.id', 'desc')
    .limit(size)
    .offset((shown - 1) * size)
    .execute();
  const acts = rows.map((row) => ({
    act: row.act,
    at: row.recorded_at,
    staffId: row.staff_id,
    name: row.name,
    subjectId: row.subject_id,
    subjectName: row.subject_name,
  }));
  return { acts, page: shown, pages };
}
