import type { Kysely } from 'kysely';
import type { MailTables } from '../../platform/mail/queue.ts';
import type { Services } from '../../platform/module.ts';
import type { DatabaseOf } from '../../policy/declare.ts';
import type { PersonTables } from '../rights/module.ts';
import type { staffData } from './data.ts';

export type StaffTables = DatabaseOf<typeof staffData>;
/** All that this module's role reaches: its own tables, and what it may put into others. */
export type StaffModuleTables = StaffTables & MailTables & PersonTables;
export type StaffDatabase = Kysely<StaffModuleTables>;

/** What the commands of this module need besides the database. */
export type StaffServices = Pick<
  Services,
  'policy' | 'policyVersion' | 'texts' | 'clock' | 'keys' | 'env' | 'limiter'
>;
