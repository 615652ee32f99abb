/** Persons, known by their addresses, and what they asked of us. */

import { mailUses } from '../../platform/mail/queue.ts';
import { declare, personTable, text, timestamp, uuid } from '../../policy/declare.ts';

export const rightsData = declare('rights', {
  tables: {
    /** The address by which a person is found. It ends when nothing else is held about them. */
    address: personTable({
      activity: 'personRecord',
      columns: {
        /** Normalised by `normaliseAddress`, unique. */
        address: text('email'),
        known_since: timestamp('time'),
        ended_at: timestamp('time').optional().changes(),
      },
      key: ['person_id', 'address'],
      anchors: { ended: 'ended_at' },
      mayDelete: true,
    }),
    /** Which member of staff looked at what is held about a person, when, and what for (C-579/21). */
    consultation: personTable({
      activity: 'consultation',
      columns: {
        id: uuid('none'),
        staff_id: uuid('none'),
        reader: text('reader'),
        reason: text('reasons'),
        consulted_at: timestamp('time'),
      },
      key: ['person_id', 'id'],
      anchors: { recorded: 'consulted_at' },
    }),
  },
  functions: {
    /** The person of an address, made under the given id where the address is new: (address, new id, policy version, time). */
    person_for: { takes: 'text, uuid, text, timestamp with time zone', returns: 'uuid' },
  },
  uses: [...mailUses],
});
