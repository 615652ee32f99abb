/** The proof of an address: what stands behind the mailed link, and what pressing its button does. */
import { DomainError } from '../../../platform/fault.ts';
import type { AccountOwner } from '../../../platform/module.ts';
import { checkPassword, fitsPassword, hashPassword } from '../../../platform/passwords.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { recordConsent } from '../../rights/module.ts';
import { confirmEnd } from '../access.ts';
import type { AccountDb, AccountServices, AccountTx } from '../database.ts';
import { beginSession } from '../sessions.ts';
import { tokenHash } from '../tokens.ts';
import { consentWording, languageOf, lockAccount } from './commands.ts';
import { accountOf, type Preparation, preparationByToken, preparedLicences } from './queries.ts';

/** Guesses at the password of an account by somebody who has its mail. */
const confirmLimit = { name: 'account confirm', points: 10, seconds: 900 } as const;

/** @throws DomainError `linkExpired` */
export async function openPreparation(
  db: AccountDb,
  services: AccountServices,
  token: string,
): Promise<{ readonly preparation: Preparation; readonly isKnown: boolean }> {
  const found = await preparationByToken(db, tokenHash(services, 'confirm', token));
  if (!found || confirmEnd(services.policy, found.issued_at) <= services.clock.now())
    throw new DomainError('linkExpired');
  const account = await accountOf(db, found.person_id);
  return { preparation: found, isKnown: account?.closed_at === null };
}

/**
 * Opens the account of an address whose owner has its mail, with the password that is typed now. Only where it is the
 * password that was prepared, the licences prepared with it belong to the account: who prepared it was the same person. All that
 * anybody else prepared for the address dies here. Where there is an account already, the password typed must be that account's.
 * @returns the token of the session that it begins
 * @throws DomainError `linkExpired`, `wrongPassword`, `tooMany`, and those of `checkPassword`
 */
export async function confirmAccount(
  db: AccountDb,
  services: AccountServices,
  {
    token,
    password,
    language,
  }: { readonly token: string; readonly password: string; readonly language: Language },
): Promise<string> {
  const { preparation, isKnown } = await openPreparation(db, services, token);
  const personId = preparation.person_id;
  if (isKnown) await requireOwner(db, services, personId, password);
  else await checkPassword(password, [services.policy.controller.name, preparation.email]);
  const passwordHash = await hashPassword(password);
  const licenceIds = await fittingLicences(db, personId, password);
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId);
    const { numDeletedRows } = await tx
      .deleteFrom('account.preparation')
      .where('token_hash', '=', tokenHash(services, 'confirm', token))
      .executeTakeFirst();
    if (numDeletedRows !== 1n) throw new DomainError('linkExpired');
    await tx.deleteFrom('account.preparation').where('person_id', '=', personId).execute();
    if (!isKnown) await enterAccount(tx, services, { preparation, passwordHash, language });
    for (const licenceId of licenceIds) await addClaim(tx, services, personId, licenceId);
    return beginSession(tx, services, personId);
  });
}

async function requireOwner(
  db: AccountDb,
  { limiter }: AccountServices,
  personId: string,
  password: string,
): Promise<void> {
  await limiter.use(confirmLimit, personId);
  const account = await accountOf(db, personId);
  if (!(await fitsPassword(password, account?.password_hash ?? null))) throw new DomainError('wrongPassword');
  await limiter.clear(confirmLimit, personId);
}

async function fittingLicences(db: AccountDb, personId: string, password: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { licence_id, password_hash } of await preparedLicences(db, personId))
    if (licence_id !== null && (await fitsPassword(password, password_hash))) ids.push(licence_id);
  return ids;
}

/** A new account, or the closed one of the same person as it was, under the new password. */
async function enterAccount(
  tx: AccountTx,
  services: AccountServices,
  {
    preparation,
    passwordHash,
    language,
  }: { readonly preparation: Preparation; readonly passwordHash: string; readonly language: Language },
): Promise<void> {
  const { clock, policyVersion } = services;
  const wording = consentWording(services, language);
  const { person_id, email } = preparation;
  const now = clock.now();
  const reopened = await tx
    .updateTable('account.account')
    .set({ password_hash: passwordHash, language, wording, last_seen_at: now, closed_at: null })
    .where('person_id', '=', person_id)
    .executeTakeFirst();
  if (reopened.numUpdatedRows === 0n)
    await tx
      .insertInto('account.account')
      .values({
        person_id,
        policy_version: policyVersion,
        email,
        password_hash: passwordHash,
        language,
        wording,
        created_at: now,
        last_seen_at: now,
      })
      .execute();
  // A second factor that was closed with the account guards it again.
  await tx.updateTable('account.totp').set({ closed_at: null }).where('person_id', '=', person_id).execute();
  await recordConsent(tx, services, { personId: person_id, activity: 'account', wording });
}

/** Lets an account show a licence. @returns whether there is such an account, and it is open */
export async function addClaim(
  db: AccountDb,
  { clock, policyVersion }: AccountServices,
  personId: string,
  licenceId: string,
): Promise<boolean> {
  const account = await accountOf(db, personId);
  if (account?.closed_at !== null) return false;
  await db
    .insertInto('account.claim')
    .values({
      person_id: personId,
      policy_version: policyVersion,
      licence_id: licenceId,
      claimed_at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

/** The licences that an account shows. */
export async function claimsOf(db: AccountDb, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account.claim')
    .select('licence_id')
    .where('person_id', '=', personId)
    .orderBy('claimed_at')
    .execute();
  return rows.map(({ licence_id }) => licence_id);
}

/** The owners of open accounts that show a licence. */
export async function ownersOf(db: AccountDb, licenceId: string): Promise<AccountOwner[]> {
  const rows = await db
    .selectFrom('account.claim as claim')
    .innerJoin('account.account as account', 'account.person_id', 'claim.person_id')
    .select(['account.person_id', 'account.email', 'account.language'])
    .where('claim.licence_id', '=', licenceId)
    .where('account.closed_at', 'is', null)
    .execute();
  return rows.map(({ person_id, email, language }) => ({
    personId: person_id,
    email,
    language: languageOf(language),
  }));
}
