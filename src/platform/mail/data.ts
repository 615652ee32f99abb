/** The outbox: all mail of all modules, before and for a while after it is sent. */
import {
  bigint,
  boolean,
  bytes,
  declare,
  integer,
  personTable,
  smallint,
  table,
  text,
  timestamp,
  uuid,
} from '../../policy/declare.ts';

export const mailData = declare('mail', {
  tables: {
    outbox: personTable({
      activity: 'outgoingMail',
      columns: {
        id: uuid('none'),
        recipient: text('email'),
        sender: text('none'),
        /** Address to which answers go, with the reference of what is answered; ours, not a person's. */
        reply_to: text('none').optional(),
        subject: text('mailContent'),
        body_text: text('mailContent'),
        body_html: text('mailContent'),
        /** The module and kind of mail, such as `contact.answer`. */
        kind: text('none'),
        message_id: text('none'),
        in_reply_to: text('none').optional(),
        /** Lower goes first: 0 links that someone waits for, 5 answers, 9 bulk. */
        priority: smallint('none'),
        /** `queued`, `sending`, `sent`, `refused`, `unknown`. */
        state: text('deliveryState').changes(),
        attempts: integer('none').byDefault().changes(),
        next_attempt_at: timestamp('none').optional().changes(),
        /** Reply code of the mail server without its text, which may quote the address. */
        reply_code: text('deliveryState').optional().changes(),
        holds_token: boolean('none'),
        /** URIs that leave the list to which the mail belongs, in their order, with blanks between them (RFC 2369). */
        list_unsubscribe: text('mailContent').optional(),
        queued_at: timestamp('time'),
        sent_at: timestamp('time').optional().changes(),
      },
      key: ['person_id', 'id'],
      anchors: { recorded: 'queued_at', sent: 'sent_at' },
    }),
    /**
     * How fast mail may leave: `*` for the mail server, else a domain of recipients. A name without a row has no limit.
     * The credit is kept, so that a restart grants nothing twice.
     */
    pace: table({
      activity: null,
      columns: {
        name: text('none'),
        per_minute: integer('none').changes(),
        /** Thousandths of a mail; below zero after mail that does not wait. */
        credit: bigint('none').changes(),
        credited_at: timestamp('none').changes(),
      },
      key: ['name'],
      mayDelete: true,
    }),
    /** Mails that no module understood, kept for a person to see. They belong to their sender. */
    unrouted: personTable({
      activity: 'incomingMail',
      columns: {
        id: uuid('none'),
        recipient: text('none'),
        sender: text('email').optional(),
        raw: bytes('mailContent'),
        received_at: timestamp('time'),
        reason: text('none'),
      },
      key: ['person_id', 'id'],
      anchors: { received: 'received_at' },
      mayDelete: true,
    }),
  },
  functions: {
    /** Takes leave to send: (name of the pace, mails wanted, mails that go in any case, time). @returns how many may go */
    take_pace: { takes: 'text, integer, integer, timestamp with time zone', returns: 'integer' },
    /** Sets a pace, or lifts it where the number is null: (name, mails a minute, time). */
    set_pace: { takes: 'text, integer, timestamp with time zone', returns: 'void' },
    /** All paces there are: a JSON object of mails a minute by name. */
    paces: { takes: '', returns: 'jsonb' },
    /** Takes mails back or away with what they are about: (person, reply address of the conversation). */
    forget: { takes: 'uuid, text', returns: 'void' },
  },
  uses: [
    { call: 'mail.take_pace' },
    { call: 'jobs.enqueue' },
    { call: 'rights.person_for' },
    { insert: 'rights.consultation' },
  ],
});
