/** What members of staff do with a campaign that is to be sent. The sender itself only follows the states that stand here. */
import { sql } from 'kysely';
import { recordAct } from '../../../platform/acts.ts';
import { DomainError } from '../../../platform/fault.ts';
import type { SignedInStaff } from '../../../platform/module.ts';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';

export type CampaignState =
  | 'draft'
  | 'scheduled'
  | 'late'
  | 'preparing'
  | 'sending'
  | 'paused'
  | 'sent'
  | 'cancelled';

type SendingServices = Pick<NewsletterServices, 'clock'>;

interface Order {
  readonly id: string;
  readonly by: SignedInStaff;
}

/** Begins only what its giver saw: a text that was changed meanwhile is not sent unseen. */
interface StartOrder extends Order {
  readonly revision: number;
}

interface Change {
  readonly from: readonly CampaignState[];
  readonly to: CampaignState;
  readonly act: string;
  /** The campaign must still be this version of itself. */
  readonly revision?: number;
  readonly more?: {
    readonly scheduled_at?: Date | null;
    readonly pause_reason?: null;
    readonly finished_at?: Date;
  };
}

/** @throws DomainError `campaignMoved` where the campaign is not in a state that allows it, for somebody was quicker */
async function change(
  db: NewsletterDb,
  services: SendingServices,
  { id, by }: Order,
  to: Change,
): Promise<void> {
  await db.transaction().execute((tx) => changeIn(tx, services, { id, by }, to));
}

async function changeIn(
  tx: NewsletterTx,
  services: SendingServices,
  { id, by }: Order,
  { from, to, act, revision, more }: Change,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('newsletter.campaign')
    .set({ state: to, changed_at: services.clock.now(), ...more })
    .where('id', '=', id)
    .where('state', 'in', from)
    .$if(revision !== undefined, (query) => query.where('revision', '=', revision ?? 0))
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new DomainError('campaignMoved');
  await recordAct(tx, services, { act, staffId: by.staffId, subjectId: id });
}

/** Sends a campaign at a time. A time that has passed is refused. @throws DomainError `timePassed`, `campaignMoved` */
export async function scheduleCampaign(
  db: NewsletterDb,
  services: SendingServices,
  order: StartOrder & { readonly at: Date },
): Promise<void> {
  if (order.at <= services.clock.now()) throw new DomainError('timePassed');
  await change(db, services, order, {
    from: ['draft', 'scheduled', 'late'],
    to: 'scheduled',
    act: 'newsletter.scheduled',
    revision: order.revision,
    more: { scheduled_at: order.at, pause_reason: null },
  });
}

/** Takes a campaign back that is scheduled, or was and is late. */
export const unscheduleCampaign = (db: NewsletterDb, services: SendingServices, order: Order) =>
  change(db, services, order, {
    from: ['scheduled', 'late'],
    to: 'draft',
    act: 'newsletter.unscheduled',
    more: { scheduled_at: null },
  });

/** Begins to send: the audience is frozen next. */
export const startCampaign = (db: NewsletterDb, services: SendingServices, order: StartOrder) =>
  change(db, services, order, {
    from: ['draft', 'scheduled', 'late'],
    to: 'preparing',
    act: 'newsletter.started',
    revision: order.revision,
    more: { pause_reason: null },
  });

/** Stops claiming with the next statement; what is being handed over is finished. */
export const pauseCampaign = (db: NewsletterDb, services: SendingServices, order: Order) =>
  change(db, services, order, { from: ['sending'], to: 'paused', act: 'newsletter.paused' });

export const resumeCampaign = (db: NewsletterDb, services: SendingServices, order: Order) =>
  change(db, services, order, {
    from: ['paused'],
    to: 'sending',
    act: 'newsletter.resumed',
    more: { pause_reason: null },
  });

/** Gives up a campaign: who has not got it will not. */
export async function cancelCampaign(
  db: NewsletterDb,
  services: SendingServices,
  order: Order,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await changeIn(tx, services, order, {
      from: ['scheduled', 'late', 'preparing', 'sending', 'paused'],
      to: 'cancelled',
      act: 'newsletter.cancelled',
    });
    await excludeQueued(tx, order.id);
  });
}

/** Whoever still waits for a cancelled campaign will not get it. */
export const excludeQueued = (tx: NewsletterTx, id: string) =>
  tx
    .updateTable('newsletter.delivery')
    .set({ state: 'excluded', reason: 'cancelled' })
    .where('campaign_id', '=', id)
    .where('state', '=', 'queued')
    .execute();

