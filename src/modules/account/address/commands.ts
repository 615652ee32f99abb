/**
 * An account moves to another address. Its rows belong to the person of its address, so they move to the person of the new one;
 * what else is held about the old address stays where it was.
 */
import { sql } from 'kysely';
import { DomainError } from '../../../platform/fault.ts';
import { newId, newToken } from '../../../platform/ids.ts';
import { queueMail } from '../../../platform/mail/queue.ts';
import { fitsPassword } from '../../../platform/passwords.ts';
import { openSecret, sealSecret } from '../../../platform/second-factor.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { endConsent, normaliseAddress, personOf, recordConsent } from '../../rights/module.ts';
import { confirmEnd, resetEnd } from '../access.ts';
import type { AccountDb, AccountServices, AccountTx } from '../database.ts';
import { requirePassword } from '../home/commands.ts';
import { accountMail } from '../mails.tsx';
import { languageOf, lockAccount } from '../opening/commands.ts';
import { accountOf } from '../opening/queries.ts';
import { wholePasskeys } from '../passkey/passkeys.ts';
import { beginSession, type FoundSession } from '../sessions.ts';
import { tokenHash } from '../tokens.ts';

/** Guesses at the password behind the link that the new address got. */
const moveLimit = { name: 'account move', points: 10, seconds: 900 } as const;

/**
 * Notes the wish; the link to the new address is mailed by the task, and nothing changes before its button is pressed. Whether that
 * address has an account is told to nobody but its owner.
 * @throws DomainError `wrongPassword`, `tooMany`
 */
export async function askForMove(
  db: AccountDb,
  services: AccountServices,
  session: FoundSession,
  wish: { readonly email: string; readonly password: string; readonly language: Language },
): Promise<void> {
  const { clock, policy, policyVersion } = services;
  await requirePassword(db, services, session.person_id, wish.password);
  const now = clock.now();
  await sql`
    WITH person AS MATERIALIZED (SELECT ${personOf(services, wish.email)} AS id), entered AS (
      INSERT INTO account.link
        (person_id, policy_version, id, purpose, email, other_person, language, token_hash, mailed, issued_at, expires_at)
      SELECT person.id, ${policyVersion}, ${newId(clock)}::uuid, 'address', ${normaliseAddress(wish.email)}, ${session.person_id}::uuid,
        ${wish.language}, ${tokenHash(services, 'link', newToken())}::bytea, false, ${now}::timestamptz,
        ${confirmEnd(policy, now)}::timestamptz
      FROM person RETURNING id
    ) SELECT jobs.enqueue('account.mailLink', entered.id, 0::smallint) FROM entered
  `.execute(db);
}

interface MoveLink {
  readonly personId: string;
  readonly email: string;
  readonly other: string;
  readonly language: Language;
}

/** The unused link of a token. @throws DomainError `linkExpired` */
export async function openMove(
  db: AccountDb,
  services: AccountServices,
  purpose: 'address' | 'undo',
  token: string,
): Promise<MoveLink> {
  const link = await db
    .selectFrom('account.link')
    .select(['person_id', 'email', 'other_person', 'language', 'expires_at'])
    .where('token_hash', '=', tokenHash(services, 'link', token))
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (!link?.other_person || link.expires_at <= services.clock.now()) throw new DomainError('linkExpired');
  const { person_id: personId, email, other_person: other } = link;
  return { personId, email, other, language: languageOf(link.language) };
}

/**
 * Moves the account to the address that the link proves. The password is asked too: who got the link by a mistyped address has none.
 * @returns the token of a new session; all others have ended
 * @throws DomainError `linkExpired`, `wrongPassword`, `tooMany`
 */
