/** The policy language: what a policy file may say. Words for people are in the texts, values are here. */
import type { Period } from './period.ts';
import type {
  ActivityName,
  Anchor,
  Basis,
  ClauseId,
  CookieName,
  DataCategory,
  Language,
  Permission,
  RecipientKind,
  RecipientName,
  StaffRole,
  SubjectKind,
} from './vocabulary.ts';

/**
 * How a datum comes to us: `required` and `optional` are given by the person in a form, `recorded` arises in the
 * program or is sent by the browser without the person's doing.
 */
export type Taking = 'required' | 'optional' | 'recorded';

/** One step of a retention rule. All steps count from their own anchor; the first that falls due acts. */
export interface Keep {
  readonly for: Period;
  readonly from: Anchor;
  /** `block`: every use ends, the row waits for its erasure. `erase`: the row is deleted. */
  readonly do: 'block' | 'erase';
}

export interface Activity {
  readonly clause: ClauseId;
  /** Not in the policy of record; the page prints it as an addition of ours. */
  readonly ours: boolean;
  readonly subjects: SubjectKind;
  readonly data: { readonly [C in DataCategory]?: Taking };
  readonly basis: Basis;
  readonly keep: readonly Keep[];
  /** `never`: no third party gets it, whatever the ground (clause 3.5). `onGround`: through the disclosure gate only. */
  readonly disclose: 'never' | 'onGround';
}

export interface Controller {
  readonly name: string;
  readonly address: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Addresses under `.invalid` are placeholders: allowed on a loopback address only. */
  readonly emails: {
    readonly contact: string;
    readonly privacy: string;
    readonly support: string;
    readonly newsletter: string;
  };
  readonly phones: readonly { readonly number: string; readonly tollFree: boolean }[];
  /** Office hours at a fixed offset from UTC, e.g. `+03:00`; weekdays as ISO numbers, Monday is 1. */
  readonly hours: {
    readonly from: string;
    readonly to: string;
    readonly offset: string;
    readonly days: readonly number[];
  };
  /** Arts 13(1)(a) and 27: a value, or `none`, whose reason stands in the texts. */
  readonly representative:
    | 'none'
    | { readonly name: string; readonly address: string; readonly email: string };
  /** Arts 13(1)(b) and 37: likewise. */
  readonly dataProtectionOfficer: 'none' | { readonly email: string };
}

export interface Cookie {
  readonly name: string;
  readonly activity: ActivityName;
  /** `session`: no expiry date, removed when the browser closes. */
  readonly life: 'session' | Period;
  /** The server's own ends of what the cookie stands for, because browsers restore session cookies. */
  readonly idle?: Period;
  readonly total?: Period;
  readonly path: string;
  readonly sameSite: 'Lax' | 'Strict';
}

export interface Recipient {
  readonly kind: RecipientKind;
  readonly name: string;
  readonly country: string;
  /** Arts 44-49: what protects a transfer to a third country; `none` inside the EEA and where a decision of adequacy stands. */
  readonly safeguard: 'none' | 'adequacy' | 'standardClauses' | 'explicitConsent';
  readonly activities: readonly ActivityName[];
  /** Third parties that the browser contacts after a grant: their hosts by directive of the Content-Security-Policy. */
  readonly hosts?: {
    readonly script: readonly string[];
    readonly connect: readonly string[];
    readonly image: readonly string[];
  };
  /** Names of cookies that they set on our domain; a trailing `*` stands for any ending. */
  readonly cookies?: readonly string[];
  /** The vendor's own number with that service; `none` leaves it switched off altogether. */
  readonly siteId?: string;
}

export interface ProductVersion {
  readonly version: string;
  /** ISO date from which the support cycle runs. */
  readonly released: string;
  /** What an activation may carry: nothing, or the data of clause 7.1 with consent. */
  readonly collects: 'none' | 'consent';
}