/**
 * Queues what was refused or failed once more, and nothing else.
 * @returns how many. @throws DomainError `campaignMoved` where the campaign was cancelled
 */
export const retryFailed = (db: NewsletterDb, services: SendingServices, order: Order): Promise<number> =>
  requeue(db, services, order, { states: ['refused', 'failed'], act: 'newsletter.retried' });

/**
 * Decides those whose reply was lost: counted as `sent`, or queued `again`, on the risk of a second copy, which bears the
 * same Message-ID.
 * @returns how many. @throws DomainError `campaignMoved` where it was cancelled, and nothing is sent `again`
 */
export const resolveUnknown = (
  db: NewsletterDb,
  services: SendingServices,
  order: Order & { readonly as: 'sent' | 'again' },
): Promise<number> =>
  order.as === 'again'
    ? requeue(db, services, order, { states: ['unknown'], act: 'newsletter.unknownRepeated' })
    : countAsSent(db, services, order);

async function countAsSent(db: NewsletterDb, services: SendingServices, { id, by }: Order): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockCampaign(tx, id);
    const { numUpdatedRows } = await tx
      .updateTable('newsletter.delivery')
      .set({ state: 'sent', reason: 'decided' })
      .where('campaign_id', '=', id)
      .where('state', '=', 'unknown')
      .executeTakeFirst();
    const decided = Number(numUpdatedRows);
    // Those of a finished campaign; of another they are counted at its end.
    for (const [what, more] of [
      ['sent', decided],
      ['unknown', -decided],
    ] as const)
      await tx
        .updateTable('newsletter.campaign_count')
        .set(({ eb }) => ({ number: eb('number', '+', more) }))
        .where('campaign_id', '=', id)
        .where('what', '=', what)
        .execute();
    await recordAct(tx, services, { act: 'newsletter.unknownSettled', staffId: by.staffId, subjectId: id });
    return decided;
  });
}

async function requeue(
  db: NewsletterDb,
  services: SendingServices,
  { id, by }: Order,
  { states, act }: { readonly states: readonly ('refused' | 'failed' | 'unknown')[]; readonly act: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    if ((await lockCampaign(tx, id)) === 'cancelled') throw new DomainError('campaignMoved');
    const { numUpdatedRows } = await tx
      .updateTable('newsletter.delivery')
      .set({ state: 'queued', attempts: 0, next_attempt_at: services.clock.now(), reason: null })
      .where('campaign_id', '=', id)
      .where('state', 'in', states)
      .executeTakeFirst();
    await recordAct(tx, services, { act, staffId: by.staffId, subjectId: id });
    if (numUpdatedRows > 0n) await reopen(tx, id);
    return Number(numUpdatedRows);
  });
}

/** Keeps the campaign from being finished or cancelled meanwhile. @returns its state */
async function lockCampaign(tx: NewsletterTx, id: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('newsletter.campaign')
    .select('state')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.state;
}

/** A campaign that was finished is sent on, and counted anew when it is finished again. */
const reopen = (tx: NewsletterTx, id: string) =>
  tx
    .updateTable('newsletter.campaign')
    .set({ state: 'sending', finished_at: null })
    .where('id', '=', id)
    .where('state', '=', 'sent')
    .execute();

/** Name of the pace of the whole mail server; others are domains of recipients. */
export const serverPace = '*';

/** Mails a minute by name of the pace. */
export type Paces = Readonly<Record<string, number>>;

/** All limits there are. */
export async function paces(db: NewsletterDb): Promise<Paces> {
  const { rows } = await sql<{ paces: Record<string, number> }>`SELECT mail.paces() AS paces`.execute(db);
  return rows[0]?.paces ?? {};
}

/**
 * Sets how many mails a minute the server, or a domain of recipients, gets; also while something is being sent.
 * @param order.perMinute null lifts the limit
 */
export async function setPace(
  db: NewsletterDb,
  services: SendingServices,
  order: { readonly name: string; readonly perMinute: number | null; readonly by: SignedInStaff },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SELECT mail.set_pace(${order.name}, ${order.perMinute}::integer, ${services.clock.now()}::timestamptz)`.execute(
      tx,
    );
    await recordAct(tx, services, { act: 'newsletter.paceSet', staffId: order.by.staffId });
  });
}
