/** Signing in with address and password. */
import { DomainError } from '../../../platform/fault.ts';
import { fitsPassword } from '../../../platform/passwords.ts';
import { normaliseAddress } from '../../rights/module.ts';
import type { AccountDb, AccountServices } from '../database.ts';
import { beginSession } from '../sessions.ts';

/**
 * Tries from one client over all addresses, of one client at one address, and at one address over all clients. The last is wide,
 * so that a stranger cannot keep the owner out, who also gets in by a link to a new password; guessing stays hopeless.
 */
export const clientLimit = { name: 'account sign-in client', points: 30, seconds: 900 } as const;
const pairLimit = { name: 'account sign-in pair', points: 10, seconds: 900 } as const;
const addressLimit = { name: 'account sign-in address', points: 100, seconds: 3_600 } as const;

/**
 * An unknown address, a closed account and a wrong password get the same answer after the same work.
 * @returns the token of the session
 * @throws DomainError `wrongSignIn`, `tooMany`
 */
export async function signIn(
  db: AccountDb,
  services: AccountServices,
  given: { readonly email: string; readonly password: string; readonly client: string },
): Promise<string> {
  const { limiter } = services;
  const email = normaliseAddress(given.email);
  await limiter.use(clientLimit, given.client);
  await limiter.use(pairLimit, `${given.client} ${email}`);
  await limiter.use(addressLimit, email);
  const account = await db
    .selectFrom('account.account')
    .select(['person_id', 'password_hash'])
    .where('email', '=', email)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (!(await fitsPassword(given.password, account?.password_hash ?? null)) || !account)
    throw new DomainError('wrongSignIn');
  await limiter.clear(pairLimit, `${given.client} ${email}`);
  await limiter.clear(addressLimit, email);
  return beginSession(db, services, account.person_id);
}
