/** The tables that the contact module works on, and the columns that the policy lets it fill. */
import type { Kysely } from 'kysely';
import type { MailTables } from '../../platform/mail/queue.ts';
import type { Services } from '../../platform/module.ts';
import type { DatabaseOf } from '../../policy/declare.ts';
import type { Policy } from '../../policy/language.ts';
import type { PersonTables } from '../rights/module.ts';
import type { contactData } from './data.ts';

export type ContactDb = Kysely<DatabaseOf<typeof contactData> & MailTables & PersonTables>;
export type ContactServices = Pick<
  Services,
  'policy' | 'texts' | 'policyVersion' | 'clock' | 'keys' | 'env' | 'limiter'
>;

const givenNames = ['email', 'name', 'phone'] as const;
export type Given = (typeof givenNames)[number];

/** What a person may tell of themselves, as the policy has it: the role may touch no other of these columns. */
export const givenColumns = (policy: Policy): Given[] =>
  givenNames.filter((name) => policy.activities.contact.data[name] !== undefined);

/** Whether files may be sent along. */
export const takesFiles = (policy: Policy): boolean =>
  policy.activities.contact.data.attachment !== undefined && policy.attachments.maxCount > 0;
