/** The database as the account module sees it, and the services that its commands take. */
import type { Kysely, Transaction } from 'kysely';
import type { MailTables } from '../../platform/mail/queue.ts';
import type { Services } from '../../platform/module.ts';
import type { DatabaseOf } from '../../policy/declare.ts';
import type { ConsentTables, PersonTables } from '../rights/module.ts';
import type { accountData } from './data.ts';

export type AccountTables = DatabaseOf<typeof accountData> & MailTables & PersonTables & ConsentTables;
export type AccountDb = Kysely<AccountTables>;
export type AccountTx = Transaction<AccountTables>;

export type AccountServices = Pick<
  Services,
  'policy' | 'texts' | 'policyVersion' | 'clock' | 'keys' | 'env' | 'limiter'
>;
