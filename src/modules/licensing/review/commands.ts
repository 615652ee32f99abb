/** What a member of staff decides about a question, each time with a reason. Nothing else ever blocks a licence (Art. 22). */
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import { newId } from '../../../platform/ids.ts';
import type { LicensingDb, LicensingTx, ReviewServices } from '../database.ts';
import { changeLicenceIn, lockLicence } from '../licence/commands.ts';
import { type Decision, decisionsFor, stateAfter } from './decisions.ts';
import { type Holder, holdersOf } from './holders.ts';
import { signalOf } from './limits.ts';
import { type Told, tellHolder } from './tell.ts';

interface Wish {
  readonly id: string;
  readonly decision: Decision;
  /** For the customer too, to whom it is told as it stands. */
  readonly reason: string;
  readonly staffId: string;
}

/**
 * Decides a review. A block suspends its licence, which acts when a machine next activates; who is known to hold the licence is told
 * why, and how to answer.
 * @throws DomainError `notFound`; `reviewMoved` where it is in another state than the page showed; `licenceMoved` where the licence can
 * no longer be suspended
 */
export async function decideReview(db: LicensingDb, services: ReviewServices, wish: Wish): Promise<void> {
  const licence = await licenceOf(db, wish.id);
  const holders = wish.decision === 'cleared' ? [] : await holdersOf(db, services, licence.id);
  await db.transaction().execute(async (tx) => {
    const { state } = await lockLicence(tx, licence.id);
    const review = await lockReview(tx, wish.id);
    if (!decisionsFor(review.state, review.waiting_since !== null).includes(wish.decision))
      throw new DomainError('reviewMoved');
    await changeState(tx, services, { ...licence, state }, wish);
    for (const id of [wish.id, ...(await alsoDecided(tx, licence.id, wish))])
      await enterDecision(tx, services, { ...wish, id }, holders.length);
    await tellHolders(tx, services, holders, { ...review, ...licence, ...wish });
  });
}

async function licenceOf(db: LicensingDb, reviewId: string) {
  const found = await db
    .selectFrom('licensing.review as review')
    .innerJoin('licensing.licence as licence', 'licence.id', 'review.licence_id')
    .select(['licence.id', 'licence.prefix', 'licence.product'])
    .where('review.id', '=', reviewId)
    .executeTakeFirst();
  if (!found) throw new DomainError('notFound');
  return found;
}

/** The review, locked until the end of the transaction: of two members of staff one decides. */
export async function lockReview(tx: LicensingTx, id: string) {
  const review = await tx
    .selectFrom('licensing.review')
    .select(['signal', 'counted', 'allowed', 'since', 'state', 'waiting_since', 'decided_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!review) throw new DomainError('notFound');
  return { ...review, signal: signalOf(review.signal) };
}

/** A licence that staff suspended or let work again elsewhere meanwhile is in the state that is wanted. */
async function changeState(
  tx: LicensingTx,
  services: ReviewServices,
  { id, state }: { readonly id: string; readonly state: string },
  { decision, reason, staffId }: Wish,
): Promise<void> {
  const change = { blocked: 'suspend', lifted: 'resume', cleared: null, upheld: null } as const;
  const wanted = change[decision];
  if (wanted === null || state === (wanted === 'suspend' ? 'suspended' : 'active')) return;
  await changeLicenceIn(tx, services, { id, change: wanted, reason, staffId });
}

/** Other questions about the licence that a decision settles too: it is suspended as a whole, and works again as a whole. */
async function alsoDecided(tx: LicensingTx, licenceId: string, { id, decision }: Wish): Promise<string[]> {
  const from = { blocked: 'open', lifted: 'blocked', cleared: null, upheld: null } as const;
  const state = from[decision];
  if (state === null) return [];
  const rows = await tx
    .selectFrom('licensing.review')
    .select('id')
    .where('licence_id', '=', licenceId)
    .where('state', '=', state)
    .where('id', '!=', id)
    .execute();
  return rows.map((row) => row.id);
}

async function enterDecision(
  tx: LicensingTx,
  services: ReviewServices,
  { id, decision, reason, staffId }: Wish,
  told: number,
): Promise<void> {
  const now = services.clock.now();
  await tx
    .insertInto('licensing.review_decision')
    .values({ review_id: id, id: newId(services.clock), decision, reason, told, decided_at: now })
    .execute();
  await tx
    .updateTable('licensing.review')
    .set({ state: stateAfter[decision], waiting_since: null, decided_at: now })
    .where('id', '=', id)
    .execute();
  await tx
    .updateTable('licensing.review_notice')
    .set({ decided_at: now })
    .where('review_id', '=', id)
    .execute();
  await recordAct(tx, services, { act: `review.${decision}`, staffId, subjectId: id });
}

/** That counts raised no more than a question is nobody's news: nothing was done. */
async function tellHolders(
  tx: LicensingTx,
  services: ReviewServices,
  holders: readonly Holder[],
  { decision, ...told }: Omit<Told, 'decision'> & { readonly decision: Decision },
): Promise<void> {
  if (decision === 'cleared') return;
  for (const holder of holders) await tellHolder(tx, services, holder, { ...told, decision });
}
