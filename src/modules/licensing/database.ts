/** The database as this module sees it, and the services that its commands take. */
import type { Kysely, Transaction } from 'kysely';
import type { MailTables } from '../../platform/mail/queue.ts';
import type { Services, Wiring } from '../../platform/module.ts';
import type { DatabaseOf } from '../../policy/declare.ts';
import type { ConsentTables, PersonTables } from '../rights/module.ts';
import type { licensingData } from './data.ts';
import type { SigningKeys } from './signing/keys.ts';

export type LicensingDatabase = DatabaseOf<typeof licensingData> & PersonTables & ConsentTables & MailTables;
export type LicensingDb = Kysely<LicensingDatabase>;
export type LicensingTx = Transaction<LicensingDatabase>;

export type LicensingServices = Pick<
  Services,
  'policy' | 'texts' | 'policyVersion' | 'clock' | 'keys' | 'env' | 'limiter'
>;
export type SigningServices = LicensingServices & { readonly signing: SigningKeys };
/** With the accounts of customers, who are told what is decided about their licences. */
export type ReviewServices = LicensingServices & { readonly wiring: Wiring };
