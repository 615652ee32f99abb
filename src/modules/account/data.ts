/** Accounts of customers, what opens them, and what they show (clauses 7.2 and 10.1). */
import { mailUses } from '../../platform/mail/queue.ts';
import {
  bigint,
  boolean,
  bytes,
  day,
  declare,
  integer,
  personTable,
  table,
  text,
  timestamp,
  uuid,
} from '../../policy/declare.ts';
import { consentUses, personUses } from '../rights/module.ts';

export const accountData = declare('account', {
  tables: {
    /** An account whose address is proven. Whoever has not proven theirs has none. */
    account: personTable({
      activity: 'account',
      columns: {
        /** Normalised by `normaliseAddress`: what one signs in with. */
        email: text('email'),
        /** Argon2id (RFC 9106); null until a new one is chosen, after a change of address was undone. */
        password_hash: text('password').optional().changes(),
        language: text('language').changes(),
        wording: text('consentText').changes(),
        created_at: timestamp('time'),
        last_seen_at: timestamp('time').changes(),
        closed_at: timestamp('time').optional().changes(),
      },
      key: ['person_id'],
      anchors: { lastSeen: 'last_seen_at', closed: 'closed_at' },
      mayDelete: true,
    }),
    /** A licence that the account shows, for whoever knew its whole key. */
    claim: personTable({
      activity: 'account',
      columns: { licence_id: uuid('none'), claimed_at: timestamp('time') },
      key: ['person_id', 'licence_id'],
      parent: 'account',
      mayDelete: true,
    }),
    /** An account that somebody wants for an address: worth nothing before the address is proven through its link. */
    preparation: personTable({
      activity: 'addressProof',
      columns: {
        id: uuid('none'),
        email: text('email'),
        password_hash: text('password').serves('account'),
        language: text('language'),
        wording: text('consentText').serves('account'),
        /** The licence that was activated with it. */
        licence_id: uuid('none').optional(),
        /** Keyed hash of the link's token; random, and opening nothing, until the mail is made. */
        token_hash: bytes('token').changes(),
        issued_at: timestamp('time'),
        mailed_at: timestamp('time').optional().changes(),
      },
      key: ['person_id', 'id'],
      anchors: { issued: 'issued_at' },
      mayDelete: true,
    }),
    /** A mailed link that works once and for one thing. */
    link: personTable({
      activity: 'addressProof',
      columns: {
        id: uuid('none'),
        /** `reset` a password, move to a new `address`, `undo` that. */
        purpose: text('none'),
        /** To whom it is mailed. */
        email: text('email'),
        /** For `address` the person whose account moves here, for `undo` the one to whom it moved. */
        other_person: uuid('none').optional(),
        language: text('language'),
        /** Keyed hash of the link's token; random, and opening nothing, until the mail is made. */
        token_hash: bytes('token').changes(),
        mailed: boolean('none').changes(),
        issued_at: timestamp('time'),
        expires_at: timestamp('time'),
      },
      key: ['person_id', 'id'],
      anchors: { issued: 'issued_at' },
      mayDelete: true,
    }),
    /** A browser that is signed in; without `proven_at` it may do nothing but give the second factor. */
    session: personTable({
      activity: 'accountSession',
      columns: {
        id: uuid('none'),
        token_hash: bytes('token'),
        proven_at: timestamp('time').optional(),
        issued_at: timestamp('time'),
        seen_at: timestamp('time').changes(),
      },
      key: ['person_id', 'id'],
      parent: 'account',
      anchors: { issued: 'issued_at' },
      mayDelete: true,
    }),
    /** The authenticator app of an account. */
    totp: personTable({
      activity: 'secondFactor',
      columns: {
        /** Sealed: what the database holds is of no use without the deployment's keys. */
        secret: bytes('totpSecret').changes(),
        /** The latest time step whose code was used: no code works twice (RFC 6238, 5.2). */
        step: integer('none').changes(),
        /** When its first code was right; before that it is asked of nobody. */
        proven_at: timestamp('none').optional().changes(),
        closed_at: timestamp('none').optional().changes(),
      },
      key: ['person_id'],
      parent: 'account',
      anchors: { closed: 'closed_at' },
      mayDelete: true,
    }),
    /** Codes that stand in for a lost authenticator or passkey; used once, then gone. */
    recovery_code: personTable({
      activity: 'secondFactor',
      columns: { code_hash: bytes('totpSecret') },
      key: ['person_id', 'code_hash'],
      parent: 'account',
      mayDelete: true,
    }),
    /** A passkey (WebAuthn): its public half. It ends at once when its account is closed, so it needs no period of its own. */
    passkey: personTable({
      activity: 'secondFactor',
      columns: {
        id: uuid('none'),
        /** As its owner called it. */
        name: text('passkeyName').optional(),
        credential_id: text('passkey'),
        /** A random number by which authenticators know the account: the same one in all of its passkeys. */
        user_handle: bytes('passkey'),
        public_key: bytes('passkey'),
        /** How often its authenticator says that it was used; 0 where that does not count. */
        counter: bigint('none').changes(),
        added_on: day('time'),
        used_on: day('time').optional().changes(),
      },
      key: ['person_id', 'id'],
      parent: 'account',
      mayDelete: true,
    }),
    /** Challenges of passkeys that wait for their answer: random numbers, each good for one answer. What for is part of the hash. */
    challenge: table({
      activity: null,
      columns: { challenge_hash: bytes('none'), expires_at: timestamp('none') },
      key: ['challenge_hash'],
      mayDelete: true,
    }),
  },
  functions: {
    /**
     * Prepares an account for an address, within an activation: (person, id of the preparation, policy version, address,
     * argon2id hash, language, wording, licence, time).
     */
    prepare: {
      takes: 'uuid, uuid, text, text, text, text, text, uuid, timestamp with time zone',
      returns: 'void',
    },
  },
  uses: [...mailUses, ...personUses, ...consentUses, { call: 'account.prepare' }],
});
