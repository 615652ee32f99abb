/** Puts mail into the outbox: the only way in which a module sends mail. */

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { DatabaseOf } from '../../policy/declare.ts';
import { decideFlow } from '../../policy/gate.ts';
import { subsetOf } from '../db/subset.ts';
import type { disclosureData } from '../disclosure/data.ts';
import { DomainError } from '../fault.ts';
import { newId } from '../ids.ts';
import type { Services } from '../module.ts';
import type { mailData } from './data.ts';

/** What a module's database type must contain to send mail; declare `uses: mailUses`. */
export type MailTables = Pick<DatabaseOf<typeof mailData>, 'mail.outbox'> & DatabaseOf<typeof disclosureData>;
export const mailUses = [
  { insert: 'mail.outbox' },
  { insert: 'disclosure.entry' },
  { call: 'jobs.enqueue' },
] as const;

export interface Mail {
  readonly personId: string;
  readonly to: string;
  /** Which of the policy’s addresses it comes from. */
  readonly from: keyof Services['policy']['controller']['emails'];
  /** Reference put behind a plus sign into the reply address, so that the answer finds its way. */
  readonly replyReference?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `module.kind`. */
  readonly kind: string;
  readonly inReplyTo?: string;
  /** Lower goes first: 0 links that someone waits for, 5 (when not given) answers, 9 bulk. */
  readonly priority?: number;
  /** It carries a link that acts for its reader: masked in the console once mail is really sent. */
  readonly holdsToken?: boolean;
  /** URIs that leave the list to which it belongs, the `https` one first (RFC 2369, RFC 8058). */
  readonly listUnsubscribe?: readonly string[];
}

/**
 * Queues one mail in the caller's transaction, with its entry in the register of disclosures.
 * @returns id of the mail
 * @throws DomainError `badHeader` when the address or subject would break out of its header line
 */
export async function queueMail<DB extends MailTables>(
  caller: Kysely<DB> | Transaction<DB>,
  services: Pick<Services, 'policy' | 'policyVersion' | 'clock' | 'env'>,
  mail: Mail,
): Promise<string> {
  const db: Kysely<MailTables> = subsetOf(caller);
  const { policy, policyVersion, clock } = services;
  if (/[\r\n\0]/.test(mail.to + mail.subject)) throw new DomainError('badHeader');
  const relay = decideFlow(policy, {
    activity: 'outgoingMail',
    kind: 'processor',
    recipient: 'mailRelay',
    ground: policy.activities.outgoingMail.basis,
  });
  if (!relay.allowed) throw new DomainError('flowRefused', { because: relay.because });
  const id = newId(clock);
  const sender = policy.controller.emails[mail.from];
  const now = clock.now();
  const priority = mail.priority ?? 5;
  await db
    .insertInto('mail.outbox')
    .values({
      person_id: mail.personId,
      policy_version: policyVersion,
      id,
      recipient: mail.to,
      sender,
      subject: mail.subject,
      body_text: mail.text,
      body_html: mail.html,
      reply_to: mail.replyReference ? sender.replace('@', `+${mail.replyReference}@`) : null,
      kind: mail.kind,
      message_id: `<${id}@${new URL(services.env.publicUrl).hostname}>`,
      in_reply_to: mail.inReplyTo ?? null,
      priority,
      state: 'queued',
      next_attempt_at: now,
      holds_token: mail.holdsToken ?? false,
      list_unsubscribe: mail.listUnsubscribe?.join(' ') ?? null,
      queued_at: now,
    })
    .execute();
  await db
    .insertInto('disclosure.entry')
    .values({
      person_id: mail.personId,
      policy_version: policyVersion,
      id: newId(clock),
      activity: 'outgoingMail',
      kind: 'processor',
      recipient: 'mailRelay',
      ground: policy.activities.outgoingMail.basis,
      evidence: mail.kind,
      agreed_by: [],
      disclosed_at: now,
    })
    .execute();
  await sql`SELECT jobs.enqueue('mail.send', ${id}::uuid, ${priority}::smallint)`.execute(db);
  return id;
}
