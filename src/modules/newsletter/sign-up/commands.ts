/** From the wish for the newsletter to the confirmation that its address gives. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId, newToken } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import { dueAt } from '../../../policy/retention.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { personOf } from '../../rights/module.ts';
import type { NewsletterDb, NewsletterServices, NewsletterTx } from '../database.ts';
import { type Added, addSubscriber } from '../subscriber/commands.ts';
import { leaveAddress, leaveUrl, subscriberIdOf, tokenHash } from '../token/tokens.ts';
import { confirmationMail } from './mails.tsx';
import { findSignUp, isSubscribed, type SignUp, signUpById, wasMailedLately } from './queries.ts';
import { priorityOf } from './source.ts';
import { languageOf } from './words.ts';

export interface Wish {
  readonly email: string;
  readonly language: Language;
  /** The sentence beside the button. */
  readonly wording: string;
  /** Pattern of the page with the form, or the host of another site. */
  readonly sourcePage: string;
}

/**
 * Notes that somebody wants the newsletter at an address. Known or not, subscribed or not: the statements are the same, and
 * what comes of it is decided later by `newsletter.confirm`, so that neither answer nor time tells who subscribes.
 */
export const signUp = (db: NewsletterDb, services: NewsletterServices, wish: Wish): Promise<void> =>
  signUpWithin(db, services, wish);

/**
 * The same within what else is stored. One statement: while a campaign is sent, each answer of the database is waited for in
 * turn with its mails, and five of them took 80 ms.
 */
export async function signUpWithin(
  db: NewsletterDb | NewsletterTx,
  services: Pick<NewsletterServices, 'clock' | 'keys' | 'policyVersion'>,
  { email, language, wording, sourcePage }: Wish,
): Promise<void> {
  const { clock, policyVersion } = services;
  await sql`
    WITH person AS MATERIALIZED (SELECT ${personOf(services, email)} AS id), entered AS (
      INSERT INTO newsletter.sign_up
        (person_id, policy_version, id, subscriber_id, email, language, wording, source_page, token_hash, signed_up_at)
      SELECT person.id, ${policyVersion}, ${newId(clock)}::uuid, ${subscriberIdOf(services, email)}::uuid, ${email}, ${language}, ${wording},
        ${sourcePage}, ${tokenHash(services, 'confirm', newToken())}::bytea, ${clock.now()}::timestamptz
      FROM person RETURNING id
    ) SELECT jobs.enqueue('newsletter.confirm', entered.id, ${priorityOf(sourcePage)}::smallint) FROM entered
  `.execute(db);
}

/** One at a time for each person, over all processes: else two of them mail twice. */
const lockSignUps = (tx: NewsletterTx, personId: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`newsletter ${personId}`}, 0))`.execute(tx);

/**
 * Mails the link that confirms a sign-up; or drops the sign-up without a mail where its address subscribes already, or
 * was mailed so shortly before that another mail would only pester.
 */
export async function mailConfirmation(
  db: NewsletterDb,
  services: NewsletterServices,
  id: string,
): Promise<void> {
  const found = await signUpById(db, id);
  if (!found) return;
  await db.transaction().execute(async (tx) => {
    await lockSignUps(tx, found.person_id);
    const waiting = await signUpById(tx, id);
    if (!waiting || waiting.mailed_at) return;
    const needless =
      isOver(services, waiting) ||
      (await isSubscribed(tx, waiting.subscriber_id)) ||
      (await wasMailedLately(tx, services, waiting));
    if (needless) await dropSignUp(tx, waiting);
    else await mailLink(tx, services, waiting);
  });
}

const dropSignUp = (tx: NewsletterTx, { person_id, id }: SignUp) =>
  tx.deleteFrom('newsletter.sign_up').where('person_id', '=', person_id).where('id', '=', id).execute();

async function mailLink(tx: NewsletterTx, services: NewsletterServices, waiting: SignUp): Promise<void> {
  const { person_id: personId, id, subscriber_id: subscriberId, email, signed_up_at: signedUpAt } = waiting;
  const token = newToken();
  const leave = leaveUrl(services, subscriberId);
  const until = confirmableUntil(services, signedUpAt);
  const mail = confirmationMail(services, languageOf(waiting.language), { token, leave, until });
  await tx
    .updateTable('newsletter.sign_up')
    .set({
      token_hash: tokenHash(services, 'confirm', token),
      mail_hash: createHash('sha256').update(mail.text).digest(),
      mailed_at: services.clock.now(),
    })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .execute();
  await queueMail(tx, services, {
    personId,
    to: email,
    from: 'newsletter',
    kind: 'newsletter.confirmation',
    priority: priorityOf(waiting.source_page),
    holdsToken: true,
    listUnsubscribe: [leave, `mailto:${leaveAddress(services, subscriberId)}`],
    ...mail,
  });
}

/** When the link of a sign-up dies; `null` where the policy blocks none. */
const confirmableUntil = ({ policy }: Pick<NewsletterServices, 'policy'>, signedUp: Date): Date | null =>
  dueAt(policy, 'newsletterSignUp', { signedUp }, 'block') ?? dueAt(policy, 'newsletterSignUp', { signedUp });

/** Compared with the clock at every use, whether or not the job of the period has run. */
function isOver(services: NewsletterServices, { signed_up_at }: SignUp): boolean {
  const until = confirmableUntil(services, signed_up_at);
  return until !== null && services.clock.now() >= until;
}

/** The sign-up behind a link, while its link lives. */
export async function openSignUp(
  db: NewsletterDb,
  services: NewsletterServices,
  token: string,
): Promise<SignUp | null> {
  const found = await findSignUp(db, tokenHash(services, 'confirm', token));
  return found && !isOver(services, found) ? found : null;
}

export interface Confirmed {
  readonly personId: string;
  readonly outcome: Added;
  readonly language: Language;
}

/**
 * Makes a subscriber of whoever confirms, with the evidence of their consent; the sign-ups of the person are used up by it.
 * @returns `null` where the link is used, dead or none of ours
 */
export async function confirmSignUp(
  tx: NewsletterTx,
  services: NewsletterServices,
  token: string,
): Promise<Confirmed | null> {
  const open = await openSignUp(tx, services, token);
  if (!open) return null;
  await lockSignUps(tx, open.person_id);
  // Whoever pressed first has used it.
  const found = await openSignUp(tx, services, token);
  if (!found) return null;
  const language = languageOf(found.language);
  const added = await addSubscriber(tx, services, {
    email: found.email,
    language,
    topics: null,
    proof: 'confirmed',
    wording: found.wording,
    sourcePage: found.source_page,
    mailHash: found.mail_hash,
    signedUpAt: found.signed_up_at,
    confirmedAt: services.clock.now(),
  });
  await tx.deleteFrom('newsletter.sign_up').where('person_id', '=', found.person_id).execute();
  return { ...added, language };
}
