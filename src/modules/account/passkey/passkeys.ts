/** The passkeys of accounts as rows: what sign-in finds, what their owner sees, and what ends them. */
import type { Policy } from '../../../policy/language.ts';
import type { AccountDb, AccountServices, AccountTx } from '../database.ts';

/** Whether owners may name their passkeys; without it no statement may touch the column. */
export const takesName = ({ activities }: Policy): boolean =>
  activities.secondFactor.data.passkeyName !== undefined;

export interface OwnPasskey {
  readonly id: string;
  readonly name: string | null;
  /** Days in UTC: the hour is nobody's business. */
  readonly addedOn: string;
  readonly usedOn: string | null;
}

/** The passkeys of an account, the oldest first. */
export async function passkeysOf(
  db: AccountDb,
  { policy }: Pick<AccountServices, 'policy'>,
  personId: string,
): Promise<OwnPasskey[]> {
  const rows = await db
    .selectFrom('account.passkey')
    .select(['id', 'added_on', 'used_on'])
    .$if(takesName(policy), (query) => query.select('name'))
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? null,
    addedOn: row.added_on,
    usedOn: row.used_on,
  }));
}

/** By what authenticators know the passkeys that an account has. */
export const credentialsOf = (db: AccountDb, personId: string) =>
  db
    .selectFrom('account.passkey')
    .select(['credential_id', 'user_handle'])
    .where('person_id', '=', personId)
    .execute();

/** A passkey that opens an account. */
export const passkeyByCredential = (db: AccountDb, credentialId: string) =>
  db
    .selectFrom('account.passkey as passkey')
    .innerJoin('account.account as account', 'account.person_id', 'passkey.person_id')
    .select([
      'passkey.person_id',
      'passkey.id',
      'passkey.credential_id',
      'passkey.user_handle',
      'passkey.public_key',
      'passkey.counter',
    ])
    .where('passkey.credential_id', '=', credentialId)
    .where('account.closed_at', 'is', null)
    .executeTakeFirst();

export type FoundPasskey = NonNullable<Awaited<ReturnType<typeof passkeyByCredential>>>;

/** The passkeys of an account, whole, to move with it to another person. */
export const wholePasskeys = (tx: AccountTx, { policy }: AccountServices, personId: string) =>
  tx
    .selectFrom('account.passkey')
    .select([
      'policy_version',
      'id',
      'credential_id',
      'user_handle',
      'public_key',
      'counter',
      'added_on',
      'used_on',
    ])
    .$if(takesName(policy), (query) => query.select('name'))
    .where('person_id', '=', personId)
    .execute();

/** Takes all passkeys of an account away: whoever proved its address is not to share it with whoever added them. */
export async function dropPasskeys(tx: AccountTx, personId: string): Promise<void> {
  await tx.deleteFrom('account.passkey').where('person_id', '=', personId).execute();
}
