/** What the console shows of the outbox and of mails that no module took. */
import type { MailDb } from './send.ts';

export const pageSize = 50;

export interface OutboxLine {
  readonly id: string;
  readonly personId: string;
  readonly recipient: string;
  readonly subject: string;
  /** Its code, or its name once the page is made. */
  readonly kind: string;
  readonly state: string;
  readonly replyCode: string | null;
  readonly holdsToken: boolean;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
}

export interface OutboxMail extends OutboxLine {
  readonly personId: string;
  readonly sender: string;
  readonly replyTo: string | null;
  readonly text: string;
  readonly html: string;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
}

const lineColumns = ['id', 'recipient', 'subject', 'kind', 'state', 'reply_code', 'holds_token'] as const;

/** One page of the outbox, newest first. */
export async function listOutbox(db: MailDb, page: number): Promise<{ lines: OutboxLine[]; pages: number }> {
  const { total } = await db
    .selectFrom('mail.outbox')
    .select(db.fn.count<string>('id').as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('mail.outbox')
    .select([...lineColumns, 'person_id', 'queued_at', 'sent_at'])
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const lines = rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    recipient: row.recipient,
    subject: row.subject,
    kind: row.kind,
    state: row.state,
    replyCode: row.reply_code,
    holdsToken: row.holds_token,
    queuedAt: row.queued_at,
    sentAt: row.sent_at,
  }));
  return { lines, pages: Math.max(1, Math.ceil(Number(total) / pageSize)) };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One mail, `null` where there is none. */
export async function outboxMail(db: MailDb, id: string): Promise<OutboxMail | null> {
  if (!uuid.test(id)) return null;
  const row = await db
    .selectFrom('mail.outbox')
    .select([
      ...lineColumns,
      'queued_at',
      'sent_at',
      'person_id',
      'sender',
      'reply_to',
      'body_text',
      'body_html',
    ])
    .select(['attempts', 'next_attempt_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    recipient: row.recipient,
    subject: row.subject,
    kind: row.kind,
    state: row.state,
    replyCode: row.reply_code,
    holdsToken: row.holds_token,
    queuedAt: row.queued_at,
    sentAt: row.sent_at,
    personId: row.person_id,
    sender: row.sender,
    replyTo: row.reply_to,
    text: row.body_text,
    html: row.body_html,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
  };
}

export interface UnroutedLine {
  readonly id: string;
  readonly personId: string;
  readonly recipient: string;
  readonly sender: string | null;
  readonly reason: string;
  readonly receivedAt: Date;
}

export interface UnroutedMail extends UnroutedLine {
  readonly personId: string;
  readonly raw: Buffer;
}

/** The latest mails that wait for a person, newest first. */
export async function listUnrouted(db: MailDb): Promise<UnroutedLine[]> {
  const rows = await db
    .selectFrom('mail.unrouted')
    .select(['id', 'person_id', 'recipient', 'sender', 'reason', 'received_at'])
    .orderBy('received_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ received_at: receivedAt, person_id: personId, ...line }) => ({
    ...line,
    personId,
    receivedAt,
  }));
}

/** A mail that waits for a person, with its bytes; `null` where there is none. */
export async function unroutedMail(db: MailDb, id: string): Promise<UnroutedMail | null> {
  if (!uuid.test(id)) return null;
  const row = await db
    .selectFrom('mail.unrouted')
    .select(['id', 'recipient', 'sender', 'reason', 'received_at', 'person_id', 'raw'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { received_at: receivedAt, person_id: personId, ...line } = row;
  return { ...line, receivedAt, personId };
}
