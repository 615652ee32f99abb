/** Persons, known by their addresses, and what they asked of us. */

import { z } from 'zod';
import { actUses } from '../../platform/acts.ts';
import { mailUses } from '../../platform/mail/queue.ts';
import {
  boolean,
  bytes,
  declare,
  integer,
  json,
  personTable,
  smallint,
  table,
  text,
  timestamp,
  uuid,
} from '../../policy/declare.ts';

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
    /** A mailed link that proves an address: it works once, and acts only when its page's button is pressed. */
    proof: personTable({
      activity: 'addressProof',
      columns: {
        id: uuid('none'),
        address: text('email'),
        token_hash: bytes('token'),
        /** `open` shows what is held; the others carry out what was asked by mail. */
        purpose: text('none'),
        language: text('language'),
        issued_at: timestamp('time'),
        expires_at: timestamp('time'),
        used_at: timestamp('time').optional().changes(),
      },
      key: ['person_id', 'id'],
      anchors: { issued: 'issued_at' },
      mayDelete: true,
    }),
    /** A browser whose user has proven the address. */
    session: personTable({
      activity: 'addressProof',
      columns: {
        id: uuid('none'),
        address: text('email'),
        token_hash: bytes('token'),
        opened_at: timestamp('time'),
        seen_at: timestamp('time').changes(),
      },
      key: ['person_id', 'id'],
      anchors: { issued: 'opened_at' },
      mayDelete: true,
    }),
    /** What a person asked by right, until when it must be answered, and how it was. */
    request: personTable({
      activity: 'rightsRequest',
      columns: {
        id: uuid('none'),
        /** `access`, `rectification`, `erasure`, `restriction`, `objection`, `portability`, `withdrawal`, `other`. */
        kind: text('none'),
        /** `open`, `identity` while the deadline waits for a proof of identity, `closed`. */
        state: text('none').changes(),
        /** `page`, `mail`, `console`, `cli`. */
        source: text('none'),
        /** The activity meant, where it is about one. */
        activity: text('none').optional(),
        language: text('language').optional(),
        reasons: text('reasons').optional(),
        decision: text('decision').optional(),
        /** Why the time to answer was extended (Art. 12(3)). */
        extension: text('decision').optional(),
        received_at: timestamp('time'),
        due_at: timestamp('time'),
        extended_at: timestamp('time').optional(),
        identity_asked_at: timestamp('time').optional(),
        closed_at: timestamp('time').optional(),
      },
      key: ['person_id', 'id'],
      anchors: { closed: 'closed_at' },
    }),
    /** What waits to be fetched by another controller whom the person named (Art. 20(2)). It goes when it was, or its time is over. */
    transfer: personTable({
      activity: 'rightsRequest',
      columns: {
        id: uuid('none'),
        request_id: uuid('none'),
        recipient: text('email'),
        token_hash: bytes('token'),
        offered_at: timestamp('time'),
        expires_at: timestamp('time'),
      },
      key: ['person_id', 'id'],
      parent: 'request',
      mayDelete: true,
    }),
    /** Why rows of a person are not used (Art. 18). Lifting one reason leaves the others. */
    restriction: personTable({
      activity: 'rightsRequest',
      columns: {
        id: uuid('none'),
        request_id: uuid('none').optional(),
        /** `person`: asked for; `objection`: while it is weighed; `accuracy`: while it is checked. */
        cause: text('none'),
        /** Only this activity; all where it is null. */
        activity: text('none').optional(),
        /** `person`, or the id of the member of staff. */
        placed_by: text('none'),
        since: timestamp('time'),
        /** When the person was told that it will be lifted (Art. 18(3)). */
        lift_told_at: timestamp('time').optional(),
        ended_at: timestamp('time').optional(),
      },
      key: ['person_id', 'id'],
      anchors: { closed: 'ended_at' },
    }),
    objection: personTable({
      activity: 'objection',
      columns: {
        id: uuid('none'),
        request_id: uuid('none'),
        activity: text('none'),
        reasons: text('reasons').optional(),
        decision: text('decision').optional(),
        objected_at: timestamp('time'),
        decided_at: timestamp('time').optional(),
      },
      key: ['person_id', 'id'],
      anchors: { decided: 'decided_at' },
    }),
    /** A law that forbids deletion: what it covers is locked away until the end date, and goes then. */
    hold: personTable({
      activity: 'hold',
      columns: {
        id: uuid('none'),
        law: text('lawName'),
        /** Letter of Art. 17(3). */
        ground: text('none'),
        activity: text('none').optional(),
        reasons: text('reasons').optional(),
        placed_by: text('reader'),
        placed_at: timestamp('time'),
        until: timestamp('time'),
        ended_at: timestamp('time').optional(),
        /** The person was erased meanwhile: what is held goes the moment the hold ends. */
        erase_at_end: boolean('none').byDefault().changes(),
      },
      key: ['person_id', 'id'],
      anchors: { ended: 'ended_at' },
    }),
    /** What a person agreed to or refused, in which words (Art. 7(1)). */
    consent: personTable({
      activity: 'consentReceipt',
      columns: {
        id: uuid('none'),
        activity: text('none'),
        /** Consent to a disclosure names its recipient. */
        recipient: text('recipient').optional(),
        /** `granted` or `refused`. */
        decision: text('decision'),
        wording: text('consentText'),
        given_at: timestamp('time'),
        ended_at: timestamp('time').optional(),
      },
      key: ['person_id', 'id'],
      anchors: { ended: 'ended_at' },
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
    /** Signed receipts of erasures. They name nobody; a receipt is found by the code that only its owner has. */
    erasure: table({
      activity: 'erasureLedger',
      columns: {
        number: integer('none'),
        code_hash: bytes('none'),
        receipt: json('none', z.object({ statement: z.string(), signature: z.string() })),
        erased_at: timestamp('time'),
      },
      key: ['number'],
      anchors: { recorded: 'erased_at' },
      mayDelete: true,
    }),
    /** One row: the number of the last erasure that this database knows, to be compared with the ledger. */
    ledger: table({
      activity: null,
      columns: { id: smallint('none'), number: integer('none').changes() },
      key: ['id'],
    }),
  },
  functions: {
    /** The person of an address, made under the given id where the address is new: (address, new id, policy version, time). */
    person_for: { takes: 'text, uuid, text, timestamp with time zone', returns: 'uuid' },
    /** Ends a consent that stands, as its module learned: (person, activity, time). */
    end_consent: { takes: 'uuid, text, timestamp with time zone', returns: 'void' },
    /** Whether a person's consent to a disclosure stands: (person, receipt, recipient). */
    consent_stands: { takes: 'uuid, uuid, text', returns: 'boolean' },
  },
  uses: [...mailUses, ...actUses, { call: 'rights.person_for' }, { call: 'rights.consent_stands' }],
});
