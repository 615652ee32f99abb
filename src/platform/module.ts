/** What a module contributes, and what it is given. Modules meet only here. */
import type { Context, Env } from 'hono';
import type { Child } from 'hono/jsx';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Declaration } from '../policy/declare.ts';
import type { Policy } from '../policy/language.ts';
import type { AllTexts } from '../policy/texts.ts';
import type { ClauseId, Language, Permission, StaffRole, TokenScope } from '../policy/vocabulary.ts';
import type { Clock } from './clock.ts';
import type { Partitions } from './db/partitions.ts';
import type { Environment } from './env.ts';
import type { Limiter } from './http/limiter.ts';
import type { ApiDescription } from './http/openapi.ts';
import type { Keys } from './keys.ts';
import type { Log } from './log.ts';
import type { Names } from './names.ts';
import type { Assets } from './ui/assets.ts';

/** What every command, query and task gets, next to the database as its module's role. */
export interface Services {
  readonly policy: Policy;
  readonly texts: AllTexts;
  /** Hash of the policy in force; stored with every row about a person. */
  readonly policyVersion: string;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly env: Environment;
  readonly log: Log;
  readonly assets: Assets;
  readonly limiter: Limiter;
}

export interface RequestVariables extends Env {
  Variables: {
    language: Language;
    /**
     * Address of the client; empty on routes marked `noAddress`. A handler that needs it only to limit tries empties it, and
     * the log has none either.
     */
    address: string;
    staff: SignedInStaff | null;
    /** The token under which another system asks, on routes that state a scope. */
    token: ApiToken | null;
    /** What a page told of its use, for the observers of this request. */
    view: PageView | null;
  };
}
export type RequestContext = Context<RequestVariables>;

export interface SignedInStaff {
  readonly staffId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly may: (permission: Permission) => boolean;
}

/** A customer whose browser is signed in to an account; the account's address is proven. */
export interface SignedInCustomer {
  readonly personId: string;
  readonly email: string;
  /** Licences that the account shows: its owner knew their whole keys. */
  readonly licenceIds: readonly string[];
  readonly signedInAt: Date;
}

/** Where the owner of an account is reached, and in which language. */
export interface AccountOwner {
  readonly personId: string;
  readonly email: string;
  readonly language: Language;
}

/** What the accounts of customers offer to other modules. */
export interface Customers {
  readonly signedIn: (context: RequestContext) => Promise<SignedInCustomer | null>;
  /** Lets the account of a person show a licence. @returns whether there is an account that may */
  readonly claimLicence: (personId: string, licenceId: string) => Promise<boolean>;
  /** The owners of accounts that show a licence. */
  readonly ownersOf: (licenceId: string) => Promise<readonly AccountOwner[]>;
}

/** Where the parts of an account stand on its page, from top to bottom. */
export const accountPlaces = ['licences', 'downloads', 'newsletter', 'messages', 'consents'] as const;

/** A part of the account's page. */
export interface AccountSection {
  readonly place: (typeof accountPlaces)[number];
  readonly title: Readonly<Record<Language, string>>;
  /** Null where there is nothing to show. */
  readonly body: (customer: SignedInCustomer, language: Language) => Promise<Child | null>;
}

/** Another system of the vendor's, such as a shop, that asks with a token. */
export interface ApiToken {
  readonly tokenId: string;
  readonly may: (scope: TokenScope) => boolean;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Hono path. A localised route also answers under `/en`, `/de` and `/ru`. */
  readonly path: string;
  readonly localised?: true;
  /** No address of the client is read or logged. */
  readonly noAddress?: true;
  /** Console routes: what the member of staff must be allowed to do. */
  readonly permission?: Permission | 'signedIn';
  /** Routes for other systems: what their token must be allowed to do. */
  readonly scope?: TokenScope;
  /** Accepts requests from other origins: one-click links of mails, interfaces by token. */
  readonly crossSite?: true;
  /** Largest body in bytes; 64 KiB when not given. */
  readonly maxBody?: number;
  readonly handle: (context: RequestContext) => Response | Promise<Response>;
}

/** An entry of the console's menu. */
export interface ConsoleEntry {
  readonly group: 'today' | 'reach' | 'products' | 'privacy' | 'house';
  readonly title: Readonly<Record<Language, string>>;
  readonly path: string;
  readonly permission: Permission;
  /** Number shown beside it: what waits for a person. */
  readonly count?: () => Promise<number>;
  /** How urgent that is, in words for the overview: "the oldest since 3 March". */
  readonly urgency?: (language: Language) => Promise<string | null>;
  /** A card of the overview: what comes next, without being opened. */
  readonly glance?: (language: Language) => Promise<{ readonly title: string; readonly body: Child }>;
}

/** Work that runs by the clock, or once for a queued id. */
export interface Task {
  /** `module.verb`, such as `retention.run`. */
  readonly name: string;
  /** For people, in the schedule. */
  readonly purpose: string;
  /** How often it runs, in the program that serves; absent for tasks that are only queued. */
  readonly everySeconds?: number;
  /** Runs again and again in each working process, with this pause between: work that processes share by claims. */
  readonly pauseMs?: number;
  /** Long work ends early, and is taken up again later, once the signal says that the program stops. */
  readonly run: (id: string | null, signal: AbortSignal) => Promise<void>;
}

