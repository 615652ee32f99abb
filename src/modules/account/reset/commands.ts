/** A new password for whoever has lost theirs: by a mailed link that works once. */
import { sql } from 'kysely';
import { DomainError } from '../../../platform/fault.ts';
import { newId, newToken } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import { checkPassword, hashPassword } from '../../../platform/passwords.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { normaliseAddress, personOf } from '../../rights/module.ts';
import { resetEnd } from '../access.ts';
import type { AccountDb, AccountServices, AccountTx } from '../database.ts';
import { accountMail } from '../mails.tsx';
import { languageOf, lockAccount } from '../opening/commands.ts';
import { accountOf } from '../opening/queries.ts';
import { dropPasskeys } from '../passkey/passkeys.ts';
import { beginSession, endSessions } from '../sessions.ts';
import { tokenHash } from '../tokens.ts';

/** Notes that somebody wants a new password for an address: with an account or without, it is the same one statement. */
export async function askForReset(
  db: AccountDb,
  services: AccountServices,
  { email, language }: { readonly email: string; readonly language: Language },
): Promise<void> {
  const { clock, policy, policyVersion } = services;
  const now = clock.now();
  await sql`
    WITH person AS MATERIALIZED (SELECT ${personOf(services, email)} AS id), entered AS (
      INSERT INTO account.link (person_id, policy_version, id, purpose, email, language, token_hash, mailed, issued_at, expires_at)
      SELECT person.id, ${policyVersion}, ${newId(clock)}::uuid, 'reset', ${normaliseAddress(email)}, ${language},
        ${tokenHash(services, 'link', newToken())}::bytea, false, ${now}::timestamptz, ${resetEnd(policy, now)}::timestamptz
      FROM person RETURNING id
    ) SELECT jobs.enqueue('account.mailLink', entered.id, 0::smallint) FROM entered
  `.execute(db);
}

const linkColumns = ['person_id', 'id', 'purpose', 'email', 'language', 'mailed', 'expires_at'] as const;

/** Mails a link; or, where it would lead nowhere, what can be done instead, or nothing at all. */
export async function mailLink(db: AccountDb, services: AccountServices, id: string): Promise<void> {
  const find = (from: AccountDb) =>
    from.selectFrom('account.link').select(linkColumns).where('id', '=', id).executeTakeFirst();
  const found = await find(db);
  if (!found) return;
  await db.transaction().execute(async (tx) => {
    await lockAccount(tx, found.person_id);
    const link = await find(tx);
    if (!link || link.mailed) return;
    const hasAccount = (await accountOf(tx, link.person_id))?.closed_at === null;
    const leads = hasAccount === (link.purpose === 'reset') && link.expires_at > services.clock.now();
    const token = newToken();
    const own = { person: link.person_id, id };
    if (leads) await markMailed(tx, services, own, token);
    else await dropLink(tx, own);
    if (leads || hasAccount) await mailTo(tx, services, link, leads ? token : null);
  });
}

interface OwnLink {
  readonly person: string;
  readonly id: string;
}

const markMailed = (tx: AccountTx, services: AccountServices, { person, id }: OwnLink, token: string) =>
  tx
    .updateTable('account.link')
    .set({ token_hash: tokenHash(services, 'link', token), mailed: true })
    .where('person_id', '=', person)
    .where('id', '=', id)
    .execute();

const dropLink = (tx: AccountTx, { person, id }: OwnLink) =>
  tx.deleteFrom('account.link').where('person_id', '=', person).where('id', '=', id).execute();

interface MailedLink {
  readonly person_id: string;
  readonly purpose: string;
  readonly email: string;
  readonly language: string;
  readonly expires_at: Date;
}

/** @param token null where the address that an account was to move to has one already */
async function mailTo(
  tx: AccountTx,
  services: AccountServices,
  link: MailedLink,
  token: string | null,
): Promise<void> {
  const name = link.purpose === 'reset' ? 'reset' : token === null ? 'taken' : 'address';
  await queueMail(tx, services, {
    personId: link.person_id,
    to: link.email,
    from: 'contact',
    kind: `account.${name}`,
    priority: 0,
    holdsToken: token !== null,
    ...accountMail(services, languageOf(link.language), {
      name,
      path: token === null ? '/account/sign-in' : `/account/${name}/${token}`,
      until: token === null ? null : link.expires_at,
    }),
  });
}

/** Links that wait for their mail longer than the queue takes: their job was lost. */
export async function forgottenLinks(
  db: AccountDb,
  { clock }: Pick<AccountServices, 'clock'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('account.link')
    .select('id')
    .where('mailed', '=', false)
    .where('issued_at', '<', new Date(clock.now().getTime() - 60_000))
    .orderBy('issued_at')
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}

/** The unused link of a token. @throws DomainError `linkExpired` */
export async function openReset(db: AccountDb, services: AccountServices, token: string) {
  const link = await db
    .selectFrom('account.link')
    .select(linkColumns)
    .where('token_hash', '=', tokenHash(services, 'link', token))
    .where('purpose', '=', 'reset')
    .executeTakeFirst();
  if (!link || link.expires_at <= services.clock.now()) throw new DomainError('linkExpired');
  return link;
}

/**
 * Sets the new password; every session and passkey ends, and every other link to a new password with it.
 * @returns the token of the session that begins
 * @throws DomainError `linkExpired`, and those of `checkPassword`
 */
export async function resetPassword(
  db: AccountDb,
  services: AccountServices,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<string> {
  const { person_id: personId, email } = await openReset(db, services, token);
  await checkPassword(password, [services.policy.controller.name, email]);
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId);
    await openReset(tx, services, token);
    await tx
      .deleteFrom('account.link')
      .where('person_id', '=', personId)
      .where('purpose', '=', 'reset')
      .execute();
    const changed = await tx
      .updateTable('account.account')
      .set({ password_hash: passwordHash })
      .where('person_id', '=', personId)
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) throw new DomainError('linkExpired');
    await endSessions(tx, personId);
    await dropPasskeys(tx, personId);
    return beginSession(tx, services, personId);
  });
}
