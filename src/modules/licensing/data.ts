/** Licences, the machines they run on, and what people gave while installing, by purpose (clause 7). */
import { actReads, actUses } from '../../platform/acts.ts';
import { mailUses } from '../../platform/mail/queue.ts';
import {
  bytes,
  day,
  declare,
  integer,
  personTable,
  smallint,
  table,
  text,
  texts,
  timestamp,
  uuid,
} from '../../policy/declare.ts';
import { accountUses } from '../account/module.ts';
import { consentUses, personUses } from '../rights/module.ts';

export const licensingData = declare('licensing', {
  tables: {
    /** What was sold. It needs no person, and no person's going ends it. */
    licence: table({
      activity: null,
      columns: {
        id: uuid('none'),
        /** First group of the key: shown, searched, and counted by limits. */
        prefix: text('none'),
        /** Keyed hash of the whole key, which was shown once. */
        key_hash: bytes('none'),
        product: text('none'),
        edition: text('none'),
        seats: integer('none').changes(),
        /** Last day on which it may be used; null for a perpetual one, or while its term has not begun. */
        ends_on: day('none').optional().changes(),
        /** Length of a term that begins with the first activation, in months. */
        term_months: smallint('none').optional().changes(),
        /** Days after the end in which the product still runs, and says so. */
        grace_days: smallint('none').changes(),
        entitlements: texts('none').changes(),
        /** `active`, `suspended`, `revoked`, `replaced`. */
        state: text('none').changes(),
        /** Why it is not active, for staff. */
        state_reason: text('none').optional().changes(),
        replaced_by: uuid('none').optional().changes(),
        /** The record of its sale, against which a purchase is checked: no buyer stands in it. */
        sold_on: day('none').optional(),
        sold_at: text('none').optional(),
        /** The shop's own number for it; a sale that is told twice is one licence. */
        reference: text('none').optional(),
        /** `staff`, `shop`, `import`. */
        source: text('none'),
        issued_at: timestamp('none'),
        changed_at: timestamp('none').changes(),
      },
      key: ['id'],
    }),
    /** One machine of a licence, with the terms that its certificate states. */
    seat: table({
      activity: 'licenceSeat',
      columns: {
        id: uuid('none'),
        licence_id: uuid('licenceNumber').changes(),
        machine: bytes('machineHash'),
        nonce: bytes('nonce').changes(),
        product: text('none'),
        /** Null where the machine asked by code, in which there is no room for it. */
        version: text('productVersion').optional().changes(),
        edition: text('edition').changes(),
        /** `online`, `manual`. */
        manner: text('none').changes(),
        key_id: smallint('none').changes(),
        issued_on: day('none').changes(),
        ends_on: day('none').optional().changes(),
        grace_days: smallint('none').changes(),
        entitlements: texts('none').changes(),
        consent: bytes('none').optional().changes(),
        signature: bytes('none').changes(),
        activated_at: timestamp('time'),
        ended_at: timestamp('time').optional().changes(),
        /** `machine`, `code`, `account`, `staff`, `licence`. */
        ended_by: text('none').optional().changes(),
      },
      key: ['id'],
      anchors: { ended: 'ended_at' },
      mayDelete: true,
    }),
    /** Nonces that were answered once: an old request is not answered again. They go with their seat. */
    used_nonce: table({
      activity: 'licenceSeat',
      columns: { seat_id: uuid('none'), licence_id: uuid('licenceNumber'), nonce: bytes('nonce') },
      key: ['licence_id', 'nonce'],
      parent: 'seat',
      mayDelete: true,
    }),
    /** Purpose (a) of clause 7.2: the check of the licence. */
    verification: personTable({
      activity: 'licenceVerification',
      columns: {
        id: uuid('none'),
        seat_id: uuid('none'),
        purchase_date: text('purchaseDate').optional(),
        purchase_place: text('purchasePlace').optional(),
        /** `matches`, `differs`, `noRecord`: the purchase against the record of the sale; null where none was given. */
        sale_check: text('none').optional(),
        wording: text('consentText'),
        activated_at: timestamp('none'),
      },
      key: ['person_id', 'id'],
      anchors: { activated: 'activated_at' },
      mayDelete: true,
    }),
    /** Purpose (a) as well: where an automatic activation came from, apart from the rest, for a time of its own. */
    address: personTable({
      activity: 'activationAddress',
      columns: {
        id: uuid('none'),
        seat_id: uuid('none'),
        ip_address: text('ipAddress'),
        activated_at: timestamp('none'),
      },
      key: ['person_id', 'id'],
      anchors: { activated: 'activated_at' },
      mayDelete: true,
    }),
    /** Purpose (b): personal support. */
    contact: personTable({
      activity: 'personalSupport',
      columns: {
        id: uuid('none'),
        seat_id: uuid('none'),
        user_name: text('userName').optional(),
        first_name: text('firstName').optional(),
        surname: text('surname').optional(),
        email: text('email').optional(),
        wording: text('consentText'),
        activated_at: timestamp('none'),
      },
      key: ['person_id', 'id'],
      anchors: { activated: 'activated_at' },
      mayDelete: true,
    }),
    /** Networks from which a licence was activated, as hashes under a key of the day: countable, not to be found again. */
    network: table({
      activity: 'licenceVerification',
      columns: {
        licence_id: uuid('none'),
        day: day('none'),
        network_hash: bytes('none'),
        activated_at: timestamp('none'),
      },
      key: ['licence_id', 'day', 'network_hash'],
      anchors: { activated: 'activated_at' },
      mayDelete: true,
    }),
    /** Answers that are given again to whoever repeats a request; hashes of key and body, and a certificate. */
    replay: table({
      activity: null,
      columns: {
        key_hash: bytes('none'),
        body_hash: bytes('none'),
        status: smallint('none'),
        answer: text('none'),
        given_at: timestamp('none'),
      },
      key: ['key_hash'],
      mayDelete: true,
    }),
    /** Activations by day, product, version and manner. */
    daily: table({
      activity: null,
      columns: {
        day: day('none'),
        product: text('none'),
        version: text('none'),
        manner: text('none'),
        times: integer('none').changes(),
      },
      key: ['day', 'product', 'version', 'manner'],
    }),
    /** A licence about which counts raised a question, which waits for a person to decide it (Art. 22). */
    review: table({
      activity: 'licenceReview',
      columns: {
        id: uuid('none'),
        licence_id: uuid('none').changes(),
        /** `machines`, `networks`, `overlap`. */
        signal: text('none'),
        /** What was counted, and how much of it raises no question. */
        counted: integer('none').changes(),
        allowed: integer('none').changes(),
        /** The first day that was counted; of `overlap` the only one. */
        since: day('none').changes(),
        raised_at: timestamp('none'),
        /** `open`, `cleared`, `blocked`, `lifted`. */
        state: text('none').changes(),
        /** Since when staff must decide: it was raised, or somebody answered; null once they did. */
        waiting_since: timestamp('none').optional().changes(),
        /** The last decision. */
        decided_at: timestamp('none').optional().changes(),
      },
      key: ['id'],
      anchors: { decided: 'decided_at' },
    }),
    /** What staff decided, and why. Who it was stands in the log of staff. */
    review_decision: table({
      activity: 'licenceReview',
      columns: {
        review_id: uuid('none'),
        id: uuid('none'),
        /** `cleared`, `blocked`, `upheld`, `lifted`. */
        decision: text('none'),
        reason: text('none'),
        /** How many were told. */
        told: integer('none'),
        decided_at: timestamp('none'),
      },
      key: ['review_id', 'id'],
      parent: 'review',
    }),
    /** Whom a decision was told to, and what they answered. */
    review_notice: personTable({
      activity: 'licenceReview',
      columns: {
        id: uuid('none'),
        review_id: uuid('none'),
        language: text('language'),
        /** Keyed hash of the mailed link's token; null where somebody answered from the account. */
        token_hash: bytes('token').optional(),
        message: text('message').optional().changes(),
        told_at: timestamp('time'),
        answered_at: timestamp('time').optional().changes(),
        /** The last decision on the review. */
        decided_at: timestamp('none').changes(),
      },
      key: ['person_id', 'id'],
      anchors: { decided: 'decided_at' },
    }),
  },
  uses: [...personUses, ...actUses, ...actReads, ...consentUses, ...accountUses, ...mailUses],
});
