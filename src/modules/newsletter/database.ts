/** The database as the newsletter module sees it, and the services that its commands take. */
import type { Kysely, Transaction } from 'kysely';
import type { MailTables } from '../../platform/mail/queue.ts';
import type { Services } from '../../platform/module.ts';
import type { ConsentTables, PersonTables } from '../rights/module.ts';
import type { NewsletterTables } from './data.ts';

export type NewsletterDatabase = NewsletterTables & MailTables & PersonTables & ConsentTables;
export type NewsletterDb = Kysely<NewsletterDatabase>;
export type NewsletterTx = Transaction<NewsletterDatabase>;

export type NewsletterServices = Pick<
  Services,
  'policy' | 'texts' | 'policyVersion' | 'clock' | 'keys' | 'env' | 'limiter' | 'log'
>;
