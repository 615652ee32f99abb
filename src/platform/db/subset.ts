import type { Kysely, Transaction } from 'kysely';

/**
 * A module's database as the few tables that a function for all modules needs: the module's own do not matter there, and
 * Kysely's types know no subsets.
 */
export const subsetOf = <Tables, All extends Tables>(
  caller: Kysely<All> | Transaction<All>,
): Kysely<Tables> => caller as unknown as Kysely<Tables>;