/** A live measurement of a promise. */
export interface Probe {
  readonly id: string;
  readonly clause: ClauseId;
  readonly title: Readonly<Record<Language, string>>;
  readonly measure: () => Promise<Measurement>;
}

export interface Measurement {
  readonly kept: boolean;
  /** What was found and what is allowed, for people, by language. */
  readonly value: Readonly<Record<Language, string>>;
  /** 0 to 1 where the value is a share of its limit. */
  readonly share?: number;
}

/** Takes incoming mail addressed to it. */
export interface InboxRoute {
  /** Whether this mail is for the module, by its envelope recipient. */
  readonly matches: (recipient: string) => boolean;
  /** `known` is a mail that was taken before; nothing is stored of it again. */
  readonly receive: (mail: IncomingMail) => Promise<'stored' | 'known' | 'notUnderstood'>;
}

export interface IncomingMail {
  readonly recipient: string;
  readonly from: string | null;
  /** The sender's domain vouches for the address (DMARC aligned). */
  readonly authenticated: boolean;
  readonly subject: string;
  readonly text: string;
  readonly automatic: boolean;
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Buffer }[];
  readonly raw: Buffer;
}

/** One report of a page in a visitor's browser: it was opened, a link was used, or it was looked at for a time. */
export interface PageView {
  /** Opaque id of the visit; `null` where the visitor's browser keeps no cookies. */
  readonly visitId: string | null;
  /** This report opens the visit. */
  readonly opens: boolean;
  /** Pattern of the page's route. */
  readonly page: string;
  /** The link that was used: a route's pattern, or the host of another site. */
  readonly link: string | null;
  /** Milliseconds for which the page was seen so far, and how many of them were reported before. */
  readonly seenMs: number | null;
  readonly seenBeforeMs: number;
}

/** A figure for monitoring, in the terms of the Prometheus text format. Never about a person. */
export interface Metric {
  /** `avow_` and what it counts, such as `avow_accesslog_buffered_lines`. */
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly {
    readonly labels?: Readonly<Record<string, string>>;
    readonly value: number;
  }[];
}

/** What the web server noticed of one request, when its answer was sent. */
/** Stands for the route of what no route answers. */
export const noRoute = '(none)';

export interface RequestFacts {
  readonly time: Date;
  readonly address: string | null;
  /** Null where it could not be read. */
  readonly method: string | null;
  /** Pattern of the route, such as `/r/:code`, or `noRoute`; never the path itself where it has parameters. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
  readonly bytes: number;
  readonly header: (name: string) => string | undefined;
  readonly query: string;
  readonly view: PageView | null;
}

/** All that a module contributes. `data` is its tables; everything else is optional. */
export interface ModuleParts {
  readonly routes?: readonly Route[];
  readonly console?: readonly ConsoleEntry[];
  readonly tasks?: readonly Task[];
  readonly probes?: readonly Probe[];
  readonly inbox?: readonly InboxRoute[];
  /** Its part of the description of the interface. */
  readonly api?: ApiDescription;
  /** Names of what it writes into others' registers: kinds of its mails, why staff looked at its rows, what they did. */
  readonly names?: Names;
  /** Parts of the account's page, shown to its owner. */
  readonly account?: readonly AccountSection[];
  /** Who is signed in to an account. Exactly one module knows. */
  readonly customers?: Customers;
  /** Figures for monitoring, read when `/metrics` is asked. */
  readonly metrics?: () => readonly Metric[] | Promise<readonly Metric[]>;
  /** Called for every answered request. */
  readonly observe?: (facts: RequestFacts) => void;
  /** Asked before a route outside the console is served: the code of the error page, or `null` to let it pass. */
  readonly guard?: (context: RequestContext) => string | null;
  /** May add headers to an answer, such as a cookie that ends. */
  readonly finish?: (context: RequestContext, response: Response) => void;
  /** Who is signed in to the console. Exactly one module knows. */
  readonly authenticate?: (context: RequestContext) => Promise<SignedInStaff | null>;
  /** Whose token a request bears (RFC 6750). Exactly one module knows. */
  readonly authenticateToken?: (context: RequestContext) => Promise<ApiToken | null>;
  /** Before a day of a table partitioned by day is dropped for good: the last chance to fold what statistics need of it. */
  readonly beforeDayDrop?: (table: string, day: string) => Promise<void>;
  /** Before the first request is served, and before the pools are closed. */
  readonly start?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
}

export interface Module {
  readonly data: Declaration;
  readonly create: (own: ModuleServices) => ModuleParts;
}

/** What a module is created with. */
export interface ModuleServices extends Services {
  /** The database as the module's own role. */
  readonly database: <DB>() => Kysely<DB>;
  /** The module's own pool, for what Kysely cannot do (COPY, streams). */
  readonly pool: Pool;
  readonly partitions: Partitions;
  readonly wiring: Wiring;
}

/** What the composition root knows once all modules are created; read at request time, not while wiring. */
export interface Wiring {
  readonly declarations: readonly Declaration[];
  readonly parts: () => ReadonlyMap<string, ModuleParts>;
}
