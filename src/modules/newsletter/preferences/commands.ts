/** A subscriber's own choices, behind a link that is mailed to the address. */
import { sql } from 'kysely';
import { newId, newToken } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import { addPeriod } from '../../../policy/period.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { endConsent, personFor, recordConsent } from '../../rights/module.ts';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';
import { languageOf } from '../sign-up/words.ts';
import { chosenColumns } from '../subscriber/columns.ts';
import { leaveAddress, leaveUrl, tokenHash } from '../token/tokens.ts';
import { manageMail } from './mails.tsx';
import { linkById, type Managed, subscriberOf } from './queries.ts';

interface LinkFor {
  readonly personId: string;
  readonly language: Language;
}

async function insertLink(
  tx: NewsletterTx,
  services: NewsletterServices,
  { personId, language }: LinkFor,
  { token, mailed }: { readonly token: string; readonly mailed: boolean },
): Promise<string> {
  const { policy, policyVersion, clock } = services;
  const id = newId(clock);
  const now = clock.now();
  await tx
    .insertInto('newsletter.manage_link')
    .values({
      person_id: personId,
      policy_version: policyVersion,
      id,
      token_hash: tokenHash(services, 'manage', token),
      language,
      mailed,
      issued_at: now,
      expires_at: addPeriod(now, policy.rights.proofLink),
    })
    .execute();
  return id;
}

/** A link for somebody who has just proven the address. @returns its token */
export async function createManageLink(
  tx: NewsletterTx,
  services: NewsletterServices,
  link: LinkFor,
): Promise<string> {
  const token = newToken();
  await insertLink(tx, services, link, { token, mailed: true });
  return token;
}

/**
 * Notes that somebody wants to change the choices of an address. Whether it subscribes is looked up later, by
 * `newsletter.mailManage`, so that neither answer nor time tells.
 */
export async function askForLink(
  db: NewsletterDb,
  services: NewsletterServices,
  { email, language }: { readonly email: string; readonly language: Language },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const personId = await personFor(tx, services, email);
    const id = await insertLink(tx, services, { personId, language }, { token: newToken(), mailed: false });
    await sql`SELECT jobs.enqueue('newsletter.mailManage', ${id}::uuid, 0::smallint)`.execute(tx);
  });
}

/** Mails the link to whoever subscribes; for all others nothing is sent. */
export async function mailManageLink(
  db: NewsletterDb,
  services: NewsletterServices,
  id: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const link = await linkById(tx, id);
    if (!link || link.mailed) return;
    const { person_id: personId } = link;
    const subscriber = await subscriberOf(tx, personId);
    const token = newToken();
    const claimed = await tx
      .updateTable('newsletter.manage_link')
      .set({ token_hash: tokenHash(services, 'manage', token), mailed: true })
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .where('mailed', '=', false)
      .executeTakeFirst();
    if (!subscriber || claimed.numUpdatedRows !== 1n) return;
    const leave = leaveUrl(services, subscriber.id);
    await queueMail(tx, services, {
      personId,
      to: subscriber.email,
      from: 'newsletter',
      kind: 'newsletter.manage',
      priority: 0,
      holdsToken: true,
      listUnsubscribe: [leave, `mailto:${leaveAddress(services, subscriber.id)}`],
      ...manageMail(services, languageOf(link.language), { token, leave }),
    });
  });
}

export interface Choices {
  readonly language: Language | null;
  /** Null for all. */
  readonly topics: readonly string[] | null;
}

/** Keeps what was chosen, as far as the policy takes it. */
export async function saveChoices(
  db: NewsletterDb,
  { policy }: Pick<NewsletterServices, 'policy'>,
  { personId }: Managed,
  choices: Choices,
): Promise<void> {
  const columns = chosenColumns(policy);
  if (columns.length === 0) return;
  const values = { language: choices.language, topics: choices.topics ? [...choices.topics] : null };
  await db
    .updateTable('newsletter.subscriber')
    .set(Object.fromEntries(columns.map((name) => [name, values[name]])))
    .where('person_id', '=', personId)
    .execute();
}

/** Notes the consent that opens and clicks are counted. */
export async function agreeToMeasuring(
  db: NewsletterDb,
  services: NewsletterServices,
  { personId }: Managed,
  wording: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('newsletter.measuring')
      .values({
        person_id: personId,
        policy_version: services.policyVersion,
        agreed_at: services.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 1n)
      await recordConsent(tx, services, { personId, activity: 'newsletterMeasuring', wording });
  });
}

/** Ends that consent; what was counted of this person goes with it. */
export async function endMeasuring(
  db: NewsletterDb,
  services: NewsletterServices,
  { personId }: Managed,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('newsletter.measuring').where('person_id', '=', personId).execute();
    await tx.deleteFrom('newsletter.measured').where('person_id', '=', personId).execute();
    await endConsent(tx, services, { personId, activity: 'newsletterMeasuring' });
  });
}
