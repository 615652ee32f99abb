/** The shape of the words, for a file that is read at run time. */
import { z } from 'zod';
import {
  activityNames,
  anchors,
  bases,
  clauseIds,
  consentPurposes,
  cookieNames,
  dataCategories,
  permissions,
  recipientKinds,
  recipientNames,
  sectionIds,
  staffRoles,
  subjectKinds,
} from './vocabulary.ts';

const words = z.string().trim().min(1);
const perName = <const N extends readonly [string, ...string[]]>(names: N) => z.record(z.enum(names), words);
const paragraph = z.union([words, z.strictObject({ ours: words })]);

const activity = z.strictObject({
  title: words,
  purpose: words,
  ground: z.partialRecord(z.enum(bases), words),
  obligation: words,
  until: words,
});

const variants = z.strictObject({
  analysis: perName(['exempt', 'consent']),
  google: perName(['off', 'on']),
  yandex: perName(['off', 'on']),
  representative: perName(['none', 'unneeded', 'named']),
  dataProtectionOfficer: perName(['none', 'named']),
  seat: perName(['inside', 'outside']),
});

const oneLanguage = z.strictObject({
  title: words,
  lead: words,
  sections: perName(sectionIds),
  clauses: z.record(z.enum(clauseIds), z.array(paragraph).min(1)),
  variants,
  words: z.strictObject({
    none: words,
    tollFree: words,
    session: words,
    on: words,
    off: words,
    collects: perName(['none', 'consent']),
  }),
  activities: z.record(z.enum(activityNames), activity),
  data: perName(dataCategories),
  takings: perName(['required', 'optional', 'recorded']),
  subjects: perName(subjectKinds),
  bases: perName(bases),
  anchors: perName(anchors),
  keepActs: perName(['block', 'erase']),
  disclosures: perName(['never', 'onGround']),
  cookies: perName(cookieNames),
  recipients: perName(recipientNames),
  recipientKinds: perName(recipientKinds),
  safeguards: perName(['none', 'adequacy', 'standardClauses', 'explicitConsent']),
  roles: perName(staffRoles),
  permissions: perName(permissions),
  consents: perName(consentPurposes),
  surfaces: perName(['webServer', 'activationClient']),
  security: z.array(words).min(1),
  changes: z.array(z.strictObject({ version: words, text: words })).min(1),
});

/** All languages; a missing or empty sentence, or one under an unknown name, is an issue with its path. */
export const textsSchema = z.strictObject({ en: oneLanguage, de: oneLanguage, ru: oneLanguage });
