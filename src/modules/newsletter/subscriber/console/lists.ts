/** Lists of the console, each read from an index a page at a time: the millionth page costs what the first does. */
import type { Services } from '../../../../platform/module.ts';
import { dueAt } from '../../../../policy/retention.ts';
import type { NewsletterDb } from '../../database.ts';
import { type BounceColumn, bounceColumns } from '../columns.ts';

export const filters = ['active', 'left', 'waiting'] as const;
export type Filter = (typeof filters)[number];

/** The last row of the page before. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

const place = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A place as it stands in an address of a page, `null` where it is none. */
export function placeOf(text: string | undefined): Place | null {
  const [, time, id] = place.exec(text ?? '') ?? [];
  const at = new Date(Number(time));
  return id !== undefined && !Number.isNaN(at.getTime()) ? { at, id } : null;
}

export const placeText = ({ at, id }: Place): string => `${at.getTime()}_${id}`;

export interface SubscriberLine {
  readonly personId: string;
  /** The subscriber's id; of a sign-up, that of the subscriber it will become. */
  readonly id: string;
  readonly email: string;
  readonly at: Date;
  /** When the address goes; `null` while nothing ends. */
  readonly goesAt: Date | null;
}

export interface Page<Line> {
  readonly lines: readonly Line[];
  /** Where the next page begins; `null` where this is the last. */
  readonly next: Place | null;
}

export const pageSize = 50;

function pageOf<Row, Line>(
  rows: readonly Row[],
  lineOf: (row: Row) => Line,
  placeIn: (row: Row) => Place,
): Page<Line> {
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return { lines: shown.map(lineOf), next: last && rows.length > pageSize ? placeIn(last) : null };
}

/** One page of who subscribes, has left or has not confirmed, the newest first. */
export function listSubscribers(
  db: NewsletterDb,
  services: Pick<Services, 'policy'>,
  { filter, before }: { readonly filter: Filter; readonly before: Place | null },
): Promise<Page<SubscriberLine>> {
  if (filter === 'waiting') return listWaiting(db, services, before);
  return filter === 'left' ? listLeft(db, services, before) : listActive(db, before);
}

async function listActive(db: NewsletterDb, before: Place | null): Promise<Page<SubscriberLine>> {
  const rows = await db
    .selectFrom('newsletter.subscriber')
    .select(['person_id', 'id', 'email', 'confirmed_at'])
    .where('left_at', 'is', null)
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('confirmed_at', 'id'), '<', tuple(before?.at ?? new Date(0), before?.id ?? '')),
      ),
    )
    .orderBy('confirmed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  return pageOf(
    rows,
    ({ person_id, id, email, confirmed_at }) => ({
      personId: person_id,
      id,
      email,
      at: confirmed_at,
      goesAt: null,
    }),
    ({ id, confirmed_at }) => ({ id, at: confirmed_at }),
  );
}

async function listLeft(
  db: NewsletterDb,
  { policy }: Pick<Services, 'policy'>,
  before: Place | null,
): Promise<Page<SubscriberLine>> {
  const rows = await db
    .selectFrom('newsletter.subscriber')
    .select(['person_id', 'id', 'email', 'left_at'])
    .where('left_at', 'is not', null)
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('left_at', 'id'), '<', tuple(before?.at ?? new Date(0), before?.id ?? '')),
      ),
    )
    .orderBy('left_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const left = rows.flatMap(({ left_at: at, ...row }) => (at ? [{ ...row, at }] : []));
  return pageOf(
    left,
    ({ person_id, id, email, at }) => ({
      personId: person_id,
      id,
      email,
      at,
      goesAt: dueAt(policy, 'newsletter', { left: at }),
    }),
    (row) => row,
  );
}

async function listWaiting(
  db: NewsletterDb,
  { policy }: Pick<Services, 'policy'>,
  before: Place | null,
): Promise<Page<SubscriberLine>> {
  const rows = await db
    .selectFrom('newsletter.sign_up')
    .select(['person_id', 'id', 'subscriber_id', 'email', 'signed_up_at'])
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('signed_up_at', 'id'), '<', tuple(before?.at ?? new Date(0), before?.id ?? '')),
      ),
    )
    .orderBy('signed_up_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute();
  return pageOf(
    rows,
    (row) => ({
      personId: row.person_id,
      id: row.subscriber_id,
      email: row.email,
      at: row.signed_up_at,
      goesAt: dueAt(policy, 'newsletterSignUp', { signedUp: row.signed_up_at }),
    }),
    (row) => ({ id: row.id, at: row.signed_up_at }),
  );
}

export const bounceKinds = ['hard', 'soft', 'complaint'] as const;
export type BounceKind = (typeof bounceKinds)[number];

export interface BounceLine {
  readonly personId: string;
  readonly kind: BounceKind;
  readonly campaign: string | null;
  readonly at: Date;
  readonly goesAt: Date | null;
  readonly email: string | null;
  readonly status: string | null;
}

/** One page of what came back, the newest first. */
export async function listBounces(
  db: NewsletterDb,
  { policy }: Pick<Services, 'policy'>,
  before: Place | null,
): Promise<Page<BounceLine>> {
  const rows = await bouncesWith(db, bounceColumns(policy))
    .$if(before !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('bounce.recorded_at', 'bounce.id'),
          '<',
          tuple(before?.at ?? new Date(0), before?.id ?? ''),
        ),
      ),
    )
    .orderBy('bounce.recorded_at', 'desc')
    .orderBy('bounce.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  return pageOf(
    rows,
    (row) => bounceLine(policy, row),
    (row) => ({ id: row.id, at: row.recorded_at }),
  );
}

/** What came back of one person, the newest first. */
export async function bouncesOf(
  db: NewsletterDb,
  { policy }: Pick<Services, 'policy'>,
  personId: string,
): Promise<BounceLine[]> {
  const rows = await bouncesWith(db, bounceColumns(policy))
    .where('bounce.person_id', '=', personId)
    .orderBy('bounce.recorded_at', 'desc')
    .limit(pageSize)
    .execute();
  return rows.map((row) => bounceLine(policy, row));
}

const bouncesWith = (db: NewsletterDb, columns: readonly BounceColumn[]) =>
  db
    .selectFrom('newsletter.bounce as bounce')
    .leftJoin('newsletter.campaign as campaign', 'campaign.id', 'bounce.campaign_id')
    .select(['bounce.person_id', 'bounce.id', 'bounce.kind', 'bounce.recorded_at', 'campaign.title'])
    .select(columns.map((name) => `bounce.${name}` as const));

interface BounceRow {
  readonly person_id: string;
  readonly kind: string;
  readonly recorded_at: Date;
  readonly title: string | null;
  readonly email?: string | null;
  readonly status?: string | null;
}

const bounceLine = (policy: Services['policy'], row: BounceRow): BounceLine => ({
  personId: row.person_id,
  kind: bounceKinds.find((kind) => kind === row.kind) ?? 'soft',
  campaign: row.title,
  at: row.recorded_at,
  goesAt: dueAt(policy, 'bounce', { recorded: row.recorded_at }),
  email: row.email ?? null,
  status: row.status ?? null,
});
