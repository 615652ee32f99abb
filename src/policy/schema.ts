/** The shape of a policy at run time, for files that no compiler has seen. Unknown names are refused by name. */
import { z } from 'zod';
import type { Policy } from './language.ts';
import { type Period, units } from './period.ts';
import {
  activityNames,
  anchors,
  bases,
  clauseIds,
  cookieNames,
  dataCategories,
  languages,
  permissions,
  recipientKinds,
  recipientNames,
  staffRoles,
  subjectKinds,
} from './vocabulary.ts';

const words = z.string().trim().min(1);
const isoDate = z.iso.date();
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine(isCountry, { error: 'is no ISO 3166-1 alpha-2 code of a country' });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function isCountry(code: string): boolean {
  try {
    return regions.of(code) !== undefined;
  } catch {
    return false;
  }
}

const period: z.ZodType<Period> = z
  .partialRecord(z.enum(units), z.int().positive('must be above zero'))
  .refine((value) => Object.keys(value).length === 1, {
    error: 'is one unit with a whole number above zero, such as { days: 7 }',
  });

const record = <K extends string, T extends z.ZodType>(names: readonly K[], member: T) =>
  z.record(z.enum(names), member);

const activity = z.strictObject({
  clause: z.enum(clauseIds),
  ours: z.boolean(),
  subjects: z.enum(subjectKinds),
  data: z.partialRecord(z.enum(dataCategories), z.enum(['required', 'optional', 'recorded'])),
  basis: z.enum(bases),
  keep: z.array(z.strictObject({ for: period, from: z.enum(anchors), do: z.enum(['block', 'erase']) })),
  disclose: z.enum(['never', 'onGround']),
});

const cookie = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9_-]+$/),
  activity: z.enum(activityNames),
  life: z.union([z.literal('session'), period]),
  idle: period.exactOptional(),
  total: period.exactOptional(),
  path: z.string().regex(/^\/[\w/-]*$/),
  sameSite: z.enum(['Lax', 'Strict']),
});

const hosts = z.array(
  z
    .string()
    .regex(/^https:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is an https origin such as https://example.com'),
);

const recipient = z.strictObject({
  kind: z.enum(recipientKinds),
  name: words,
  country,
  safeguard: z.enum(['none', 'adequacy', 'standardClauses', 'explicitConsent']),
  activities: z.array(z.enum(activityNames)).min(1),
  hosts: z.strictObject({ script: hosts, connect: hosts, image: hosts }).exactOptional(),
  cookies: z.array(z.string().regex(/^[A-Za-z0-9_-]+\*?$/)).exactOptional(),
  siteId: z
    .string()
    .regex(/^(none|[A-Za-z0-9-]{4,20})$/)
    .exactOptional(),
});

const identifier = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const product = z.strictObject({
  name: words,
  number: z.int().min(1).max(1023),
  editions: z.record(identifier, z.strictObject({ number: z.int().min(1).max(15), name: words })),
  entitlements: z.record(identifier, record(languages, words)),
  versions: z
    .array(
      z.strictObject({
        version: z.string().regex(/^\d+(\.\d+)*$/),
        released: isoDate,
        collects: z.enum(['none', 'consent']),
      }),
    )
    .min(1),
});

export const policySchema = z.strictObject({
  version: z.string().regex(/^[\w.-]{1,40}$/),
  effective: isoDate,
  controller: z.strictObject({
    name: words,
    address: words,
    country,
    emails: z.strictObject({
      contact: z.email(),
      privacy: z.email(),
      support: z.email(),
      newsletter: z.email(),
    }),
    phones: z.array(
      z.strictObject({ number: z.string().regex(/^[+\d][\d ()-]{4,}$/), tollFree: z.boolean() }),
    ),
    hours: z.strictObject({
      from: clock,
      to: clock,
      offset: z.string().regex(/^[+-]\d\d:\d\d$/),
      days: z.array(z.int().min(1).max(7)).min(1),
    }),
    representative: z.union([
      z.literal('none'),
      z.strictObject({ name: words, address: words, email: z.email() }),
    ]),
    dataProtectionOfficer: z.union([z.literal('none'), z.strictObject({ email: z.email() })]),
  }),
  activities: record(activityNames, activity),
  analysis: z.strictObject({ mode: z.enum(['exempt', 'consent']), smallestGroup: z.int().min(2) }),
  cookies: record(cookieNames, cookie),
  recipients: record(recipientNames, recipient),
  rights: z.strictObject({
    answerWithin: period,
    extendBy: period,
    proofLink: period,
    proofSession: period,
    transferLink: period,
  }),
  newsletter: z.strictObject({
    topics: z.record(identifier, record(languages, words)),
  }),
  licensing: z.strictObject({
    replayFor: period,
    signals: z.strictObject({
      within: period,
      machinesPerSeat: z.int().min(2),
      networksPerSeat: z.int().min(2),
      networksPerMachine: z.int().min(2),
    }),
  }),
  accountAccess: z.strictObject({
    confirmLink: period,
    resetLink: period,
    codeWithin: period,
    passkeyWithin: period,
  }),
  attachments: z.strictObject({
    maxBytes: z.int().positive().max(50_000_000),
    maxCount: z.int().positive().max(20),
    types: z.array(z.string().regex(/^[a-z]+\/[\w.+-]+$/)).min(1),
  }),
  staffRoles: record(staffRoles, z.array(z.enum(permissions))),
  staffAccess: z.strictObject({
    firstLink: period,
    invitation: period,
    resetLink: period,
    secondFactorLink: period,
    codeWithin: period,
  }),
  products: z.record(z.string().regex(/^[a-z0-9-]+$/), product),
  supportCycle: period,
}) satisfies z.ZodType<Policy>;
