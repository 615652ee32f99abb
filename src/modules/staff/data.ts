/** Members of staff, how they sign in, and what they did. */
import {
  bytes,
  day,
  declare,
  integer,
  staffTable,
  table,
  text,
  texts,
  timestamp,
  uuid,
} from '../../policy/declare.ts';

export const staffData = declare('staff', {
  tables: {
    /** Somebody who works in the console. A row exists only once password and second factor are set. */
    member: staffTable({
      activity: 'staff',
      columns: {
        staff_id: uuid('none'),
        /** Normalised by `normaliseAddress`; unique among those who have not left. */
        email: text('email'),
        name: text('name'),
        /** Argon2id (RFC 9106); `null` while a reset waits for its new password. */
        password_hash: text('password').optional().changes(),
        /** Sealed by `sealSecret`: what the database holds is of no use without the deployment's keys. */
        totp_secret: bytes('totpSecret').changes(),
        /** The latest time step whose code was used: no code works twice (RFC 6238, 5.2). */
        totp_step: integer('time').changes(),
        role: text('staffRole').changes(),
        /** The console's language by choice; `null` follows the browser. */
        language: text('language').optional().changes(),
        joined_at: timestamp('time'),
        ended_at: timestamp('time').optional().changes(),
      },
      key: ['staff_id'],
      anchors: { ended: 'ended_at' },
    }),
    /** A browser that gave the password and, once `proven_at` is set, the second factor. */
    session: staffTable({
      activity: 'staff',
      columns: {
        staff_id: uuid('none'),
        id: uuid('none'),
        token_mac: bytes('token'),
        proven_at: timestamp('time').optional(),
        issued_at: timestamp('time'),
        seen_at: timestamp('time').changes(),
      },
      key: ['staff_id', 'id'],
      parent: 'member',
      mayDelete: true,
    }),
    /** Codes that stand in for a lost second factor; used once, then gone. */
    recovery_code: staffTable({
      activity: 'staff',
      columns: { staff_id: uuid('none'), code_mac: bytes('token') },
      key: ['staff_id', 'code_mac'],
      parent: 'member',
      mayDelete: true,
    }),
    /** A one-time link, and what was entered through it so far; gone once it has been used. */
    link: staffTable({
      activity: 'staff',
      columns: {
        /** The member it is for; for a sign-up, the id that the member will have. */
        staff_id: uuid('none'),
        token_mac: bytes('token'),
        /** `first` (owner), `signUp`, `reset` (password and second factor) or `secondFactor`. */
        purpose: text('none'),
        role: text('staffRole'),
        email: text('email').optional().changes(),
        name: text('name').optional().changes(),
        password_hash: text('password').optional().changes(),
        totp_secret: bytes('totpSecret'),
        issued_at: timestamp('time'),
        ends_at: timestamp('time'),
      },
      key: ['staff_id'],
      anchors: { ended: 'ends_at' },
      mayDelete: true,
    }),
    /** What lets another system of the vendor's in, such as a shop. It belongs to nobody. */
    api_token: table({
      activity: null,
      columns: {
        id: uuid('none'),
        /** Which system it is for. */
        name: text('none'),
        scopes: texts('none'),
        token_mac: bytes('none'),
        issued_at: timestamp('none'),
        /** The UTC day of its latest use. */
        used_on: day('none').optional().changes(),
      },
      key: ['id'],
      mayDelete: true,
    }),
    /** What staff did: never changed, never deleted but by the policy's period. */
    act: staffTable({
      activity: 'staffLog',
      columns: {
        id: uuid('none'),
        /** `null` for what the operator did on the command line, and for tries under unknown addresses. */
        staff_id: uuid('none').optional(),
        act: text('staffAct'),
        /** Id of what it was done to. */
        subject_id: uuid('none').optional(),
        recorded_at: timestamp('time'),
      },
      key: ['id'],
      anchors: { recorded: 'recorded_at' },
    }),
  },
  functions: {
    /** The address of a member of staff, for mail that they ask for themselves: (staff id). */
    address_of: { takes: 'uuid', returns: 'text' },
    /** What staff did to one thing, the latest first: (its id). */
    acts_on: {
      takes: 'uuid',
      returns: 'TABLE(act text, staff_id uuid, name text, recorded_at timestamp with time zone)',
    },
  },
  uses: [
    { call: 'rights.person_for' },
    { insert: 'mail.outbox' },
    { insert: 'disclosure.entry' },
    { call: 'jobs.enqueue' },
  ],
});
