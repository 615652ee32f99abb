/** The outbox: all mail of all modules, before and for a while after it is sent. */
import {
  boolean,
  bytes,
  declare,
  integer,
  personTable,
  smallint,
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
        queued_at: timestamp('time'),
        sent_at: timestamp('time').optional().changes(),
      },
      key: ['person_id', 'id'],
      anchors: { recorded: 'queued_at', sent: 'sent_at' },
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
    /** Takes mails back or away with what they are about: (person, reply address of the conversation). */
    forget: { takes: 'uuid, text', returns: 'void' },
  },
  uses: [{ call: 'jobs.enqueue' }, { call: 'rights.person_for' }, { insert: 'rights.consultation' }],
});
