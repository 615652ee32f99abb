import type { AccountDb, AccountServices } from '../database.ts';

const preparation = (db: AccountDb) =>
  db
    .selectFrom('account.preparation')
    .select([
      'person_id',
      'id',
      'email',
      'password_hash',
      'language',
      'wording',
      'licence_id',
      'issued_at',
      'mailed_at',
    ]);

export type Preparation = NonNullable<Awaited<ReturnType<typeof preparationById>>>;

export const preparationById = (db: AccountDb, id: string) =>
  preparation(db).where('id', '=', id).executeTakeFirst();

export const preparationByToken = (db: AccountDb, hash: Buffer) =>
  preparation(db).where('token_hash', '=', hash).executeTakeFirst();

/** What was prepared for a person with a licence, the newest first; more of them nobody weighs. */
export const preparedLicences = (db: AccountDb, personId: string) =>
  preparation(db)
    .where('person_id', '=', personId)
    .where('licence_id', 'is not', null)
    .orderBy('issued_at', 'desc')
    .limit(5)
    .execute();

/** The account of a person, closed or not. */
export const accountOf = (db: AccountDb, personId: string) =>
  db
    .selectFrom('account.account')
    .select(['person_id', 'email', 'password_hash', 'language', 'created_at', 'last_seen_at', 'closed_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst();

/** However often an account is asked for, one address gets one mail in this time. */
const coolDownMs = 600_000;

/** Whether another preparation of the same person was mailed a short time before. */
export async function wasMailedLately(
  db: AccountDb,
  { clock }: Pick<AccountServices, 'clock'>,
  { person_id, id }: Preparation,
): Promise<boolean> {
  const found = await db
    .selectFrom('account.preparation')
    .select('id')
    .where('person_id', '=', person_id)
    .where('id', '!=', id)
    .where('mailed_at', '>', new Date(clock.now().getTime() - coolDownMs))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Preparations that wait for their mail longer than the queue takes: their job was lost. */
export async function forgottenPreparations(
  db: AccountDb,
  { clock }: Pick<AccountServices, 'clock'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('account.preparation')
    .select('id')
    .where('mailed_at', 'is', null)
    .where('issued_at', '<', new Date(clock.now().getTime() - 60_000))
    .orderBy('issued_at')
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}
