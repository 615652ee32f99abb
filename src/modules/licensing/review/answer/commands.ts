/** Answers to what was decided about a licence: by the mailed link, or from an account that shows the licence. */
import { DomainError } from '../../../../platform/fault.ts';
import { newId } from '../../../../platform/ids.ts';
import type { Language } from '../../../../policy/vocabulary.ts';
import type { LicensingDb, LicensingServices, LicensingTx } from '../../database.ts';
import { lockReview } from '../commands.ts';
import { type Decided, decisionsOf, type ReviewLine, reviewById } from '../queries.ts';
import { answerHash } from '../tell.ts';

/** What whoever may answer sees of a review. */
export interface Asked {
  readonly review: ReviewLine;
  readonly decided: Decided | null;
  /** When this person answered; null while they may. */
  readonly answeredAt: Date | null;
}

const notices = (db: LicensingDb) =>
  db.selectFrom('licensing.review_notice').select(['person_id', 'id', 'review_id', 'answered_at']);
type Notice = Awaited<ReturnType<ReturnType<typeof notices>['execute']>>[number];

const noticeByToken = (db: LicensingDb, services: Pick<LicensingServices, 'keys'>, token: string) =>
  notices(db).where('token_hash', '=', answerHash(services, token)).executeTakeFirst();

/** What stands behind a mailed link. @throws DomainError `linkExpired` */
export async function askedByLink(
  db: LicensingDb,
  services: Pick<LicensingServices, 'keys'>,
  token: string,
): Promise<Asked> {
  const notice = await noticeByToken(db, services, token);
  const review = notice && (await reviewById(db, notice.review_id));
  if (!notice || !review) throw new DomainError('linkExpired');
  return askedOf(db, review, notice.answered_at);
}

async function askedOf(db: LicensingDb, review: ReviewLine, answeredAt: Date | null): Promise<Asked> {
  const decided = (await decisionsOf(db, review.id)).at(-1) ?? null;
  return { review, decided, answeredAt };
}

/** The block of a licence that stands, for somebody whose account shows it; `null` where there is none. */
export async function askedOfHolder(
  db: LicensingDb,
  personId: string,
  licenceId: string,
): Promise<Asked | null> {
  const found = await blockOf(db, licenceId);
  const review = found && (await reviewById(db, found.id));
  if (!review) return null;
  const open = await noticeOf(db, personId, review.id);
  const answered = open ? null : await lastAnswer(db, personId, review);
  return askedOf(db, review, answered);
}

/** The blocks of licences that stand, by licence. */
export async function blockedOf(
  db: LicensingDb,
  licenceIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (licenceIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('licensing.review')
    .select('licence_id')
    .where('licence_id', 'in', [...licenceIds])
    .where('state', '=', 'blocked')
    .execute();
  return new Set(rows.map(({ licence_id }) => licence_id));
}

const blockOf = (db: LicensingDb, licenceId: string) =>
  db
    .selectFrom('licensing.review')
    .select('id')
    .where('licence_id', '=', licenceId)
    .where('state', '=', 'blocked')
    .orderBy('decided_at', 'desc')
    .executeTakeFirst();

/** The latest notice to a person that they have not answered. */
const noticeOf = (db: LicensingDb, personId: string, reviewId: string) =>
  notices(db)
    .where('person_id', '=', personId)
    .where('review_id', '=', reviewId)
    .where('answered_at', 'is', null)
    .orderBy('told_at', 'desc')
    .executeTakeFirst();

/** When a person answered without anything being decided since. */
async function lastAnswer(
  db: LicensingDb,
  personId: string,
  { id, decidedAt }: Pick<ReviewLine, 'id' | 'decidedAt'>,
): Promise<Date | null> {
  if (decidedAt === null) return null;
  const found = await notices(db)
    .where('person_id', '=', personId)
    .where('review_id', '=', id)
    .where('answered_at', '>=', decidedAt)
    .orderBy('answered_at', 'desc')
    .executeTakeFirst();
  return found?.answered_at ?? null;
}

/**
 * Stores the answer of a mailed link, once.
 * @throws DomainError `linkExpired`; `answeredAlready`; `nothingToAnswer` where the block was lifted meanwhile
 */
export async function answerByLink(
  db: LicensingDb,
  services: LicensingServices,
  token: string,
  message: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const notice = await noticeByToken(tx, services, token);
    if (!notice) throw new DomainError('linkExpired');
    await requireBlock(tx, notice.review_id);
    await enterAnswer(tx, services, notice, message);
    await wait(tx, services, notice.review_id);
  });
}

/**
 * Stores the answer of somebody whose account shows the licence.
 * @throws DomainError `nothingToAnswer`, `answeredAlready`
 */
export async function answerAsHolder(
  db: LicensingDb,
  services: LicensingServices,
  {
    personId,
    licenceId,
    message,
    language,
  }: {
    readonly personId: string;
    readonly licenceId: string;
    readonly message: string;
    readonly language: Language;
  },
): Promise<void> {
  const block = await blockOf(db, licenceId);
  if (!block) throw new DomainError('nothingToAnswer');
  await db.transaction().execute(async (tx) => {
    const { decided_at: decidedAt } = await requireBlock(tx, block.id);
    const notice = await noticeOf(tx, personId, block.id);
    if (!notice && (await lastAnswer(tx, personId, { id: block.id, decidedAt })))
      throw new DomainError('answeredAlready');
    const id = notice?.id ?? (await enterNotice(tx, services, { personId, reviewId: block.id, language }));
    await enterAnswer(tx, services, { person_id: personId, id }, message);
    await wait(tx, services, block.id);
  });
}

/** @throws DomainError `linkExpired` where its time is over; `nothingToAnswer` */
async function requireBlock(tx: LicensingTx, reviewId: string) {
  const review = await lockReview(tx, reviewId);
  if (review.state !== 'blocked') throw new DomainError('nothingToAnswer');
  return review;
}

async function enterNotice(
  tx: LicensingTx,
  { clock, policyVersion }: LicensingServices,
  {
    personId,
    reviewId,
    language,
  }: { readonly personId: string; readonly reviewId: string; readonly language: Language },
): Promise<string> {
  const id = newId(clock);
  const now = clock.now();
  await tx
    .insertInto('licensing.review_notice')
    .values({
      person_id: personId,
      policy_version: policyVersion,
      id,
      review_id: reviewId,
      language,
      told_at: now,
      decided_at: now,
    })
    .execute();
  return id;
}

async function enterAnswer(
  tx: LicensingTx,
  { clock }: Pick<LicensingServices, 'clock'>,
  { person_id, id }: Pick<Notice, 'person_id' | 'id'>,
  message: string,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('licensing.review_notice')
    .set({ message, answered_at: clock.now() })
    .where('person_id', '=', person_id)
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new DomainError('answeredAlready');
}

/** Staff must decide anew; an answer that waits already stays the older one. */
const wait = (tx: LicensingTx, { clock }: Pick<LicensingServices, 'clock'>, reviewId: string) =>
  tx
    .updateTable('licensing.review')
    .set({ waiting_since: clock.now() })
    .where('id', '=', reviewId)
    .where('waiting_since', 'is', null)
    .execute();
