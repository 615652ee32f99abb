/** Questions about licences as staff see them: counts of licences, and never whose they are. */
import { sql } from 'kysely';
import { type Place, stateOf } from '../console/queries.ts';
import type { LicensingDb } from '../database.ts';
import { type Decision, decisions, type ReviewState, reviewStates } from './decisions.ts';
import { signalOf } from './limits.ts';
import type { Counts } from './sentence.ts';

export interface ReviewLine extends Counts {
  readonly id: string;
  readonly licenceId: string;
  readonly prefix: string;
  readonly product: string;
  readonly edition: string;
  readonly seats: number;
  readonly licenceState: ReturnType<typeof stateOf>;
  readonly state: ReviewState;
  readonly raisedAt: Date;
  /** Since when staff must decide; null where they did. */
  readonly waitingSince: Date | null;
  readonly decidedAt: Date | null;
}

const reviews = (db: LicensingDb) =>
  db
    .selectFrom('licensing.review as review')
    .innerJoin('licensing.licence as licence', 'licence.id', 'review.licence_id')
    .select([
      'review.id',
      'review.licence_id',
      'review.signal',
      'review.counted',
      'review.allowed',
      'review.since',
      'review.state',
      'review.raised_at',
      'review.waiting_since',
      'review.decided_at',
      'licence.prefix',
      'licence.product',
      'licence.edition',
      'licence.seats',
      'licence.state as licence_state',
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof reviews>['execute']>>[number];

const lineOf = (row: Row): ReviewLine => ({
  id: row.id,
  licenceId: row.licence_id,
  signal: signalOf(row.signal),
  counted: row.counted,
  allowed: row.allowed,
  since: row.since,
  prefix: row.prefix,
  product: row.product,
  edition: row.edition,
  seats: row.seats,
  licenceState: stateOf(row.licence_state),
  state: reviewStates.find((state) => state === row.state) ?? 'open',
  raisedAt: row.raised_at,
  waitingSince: row.waiting_since,
  decidedAt: row.decided_at,
});

const pageSize = 50;

/** One page of the reviews that wait, or of those that are decided, the newest first, and where the next begins. */
export async function listReviews(
  db: LicensingDb,
  which: 'waiting' | 'decided',
  before: Place | null,
): Promise<{ readonly lines: readonly ReviewLine[]; readonly next: Place | null }> {
  const column = which === 'waiting' ? 'review.waiting_since' : 'review.decided_at';
  let query = reviews(db)
    .where(column, 'is not', null)
    .orderBy(column, 'desc')
    .orderBy('review.id', 'desc')
    .limit(pageSize + 1);
  if (before)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple(column, 'review.id'), '<', tuple(before.at, before.id)),
    );
  const lines = (await query.execute()).map(lineOf);
  const last = lines.at(pageSize - 1);
  const at = which === 'waiting' ? last?.waitingSince : last?.decidedAt;
  return {
    lines: lines.slice(0, pageSize),
    next: last && at && lines.length > pageSize ? { at, id: last.id } : null,
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `null` where there is none. */
export async function reviewById(db: LicensingDb, id: string): Promise<ReviewLine | null> {
  if (!uuid.test(id)) return null;
  const row = await reviews(db).where('review.id', '=', id).executeTakeFirst();
  return row ? lineOf(row) : null;
}

/** How many wait for a decision, and since when the oldest does. */
export async function waitingReviews(
  db: LicensingDb,
): Promise<{ readonly count: number; readonly oldest: Date | null }> {
  const found = await db
    .selectFrom('licensing.review')
    .select((eb) => [eb.fn.countAll<string>().as('count'), eb.fn.min('waiting_since').as('oldest')])
    .where('waiting_since', 'is not', null)
    .executeTakeFirst();
  return { count: Number(found?.count ?? 0), oldest: found?.oldest ?? null };
}

export interface Decided {
  readonly decision: Decision;
  readonly reason: string;
  /** How many were told. */
  readonly told: number;
  readonly at: Date;
}

/** The decisions on a review, the first one first. */
export async function decisionsOf(db: LicensingDb, reviewId: string): Promise<Decided[]> {
  const rows = await db
    .selectFrom('licensing.review_decision')
    .select(['decision', 'reason', 'told', 'decided_at'])
    .where('review_id', '=', reviewId)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ decision, decided_at, ...row }) => {
    const known = decisions.find((one) => one === decision);
    return known ? [{ ...row, decision: known, at: decided_at }] : [];
  });
}

export interface Answer {
  readonly personId: string;
  readonly message: string;
  readonly at: Date;
}

/** What was answered to the decisions on a review, the first answer first. */
export async function answersOf(db: LicensingDb, reviewId: string): Promise<Answer[]> {
  const rows = await db
    .selectFrom('licensing.review_notice')
    .select(['person_id', 'message', 'answered_at'])
    .where('review_id', '=', reviewId)
    .orderBy('answered_at')
    .execute();
  return rows.flatMap(({ person_id, message, answered_at }) =>
    message !== null && answered_at !== null ? [{ personId: person_id, message, at: answered_at }] : [],
  );
}

export interface UsedDay {
  /** UTC day, `YYYY-MM-DD`. */
  readonly day: string;
  /** Seats that were taken. */
  readonly machines: number;
  readonly networks: number;
}

export interface Use {
  /** Every day of the window, the oldest first. */
  readonly days: readonly UsedDay[];
  /** Different ones in all days together. */
  readonly machines: number;
}

/** How a licence was used from a day on: numbers of machines and networks, day by day. */
export async function useOf(
  db: LicensingDb,
  licenceId: string,
  { since, today }: { readonly since: string; readonly today: string },
): Promise<Use> {
  const machines = await sql<{ day: string; times: number; different: number }>`
    SELECT (activated_at AT TIME ZONE 'UTC')::date::text AS day, count(*)::integer AS times,
      (SELECT count(DISTINCT machine)::integer FROM licensing.seat
       WHERE licence_id = ${licenceId} AND activated_at >= ${new Date(since)}) AS different
    FROM licensing.seat WHERE licence_id = ${licenceId} AND activated_at >= ${new Date(since)}
    GROUP BY 1
  `.execute(db);
  const networks = await sql<{ day: string; times: number }>`
    SELECT day::text AS day, count(*)::integer AS times FROM licensing.network
    WHERE licence_id = ${licenceId} AND day >= ${since}::date GROUP BY 1
  `.execute(db);
  const [first] = machines.rows;
  const timesOn = (rows: readonly { readonly day: string; readonly times: number }[]) => {
    const byDay = new Map(rows.map(({ day, times }) => [day, times]));
    return (day: string) => byDay.get(day) ?? 0;
  };
  const [machinesOn, networksOn] = [timesOn(machines.rows), timesOn(networks.rows)];
  return {
    days: daysFrom(since, today).map((day) => ({
      day,
      machines: machinesOn(day),
      networks: networksOn(day),
    })),
    machines: first?.different ?? 0,
  };
}

const dayMs = 86_400_000;

function daysFrom(since: string, today: string): string[] {
  const length = Math.round((Date.parse(today) - Date.parse(since)) / dayMs) + 1;
  return Array.from({ length }, (_, at) =>
    new Date(Date.parse(since) + at * dayMs).toISOString().slice(0, 10),
  );
}
