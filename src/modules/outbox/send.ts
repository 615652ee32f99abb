/** Sends what waits in the outbox. A mail is claimed before it is sent, so that no two workers send it. */
import { type Kysely, sql } from 'kysely';
import { composeMail, type DkimKey, wireAddress } from '../../platform/mail/compose.ts';
import type { mailData } from '../../platform/mail/data.ts';
import type { Outcome, Relay } from '../../platform/mail/smtp.ts';
import type { Services } from '../../platform/module.ts';
import type { DatabaseOf } from '../../policy/declare.ts';
import type { PersonTables } from '../rights/module.ts';

export type MailDb = Kysely<DatabaseOf<typeof mailData> & PersonTables>;
export type SendServices = Pick<Services, 'policy' | 'clock' | 'log'>;

export interface Sender {
  readonly relay: Relay;
  readonly keys: readonly DkimKey[];
}

const minuteMs = 60_000;
/** Minutes until the next try; the last repeats. Twelve tries take a day and a half. */
const waits = [1, 5, 15, 60, 240];
const maxAttempts = 12;
/** A mail still being sent after this was cut off by the program's end: far longer than all time limits of SMTP here. */
const leaseMs = 15 * minuteMs;

/**
 * Sends one mail, if it waits and its time has come. The mail of an erased or restricted person is not there to be
 * claimed: the database hides it.
 * @returns what came of it, `null` where it was not there to be claimed
 */
export async function sendMail(
  db: MailDb,
  services: SendServices,
  sender: Sender,
  id: string,
): Promise<Outcome | null> {
  const mail = await claim(db, services, id);
  if (!mail) return null;
  await useUpPace(db, services, mail.recipient);
  const claimed = { id, personId: mail.person_id, attempts: mail.attempts };
  let message: Buffer;
  try {
    message = await compose(services, sender, mail);
  } catch (error) {
    // Certainly not sent, so it may be tried again once what is wrong here is mended.
    await settle(db, services, claimed, { result: 'later', code: null });
    throw error;
  }
  const outcome = await sender.relay.send(
    { from: wireAddress(mail.sender), to: wireAddress(mail.recipient) },
    message,
  );
  await settle(db, services, claimed, outcome);
  return outcome;
}

/** Mail of the outbox does not wait; what it uses of the pace is taken from what campaigns may send. */
async function useUpPace(db: MailDb, { clock }: SendServices, recipient: string): Promise<void> {
  const domain = recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase();
  await sql`SELECT mail.take_pace(name, 1, 1, ${clock.now()}::timestamptz) FROM unnest(${['*', domain]}::text[]) AS name`.execute(
    db,
  );
}

type ClaimedMail = NonNullable<Awaited<ReturnType<typeof claim>>>;

const compose = ({ policy, clock }: SendServices, { keys }: Sender, mail: ClaimedMail): Promise<Buffer> =>
  composeMail(
    {
      fromName: policy.controller.name,
      from: mail.sender,
      to: mail.recipient,
      replyTo: mail.reply_to,
      subject: mail.subject,
      text: mail.body_text,
      html: mail.body_html,
      messageId: mail.message_id,
      inReplyTo: mail.in_reply_to,
      date: clock.now(),
      automatic: !mail.kind.endsWith('.answer'),
      list: mail.list_unsubscribe
        ? { id: mail.sender.replace('@', '.'), unsubscribe: mail.list_unsubscribe.split(' ') }
        : null,
    },
    keys,
  );

async function claim(db: MailDb, { clock }: SendServices, id: string) {
  const now = clock.now();
  return db
    .updateTable('mail.outbox')
    .set((row) => ({
      state: 'sending',
      attempts: row('attempts', '+', 1),
      next_attempt_at: new Date(now.getTime() + leaseMs),
    }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('next_attempt_at', '<=', now)
    .returning(['person_id', 'recipient', 'sender', 'reply_to', 'subject', 'body_text', 'body_html', 'kind'])
    .returning(['message_id', 'in_reply_to', 'list_unsubscribe', 'attempts'])
    .executeTakeFirst();
}

interface Claimed {
  readonly id: string;
  readonly personId: string;
  readonly attempts: number;
}

async function settle(
  db: MailDb,
  { clock, log }: SendServices,
  { id, personId, attempts }: Claimed,
  { result, code, because }: Outcome,
): Promise<void> {
  const now = clock.now();
  const again = result === 'later' && attempts < maxAttempts;
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? 1;
  const state = again ? 'queued' : result === 'later' ? 'refused' : result;
  await db
    .updateTable('mail.outbox')
    .set({
      state,
      reply_code: code,
      next_attempt_at: again ? new Date(now.getTime() + wait * minuteMs) : null,
      ...(result === 'sent' && { sent_at: now }),
    })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .execute();
  if (result !== 'sent')
    log.warn({ mail: id, result: state, code, because: because ?? null, attempts }, 'a mail was not sent');
}

const batch = 200;

/** Sends the mails whose time has come, the most urgent first, as long as the mail server answers at all. */
export async function sendDue(
  db: MailDb,
  services: SendServices,
  sender: Sender,
  signal: AbortSignal,
): Promise<void> {
  for (const id of await dueMails(db, services)) {
    if (signal.aborted) return;
    const outcome = await sendMail(db, services, sender, id);
    // a server that cannot be reached costs half a minute for each mail: it is asked again with the next turn
    if (outcome?.result === 'later' && outcome.code === null) return;
  }
}

async function dueMails(db: MailDb, { clock }: Pick<SendServices, 'clock'>): Promise<string[]> {
  const rows = await db
    .selectFrom('mail.outbox')
    .select('id')
    .where('state', '=', 'queued')
    .where('next_attempt_at', '<=', clock.now())
    .orderBy('priority')
    .orderBy('next_attempt_at')
    .limit(batch)
    .execute();
  return rows.map((row) => row.id);
}

/** Mails cut off while being sent: whether they arrived nobody knows, so they are not repeated. */
export async function giveUpCutOff(db: MailDb, { clock }: Pick<SendServices, 'clock'>): Promise<void> {
  await db
    .updateTable('mail.outbox')
    .set({ state: 'unknown', next_attempt_at: null })
    .where('state', '=', 'sending')
    .where('next_attempt_at', '<=', clock.now())
    .execute();
}
