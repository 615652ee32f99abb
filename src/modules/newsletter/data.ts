/** Who asked for the newsletter, who gets it, what was sent to whom and what came back (clause 6.2). */
import { actUses } from '../../platform/acts.ts';
import { mailUses } from '../../platform/mail/queue.ts';
import {
  boolean,
  bytes,
  type DatabaseOf,
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
import { consentUses, personUses } from '../rights/module.ts';

export const newsletterData = declare('newsletter', {
  tables: {
    /** A wish to subscribe that its address has not confirmed; blocked and gone as the policy says. */
    sign_up: personTable({
      activity: 'newsletterSignUp',
      columns: {
        id: uuid('none'),
        /** The subscriber that it will become. */
        subscriber_id: uuid('none'),
        email: text('email'),
        language: text('language'),
        /** The sentence that stood beside the button. */
        wording: text('consentText'),
        /** Pattern of the page with the form, or the host of another site that embeds it. */
        source_page: text('none'),
        /** Keyed hash of the link's token; random, and opening nothing, until the mail is made. */
        token_hash: bytes('token').changes(),
        /** SHA-256 of the confirming mail's text. */
        mail_hash: bytes('none').optional().changes(),
        signed_up_at: timestamp('time'),
        mailed_at: timestamp('time').optional().changes(),
      },
      key: ['person_id', 'id'],
      anchors: { signedUp: 'signed_up_at' },
      mayDelete: true,
    }),
    /** An address that gets the newsletter, or has left and waits for its removal. */
    subscriber: personTable({
      activity: 'newsletter',
      columns: {
        /** Stands in links; derived from the address, so that the links of years ago find whoever came back. */
        id: uuid('none'),
        email: text('email'),
        language: text('language').optional().changes(),
        /** Chosen topics; null for all. */
        topics: texts('topics').optional().changes(),
        /** How the consent is proven: `confirmed` by the link of a mail, `imported` with the proof of another system. */
        proof: text('none'),
        wording: text('consentText'),
        source_page: text('none'),
        mail_hash: bytes('none').optional(),
        signed_up_at: timestamp('time'),
        confirmed_at: timestamp('time'),
        left_at: timestamp('time').optional().changes(),
        /** `link`, `mail`, `page`, `bounce`, `complaint`, `staff`. */
        left_by: text('none').optional().changes(),
      },
      key: ['person_id'],
      anchors: { left: 'left_at' },
      mayDelete: true,
    }),
    /** A row stands for the consent to count opens and clicks; it goes with the subscriber. */
    measuring: personTable({
      activity: 'newsletterMeasuring',
      columns: {
        /** Mails of before are not counted: what was counted of them ended with an earlier consent. */
        agreed_at: timestamp('none'),
      },
      key: ['person_id'],
      parent: 'subscriber',
      mayDelete: true,
    }),
    /** What was counted of one campaign, for those who agreed. */
    measured: personTable({
      activity: 'newsletterMeasuring',
      columns: {
        campaign_id: uuid('none'),
        opens: integer('opens').byDefault().changes(),
        clicks: integer('clicks').byDefault().changes(),
        recorded_at: timestamp('none'),
      },
      key: ['person_id', 'campaign_id'],
      parent: 'measuring',
      anchors: { recorded: 'recorded_at' },
      mayDelete: true,
    }),
    /** Keyed hashes of addresses that no list may bring back. The time of each begins when its subscriber is gone. */
    suppression: personTable({
      activity: 'suppression',
      columns: {
        address_hash: bytes('addressHash'),
        left_at: timestamp('none').optional().changes(),
      },
      key: ['person_id', 'address_hash'],
      anchors: { left: 'left_at' },
      mayDelete: true,
    }),
    /** A mailed link to one's own choices: it works for a short time. */
    manage_link: personTable({
      activity: 'addressProof',
      columns: {
        id: uuid('none'),
        /** Keyed hash of the link's token; random, and opening nothing, until the mail is made. */
        token_hash: bytes('token').changes(),
        language: text('language'),
        /** The mail is made, or none is needed since the link stands on a page. */
        mailed: boolean('none').changes(),
        issued_at: timestamp('time'),
        expires_at: timestamp('time'),
      },
      key: ['person_id', 'id'],
      anchors: { issued: 'issued_at' },
      mayDelete: true,
    }),
    campaign: table({
      activity: null,
      columns: {
        id: uuid('none'),
        /** Short and never given twice: in return paths and feedback ids. */
        number: integer('none'),
        /** For the console. */
        title: text('none').changes(),
        /** `draft`, `scheduled`, `late` (asks), `preparing`, `sending`, `paused`, `sent`, `cancelled`. */
        state: text('none').changes(),
        /** Whom it is for; none means everybody. */
        topics: texts('none').changes(),
        /** Shown in the public archive once it is sent. */
        archived: boolean('none').changes(),
        /** Counts changes of the texts, so that two editors do not overwrite each other. */
        revision: integer('none').changes(),
        /** Why the program itself paused it: a code of `words.ts`. */
        pause_reason: text('none').optional().changes(),
        created_at: timestamp('none'),
        changed_at: timestamp('none').changes(),
        scheduled_at: timestamp('none').optional().changes(),
        frozen_at: timestamp('none').optional().changes(),
        finished_at: timestamp('none').optional().changes(),
      },
      key: ['id'],
      mayDelete: true,
    }),
    /** The latest number of a campaign: none is given twice. */
    campaign_number: table({
      activity: null,
      columns: { id: smallint('none'), latest: integer('none').changes() },
      key: ['id'],
    }),
    campaign_text: table({
      activity: null,
      columns: {
        campaign_id: uuid('none'),
        language: text('none'),
        subject: text('none').changes(),
        preheader: text('none').changes(),
        /** Markdown with blocks. */
        body: text('none').changes(),
      },
      key: ['campaign_id', 'language'],
      mayDelete: true,
    }),
    /** Counts that outlive the ledger: `candidates`, `toSend`, `excluded.REASON`, `sent`, `opens`, … */
    campaign_count: table({
      activity: null,
      columns: { campaign_id: uuid('none'), what: text('none'), number: integer('none').changes() },
      key: ['campaign_id', 'what'],
      mayDelete: true,
    }),
    /** Targets of a campaign's links, by their number in measured mails. */
    link: table({
      activity: null,
      columns: {
        campaign_id: uuid('none'),
        number: integer('none'),
        url: text('none'),
        clicks: integer('none').byDefault().changes(),
      },
      key: ['campaign_id', 'number'],
      mayDelete: true,
    }),
    /** Pictures of campaigns, the same file for every reader. */
    image: table({
      activity: null,
      columns: {
        id: uuid('none'),
        campaign_id: uuid('none'),
        name: text('none'),
        type: text('none'),
        size: integer('none'),
        /** In pixels: mail programs need them beforehand. */
        width: integer('none'),
        height: integer('none'),
        content: bytes('none'),
        uploaded_at: timestamp('none'),
      },
      key: ['id'],
      mayDelete: true,
    }),
    /** The ledger of sending: one row for each recipient of a campaign. */
    delivery: personTable({
      activity: 'sendLedger',
      columns: {
        campaign_id: uuid('none'),
        /** Its place in the frozen audience. */
        number: integer('none'),
        /**
         * `queued`; `sending` while it is handed over; `sent` (taken by the mail server), `refused` for good, `failed`
         * after all tries, `unknown` (the reply was lost), `excluded` since the audience was frozen.
         */
        state: text('deliveryState').changes(),
        attempts: smallint('none').byDefault().changes(),
        next_attempt_at: timestamp('none').changes(),
        /** Reply code of the mail server without its text, such as `250`, or `550 5.1.1` where it refused the recipient. */
        reply_code: text('deliveryState').optional().changes(),
        /** Why it failed or was excluded, as a code. */
        reason: text('deliveryState').optional().changes(),
        /** The process that hands it over. */
        sender: integer('none').optional().changes(),
        noted_at: timestamp('time').changes(),
      },
      key: ['person_id', 'campaign_id'],
      anchors: { sent: 'noted_at' },
      mayDelete: true,
    }),
    /** A mail that came back, or a complaint about one. */
    bounce: personTable({
      activity: 'bounce',
      columns: {
        id: uuid('none'),
        campaign_id: uuid('none').optional(),
        /** `hard`, `soft`, `complaint`. */
        kind: text('none'),
        email: text('email').optional(),
        /** Enhanced status code (RFC 3463) such as `5.1.1`. */
        status: text('deliveryState').optional(),
        recorded_at: timestamp('time'),
      },
      key: ['person_id', 'id'],
      anchors: { recorded: 'recorded_at' },
      mayDelete: true,
    }),
  },
  functions: {
    /** Leaves, also while the use of the person's data is paused: (subscriber, hash, new person id, policy version, way, time). */
    leave: { takes: 'uuid, bytea, uuid, text, text, timestamp with time zone', returns: 'uuid' },
  },
  uses: [
    { call: 'newsletter.leave' },
    { call: 'staff.address_of' },
    ...mailUses,
    ...personUses,
    ...actUses,
    ...consentUses,
    { call: 'mail.take_pace' },
    { call: 'mail.set_pace' },
    { call: 'mail.paces' },
  ],
});

export type NewsletterTables = DatabaseOf<typeof newsletterData>;
