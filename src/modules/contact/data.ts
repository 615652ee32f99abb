/** What people write to us and what we answer (clause 1.3). A conversation's rows all go with it. */
import { actUses } from '../../platform/acts.ts';
import { mailUses } from '../../platform/mail/queue.ts';
import { bytes, declare, integer, personTable, text, timestamp, uuid } from '../../policy/declare.ts';
import { personUses } from '../rights/module.ts';

export const contactData = declare('contact', {
  tables: {
    conversation: personTable({
      activity: 'contact',
      columns: {
        id: uuid('none'),
        /** Keyed hash of the receipt code; absent where none was given out. */
        receipt_hash: text('token').optional(),
        /** Stands behind the plus sign of our reply address and leads an answer here; opens nothing. */
        reference: text('token'),
        /** `open` waits for us, `answered` for the person, `closed` for nobody. */
        state: text('none').changes(),
        /** How it began: `form`, `mail`, `phone`. */
        source: text('none'),
        language: text('language'),
        email: text('email').optional(),
        name: text('name').optional(),
        phone: text('phone').optional(),
        received_at: timestamp('time'),
        /** The last answer. */
        answered_at: timestamp('time').optional().changes(),
        closed_at: timestamp('time').optional().changes(),
        /** The latest message, for the order of the list. */
        last_at: timestamp('time').changes(),
      },
      key: ['person_id', 'id'],
      anchors: { received: 'received_at', answered: 'answered_at', closed: 'closed_at' },
      mayDelete: true,
    }),
    message: personTable({
      activity: 'contact',
      columns: {
        id: uuid('none'),
        conversation_id: uuid('none'),
        /** `in` to us, `out` from us. */
        direction: text('none'),
        /** `form`, `page` (the return page), `mail`, `phone`, `console`. */
        via: text('none'),
        body: text('message'),
        written_at: timestamp('time'),
        /** Files of a mail that the policy does not let us keep: too many, too large, of another type. */
        files_refused: integer('none'),
        /** Keyed hash of a mail's Message-ID, so that a mail read twice is stored once. */
        mail_hash: text('none').optional(),
      },
      key: ['person_id', 'id'],
      parent: 'conversation',
    }),
    attachment: personTable({
      activity: 'contact',
      columns: {
        id: uuid('none'),
        message_id: uuid('none'),
        name: text('attachment'),
        /** Media type, recognised by the content. */
        type: text('none'),
        size: integer('none'),
      },
      key: ['person_id', 'id'],
      parent: 'message',
    }),
    attachment_chunk: personTable({
      activity: 'contact',
      columns: {
        attachment_id: uuid('none'),
        part: integer('none'),
        content: bytes('attachment'),
      },
      key: ['person_id', 'attachment_id', 'part'],
      parent: 'attachment',
    }),
  },
  uses: [...mailUses, ...personUses, ...actUses, { call: 'mail.forget' }],
});
