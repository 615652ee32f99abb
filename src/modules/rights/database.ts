/** The database as the rights module sees it, and the services that its commands take. */
import type { Kysely, Transaction } from 'kysely';
import type { MailTables } from '../../platform/mail/queue.ts';
import type { Services } from '../../platform/module.ts';
import type { DatabaseOf, Declaration } from '../../policy/declare.ts';
import type { rightsData } from './data.ts';

export type RightsTables = DatabaseOf<typeof rightsData> & MailTables;
export type RightsDb = Kysely<RightsTables>;
/** For what must happen in the same transaction as something else. */
export type RightsTx = Transaction<RightsTables>;

/** Services of a command, with the declarations from which it derives what a person's data is. */
export interface RightsServices extends Services {
  readonly declarations: readonly Declaration[];
}