export async function moveAccount(
  db: AccountDb,
  services: AccountServices,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<string> {
  const found = await openMove(db, services, 'address', token);
  await services.limiter.use(moveLimit, found.other);
  const before = await accountOf(db, found.other);
  if (!(await fitsPassword(password, before?.password_hash ?? null))) throw new DomainError('wrongPassword');
  return db.transaction().execute(async (tx) => {
    const { personId, email, other, language } = await lockMove(tx, services, 'address', token);
    const from = await accountOf(tx, other);
    const there = await accountOf(tx, personId);
    if (from?.closed_at !== null || there?.closed_at === null) throw new DomainError('linkExpired');
    await moveRows(tx, services, { from: other, to: personId, email, keepPassword: 'yes' });
    await mailUndo(tx, services, { personId: other, email: from.email, other: personId, language });
    return beginSession(tx, services, personId);
  });
}

/** Both persons in one order, so that two moves do not wait for each other. */
async function lockMove(
  tx: AccountTx,
  services: AccountServices,
  purpose: 'address' | 'undo',
  token: string,
): Promise<MoveLink> {
  const { personId, other } = await openMove(tx, services, purpose, token);
  for (const id of [personId, other].sort()) await lockAccount(tx, id);
  const link = await openMove(tx, services, purpose, token);
  await tx
    .deleteFrom('account.link')
    .where('token_hash', '=', tokenHash(services, 'link', token))
    .execute();
  return link;
}

/**
 * Copies the account, its authenticator, its passkeys and what it shows to another person, and deletes it where it was: sessions go with it, and
 * recovery codes too, which are bound to their person.
 */
async function moveRows(
  tx: AccountTx,
  services: AccountServices,
  {
    from,
    to,
    email,
    keepPassword,
  }: {
    readonly from: string;
    readonly to: string;
    readonly email: string;
    readonly keepPassword: 'yes' | 'no';
  },
): Promise<void> {
  const { keys } = services;
  const account = await tx
    .selectFrom('account.account')
    .selectAll()
    .where('person_id', '=', from)
    .executeTakeFirstOrThrow();
  const claims = await tx.selectFrom('account.claim').selectAll().where('person_id', '=', from).execute();
  const totp = await tx
    .selectFrom('account.totp')
    .selectAll()
    .where('person_id', '=', from)
    .executeTakeFirst();
  const passkeys = await wholePasskeys(tx, services, from);
  // A closed account of the new address waits for its removal: this one takes its place.
  await tx.deleteFrom('account.account').where('person_id', 'in', [from, to]).execute();
  const { restricted: _, ...row } = account;
  await tx
    .insertInto('account.account')
    .values({
      ...row,
      person_id: to,
      email,
      password_hash: keepPassword === 'yes' ? row.password_hash : null,
    })
    .execute();
  if (totp) {
    const secret = sealSecret(keys, 'account', to, openSecret(keys, 'account', from, totp.secret));
    const { restricted: _hidden, ...factor } = totp;
    await tx
      .insertInto('account.totp')
      .values({ ...factor, person_id: to, secret })
      .execute();
  }
  // Whoever moved the account away may have added one.
  if (keepPassword === 'yes')
    for (const passkey of passkeys)
      await tx
        .insertInto('account.passkey')
        .values({ ...passkey, person_id: to })
        .execute();
  for (const { licence_id, claimed_at, policy_version } of claims)
    await tx
      .insertInto('account.claim')
      .values({ person_id: to, policy_version, licence_id, claimed_at })
      .execute();
  await tx.deleteFrom('account.link').where('person_id', '=', from).where('purpose', '=', 'reset').execute();
  await endConsent(tx, services, { personId: from, activity: 'account' });
  await recordConsent(tx, services, { personId: to, activity: 'account', wording: row.wording });
}

/** Tells the old address, with the way back. */
async function mailUndo(tx: AccountTx, services: AccountServices, link: MoveLink): Promise<void> {
  const { clock, policy } = services;
  const token = newToken();
  const until = confirmEnd(policy, clock.now());
  await enterLink(tx, services, { ...link, purpose: 'undo', token, until });
  await queueMail(tx, services, {
    personId: link.personId,
    to: link.email,
    from: 'contact',
    kind: 'account.moved',
    priority: 0,
    holdsToken: true,
    ...accountMail(services, link.language, { name: 'moved', path: `/account/undo/${token}`, until }),
  });
}

const enterLink = (
  tx: AccountTx,
  services: AccountServices,
  link: MoveLink & { readonly purpose: 'undo' | 'reset'; readonly token: string; readonly until: Date },
) =>
  tx
    .insertInto('account.link')
    .values({
      person_id: link.personId,
      policy_version: services.policyVersion,
      id: newId(services.clock),
      purpose: link.purpose,
      email: link.email,
      other_person: link.purpose === 'undo' ? link.other : null,
      language: link.language,
      token_hash: tokenHash(services, 'link', link.token),
      mailed: true,
      issued_at: services.clock.now(),
      expires_at: link.until,
    })
    .execute();

/**
 * Brings an account back to its old address, whose owner has the mail about it: sessions and passkeys end, the password is void.
 * @returns the token of a link to a new password
 * @throws DomainError `linkExpired`
 */
export async function undoMove(db: AccountDb, services: AccountServices, token: string): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const link = await lockMove(tx, services, 'undo', token);
    if (!(await accountOf(tx, link.other)) || (await accountOf(tx, link.personId)))
      throw new DomainError('linkExpired');
    await moveRows(tx, services, {
      from: link.other,
      to: link.personId,
      email: link.email,
      keepPassword: 'no',
    });
    const reset = newToken();
    const until = resetEnd(services.policy, services.clock.now());
    await enterLink(tx, services, { ...link, purpose: 'reset', token: reset, until });
    return reset;
  });
}
