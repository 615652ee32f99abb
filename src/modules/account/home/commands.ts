/** What owners do with their own account. */
import { DomainError } from '../../../platform/fault.ts';
import { type Mail, queueMail } from '../../../platform/mail/queue.ts';
import { checkPassword, fitsPassword, hashPassword } from '../../../platform/passwords.ts';
import type { Language } from '../../../policy/vocabulary.ts';
import { endConsent } from '../../rights/module.ts';
import type { AccountDb, AccountServices, AccountTx } from '../database.ts';
import { accountMail } from '../mails.tsx';
import { lockAccount } from '../opening/commands.ts';
import { accountOf } from '../opening/queries.ts';
import { dropPasskeys } from '../passkey/passkeys.ts';
import type { FoundSession } from '../sessions.ts';
import { endSessions } from '../sessions.ts';
import type { LetterName } from '../words/mails.ts';

/** Tries at one's own password by somebody who found an open browser. */
const ownLimit = { name: 'account own password', points: 5, seconds: 900 } as const;

/** @throws DomainError `wrongPassword`, `tooMany` */
export async function requirePassword(
  db: AccountDb,
  { limiter }: AccountServices,
  personId: string,
  password: string,
): Promise<void> {
  await limiter.use(ownLimit, personId);
  const account = await accountOf(db, personId);
  if (!(await fitsPassword(password, account?.password_hash ?? null))) throw new DomainError('wrongPassword');
  await limiter.clear(ownLimit, personId);
}

/**
 * Changes the password, ends the other sessions, and tells the address.
 * @throws DomainError `wrongPassword`, `tooMany`, and those of `checkPassword`
 */
export async function changePassword(
  db: AccountDb,
  services: AccountServices,
  session: FoundSession,
  given: { readonly current: string; readonly fresh: string; readonly language: Language },
): Promise<void> {
  const { person_id: personId, email } = session;
  await requirePassword(db, services, personId, given.current);
  await checkPassword(given.fresh, [services.policy.controller.name, email]);
  const passwordHash = await hashPassword(given.fresh);
  await db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId);
    await tx
      .updateTable('account.account')
      .set({ password_hash: passwordHash })
      .where('person_id', '=', personId)
      .execute();
    await endSessions(tx, personId, session.id);
    await tell(tx, services, session, { name: 'password', path: '/account/forgotten', ...given });
  });
}

/**
 * Closes an account: nobody is signed in with the next statement, its consent ends, and its rows go when the policy says.
 * Until then whoever proves the address may open it again. Licences are nobody's and stay as they are.
 * @throws DomainError `wrongPassword`, `tooMany`
 */
export async function closeAccount(
  db: AccountDb,
  services: AccountServices,
  session: FoundSession,
  given: { readonly password: string; readonly language: Language },
): Promise<void> {
  const personId = session.person_id;
  await requirePassword(db, services, personId, given.password);
  const now = services.clock.now();
  await db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId);
    await tx
      .updateTable('account.account')
      .set({ closed_at: now })
      .where('person_id', '=', personId)
      .execute();
    await dropPasskeys(tx, personId);
    await tx.updateTable('account.totp').set({ closed_at: now }).where('person_id', '=', personId).execute();
    await endSessions(tx, personId);
    await tx.deleteFrom('account.link').where('person_id', '=', personId).execute();
    await tx.deleteFrom('account.preparation').where('person_id', '=', personId).execute();
    await endConsent(tx, services, { personId, activity: 'account' });
    await tell(tx, services, session, { name: 'closed', path: '/account/open', ...given });
  });
}

/** Tells the address of an account what was changed. */
export const tell = (
  tx: AccountTx,
  services: AccountServices,
  { person_id: personId, email: to }: FoundSession,
  {
    name,
    path,
    language,
  }: {
    readonly name: LetterName;
    readonly path: string;
    readonly language: Language;
  },
): Promise<string> => {
  const mail: Omit<Mail, 'subject' | 'text' | 'html'> = {
    personId,
    to,
    from: 'contact',
    kind: `account.${name}`,
    priority: 0,
  };
  return queueMail(tx, services, {
    ...mail,
    ...accountMail(services, language, { name, path, until: null }),
  });
};
