/** How an address becomes a subscriber, and ceases to be one. */
import { sql } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { endConsent, personFor, recordConsent } from '../../rights/module.ts';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';
import { subscriberIdOf, suppressionHash } from '../token/tokens.ts';
import { chosenColumns } from './columns.ts';

type SubscriberServices = Pick<NewsletterServices, 'clock' | 'keys' | 'policyVersion'>;
type AddServices = SubscriberServices & Pick<NewsletterServices, 'policy'>;

export interface NewSubscriber {
  readonly email: string;
  readonly language: Language | null;
  /** Null for all. */
  readonly topics: readonly string[] | null;
  readonly proof: 'confirmed' | 'imported';
  /** The sentence that was agreed to. */
  readonly wording: string;
  readonly sourcePage: string;
  readonly mailHash: Buffer | null;
  readonly signedUpAt: Date;
  readonly confirmedAt: Date;
}

/**
 * `added`; `known` where the address subscribes already: nothing is changed then. `paused` where the person asked that
 * their data be not used: only they can end that.
 */
export type Added = 'added' | 'known' | 'paused';

/** Makes a subscriber of an address, with the receipt of the consent. Whoever had left before begins anew. */
export async function addSubscriber(
  tx: NewsletterTx,
  services: AddServices,
  given: NewSubscriber,
): Promise<{ readonly personId: string; readonly outcome: Added }> {
  const { policyVersion } = services;
  const personId = await personFor(tx, services, given.email);
  const id = subscriberIdOf(services, given.email);
  const choices = { language: given.language, topics: given.topics ? [...given.topics] : null };
  const columns = chosenColumns(services.policy);
  await tx
    .deleteFrom('newsletter.subscriber')
    .where('person_id', '=', personId)
    .where('left_at', 'is not', null)
    .execute();
  const inserted = await tx
    .insertInto('newsletter.subscriber')
    .values({
      person_id: personId,
      policy_version: policyVersion,
      id,
      email: given.email,
      ...Object.fromEntries(columns.map((name) => [name, choices[name]])),
      proof: given.proof,
      wording: given.wording,
      source_page: given.sourcePage,
      mail_hash: given.mailHash,
      signed_up_at: given.signedUpAt,
      confirmed_at: given.confirmedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 1n) {
    const known = await tx
      .selectFrom('newsletter.subscriber')
      .select('person_id')
      .where('id', '=', id)
      .executeTakeFirst();
    return { personId, outcome: known ? 'known' : 'paused' };
  }
  await keepHash(tx, services, { personId, id });
  await recordConsent(tx, services, { personId, activity: 'newsletter', wording: given.wording });
  return { personId, outcome: 'added' };
}

/** A new consent overrides the hash of an earlier leaving; the new one waits until its subscriber is gone. */
async function keepHash(
  tx: NewsletterTx,
  services: SubscriberServices,
  { personId, id }: { readonly personId: string; readonly id: string },
): Promise<void> {
  const hash = suppressionHash(services, id);
  await tx.deleteFrom('newsletter.suppression').where('address_hash', '=', hash).execute();
  await tx
    .insertInto('newsletter.suppression')
    .values({ person_id: personId, policy_version: services.policyVersion, address_hash: hash })
    // One that a pause hides stays, and waits again with the next settling.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type LeftBy = 'link' | 'mail' | 'page' | 'bounce' | 'complaint' | 'staff';

interface Leaving {
  readonly subscriberId: string;
  readonly by: LeftBy;
}

/**
 * Ends a subscription with this statement: nothing more is sent, a sign-up that waits is gone, and what was measured is
 * forgotten. To leave twice, or what was never joined, is no error.
 * @returns whether somebody was subscribed
 */
export const leaveNewsletter = (
  db: NewsletterDb,
  services: SubscriberServices,
  leaving: Leaving,
): Promise<boolean> => db.transaction().execute((tx) => leaveWithin(tx, services, leaving));

/** The same within what else is stored of it. */
export async function leaveWithin(
  tx: NewsletterTx,
  services: SubscriberServices,
  { subscriberId, by }: Leaving,
): Promise<boolean> {
  const { clock, policyVersion } = services;
  const hash = suppressionHash(services, subscriberId);
  const { rows } = await sql<{ person: string | null }>`
    SELECT newsletter.leave(${subscriberId}::uuid, ${hash}::bytea, ${newId(clock)}::uuid, ${policyVersion}, ${by}, ${clock.now()}::timestamptz) AS person
  `.execute(tx);
  const personId = rows[0]?.person;
  if (!personId) return false;
  await endConsent(tx, services, { personId, activity: 'newsletter' });
  await endConsent(tx, services, { personId, activity: 'newsletterMeasuring' });
  return true;
}

/**
 * Finishes what a withdrawal or an erasure, which know nothing of this module, began: the hash of whoever is gone begins its
 * time, and what was counted of them is forgotten. A hash that was hidden when its owner came back waits again.
 */
export async function settleSuppression(
  db: NewsletterDb,
  services: Pick<NewsletterServices, 'clock'>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const personId of await beginHashes(tx, services)) {
      await tx.deleteFrom('newsletter.measured').where('person_id', '=', personId).execute();
      await endConsent(tx, services, { personId, activity: 'newsletterMeasuring' });
    }
  });
  await db
    .updateTable('newsletter.suppression as hash')
    .set({ left_at: null })
    .where('hash.left_at', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('newsletter.subscriber as subscriber')
          .select('subscriber.id')
          .whereRef('subscriber.person_id', '=', 'hash.person_id')
          .where('subscriber.left_at', 'is', null),
      ),
    )
    .execute();
}

/** @returns the persons who are gone since the last time */
async function beginHashes(
  tx: NewsletterTx,
  { clock }: Pick<NewsletterServices, 'clock'>,
): Promise<string[]> {
  const rows = await tx
    .updateTable('newsletter.suppression as hash')
    .set({ left_at: clock.now() })
    .where('hash.left_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('newsletter.subscriber as subscriber')
            .select('subscriber.id')
            .whereRef('subscriber.person_id', '=', 'hash.person_id'),
        ),
      ),
    )
    .returning('hash.person_id')
    .execute();
  return rows.map(({ person_id }) => person_id);
}