export interface Product {
  readonly name: string;
  /** Stands for the product in codes for manual activation: 1 to 1023, never given to another one. */
  readonly number: number;
  /** What licences are sold for, by its name in certificates; numbers 1 to 15 stand for them in codes. */
  readonly editions: Readonly<Record<string, { readonly number: number; readonly name: string }>>;
  /**
   * What a licence may open besides, by its name in certificates, with its words: at most 8. Their order is part of what codes
   * mean: add new ones behind the others.
   */
  readonly entitlements: Readonly<Record<string, Readonly<Record<Language, string>>>>;
  readonly versions: readonly ProductVersion[];
}

export interface Policy {
  readonly version: string;
  /** ISO date. */
  readonly effective: string;
  readonly controller: Controller;
  readonly activities: Readonly<Record<ActivityName, Activity>>;
  readonly analysis: {
    /** `exempt`: own audience measurement without asking, objection honoured. `consent`: nothing before a grant. */
    readonly mode: 'exempt' | 'consent';
    /** The smallest group that statistics may show: groups with fewer distinct visitors are folded into "other". */
    readonly smallestGroup: number;
  };
  readonly cookies: Readonly<Record<CookieName, Cookie>>;
  readonly recipients: Readonly<Record<RecipientName, Recipient>>;
  readonly rights: {
    /** Art. 12(3): counted from receipt. */
    readonly answerWithin: Period;
    readonly extendBy: Period;
    /** How long a mailed link that proves an address works, and how long the page it opens stays open. */
    readonly proofLink: Period;
    readonly proofSession: Period;
    /** How long the link works that hands somebody's data to whom they named (Art. 20(2)). */
    readonly transferLink: Period;
  };
  readonly newsletter: {
    /** What a subscriber may choose after confirming (clause 6.2.3), by its name in the database, with its words. */
    readonly topics: Readonly<Record<string, Readonly<Record<Language, string>>>>;
  };
  readonly licensing: {
    /** How long the answer to an activation is given again, word for word, to whoever repeats it with its idempotency key. */
    readonly replayFor: Period;
    /** Counts that raise a question about a licence for a person to decide (Art. 22); none of them ever blocks by itself. */
    readonly signals: {
      /** How far back is counted. */
      readonly within: Period;
      /** A licence is looked at once it was used on more different machines than this for each of its seats. */
      readonly machinesPerSeat: number;
      /** The same for networks. One that comes back on another day counts again: from day to day none is known. */
      readonly networksPerSeat: number;
      /** The same for the networks of one day, for each machine that has a seat on it: fewer machines were not in so many places. */
      readonly networksPerMachine: number;
    };
  };
  /** How long what lets a customer into an account works. */
  readonly accountAccess: {
    /** The mailed link that proves an address: of a new account, or of one that changes its address. */
    readonly confirmLink: Period;
    readonly resetLink: Period;
    /** How long the second factor may take after the password. */
    readonly codeWithin: Period;
    /** How long a passkey may take to answer what it was asked. */
    readonly passkeyWithin: Period;
  };
  readonly attachments: {
    readonly maxBytes: number;
    readonly maxCount: number;
    /** Media types, recognised by content, not by name. */
    readonly types: readonly string[];
  };
  readonly staffRoles: Readonly<Record<StaffRole, readonly Permission[]>>;
  /** How long what lets staff in works; what was entered through a link goes when the link ends. */
  readonly staffAccess: {
    /** The link with which the first owner signs up, printed at the first start. */
    readonly firstLink: Period;
    readonly invitation: Period;
    /** After a lost password or second factor. */
    readonly resetLink: Period;
    /** The change of the second factor by a member who is signed in. */
    readonly secondFactorLink: Period;
    /** How long the second factor may take after the password. */
    readonly codeWithin: Period;
  };
  readonly products: Readonly<Record<string, Product>>;
  readonly supportCycle: Period;
}

/**
 * Declares a policy. The value is plain data: it is hashed, stored and compared as JSON.
 * @returns the policy unchanged; `checkPolicy` says whether it holds together.
 */
export function definePolicy(policy: Policy): Policy {
  return policy;
}
